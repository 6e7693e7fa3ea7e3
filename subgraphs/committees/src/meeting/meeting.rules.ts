import type { Obstacle } from '@hub/subgraph-kit';
import {
  daysEvery,
  daysOf,
  financialQuarterOf,
  MEETING_MONTHS,
  type MeetingKind,
  type MeetingState,
  type Quarter,
  type RegularMeetingKind,
  textKey,
} from '@hub/vocabulary';

const obstacle = (field: string): Obstacle => ({ code: 'INPUT_INVALID', field });

/** A conference is about a case: only its own kind names one. */
export const obstacleToConference = (kind: MeetingKind, conference: string | null): Obstacle | null =>
  conference !== null && kind !== 'CASE_CONFERENCE' ? obstacle('input.conference') : null;

/** Guests of one meeting at most: each is told in the transaction that invites it. */
const GUESTS_MAX = 30;

export const obstacleToGuests = (guests: readonly string[]): Obstacle | null =>
  guests.length > GUESTS_MAX ? obstacle('input.invited') : null;

/** What a meeting is changed to while it is to come. */
export const obstacleToPlanning = (state: MeetingState, field = 'input.meeting'): Obstacle | null =>
  state === 'PLANNED' ? null : { code: 'MEETING_STATE_FORBIDS', field };

/** A meeting is recorded once it was held, and put right afterwards; minutes of a case conference lie with its case. */
export const obstacleToRecord = (
  { state, kind }: { readonly state: MeetingState; readonly kind: MeetingKind },
  { heldOn, minutes, today }: { readonly heldOn: string; readonly minutes: string | null; readonly today: string },
): Obstacle | null => {
  if (state === 'CANCELLED') return obstacleToPlanning(state);
  if (heldOn > today) return obstacle('input.heldOn');
  return minutes !== null && kind === 'CASE_CONFERENCE' ? obstacle('input.minutes') : null;
};

/** A financial year of the Buddhist era, or a quarter of it, as it is seen on a day. */
interface Seen {
  readonly year: number;
  readonly quarter?: Quarter;
  readonly today: string;
}

/** How often a committee is to have met by that day. */
export const dueMeetings = (kind: RegularMeetingKind, { year, quarter, today }: Seen): number => {
  const { first, last } = quarter ? daysOf({ year, quarter }) : daysOf({ year });
  const days = daysEvery(MEETING_MONTHS[kind], { first: daysOf({ year }).first, last: today < last ? today : last });
  return days.filter((day) => day >= first).length;
};

/** How many were due in a quarter and not held when it was over; of one that runs none yet. */
export const missedMeetings = (
  kind: RegularMeetingKind,
  held: number,
  { year, quarter, today }: Seen & { readonly quarter: Quarter },
): number => {
  const isOver = daysOf({ year, quarter }).last < today;
  return isOver ? Math.max(0, dueMeetings(kind, { year, quarter, today }) - held) : 0;
};

export const financialYearOf = (today: string): number => financialQuarterOf(today).year;

interface Decision {
  readonly id: string;
  readonly words: string;
  readonly withdrawn_at: Date | null;
}

/** What recording does to the decisions of a meeting. */
export interface DecisionChange {
  readonly added: readonly string[];
  /** With the words that it has from now on; null for one that is withdrawn. */
  readonly reworded: readonly { readonly id: string; readonly words: string | null }[];
  /** What was said by those that are reworded. */
  readonly former: readonly string[];
}

/** Decisions keep their identity: told again in the same words nothing is added, corrected they stay who they are. */
export const changeOfDecisions = (
  before: readonly Decision[],
  {
    decisions,
    corrections,
  }: {
    readonly decisions: readonly string[];
    readonly corrections: readonly { readonly decision: string; readonly words?: string | null }[];
  },
): DecisionChange | Obstacle => {
  const strange = corrections.findIndex(
    ({ decision }, index) =>
      !before.some(({ id }) => id === decision) ||
      corrections.findIndex((each) => each.decision === decision) !== index,
  );
  if (strange >= 0) return { code: 'NOT_FOUND', field: `input.corrections.${strange}.decision` };
  const after = before.map((decision) => {
    const said = corrections.find((each) => each.decision === decision.id);
    const stood = decision.withdrawn_at === null ? decision.words : null;
    return { decision, stood, stands: said ? (said.words?.trim() ?? null) : stood };
  });
  const changed = after.filter(({ stood, stands }) => stood !== stands);
  const standing = new Set(after.flatMap(({ stands }) => (stands === null ? [] : textKey(stands))));
  const added = decisions
    .map((words) => words.trim())
    .filter((words) => !standing.has(textKey(words)) && standing.add(textKey(words)));
  return {
    added,
    reworded: changed.map(({ decision: { id }, stands: words }) => ({ id, words })),
    former: changed.map(({ decision }) => decision.words),
  };
};
