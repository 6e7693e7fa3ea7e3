import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import {
  type AttendanceState,
  daysOf,
  type MeetingKind,
  type MeetingState,
  type Quarter,
  QUARTERS,
} from '@hub/vocabulary';

export interface MeetingRow {
  readonly id: string;
  readonly committee: string;
  readonly kind: MeetingKind;
  readonly state: MeetingState;
  readonly version: number;
  readonly planned_at: Date;
  readonly venue: string | null;
  readonly agenda: string | null;
  /** `YYYY-MM-DD`. */
  readonly held_on: string | null;
  readonly minutes: string | null;
  readonly conference: string | null;
  /** The group whose meeting it is; null for the committee's. */
  readonly committee_group: string | null;
  readonly planned_by: string;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

export interface AttendanceRow {
  readonly meeting: string;
  readonly office: string;
  readonly state: AttendanceState;
  readonly official: string | null;
}

export interface DecisionRow {
  readonly id: string;
  readonly meeting: string;
  readonly committee: string;
  readonly words: string;
  readonly withdrawn_at: Date | null;
}

export interface CorrectionRow {
  readonly meeting: string;
  readonly reason: string;
  readonly corrected_by: string;
  readonly corrected_at: Date;
  /** `YYYY-MM-DD`. */
  readonly former_held_on: string;
  readonly former_minutes: string | null;
  readonly former_decisions: readonly string[];
}

export interface FollowUpRow {
  readonly decision: string;
  readonly organization: string;
  readonly words: string;
  readonly said_by: string;
  readonly said_at: Date;
}

const MEETING = `m.id, m.committee, m.kind, m.state, m.version, m.planned_at, m.venue, m.agenda,
  m.held_on::text as held_on, m.minutes, m.conference, m.planned_by, m.idempotency_key, m.fingerprint,
  m.committee_group`;

/** Meetings are listed by when they were planned for, the latest first. */
export const meetingKey = ({ planned_at: at, id }: MeetingRow): Keyed => ({ at, id });

export const meetingsById = (tx: EntityManager, ids: readonly string[]): Promise<MeetingRow[]> =>
  tx.query(`select ${MEETING} from meeting m where m.id = any ($1::uuid[])`, [ids]);

/** A page of the meetings of each committee. */
export const meetingsOf = (
  tx: EntityManager,
  committees: readonly string[],
  { limit, after }: Keyset,
): Promise<MeetingRow[]> =>
  tx.query(
    `select ${MEETING} from unnest($1::uuid[]) as w (committee) cross join lateral (
       select * from meeting o
        where o.committee = w.committee
          and (o.planned_at, o.id) < ($2::timestamptz, $3::uuid)
        order by o.planned_at desc, o.id desc limit $4) m
      order by m.planned_at desc, m.id desc`,
    [committees, ...beforeOf(after), limit],
  );

/** Meetings that offices are invited to and that were not held yet, each with the office. */
export const meetingsAhead = (
  tx: EntityManager,
  offices: readonly string[],
  limit: number,
): Promise<(MeetingRow & { readonly office: string })[]> =>
  tx.query(
    `select ${MEETING}, w.office from unnest($1::uuid[]) as w (office) cross join lateral (
       select o.* from meeting_attendance a join meeting o on o.id = a.meeting and o.state = 'PLANNED'
        where a.office = w.office order by o.planned_at, o.id limit $2) m
      order by m.planned_at, m.id`,
    [offices, limit],
  );

export const attendanceOfMeetings = (tx: EntityManager, meetings: readonly string[]): Promise<AttendanceRow[]> =>
  tx.query(
    `select a.meeting, a.office, a.state, a.official from meeting_attendance a join office o on o.id = a.office
      where a.meeting = any ($1::uuid[]) order by a.meeting, o.title_en, o.id`,
    [meetings],
  );

const DECISION = 'id, meeting, committee, words, withdrawn_at';
export const decisionsOfMeetings = (tx: EntityManager, meetings: readonly string[]): Promise<DecisionRow[]> =>
  tx.query(`select ${DECISION} from meeting_decision where meeting = any ($1::uuid[]) order by meeting, ordinal`, [
    meetings,
  ]);

export const decisionsById = (tx: EntityManager, ids: readonly string[]): Promise<DecisionRow[]> =>
  tx.query(`select ${DECISION} from meeting_decision where id = any ($1::uuid[])`, [ids]);

export const correctionsOfMeetings = (tx: EntityManager, meetings: readonly string[]): Promise<CorrectionRow[]> =>
  tx.query(
    `select meeting, reason, corrected_by, corrected_at, former_held_on::text as former_held_on, former_minutes,
            former_decisions
       from meeting_correction where meeting = any ($1::uuid[]) order by meeting, ordinal`,
    [meetings],
  );

export const followUpsOfDecisions = (tx: EntityManager, decisions: readonly string[]): Promise<FollowUpRow[]> =>
  tx.query(
    `select decision, organization, words, said_by, said_at from decision_follow_up
      where decision = any ($1::uuid[]) order by decision, said_at`,
    [decisions],
  );

/** Guests of a meeting: offices that see their invitation and nothing else of it. Needs a system actor. */
export const guestsOfMeeting = async (tx: EntityManager, meeting: string): Promise<string[]> => {
  const rows: { office: string }[] = await tx.query(
    'select office from meeting_attendance where meeting = $1 and guest order by office',
    [meeting],
  );
  return rows.map(({ office }) => office);
};

/** How many meetings of a kind a committee planned and held in a quarter. */
export interface MeetingCount {
  readonly quarter: Quarter;
  readonly kind: MeetingKind;
  readonly planned: number;
  readonly held: number;
}

/** Meetings by the quarters of a financial year, in days of Thailand. Needs a system actor: that they are held is public. */
export const countMeetings = (tx: EntityManager, committee: string, year: number): Promise<MeetingCount[]> => {
  const quarters = QUARTERS.map((quarter) => daysOf({ year, quarter }));
  return tx.query(
    `select q.quarter::integer, kind,
            (count(*) filter (where state <> 'CANCELLED'
               and (planned_at at time zone 'Asia/Bangkok')::date between q.first and q.last))::integer as planned,
            (count(*) filter (where held_on between q.first and q.last))::integer as held
       from unnest($2::date[], $3::date[]) with ordinality q (first, last, quarter) join meeting on committee = $1
      group by q.quarter, kind`,
    [committee, quarters.map(({ first }) => first), quarters.map(({ last }) => last)],
  );
};
