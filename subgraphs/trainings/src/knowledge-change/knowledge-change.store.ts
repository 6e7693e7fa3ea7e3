import type { EntityManager } from '@hub/subgraph-kit';
import type { AssessedTraining } from './knowledge-change.rules.js';

/** Tested trainings of these committees; of all when null. */
export const assessedTrainings = async (
  tx: EntityManager,
  committees: readonly string[] | null,
): Promise<(AssessedTraining & { committee: string })[]> => {
  const rows = await tx.query<{ committee: string; participants: string; change: string }[]>(
    `select e.committee_id as committee, sum(c.women + c.men) as participants, a.post_mean - a.pre_mean as change
       from training_event e
       join assessment a on a.training_event_id = e.id
       join attendance_count c on c.training_event_id = e.id
      where e.state <> 'CANCELLED' and ($1::uuid[] is null or e.committee_id = any ($1))
      group by e.id, a.training_event_id`,
    [committees],
  );
  return rows.map(({ committee, participants, change }) => ({
    committee,
    participants: Number(participants),
    change: Number(change),
  }));
};
