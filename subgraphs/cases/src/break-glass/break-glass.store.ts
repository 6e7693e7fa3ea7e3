import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { ReviewVerdict } from '@hub/vocabulary';
import { REVIEW_HOURS } from './break-glass.rules.js';

export interface BreakGlassRow {
  readonly id: string;
  readonly case_id: string;
  readonly person: string;
  readonly office: string;
  readonly digest: string;
  readonly sealed_reason: string;
  readonly told: readonly string[];
  readonly opened_at: Date;
  readonly until: Date;
  readonly ended_at: Date | null;
  readonly review_by: Date;
  readonly is_open: boolean;
  /** `opened_at` as an ISO instant with microseconds. */
  readonly at: string;
  readonly verdict: ReviewVerdict | null;
  readonly reviewer: string | null;
  readonly reviewed_at: Date | null;
  readonly sealed_note: string | null;
}

/** An emergency access that is about to open. */
export interface NewBreakGlass {
  readonly id: string;
  readonly case: string;
  readonly person: string;
  readonly office: string;
  readonly appointment: string;
  readonly idempotencyKey: string;
  readonly minutes: number;
  /** Keyed digest of what was asked, to tell a repeat from another use of the key. */
  readonly digest: string;
  /** Sealed. */
  readonly reason: string;
  readonly told: readonly string[];
}

const COLUMNS = `b.id, b.case_id, b.person, b.office, b.digest, b.sealed_reason, b.told, b.opened_at, b.until,
  b.ended_at, b.review_by, (b.ended_at is null and b.until > now()) as is_open,
  to_char(b.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  r.verdict, r.person as reviewer, r.reviewed_at, r.sealed_note`;
const ROWS = `select ${COLUMNS} from break_glass b left join break_glass_review r on r.break_glass = b.id`;

/** By the database's clock, as every question about time here. Null when the person has used the key before. */
export const insertBreakGlass = async (tx: EntityManager, opened: NewBreakGlass): Promise<BreakGlassRow | null> => {
  const rows: unknown[] = await tx.query(
    `insert into break_glass (id, case_id, person, office, appointment, idempotency_key, digest, sealed_reason, told,
                              opened_at, until, review_by, remind_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now() + make_interval(mins => $10),
             now() + make_interval(hours => $11), now() + make_interval(hours => $11))
     on conflict (person, idempotency_key) do nothing returning id`,
    [
      opened.id,
      opened.case,
      opened.person,
      opened.office,
      opened.appointment,
      opened.idempotencyKey,
      opened.digest,
      opened.reason,
      opened.told,
      opened.minutes,
      REVIEW_HOURS,
    ],
  );
  return rows.length ? breakGlassById(tx, opened.id) : null;
};

export const breakGlassById = async (tx: EntityManager, id: string): Promise<BreakGlassRow | null> => {
  const rows: BreakGlassRow[] = await tx.query(`${ROWS} where b.id = $1`, [id]);
  return rows[0] ?? null;
};

/** What the person opened under this key before. */
export const breakGlassByKey = async (
  tx: EntityManager,
  person: string,
  idempotencyKey: string,
): Promise<BreakGlassRow | null> => {
  const rows: BreakGlassRow[] = await tx.query(`${ROWS} where b.person = $1 and b.idempotency_key = $2`, [
    person,
    idempotencyKey,
  ]);
  return rows[0] ?? null;
};

/** Keeps the row for this transaction, so that its end, its review and the reminder wait for each other. */
export const lockBreakGlass = async (tx: EntityManager, id: string): Promise<BreakGlassRow> => {
  await tx.query('select from break_glass where id = $1 for update', [id]);
  const row = await breakGlassById(tx, id);
  if (!row) throw new Error('an emergency access that was just seen is gone');
  return row;
};

/** Newest first, of those the actor may see. */
export const listBreakGlasses = (
  tx: EntityManager,
  { after, limit }: Keyset,
  isReviewed: boolean | null,
): Promise<BreakGlassRow[]> =>
  tx.query(
    `${ROWS} where (b.opened_at, b.id) < ($1::timestamptz, $2::uuid)
        and ($3::boolean is null or (r.break_glass is not null) = $3)
      order by b.opened_at desc, b.id desc limit $4`,
    [...beforeOf(after), isReviewed, limit],
  );

export const breakGlassesById = (tx: EntityManager, ids: readonly string[]): Promise<BreakGlassRow[]> =>
  tx.query(`${ROWS} where b.id = any ($1::uuid[])`, [ids]);

/** Whether something the person opened should have been reviewed by now. */
export const awaitsReview = async (tx: EntityManager, person: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from break_glass b where b.person = $1 and b.review_by <= now()
        and not exists (select from break_glass_review r where r.break_glass = b.id) limit 1`,
    [person],
  );
  return rows.length > 0;
};

export const endNow = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('update break_glass set ended_at = now() where id = $1', [id]);
};

/** The next one to remind of, which nobody will take again; others at the same work pass it by. */
export const takeOverdue = async (tx: EntityManager): Promise<BreakGlassRow | null> => {
  const [[taken]]: [{ id: string }[], number] = await tx.query(
    `update break_glass set remind_at = null
      where id = (select id from break_glass where remind_at <= now() order by remind_at limit 1
                     for update skip locked)
        and remind_at is not null returning id`,
  );
  return taken ? breakGlassById(tx, taken.id) : null;
};
