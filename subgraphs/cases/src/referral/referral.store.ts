import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { ReferralDirection, ReferralState } from '@hub/vocabulary';
import { ReferralEntity } from './referral.entity.js';
import type { ReferralWord, StoredWord } from './referral.sealing.js';

export type ReferralRow = Omit<ReferralEntity, 'idempotencyKey' | 'draftedBy'> & {
  /** ISO instant with microseconds: when it was drafted, or in lists of what came, sent. */
  readonly at: string;
};

const FIELDS = [
  ...['id', 'caseId', 'state', 'service', 'urgency', 'purpose', 'reason', 'fromOffice', 'fromCommittee', 'toOffice'],
  ...[
    'toRecipient',
    'toCommittee',
    'overrideBasis',
    'rejection',
    'revocation',
    'outcome',
    'ackBy',
    'share',
    'event',
    'version',
  ],
  ...['digest', 'createdAt', 'sentAt', 'acknowledgedAt', 'acceptedAt', 'startedAt', 'completedAt', 'rejectedAt'],
  ...['revokedAt', 'expiredAt'],
];
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = (at: 'created_at' | 'sent_at' = 'created_at'): string =>
  [
    ...FIELDS.map((field) => `r.${snake(field)} as "${field}"`),
    `to_char(r.${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`,
  ].join(', ');
const COLUMNS = columns();

/** When a referral came to each state. */
const REACHED_AT: Readonly<Record<ReferralState, string>> = {
  DRAFT: 'created_at',
  SENT: 'sent_at',
  ACKNOWLEDGED: 'acknowledged_at',
  ACCEPTED: 'accepted_at',
  IN_SERVICE: 'started_at',
  COMPLETED: 'completed_at',
  REJECTED: 'rejected_at',
  REVOKED: 'revoked_at',
  EXPIRED: 'expired_at',
};

/** Stores a draft once for each key of who drafts. Needs a system actor. @returns null when the key was used */
export const insertReferral = async (
  tx: EntityManager,
  referral: Partial<ReferralEntity> & Pick<ReferralEntity, 'id'>,
  persons: readonly string[],
): Promise<ReferralRow | null> => {
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(ReferralEntity)
    .values(referral)
    .orIgnore()
    .returning('id')
    .execute();
  if (!(raw as unknown[]).length) return null;
  await tx.query('insert into referral_person (referral, person_id) select $1, unnest($2::uuid[])', [
    referral.id,
    persons,
  ]);
  return (await referralsById(tx, [referral.id]))[0]!;
};

export const referralByKey = async (
  tx: EntityManager,
  { draftedBy, idempotencyKey }: Pick<ReferralEntity, 'draftedBy' | 'idempotencyKey'>,
): Promise<ReferralRow | undefined> => {
  const rows: ReferralRow[] = await tx.query(
    `select ${COLUMNS} from referral r where r.drafted_by = $1 and r.idempotency_key = $2`,
    [draftedBy, idempotencyKey],
  );
  return rows[0];
};

/** What a step changes besides the state. */
export type ReferralChange = Partial<
  Pick<ReferralRow, 'overrideBasis' | 'rejection' | 'revocation' | 'outcome' | 'ackBy' | 'share' | 'event'>
>;

/** Moves a referral, by the clock of the database; null when it is no longer in that version. Needs a system actor. */
export const moveReferral = async (
  tx: EntityManager,
  { id, version, to }: { readonly id: string; readonly version: number; readonly to: ReferralState },
  change: ReferralChange = {},
): Promise<ReferralRow | null> => {
  const { overrideBasis, rejection, revocation, outcome, ackBy, share, event } = change;
  const [[row]]: [ReferralRow[], number] = await tx.query(
    `update referral r set state = $3, version = version + 1, ${REACHED_AT[to]} = now(),
            override_basis = coalesce($4, override_basis), rejection = $5, revocation = $6, outcome = $7,
            ack_by = coalesce($8, ack_by), share = coalesce($9, share), event = coalesce($10, event)
      where id = $1 and version = $2 returning ${COLUMNS}`,
    [
      ...[id, version, to, overrideBasis ?? null, rejection ?? null, revocation ?? null, outcome ?? null],
      ...[ackBy ?? null, share ?? null, event ?? null],
    ],
  );
  return row ?? null;
};

/**
 * The duty to answer before everything else of a referral, as an answer to its alert and a step of its chain lock it,
 * so that these wait for each other. Needs a system actor.
 */
export const lockDuty = async (tx: EntityManager, { event }: Pick<ReferralRow, 'event'>): Promise<void> => {
  if (event) await tx.query(`select from escalation where event = $1 for update`, [event]);
};

