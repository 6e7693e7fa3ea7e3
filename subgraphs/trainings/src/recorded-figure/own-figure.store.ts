import type { DatedFact, EntityManager } from '@hub/subgraph-kit';
import { LEAST_TESTED } from '../assessment/assessment.rules.js';

/** What the trainings of a committee came to in a quarter, as far as it is over; `day` is the last one on which one was held. */
export interface QuarterOfTrainings extends DatedFact {
  readonly trainings: number;
  readonly women: number;
  readonly men: number;
  /** Participations in the trainings with both tests, where everybody may know their means. */
  readonly tested: number;
  /** Sum over those trainings of participants times change, in percentage points. */
  readonly weighted: number;
}

/** @param today ISO day; what is recorded of a later one is no fact yet, and takes nothing with it */
export const quartersOfTrainings = (tx: EntityManager, today: string): Promise<QuarterOfTrainings[]> =>
  tx.query(
    `select committee_id as committee, max(held_on)::text as day, count(*)::int as trainings,
            sum(women)::int as women, sum(men)::int as men,
            coalesce(sum(women + men) filter (where change is not null), 0)::int as tested,
            coalesce(sum((women + men) * change), 0)::float8 as weighted
       from (select e.id, e.committee_id, e.held_on, a.post_mean - a.pre_mean as change,
                    coalesce(sum(c.women), 0) as women, coalesce(sum(c.men), 0) as men
               from training_event e
               left join attendance_count c on c.training_event_id = e.id
               left join assessment a on a.training_event_id = e.id and least(a.pre_count, a.post_count) >= $1
              where e.state not in ('PLANNED', 'CANCELLED') and e.held_on <= $2
              group by e.id, a.training_event_id) as held
      group by committee_id, date_trunc('quarter', held_on)`,
    [LEAST_TESTED, today],
  );

/** Persons whom lists of names have as participants of a committee's trainings, each once. */
export const peopleReached = (tx: EntityManager): Promise<{ readonly committee: string; readonly people: number }[]> =>
  tx.query('select committee_id as committee, people from attendance_reach');
