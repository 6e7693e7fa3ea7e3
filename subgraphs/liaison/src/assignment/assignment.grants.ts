import { type Directory, type EntityManager, grantRows, type RowGrant } from '@hub/subgraph-kit';
import { grantsFor, type OfficeBook } from '../committee/committee.rules.js';

/** Who may see a counterpart office because a committee works with it. */
export const counterpartGrants = (book: OfficeBook, committee: string, counterpart: string): RowGrant[] =>
  grantsFor(book, committee, {
    ...{ resourceType: 'counterpart_office', resource: counterpart, scope: 'counterpart:read' },
  });

/**
 * Lets those see a counterpart office whose committees work with it now, and no others by that reason. The national
 * desks keep it, so that an office that nobody works with can be assigned again. Needs a system actor.
 */
export const regrant = async (tx: EntityManager, book: Directory, counterpart: string): Promise<void> => {
  const running: { committee: string }[] = await tx.query(
    'select committee from liaison_assignment where counterpart = $1 and until is null',
    [counterpart],
  );
  const grants = running.flatMap(({ committee }) => counterpartGrants(book, committee, counterpart));
  await grantRows(tx, grants);
  await tx.query(
    `update row_access set until = now()
      where resource_type = 'counterpart_office' and resource = $1 and reason in ('COMMITTEE', 'PROVINCE')
        and until is null and not reason || ' ' || office = any ($2::text[])`,
    [counterpart, grants.map(({ reason, office }) => `${reason} ${office}`)],
  );
};
