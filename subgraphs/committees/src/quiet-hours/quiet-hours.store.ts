import type { EntityManager } from '@hub/subgraph-kit';
import { QuietHoursEntity } from './quiet-hours.entity.js';

export const findQuietHours = (tx: EntityManager, person: string): Promise<QuietHoursEntity | null> =>
  tx.findOneBy(QuietHoursEntity, { person });

/** Sets a person's quiet hours, or takes them away. What waits for the old ones is looked at again. */
export const keepQuietHours = async (
  tx: EntityManager,
  person: string,
  hours: QuietHoursEntity | null,
): Promise<void> => {
  await (hours ? tx.save(hours) : tx.delete(QuietHoursEntity, { person }));
  await tx.query(
    `update delivery set next_at = clock_timestamp()
      where person = $1 and state = 'WAITING' and outcome = 'QUIET_HOURS'`,
    [person],
  );
};
