import type { EntityManager } from '@hub/subgraph-kit';
import type { Sex } from '@hub/vocabulary';
import { LEAST_TESTED } from '../assessment/assessment.rules.js';
import type { AssessedTraining } from './knowledge-change.rules.js';

/** A tested training with its committee. */
export type TestedTraining = AssessedTraining & { readonly committee: string };

const OF_COMMITTEES = `e.state <> 'CANCELLED' and ($1::uuid[] is null or e.committee_id = any ($1))`;

/** Trainings of these committees whose means are told; of all when null. */
export const assessedTrainings = (tx: EntityManager, committees: readonly string[] | null): Promise<TestedTraining[]> =>
  tx.query(
    `select e.committee_id as committee, sum(c.women + c.men)::int as participants,
            (a.post_mean - a.pre_mean)::float8 as change
       from training_event e
       join assessment a on a.training_event_id = e.id
       join attendance_count c on c.training_event_id = e.id
      where least(a.pre_count, a.post_count) >= $2 and ${OF_COMMITTEES}
      group by e.id, a.training_event_id`,
    [committees, LEAST_TESTED],
  );

/** The same of those who took both tests, of trainings where it may be told. */
export const matchedTrainings = (tx: EntityManager, committees: readonly string[] | null): Promise<TestedTraining[]> =>
  tx.query(
    `select e.committee_id as committee, m.pairs as participants, (m.post_mean - m.pre_mean)::float8 as change
       from training_event e join assessment_pairs m on m.training_event_id = e.id
      where m.pre_mean is not null and ${OF_COMMITTEES}`,
    [committees],
  );

/** The same by sex. */
export const matchedBySex = (
  tx: EntityManager,
  committees: readonly string[],
): Promise<(TestedTraining & { readonly sex: Sex })[]> =>
  tx.query(
    `select e.committee_id as committee, m.sex, m.pairs as participants, (m.post_mean - m.pre_mean)::float8 as change
       from training_event e join assessment_pairs_by_sex m on m.training_event_id = e.id
      where e.state <> 'CANCELLED' and e.committee_id = any ($1)
      order by m.sex`,
    [committees],
  );
