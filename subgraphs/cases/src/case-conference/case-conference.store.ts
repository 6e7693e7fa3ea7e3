import { afterOf, beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { ConferenceCallOffReason, ConferenceState, ConferenceTopic, MdtDiscipline } from '@hub/vocabulary';
import { type CaseTaskRow, TASK_COLUMNS } from '../case-task/case-task.store.js';

/** An office that was invited, and whether it came; null before the conference is held. */
export interface ConferenceMemberRow {
  readonly office: string;
  readonly discipline: MdtDiscipline | null;
  readonly attended: boolean | null;
}

export interface CaseConferenceRow {
  readonly id: string;
  readonly caseId: string;
  readonly state: ConferenceState;
  readonly topics: readonly ConferenceTopic[];
  /** ISO instant with microseconds. */
  readonly scheduledAt: string;
  readonly offices: readonly string[];
  readonly members: readonly ConferenceMemberRow[];
  readonly heldAt: Date | null;
  readonly callOffReason: ConferenceCallOffReason | null;
  readonly version: number;
  readonly convenedBy: string;
  readonly convenedThrough: string;
  readonly fingerprint: string;
  readonly createdAt: Date;
}

const COLUMNS = `c.id, c.case_id as "caseId", c.state, c.topics,
  to_char(c.scheduled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "scheduledAt", c.offices, c.members,
  c.held_at as "heldAt", c.call_off_reason as "callOffReason", c.version, c.convened_by as "convenedBy",
  c.convened_through as "convenedThrough", c.fingerprint, c.created_at as "createdAt"`;

export const conferencesById = (tx: EntityManager, ids: readonly string[]): Promise<CaseConferenceRow[]> =>
  tx.query(`select ${COLUMNS} from case_conference c where c.id = any ($1::uuid[])`, [ids]);

/** The last first, of each case. */
export const conferencesOfCases = (
  tx: EntityManager,
  cases: readonly string[],
  keyset: Keyset,
): Promise<CaseConferenceRow[]> =>
  tx.query(
    `select c.* from unnest($1::uuid[]) as w (case_id) cross join lateral (
       select ${COLUMNS} from case_conference c
        where c.case_id = w.case_id
          and (c.scheduled_at, c.id) < ($2::timestamptz, $3::uuid)
        order by c.scheduled_at desc, c.id desc limit $4) c`,
    [cases, ...beforeOf(keyset.after), keyset.limit],
  );

/** Those to come to which any of the offices is invited, the next first. */
export const conferencesToCome = (
  tx: EntityManager,
  offices: readonly string[],
  { after, limit }: Keyset,
): Promise<CaseConferenceRow[]> =>
  tx.query(
    `select ${COLUMNS} from case_conference c
      where c.state = 'CONVENED' and c.offices && $1::text[]
        and (c.scheduled_at, c.id) > ($2::timestamptz, $3::uuid)
      order by c.scheduled_at, c.id limit $4`,
    [offices, ...afterOf(after), limit],
  );

/** The tasks that conferences decided, in the order of their decisions. */
export const tasksOfConferences = (
  tx: EntityManager,
  conferences: readonly string[],
): Promise<(CaseTaskRow & { readonly conference: string })[]> =>
  tx.query(
    `select c.id as conference, ${TASK_COLUMNS}
       from case_conference c cross join unnest(c.tasks) with ordinality as d (id, place)
       join case_task t on t.id = d.id
      where c.id = any ($1::uuid[]) order by c.id, d.place`,
    [conferences],
  );

/**
 * Stores a conference once for each key of who convenes it. Needs a system actor.
 * @returns the stored one, and whether it is this one
 */
export const insertConference = async (
  tx: EntityManager,
  row: Omit<CaseConferenceRow, 'state' | 'offices' | 'heldAt' | 'callOffReason' | 'version' | 'scheduledAt'> & {
    readonly scheduledAt: Date;
    readonly idempotencyKey: string;
  },
): Promise<{ readonly row: CaseConferenceRow; readonly isNew: boolean }> => {
  const claimed: unknown[] = await tx.query(
    `insert into case_conference (id, case_id, state, topics, scheduled_at, offices, members, convened_by,
       convened_through, idempotency_key, fingerprint, created_at)
     values ($1, $2, 'CONVENED', $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      ...[row.id, row.caseId, row.topics, row.scheduledAt, row.members.map(({ office }) => office)],
      ...[JSON.stringify(row.members), row.convenedBy, row.convenedThrough, row.idempotencyKey, row.fingerprint],
      row.createdAt,
    ],
  );
  const [stored]: CaseConferenceRow[] = await tx.query(
    `select ${COLUMNS} from case_conference c where c.convened_by = $1 and c.idempotency_key = $2`,
    [row.convenedBy, row.idempotencyKey],
  );
  return { row: stored!, isNew: claimed.length > 0 };
};

/** @returns undefined when it is no longer in that version */
export const holdConference = async (
  tx: EntityManager,
  held: Pick<CaseConferenceRow, 'id' | 'version' | 'members' | 'heldAt'> & { readonly tasks: readonly string[] },
): Promise<CaseConferenceRow | undefined> => {
  const [[row]]: [CaseConferenceRow[], number] = await tx.query(
    `update case_conference c set state = 'HELD', members = $3::jsonb, held_at = $4, tasks = $5, version = version + 1
      where id = $1 and version = $2 and state = 'CONVENED' returning ${COLUMNS}`,
    [held.id, held.version, JSON.stringify(held.members), held.heldAt, held.tasks],
  );
  return row;
};

/** @returns undefined when it is no longer in that version */
export const endConference = async (
  tx: EntityManager,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: ConferenceCallOffReason },
): Promise<CaseConferenceRow | undefined> => {
  const [[row]]: [CaseConferenceRow[], number] = await tx.query(
    `update case_conference c set state = 'CALLED_OFF', call_off_reason = $3, version = version + 1
      where id = $1 and version = $2 and state = 'CONVENED' returning ${COLUMNS}`,
    [id, version, reason],
  );
  return row;
};
