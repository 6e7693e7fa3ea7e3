import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { Scope } from '@hub/vocabulary';
import { actionsOf, type TimelineClass } from './timeline.table.js';

export interface TimelineRow {
  readonly id: string;
  /** ISO instant with microseconds. */
  readonly at: string;
  readonly action: string;
  readonly office: string | null;
  readonly resource_type: string;
  readonly resource: string;
}

/** The case is seen by one of the offices, as a row of this type. */
const seenAs = (type: string): string => `exists (
  select from row_access a where a.resource_type = '${type}' and a.resource = r.case_id and a.office = any ($2::text[])
     and (a.until is null or a.until > now()) offset 0)`;

type RowBound = Exclude<TimelineClass, 'CASE' | 'NOBODY'>;

/**
 * Of each class that is about rows: the scope it needs, the rows of cases as `case_id, id`, and what must hold of them
 * besides the policies of their tables. $2 is the actor's offices with the scope, $3 whether there is a second factor.
 */
const ROWS: Readonly<Record<RowBound, { readonly scope: Scope; readonly from: string; readonly where?: string }>> = {
  EMERGENCY: { scope: 'case:read', from: 'select case_id, id from case_emergency' },
  ALERT: { scope: 'alert:read', from: 'select case_id, id from case_alert' },
  SHARE: { scope: 'case:read', from: 'select case_id, id from case_share' },
  CONFERENCE: { scope: 'case:read', from: 'select case_id, id from case_conference' },
  REFERRAL: { scope: 'case:read', from: 'select case_id, id from referral' },
  PERSON: {
    scope: 'person:read',
    from: `select case_id, id from person union all select case_id, id from consent
      union all select case_id, id from screening union all select case_id, id from mdt_review
      union all select case_id, id from team_member`,
    where: seenAs('case_person'),
  },
  // of files that identify a person; that there are others is known by the list of files
  ATTACHMENT: {
    scope: 'person:identify',
    from: `select case_id, id from attachment where person_id is not null and kind <> 'MEDICAL'`,
    where: seenAs('case_person'),
  },
  ASSISTANCE: {
    scope: 'assistance:read',
    from: `select case_id, id from assistance union all select case_id, id from support_plan
      union all select case_id, id from follow_up`,
    where: seenAs('case_person'),
  },
  SUSPECT: { scope: 'suspect:read', from: 'select case_id, id from suspect' },
  OPERATION: {
    scope: 'operation:read',
    from: 'select case_id, operation_id as id, done from operation_case',
    where: `(done or $3) and ${seenAs('case')}`,
  },
};

/** What a caller sees of the timelines of cases, besides acts upon a case itself. */
export interface Seen {
  readonly actions: readonly string[];
  /** Ids of rows, by case. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
}

/** Asked as the caller. */
export const seenOf = async (
  tx: EntityManager,
  cases: readonly string[],
  { officesWith, mfa }: { readonly officesWith: (scope: Scope) => readonly string[]; readonly mfa: boolean },
): Promise<Seen> => {
  const actions: string[] = [];
  const rows = new Map<string, string[]>(cases.map((id) => [id, []]));
  for (const [kind, { scope, from, where = 'true' }] of Object.entries(ROWS) as [RowBound, (typeof ROWS)[RowBound]][]) {
    const offices = officesWith(scope);
    if (!offices.length) continue;
    const found: { case_id: string; id: string }[] = await tx.query(
      `select r.case_id, r.id from (${from}) r
        where r.case_id = any ($1::uuid[]) and $2::text[] is not null and $3::boolean is not null and ${where}`,
      [cases, offices, mfa],
    );
    actions.push(...actionsOf(kind));
    for (const row of found) rows.get(row.case_id)!.push(row.id);
  }
  return { actions, rows };
};

const AT = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;
const PAGE = (at: string, id: string): string =>
  `and (${at}, ${id}) < ($2::timestamptz, $3::uuid) order by ${at} desc, ${id} desc limit $7`;

/** Of a case and what was carried over to it: acts that somebody did, as the record has them. */
const ACTS = `
  select id, ${AT('at')}, action, office, resource_type, resource from audit_entry
   where subject in (select 'case:' || $1::uuid union all select 'case:' || id from case_file where duplicate_of = $1::uuid)
     and ((subject = 'case:' || $1::uuid and action = any ($4::text[]))
       or (action = any ($5::text[]) and resource = any ($6::text[])))
     ${PAGE('at', 'id')}`;

/** When a step was fired is kept after what it told, and so in the order of the steps. */
const TOLD = 'coalesce(s.fired_at, e.created_at)';
/** What the hub told by itself, at first or because nobody had accepted, with the office that it told. */
const ALERTS = `
  select a.id, ${AT(TOLD)}, case when s.event is null then 'alert.given' else 'alert.escalated' end, a.office,
         'case_alert', a.id::text
    from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
    left join escalation_step s on s.escalation = e.escalation and s.event = e.event
   where a.case_id = $1::uuid and a.id::text = any ($6::text[]) ${PAGE(TOLD, 'a.id')}`;

/** Steps at which nobody held the offices that were to be told. */
const PASSED_OVER = `
  select s.event, ${AT('s.fired_at')}, 'alert.passed_over', null, 'case_alert', a.id
    from escalation_step s join lateral (
      select min(a.id::text) as id from inbox_entry e join case_alert a on a.inbox = e.inbox and a.number = e.number
       where e.escalation = s.escalation and a.case_id = $1::uuid and a.id::text = any ($6::text[])) a on a.id is not null
   where s.outcome = 'VACANT' and s.escalation in (
     select e.escalation from case_alert l join inbox_entry e on e.inbox = l.inbox and e.number = l.number
      where l.case_id = $1::uuid) ${PAGE('s.fired_at', 's.event')}`;

/** Newest first, what happened to a case that is seen. Needs a system actor. */
export const actsOfCase = (
  tx: EntityManager,
  caseId: string,
  { keyset: { after, limit }, seen }: { readonly keyset: Keyset; readonly seen: Seen },
): Promise<TimelineRow[]> =>
  tx.query(
    `select * from ((${ACTS}) union all (${ALERTS}) union all (${PASSED_OVER})) t order by at desc, id desc limit $7`,
    [...[caseId, ...beforeOf(after), actionsOf('CASE'), seen.actions], ...[seen.rows.get(caseId) ?? [], limit]],
  );
