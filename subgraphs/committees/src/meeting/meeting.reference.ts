import { type Batch, pagesByOwner, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { MEETING_MONTHS, QUARTERS, type RegularMeetingKind, thaiDay } from '@hub/vocabulary';
import { dueMeetings, financialYearOf, missedMeetings } from './meeting.rules.js';
import {
  type AttendanceRow,
  attendanceOfMeetings,
  type CorrectionRow,
  correctionsOfMeetings,
  countMeetings,
  type DecisionRow,
  decisionsById,
  decisionsOfMeetings,
  type FollowUpRow,
  followUpsOfDecisions,
  type MeetingCount,
  meetingKey,
  type MeetingRow,
  meetingsById,
  meetingsOf,
} from './meeting.store.js';
import {
  attendanceOf,
  correctionOf,
  type DecisionFollowUp,
  decisionOf,
  followUpOf,
  type Meeting,
  type MeetingAttendance,
  MeetingCadence,
  type MeetingCorrection,
  type MeetingDecision,
  meetingOf,
  MeetingQuarter,
} from './meeting.type.js';

export const meetingById = rowByKey<MeetingRow, Meeting>({
  ...{ list: meetingsById, keyOf: ({ id }) => id, shape: meetingOf },
});

export const meetingsOfCommittee = pagesByOwner<MeetingRow>({
  list: (tx, committees, { keyset }) => meetingsOf(tx, committees, keyset),
  ownerOf: ({ committee }) => committee,
  key: meetingKey,
});

export const attendanceOfMeeting = rowsByOwner<AttendanceRow, MeetingAttendance>({
  ...{ list: attendanceOfMeetings, keyOf: ({ meeting }) => meeting, shape: attendanceOf },
});

export const correctionsOfMeeting = rowsByOwner<CorrectionRow, MeetingCorrection>({
  ...{ list: correctionsOfMeetings, keyOf: ({ meeting }) => meeting, shape: correctionOf },
});

export const decisionsOfMeeting = rowsByOwner<DecisionRow, MeetingDecision>({
  ...{ list: decisionsOfMeetings, keyOf: ({ meeting }) => meeting, shape: decisionOf },
});

export const decisionById = rowByKey<DecisionRow, MeetingDecision>({
  ...{ list: decisionsById, keyOf: ({ id }) => id, shape: decisionOf },
});

export const followUpsOfDecision = rowsByOwner<FollowUpRow, DecisionFollowUp>({
  ...{ list: followUpsOfDecisions, keyOf: ({ decision }) => decision, shape: followUpOf },
});

/** Of a committee, and of a financial year where one was asked for; else of the year that runs. */
export interface CadenceKey {
  readonly committee: string;
  readonly year: number | null;
}

export const cadenceOfCommittee: Batch<CadenceKey, MeetingCadence[]> = (keys, context) => {
  const today = thaiDay(context.now());
  return Promise.all(
    keys.map(async ({ committee, year: asked }) => {
      const year = asked ?? financialYearOf(today);
      const counts = await context.asSystem('count-meetings', (tx) => countMeetings(tx, committee, year));
      return (Object.keys(MEETING_MONTHS) as RegularMeetingKind[]).map((kind) =>
        cadenceOf(kind, { year, today, counts: counts.filter((count) => count.kind === kind) }),
      );
    }),
  );
};

const cadenceOf = (
  kind: RegularMeetingKind,
  { year, today, counts }: { readonly year: number; readonly today: string; readonly counts: readonly MeetingCount[] },
): MeetingCadence => {
  const sumOf = (what: 'planned' | 'held'): number => counts.reduce((sum, count) => sum + count[what], 0);
  const quarters = QUARTERS.map((quarter) => {
    const { planned = 0, held = 0 } = counts.find((count) => count.quarter === quarter) ?? {};
    const seen = { year, quarter, today };
    const expected = { due: dueMeetings(kind, seen), missed: missedMeetings(kind, held, seen) };
    return Object.assign(new MeetingQuarter(), { quarter, planned, held, ...expected });
  });
  return Object.assign(new MeetingCadence(), {
    ...{ kind, everyMonths: MEETING_MONTHS[kind], due: dueMeetings(kind, { year, today }) },
    ...{ planned: sumOf('planned'), held: sumOf('held'), quarters },
  });
};
