import type { EntityManager } from '@hub/subgraph-kit';
import type { AttendanceState } from '@hub/vocabulary';
import { type MeetingRow, meetingsById } from './meeting.store.js';

type NewMeeting = Omit<MeetingRow, 'version' | 'state' | 'held_on' | 'minutes' | 'committee_group'> &
  Partial<Pick<MeetingRow, 'committee_group'>>;

export const meetingByKey = async (tx: EntityManager, by: string, key: string): Promise<MeetingRow | undefined> => {
  const [row]: { id: string }[] = await tx.query(
    'select id from meeting where planned_by = $1 and idempotency_key = $2',
    [by, key],
  );
  return row && (await meetingsById(tx, [row.id]))[0];
};

/** Makes changes of one meeting wait for each other. Needs a system actor. */
export const lockMeeting = async (tx: EntityManager, id: string): Promise<MeetingRow | undefined> => {
  await tx.query('select from meeting where id = $1 for update', [id]);
  return (await meetingsById(tx, [id]))[0];
};

export const insertMeeting = async (tx: EntityManager, meeting: NewMeeting): Promise<MeetingRow> => {
  await tx.query(
    `insert into meeting (id, committee, kind, state, version, planned_at, venue, agenda, conference, planned_by,
       idempotency_key, fingerprint, committee_group)
     values ($1, $2, $3, 'PLANNED', 1, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[meeting.id, meeting.committee, meeting.kind, meeting.planned_at, meeting.venue, meeting.agenda],
      ...[meeting.conference, meeting.planned_by, meeting.idempotency_key, meeting.fingerprint],
      meeting.committee_group ?? null,
    ],
  );
  return (await meetingsById(tx, [meeting.id]))[0]!;
};

/** What a meeting becomes: its next version. */
export const writeMeeting = async (tx: EntityManager, meeting: MeetingRow): Promise<MeetingRow> => {
  await tx.query(
    `update meeting set state = $2, planned_at = $3, venue = $4, agenda = $5, held_on = $6, minutes = $7,
            version = version + 1 where id = $1`,
    [
      ...[meeting.id, meeting.state, meeting.planned_at, meeting.venue, meeting.agenda],
      ...[meeting.held_on, meeting.minutes],
    ],
  );
  return (await meetingsById(tx, [meeting.id]))[0]!;
};

/**
 * Whom a meeting that was not held yet is for: these and no others, each to answer anew.
 * @returns guests that are invited no more
 */
export const replaceInvitations = async (
  tx: EntityManager,
  { id, committee }: Pick<MeetingRow, 'id' | 'committee'>,
  { offices, guests }: { readonly offices: readonly string[]; readonly guests: readonly string[] },
): Promise<string[]> => {
  const [gone] = await tx.query<[{ office: string; guest: boolean }[], number]>(
    'delete from meeting_attendance where meeting = $1 and not office = any ($2::uuid[]) returning office, guest',
    [id, offices],
  );
  await tx.query(
    `insert into meeting_attendance (meeting, office, committee, state, guest)
     select $1, o, $2, 'INVITED', o = any ($4::uuid[]) from unnest($3::uuid[]) as o
     on conflict (meeting, office) do update set state = excluded.state`,
    [id, committee, offices, guests],
  );
  return gone.filter(({ guest }) => guest).map(({ office }) => office);
};

/** What an office answered to its invitation. */
export const writeAnswer = async (
  tx: EntityManager,
  { meeting, office, answer }: { readonly meeting: string; readonly office: string; readonly answer: AttendanceState },
): Promise<void> => {
  await tx.query('update meeting_attendance set state = $3 where meeting = $1 and office = $2', [
    ...[meeting, office, answer],
  ]);
};

export interface Attendance {
  readonly office: string;
  readonly state: AttendanceState;
  readonly official: string | null;
}

/** Who came; an office that came without an invitation is entered. */
export const writeAttendance = async (
  tx: EntityManager,
  { id, committee }: Pick<MeetingRow, 'id' | 'committee'>,
  attendance: readonly Attendance[],
): Promise<void> => {
  await tx.query(
    `insert into meeting_attendance (meeting, office, committee, state, official)
     select $1, g.office, $2, g.state, g.official
       from unnest($3::uuid[], $4::text[], $5::uuid[]) as g (office, state, official)
     on conflict (meeting, office) do update set state = excluded.state, official = excluded.official`,
    [
      ...[id, committee, attendance.map(({ office }) => office), attendance.map(({ state }) => state)],
      attendance.map(({ official }) => official),
    ],
  );
};

/** Decisions follow those that were recorded before. */
export const insertDecisions = async (
  tx: EntityManager,
  { id, committee }: Pick<MeetingRow, 'id' | 'committee'>,
  decisions: readonly { readonly id: string; readonly words: string }[],
): Promise<void> => {
  await tx.query(
    `insert into meeting_decision (id, meeting, committee, ordinal, words)
     select g.id, $1, $2, g.ordinal + (select count(*) from meeting_decision where meeting = $1), g.words
       from unnest($3::uuid[], $4::text[]) with ordinality as g (id, words, ordinal)`,
    [id, committee, decisions.map((each) => each.id), decisions.map(({ words }) => words)],
  );
};

/** Decisions as they should have been recorded, each with its identity; one without words is withdrawn. */
export const rewordDecisions = async (
  tx: EntityManager,
  decisions: readonly { readonly id: string; readonly words: string | null }[],
  at: Date,
): Promise<void> => {
  await tx.query(
    `update meeting_decision d
        set words = coalesce(g.words, d.words), withdrawn_at = case when g.words is null then $3::timestamptz end
       from unnest($1::uuid[], $2::text[]) as g (id, words) where d.id = g.id`,
    [decisions.map(({ id }) => id), decisions.map(({ words }) => words), at],
  );
};

/** Why what was recorded of a meeting is put right, and what it said until then. */
export const insertCorrection = async (
  tx: EntityManager,
  { id, committee, held_on, minutes }: MeetingRow,
  correction: {
    readonly reason: string;
    readonly person: string;
    readonly at: Date;
    readonly decisions: readonly string[];
  },
): Promise<void> => {
  await tx.query(
    `insert into meeting_correction (meeting, ordinal, committee, reason, corrected_by, corrected_at, former_held_on,
       former_minutes, former_decisions)
     select $1, 1 + (select count(*) from meeting_correction where meeting = $1), $2, $3, $4, $5, $6, $7, $8`,
    [
      ...[id, committee, correction.reason, correction.person, correction.at],
      ...[held_on, minutes, correction.decisions],
    ],
  );
};

/** What an organization did about a decision, as it now stands. */
export const writeFollowUp = async (
  tx: EntityManager,
  followUp: {
    readonly decision: string;
    readonly organization: string;
    readonly words: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> => {
  await tx.query(
    `insert into decision_follow_up (decision, organization, committee, meeting, words, said_by, said_at)
     select d.id, $2, d.committee, d.meeting, $3, $4, $5 from meeting_decision d where d.id = $1
     on conflict (decision, organization) do update set words = $3, said_by = $4, said_at = $5`,
    [followUp.decision, followUp.organization, followUp.words, followUp.by, followUp.at],
  );
};
