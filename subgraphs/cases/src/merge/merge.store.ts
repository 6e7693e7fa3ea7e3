import type { EntityManager } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { type Doer, insertStep } from '../case/case.step-store.js';
import { CASE_COLUMNS, type CaseRow } from '../case/case.store.js';
import { consentsOfCases } from '../consent/consent.store.js';
import type { Concerned, Sight } from './merge.rules.js';

/** Two cases that are one. */
export interface Merged {
  /** Id of the one that ends. */
  readonly from: string;
  /** Id of the one that goes on. */
  readonly to: string;
}

/** Who sees persons or inquires, of each case. Needs a system actor. */
export const sightsOf = (tx: EntityManager, cases: readonly string[]): Promise<Sight[]> =>
  tx.query(
    `select a.resource as "caseId", a.office, array_agg(distinct a.reason) as reasons,
            array(select distinct p from case_share h cross join unnest(h.purposes) p
                   where h.case_id = a.resource and h.office = a.office and h.ended_at is null and h.until > now()) as purposes
       from row_access a
      where a.resource = any ($1::uuid[]) and (a.until is null or a.until > now())
        and (a.resource_type = 'case_person' or (a.resource_type = 'case' and a.reason = 'INQUIRY'))
      group by a.resource, a.office`,
    [cases],
  );

/** The persons of cases who were not erased, with their consents. Needs a system actor, and the cases locked. */
export const concernedIn = async (tx: EntityManager, cases: readonly string[]): Promise<Concerned[]> => {
  const rows: { id: string; case_id: string }[] = await tx.query(
    'select id, case_id from person where case_id = any ($1::uuid[]) and erased_at is null',
    [cases],
  );
  const consents = await consentsOfCases(tx, cases);
  return rows.map(({ id, case_id: caseId }) => ({
    caseId,
    consents: consents.filter(({ personId }) => personId === id),
  }));
};

/** What of a case goes on in the other one; a tip before its messages, because who writes one holds the tip. */
const CARRIED = [
  ...['report', 'report_token', 'tip', 'tip_message'],
  ...['person', 'consent', 'screening', 'mdt_review', 'team_member'],
  ...['assistance', 'support_plan', 'support_goal', 'follow_up', 'attachment'],
  ...['case_share', 'inquiry', 'case_assignment', 'case_task', 'case_conference'],
  ...['referral', 'suspect', 'operation_case', 'disclosure'],
];

/** What somebody does in both, or sits in both for, goes on once. */
const END_WHAT_BOTH_HAVE = [
  `update case_assignment d set ended_at = now(), ended_by = $3
    where d.case_id = $1 and d.ended_at is null and exists (
      select from case_assignment k
       where k.case_id = $2 and k.person = d.person and k.office = d.office and k.ended_at is null)`,
  `update team_member d set ended_at = now(), ended_by = $3, end_reason = 'REPLACED'
    where d.case_id = $1 and d.ended_at is null and exists (
      select from team_member k
       where k.case_id = $2 and k.discipline = d.discipline and k.office is not distinct from d.office
         and k.ended_at is null)`,
];

/** An operation in both stays a link of each. */
const UNLESS_IN_BOTH: Readonly<Record<string, string>> = {
  operation_case:
    'and not exists (select from operation_case k where k.case_id = $2 and k.operation_id = t.operation_id)',
};

/** What is still asked of somebody is asked about the case that goes on; first, a step that is fired meanwhile is waited for. */
const FOLLOW_WHAT_WAITS = [
  `update escalation x set facts = jsonb_set(x.facts, '{case}', to_jsonb($2::uuid))
    where x.state in ('OPEN', 'FINISHED') and x.facts ->> 'case' = $1::uuid::text`,
  `update case_alert a set case_id = $2 from inbox_entry e join escalation x on x.id = e.escalation
    where a.case_id = $1 and e.inbox = a.inbox and e.number = a.number and x.state in ('OPEN', 'FINISHED')`,
];

/** What is given to one person for an hour, or left to whoever led a case, stays with that case. */
const STAYS = ['BREAK_GLASS', 'FORMER_LEAD'];

const CARRY_SIGHT = `
  insert into row_access (resource_type, resource, office, reason, until, created_at)
  select a.resource_type, f.id, a.office, a.reason, a.until, f.created_at
    from row_access a join case_file f on f.id = $2
   where a.resource = $1 and a.resource_type in ('case', 'case_person') and (a.until is null or a.until > now())
     and a.reason <> all ($3::text[])
  on conflict (resource_type, resource, office, reason) do update
    set until = case when row_access.until is null or excluded.until is null then null
                     else greatest(row_access.until, excluded.until) end`;

/**
 * Carries everything of a case over to another one, and who may see it. Of cases that were merged into it before, too.
 * Needs a system actor, and both locked.
 */
export const carryOver = async (tx: EntityManager, { from, to, by }: Merged & Pick<Doer, 'by'>): Promise<void> => {
  for (const statement of FOLLOW_WHAT_WAITS) await tx.query(statement, [from, to]);
  for (const statement of END_WHAT_BOTH_HAVE) await tx.query(statement, [from, to, by]);
  for (const table of CARRIED)
    await tx.query(`update ${table} t set case_id = $2 where t.case_id = $1 ${UNLESS_IN_BOTH[table] ?? ''}`, [
      from,
      to,
    ]);
  await tx.query(CARRY_SIGHT, [from, to, STAYS]);
  await tx.query('update case_file set duplicate_of = $2 where duplicate_of = $1', [from, to]);
};

/**
 * Says of the case that goes on that another one was merged into it, in a new version that names the places of both;
 * of two origins its own. Needs a system actor.
 */
export const recordMerge = async (tx: EntityManager, { from, to }: Merged, doer: Doer): Promise<void> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set version = c.version + 1, origin_place = coalesce(c.origin_place, d.origin_place),
            transit_places = array(select distinct p from unnest(c.transit_places || d.transit_places) p order by p)
       from case_file d where c.id = $1 and d.id = $2 returning ${CASE_COLUMNS}`,
    [to, from],
  );
  await insertStep(tx, row!, { ...doer, act: 'MERGED' });
  await recordAct(tx, {
    ...{ by: doer.by, office: doer.through, action: 'case.merged', purpose: 'merge-cases' },
    ...{ resourceType: 'case', resource: to, caseId: to },
  });
};

/** Cases that were merged into these, as far as the actor sees them, oldest first. */
export const duplicatesOfCases = (tx: EntityManager, cases: readonly string[]): Promise<CaseRow[]> =>
  tx.query(
    `select ${CASE_COLUMNS} from case_file c where c.duplicate_of = any ($1::uuid[]) order by c.created_at, c.id`,
    [cases],
  );
