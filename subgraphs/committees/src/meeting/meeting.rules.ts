import type { Obstacle } from '@hub/subgraph-kit';
import {
  daysEvery,
  daysOf,
  financialQuarterOf,
  MEETING_MONTHS,
  type MeetingKind,
  type MeetingState,
  type RegularMeetingKind,
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

/** How often a committee is to have met by a day, in a financial year of the Buddhist era. */
export const dueMeetings = (
  kind: RegularMeetingKind,
  { year, today }: { readonly year: number; readonly today: string },
): number => {
  const { first, last } = daysOf({ year });
  return daysEvery(MEETING_MONTHS[kind], { first, last: today < last ? today : last }).length;
};

export const financialYearOf = (today: string): number => financialQuarterOf(today).year;
