import type { EntityManager } from '@hub/subgraph-kit';
import { type MeetingRow, meetingsById } from '../meeting/meeting.store.js';

/** Meetings that a calendar shows, at most. */
const MOST = 500;

export interface FeedRow {
  readonly committee: string;
  readonly name_en: string;
  readonly name_th: string | null;
}

/** The committee whose calendar a secret opens. Needs a system actor. */
export const feedByDigest = async (tx: EntityManager, digest: string): Promise<FeedRow | undefined> => {
  const [row]: FeedRow[] = await tx.query(
    `select f.committee, c.name_en, c.name_th from calendar_feed f join committee c on c.id = f.committee
      where f.secret_digest = $1`,
    [digest],
  );
  return row;
};

/**
 * What a calendar shows of a committee, from a year ago on. Conferences about a case are left out: when and where they
 * are would tell of the case.
 */
export const meetingsOfCalendar = async (tx: EntityManager, committee: string, now: Date): Promise<MeetingRow[]> => {
  const rows: { id: string }[] = await tx.query(
    `select id from meeting
      where committee = $1 and kind <> 'CASE_CONFERENCE' and planned_at > $2::timestamptz - interval '1 year'
      order by planned_at limit $3`,
    [committee, now, MOST],
  );
  return meetingsById(
    tx,
    rows.map(({ id }) => id),
  );
};

/** A committee has one secret at a time; a new one ends the old one. */
export const writeFeed = async (
  tx: EntityManager,
  feed: { readonly committee: string; readonly digest: string; readonly at: Date; readonly by: string },
): Promise<void> => {
  await tx.query(
    `insert into calendar_feed (committee, secret_digest, issued_at, issued_by) values ($1, $2, $3, $4)
     on conflict (committee) do update set secret_digest = $2, issued_at = $3, issued_by = $4`,
    [feed.committee, feed.digest, feed.at, feed.by],
  );
};

export const removeFeed = async (tx: EntityManager, committee: string): Promise<void> => {
  await tx.query('delete from calendar_feed where committee = $1', [committee]);
};

export const feedIssuedAt = async (tx: EntityManager, committee: string): Promise<Date | null> => {
  const [row]: { issued_at: Date }[] = await tx.query('select issued_at from calendar_feed where committee = $1', [
    committee,
  ]);
  return row?.issued_at ?? null;
};
