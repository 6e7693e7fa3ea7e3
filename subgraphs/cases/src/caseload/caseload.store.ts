import type { EntityManager } from '@hub/subgraph-kit';
import type { CaseState } from '@hub/vocabulary';

/** The work of one official through one office. */
export interface CaseloadRow {
  readonly person: string;
  readonly office: string;
  readonly open: number;
  readonly due: number;
  readonly overdue: number;
  /** When something was last done with the course of the case that has waited longest. */
  readonly oldest: Date | null;
  /** Ids of cases, first what has waited longest. */
  readonly cases: readonly string[];
}

const MOST = { officials: 200, cases: 50 };

/** Of the cases and tasks that the actor sees; who is late first. */
export const caseloadOf = (
  tx: EntityManager,
  offices: readonly string[],
  states: readonly CaseState[],
): Promise<CaseloadRow[]> =>
  tx.query(
    `with working as (
       select s.person, s.office, c.id,
              coalesce((select max(t.created_at) from case_step t where t.case_id = c.id), c.created_at) as moved
         from case_assignment s join case_file c on c.id = s.case_id
        where s.office = any ($1::text[]) and s.ended_at is null and c.state = any ($2::text[])
        group by s.person, s.office, c.id, c.created_at),
     loads as (
       select person, office, count(*)::int as open, min(moved) as oldest,
              (array_agg(id order by moved, id))[1:${MOST.cases}] as cases
         from working group by person, office),
     tasks as (
       select t.person, t.office, count(*) filter (where t.due_at >= now())::int as due,
              count(*) filter (where t.due_at < now())::int as overdue
         from case_task t where t.office = any ($1::text[]) and t.state = 'OPEN' group by t.person, t.office)
     select person, office, coalesce(open, 0) as open, coalesce(due, 0) as due, coalesce(overdue, 0) as overdue, oldest,
            coalesce(cases, '{}') as cases
       from loads full join tasks using (person, office)
      order by 5 desc, 3 desc, office, person limit ${MOST.officials}`,
    [offices, states],
  );
