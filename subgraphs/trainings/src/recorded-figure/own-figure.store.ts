import type { DatedFact, EntityManager } from '@hub/subgraph-kit';
import type { AgencyKind, TrainingTopic } from '@hub/vocabulary';
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

/** Trainings that indicators of their own count: by enforcement, with the guide on referral, for teams. */
export type Programme = 'I9' | 'I10' | 'I11';

/** Those of a kind of agency who came to the trainings of a programme that a committee held in a quarter. */
export interface QuarterOfProgramme extends DatedFact {
  readonly agencyKind: AgencyKind;
  readonly women: number;
  readonly men: number;
}

/** What a training for multidisciplinary teams teaches, three of them at least. */
const TEAM_TOPICS = [
  'RISK_MAPPING',
  'INTERVIEWING',
  'NEEDS_AND_SERVICES',
  'TRAUMA_INFORMED_CARE',
  'SELF_CARE',
] as const;

/** Whether a training `e` is of a programme, by what is recorded of it; `$2` are topics. */
const IS_OF: Readonly<Record<Programme, { readonly condition: string; readonly topics: readonly TrainingTopic[] }>> = {
  I9: {
    condition: `exists (select from training_curriculum t join presentation p on p.module_id = any (t.modules)
                         where t.training_event_id = e.id and p.stage is not null) and cardinality($2::text[]) = 0`,
    topics: [],
  },
  I10: {
    condition: `exists (select from training_material t join material_version v on v.id = t.material_version_id
                          join material m on m.id = v.material_id
                         where t.training_event_id = e.id and m.kind = 'GUIDE' and m.topics && $2::text[])`,
    topics: ['IDENTIFICATION_AND_REFERRAL'],
  },
  I11: {
    condition: `(select count(*) from unnest($2::text[]) topic where topic = any (e.topics)) >= 3`,
    topics: TEAM_TOPICS,
  },
};

/** @param today ISO day; what is recorded of a later one is no fact yet */
export const quartersOfProgramme = (
  tx: EntityManager,
  programme: Programme,
  today: string,
): Promise<QuarterOfProgramme[]> =>
  tx.query(
    `select e.committee_id as committee, max(e.held_on)::text as day, c.agency_kind as "agencyKind",
            sum(c.women)::int as women, sum(c.men)::int as men
       from training_event e join attendance_count c on c.training_event_id = e.id
      where e.state not in ('PLANNED', 'CANCELLED') and e.held_on <= $1 and ${IS_OF[programme].condition}
      group by e.committee_id, c.agency_kind, date_trunc('quarter', e.held_on)
      order by c.agency_kind`,
    [today, IS_OF[programme].topics],
  );