export const referralsById = (tx: EntityManager, ids: readonly string[]): Promise<ReferralRow[]> =>
  tx.query(`select ${COLUMNS} from referral r where r.id = any ($1::uuid[])`, [ids]);

export const referralsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<ReferralRow[]> =>
  tx.query(`select ${COLUMNS} from referral r where r.case_id = any ($1::uuid[]) order by r.created_at, r.id`, [cases]);

/** The one to an office that waits for an answer under an escalation whose chain has come to its end. */
export const unansweredOf = async (tx: EntityManager, escalation: string): Promise<ReferralRow | undefined> => {
  const rows: ReferralRow[] = await tx.query(
    `select ${COLUMNS} from referral r join escalation x on x.event = r.event
      where x.id = $1 and x.state = 'FINISHED' and r.state = 'SENT' and r.to_recipient is null`,
    [escalation],
  );
  return rows[0];
};

/** Whether an event of a case was told to anybody. Needs a system actor. */
export const isTold = async (tx: EntityManager, caseId: string, event: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
      where a.case_id = $1 and e.event = $2 limit 1`,
    [caseId, event],
  );
  return rows.length > 0;
};

/** Newest first, of those that came to these offices or went out from them: each office by its index, then merged. */
export const referralsOfOffices = (
  tx: EntityManager,
  offices: readonly string[],
  {
    direction,
    state,
    keyset: { after, limit },
  }: { readonly direction: ReferralDirection; readonly state: ReferralState | null; readonly keyset: Keyset },
): Promise<ReferralRow[]> => {
  const isIncoming = direction === 'INCOMING';
  const at = isIncoming ? 'sent_at' : 'created_at';
  return tx.query(
    `select v.* from unnest($1::text[]) as o (office) cross join lateral (
       select ${columns(at)}, r.${at} as time from referral r
        where ${isIncoming ? 'r.to_office = o.office and r.sent_at is not null' : 'r.from_office = o.office'}
          and (r.${at}, r.id) < ($2::timestamptz, $3::uuid) ${state ? 'and r.state = $5' : ''}
        order by r.${at} desc, r.id desc limit $4) v
      order by v.time desc, v.id desc limit $4`,
    [offices, ...beforeOf(after), limit, ...(state ? [state] : [])],
  );
};

/** Newest first, of the visible open ones that each committee's offices sent or got. */
export const openReferralsOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { after, limit }: Keyset,
): Promise<(ReferralRow & { readonly committee: string })[]> => {
  const some = (column: string): string => `
    (select ${columns('sent_at')}, r.sent_at as time from referral r
      where r.${column} = w.committee and r.state in ('SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE')
        and (r.sent_at, r.id) < ($2::timestamptz, $3::uuid)
      order by r.sent_at desc, r.id desc limit $4)`;
  return tx.query(
    `select w.committee, v.* from unnest($1::uuid[]) as w (committee) cross join lateral (
       select * from (${some('from_committee')} union ${some('to_committee')}) u
        order by u.time desc, u.id desc limit $4) v`,
    [committees, ...beforeOf(after), limit],
  );
};

/** Ids of the persons of each referral. */
export const personsOfReferrals = (
  tx: EntityManager,
  referrals: readonly string[],
): Promise<{ readonly referral: string; readonly person: string }[]> =>
  tx.query(
    `select referral, person_id as person from referral_person where referral = any ($1::uuid[]) order by person_id`,
    [referrals],
  );

export const referralsOfPerson = async (tx: EntityManager, person: string): Promise<string[]> => {
  const rows: { referral: string }[] = await tx.query('select referral from referral_person where person_id = $1', [
    person,
  ]);
  return rows.map(({ referral }) => referral);
};

/** Needs a system actor. */
export const insertWords = async (tx: EntityManager, words: readonly StoredWord[]): Promise<void> => {
  for (const { referral, word, sealed } of words)
    await tx.query('insert into referral_word (referral, word, sealed) values ($1, $2, $3)', [referral, word, sealed]);
};

export const deleteWords = async (tx: EntityManager, referral: string): Promise<void> => {
  await tx.query('delete from referral_word where referral = $1', [referral]);
};

/** The sealed words of referrals, as far as the actor may have them. */
export const wordsOfReferrals = (
  tx: EntityManager,
  referrals: readonly string[],
  word: ReferralWord,
): Promise<StoredWord[]> =>
  tx.query('select referral, word, sealed from referral_word where referral = any ($1::uuid[]) and word = $2', [
    referrals,
    word,
  ]);
