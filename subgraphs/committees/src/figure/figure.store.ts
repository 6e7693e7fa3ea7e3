import type { DatedFact, EntityManager } from '@hub/subgraph-kit';
import type { MeetingKind } from '@hub/vocabulary';

/** A district committee of which the year is known in which it was set up. */
export interface FoundedCommittee {
  readonly committee: string;
  /** P-code of its district. */
  readonly place: string;
  readonly year: number;
}

export const foundedCommittees = (tx: EntityManager): Promise<FoundedCommittee[]> =>
  tx.query(
    `select id as committee, place, established_year as year from committee
      where level = 'DISTRICT' and established_year is not null order by established_year, place`,
  );

/** Meetings that were held. Conferences on cases are left out: how many there were tells of cases. */
export const heldMeetings = (tx: EntityManager): Promise<(DatedFact & { readonly kind: MeetingKind })[]> =>
  tx.query(
    `select committee, held_on::text as day, kind from meeting where state = 'HELD' and kind <> 'CASE_CONFERENCE'`,
  );

/** A committee that is or was to meet each quarter, and since when. */
export interface MeetingCommittee {
  readonly committee: string;
  /** ISO day: it was entered by then, and had its inception meeting where that is known. */
  readonly since: string;
}

/** Committees that are at work, as rule A14 asks them, and those dissolved; of nothing that was before they were entered. */
export const meetingCommittees = (tx: EntityManager): Promise<MeetingCommittee[]> =>
  tx.query(
    `select c.id as committee,
            greatest((c.created_at at time zone 'Asia/Bangkok')::date, s.happened_on)::text as since
       from committee c left join establishment_step s on s.committee = c.id and s.step = 'INCEPTION_MEETING'
      where c.state in ('ACTIVE', 'DISSOLVED')`,
  );

/** Committees that are no more, and the ISO day on which they were dissolved. */
export const dissolvedCommittees = (tx: EntityManager): Promise<DatedFact[]> =>
  tx.query('select id as committee, dissolved_on::text as day from committee where dissolved_on is not null');

/** Committees with money in the budget of a municipality or local body, a row for each financial year. */
export const fundedYears = (tx: EntityManager): Promise<{ readonly committee: string; readonly year: number }[]> =>
  tx.query(
    `select distinct p.committee, p.financial_year as year
       from budget_line b join action_plan p on p.id = b.plan
      where b.source in ('MUNICIPALITY', 'LOCAL_ADMINISTRATIVE_ORGANIZATION') and b.allocated > 0`,
  );

/** Plans, and the day on which each was submitted for the first time. */
export const submittedPlans = (
  tx: EntityManager,
): Promise<{ readonly committee: string; readonly year: number; readonly submittedOn: string | null }[]> =>
  tx.query(
    `select p.committee, p.financial_year as year,
            (min(s.created_at) at time zone 'Asia/Bangkok')::date::text as "submittedOn"
       from action_plan p left join plan_step s on s.plan = p.id and s.state = 'SUBMITTED'
      group by p.id`,
  );

/** Tasks that were given to somebody, by the day they are due. Those of cases are left out: their number tells of cases. */
export const assignedTasks = (tx: EntityManager): Promise<(DatedFact & { readonly endorsed: boolean })[]> =>
  tx.query(
    `select committee, due_on::text as day, endorsed_on is not null as endorsed
       from task where office is not null and state <> 'DROPPED' and case_id is null`,
  );

/** Times in which a committee had no chair; `until` null while it has none. */
export const chairVacancies = (
  tx: EntityManager,
): Promise<{ readonly committee: string; readonly since: string; readonly until: string | null }[]> =>
  tx.query(
    `select o.committee, (v.since at time zone 'Asia/Bangkok')::date::text as since,
            (v.filled_at at time zone 'Asia/Bangkok')::date::text as until
       from vacancy v join office o on o.id = v.office
      where o.kind = 'CHAIR' and o.committee is not null`,
  );
