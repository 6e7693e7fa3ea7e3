import { type Directory, type EntityManager, grantReaders } from '@hub/subgraph-kit';
import { assignedCounterparts } from '../counterpart/counterpart.readers.js';

/**
 * Lets those see a counterpart office whose committees work with it now, and no others by that reason. The national
 * desks keep it, so that an office that nobody works with can be assigned again. Needs a system actor.
 */
export const regrant = async (tx: EntityManager, directory: Directory, counterpart: string): Promise<void> => {
  const running: { committee: string }[] = await tx.query(
    'select committee from liaison_assignment where counterpart = $1 and until is null',
    [counterpart],
  );
  const owned = running.map(({ committee: owner }) => ({ resource: counterpart, owner, directory }));
  for (const row of owned) await grantReaders(tx, assignedCounterparts, row);
  const readers = running.flatMap(({ committee }) => assignedCounterparts.readersOf(directory, committee));
  await tx.query(
    `update row_access set until = now()
      where resource_type = 'counterpart_office' and resource = $1 and reason in ('COMMITTEE', 'PROVINCE')
        and until is null and not reason || ' ' || office = any ($2::text[])`,
    [counterpart, readers.map(({ reason, office }) => `${reason} ${office}`)],
  );
};
