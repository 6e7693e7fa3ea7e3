import type { ConferenceState, ErrorCode } from '@hub/vocabulary';

/** A conference is of more than one office. */
const LEAST_MEMBERS = 2;

export interface ConferenceProblem {
  readonly code: ErrorCode;
  readonly field: string;
}

const has = (when: boolean, code: ErrorCode, field: string): ConferenceProblem[] => (when ? [{ code, field }] : []);
const isOnce = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

/** What stands against who is invited, by field. */
export const problemsOfInvited = (offices: readonly string[], seeing: readonly string[]): ConferenceProblem[] => [
  ...has(offices.length < LEAST_MEMBERS || !isOnce(offices), 'CONFERENCE_NEEDS_MEMBERS', 'members'),
  ...offices.flatMap((office, index) =>
    has(!seeing.includes(office), 'CONFERENCE_OFFICE_UNSEEING', `members.${index}.office`),
  ),
];

/** What is told of a conference that was held. */
export interface ToldConference {
  readonly state: ConferenceState;
  readonly invited: readonly string[];
  readonly attended: readonly string[];
  readonly heldAt: Date;
  /** Offices that said something. */
  readonly speakers: readonly string[];
}

/** What stands against what is told of a conference, by field. */
export const problemsOfHeld = (
  { state, invited, attended, heldAt, speakers }: ToldConference,
  now: Date,
): ConferenceProblem[] => [
  ...has(state !== 'CONVENED', 'CONFERENCE_STATE_FORBIDS', 'conference'),
  ...has(heldAt > now, 'INPUT_INVALID', 'heldAt'),
  ...has(attended.length < LEAST_MEMBERS || !isOnce(attended), 'CONFERENCE_NEEDS_MEMBERS', 'attended'),
  ...has(
    attended.some((office) => !invited.includes(office)),
    'INPUT_INVALID',
    'attended',
  ),
  ...has(!isOnce(speakers) || speakers.some((office) => !attended.includes(office)), 'INPUT_INVALID', 'opinions'),
];
