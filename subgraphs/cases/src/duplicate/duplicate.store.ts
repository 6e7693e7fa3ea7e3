import type { EntityManager } from '@hub/subgraph-kit';
import { INTAKE, type Likeness, SAME_INCIDENT_HOURS } from './duplicate.rules.js';

/** Which of these cases the person works on, and through which offices held now. */
export const assignmentsOf = (
  tx: EntityManager,
  { cases, person, appointments }: { cases: readonly string[]; person: string; appointments: readonly string[] },
): Promise<{ readonly case_id: string; readonly office: string }[]> =>
  tx.query(
    `select case_id, office from case_assignment
      where case_id = any ($1::uuid[]) and person = $2 and appointment = any ($3::text[]) and ended_at is null`,
    [cases, person, appointments],
  );

/**
 * Cases that are like these, whoever may see them. Needs a system actor.
 * @param asked.identifying those for which persons and reporters may be compared
 */
export const likenessesOf = (
  tx: EntityManager,
  { cases, identifying }: { cases: readonly string[]; identifying: readonly string[] },
): Promise<Likeness[]> => tx.query(LIKE, [cases, identifying, SAME_INCIDENT_HOURS, INTAKE]);

/** Condition: nobody has asked the person yet, and the case is still so young that somebody will. */
const UNASKED = (person: string): string => `(
    not exists (select from consent c where c.person_id = ${person}.id)
    and exists (select from case_file f where f.id = ${person}.case_id and f.state = any ($4::text[])))`;

/** Condition: a committee may know the person for their protection. */
const AGREED = (person: string): string => `exists (
    select from consent c
     where c.person_id = ${person}.id and c.withdrawn_at is null and (c.until is null or c.until > now())
       and 'PROTECTION' = any (c.purposes) and 'COMMITTEE' = any (c.recipients))`;

const LIKE = `
  select m.of, m.other, f.lead_committee as committee, m.match from (
    select p.case_id as of, q.case_id as other, 'PERSON_' || t.kind as match
      from person p
      join person_token t on t.person_id = p.id
      join person_token u on u.kind = t.kind and u.token = t.token
      join person q on q.id = u.person_id and q.case_id <> p.case_id
     where p.case_id = any ($2::uuid[])
       and ((${AGREED('p')} and ${AGREED('q')})
         or (t.kind <> 'NAME' and (${AGREED('p')} or ${UNASKED('p')}) and (${AGREED('q')} or ${UNASKED('q')})))
    union
    select r.case_id, s.case_id, 'REPORTER_' || r.kind
      from report_token r join report_token s on s.kind = r.kind and s.token = r.token and s.case_id <> r.case_id
     where r.case_id = any ($2::uuid[])
    union
    select c.id, o.id, 'PLACE_AND_TIME'
      from case_file c join case_file o on o.district = c.district and o.category = c.category and o.id <> c.id
       and o.created_at between c.created_at - make_interval(hours => $3) and c.created_at + make_interval(hours => $3)
     where c.id = any ($1::uuid[])
  ) m join case_file f on f.id = m.other
  where f.state <> 'DUPLICATE'
  order by f.created_at desc, f.id`;
