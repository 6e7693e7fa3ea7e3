import {
  type CaseOutcome,
  type CaseReason,
  type CaseState,
  type CommitteeLevel,
  type ErrorCode,
  type ReasonedAct,
  REASONS_OF_ACT,
  type ReporterFeedback,
} from '@hub/vocabulary';

/** What a decided review of a multidisciplinary team rests on. */
export interface ReviewFacts {
  /** How many disciplines decided. */
  readonly disciplines: number;
  readonly hasDecidingBody: boolean;
}

/** Everything that guards look at. */
export interface StepFacts {
  /** Somebody who must answer for the case accepted an alert of it. */
  readonly isAccepted: boolean;
  /** A person of the case, or a guardian, agreed to an interview, as a consent in force or a declaration says. */
  readonly hasInterviewConsent: boolean;
  readonly review: ReviewFacts | null;
  /** Id of the case that this one is merged into. */
  readonly survivor: string | null;
  readonly outcome: CaseOutcome | null;
  readonly resolvedAtLevel: CommitteeLevel | null;
  readonly feedback: ReporterFeedback | null;
  readonly reason: CaseReason | null;
}

/** Nothing that any guard asks for. */
export const NOTHING_GIVEN: StepFacts = {
  ...{ isAccepted: false, hasInterviewConsent: false, review: null, survivor: null },
  ...{ outcome: null, resolvedAtLevel: null, feedback: null, reason: null },
};

/** What stands against a step, and which field of the input would mend it. */
export interface Missing {
  readonly code: ErrorCode;
  readonly field: string;
}

interface GuardRule extends Missing {
  readonly holds: (facts: StepFacts) => boolean;
}

/** A team is more than one view; who interprets has none of their own. */
export const LEAST_DISCIPLINES = 2;

/** Facts without which a case does not move. */
export const GUARDS = {
  ACCEPTANCE: { code: 'CASE_NEEDS_ACCEPTANCE', field: 'input.to', holds: ({ isAccepted }) => isAccepted },
  INTERVIEW_CONSENT: {
    ...{ code: 'CASE_NEEDS_CONSENT', field: 'input.interviewConsent' },
    holds: ({ hasInterviewConsent }) => hasInterviewConsent,
  },
  REVIEW: {
    ...{ code: 'CASE_NEEDS_REVIEW', field: 'input.to' },
    holds: ({ review }) => review !== null && review.disciplines >= LEAST_DISCIPLINES && review.hasDecidingBody,
  },
  SURVIVOR: { code: 'CASE_NEEDS_SURVIVOR', field: 'input.to', holds: ({ survivor }) => survivor !== null },
  OUTCOME: { code: 'CASE_NEEDS_OUTCOME', field: 'input.outcome', holds: ({ outcome }) => outcome !== null },
  LEVEL: {
    ...{ code: 'CASE_NEEDS_LEVEL', field: 'input.resolvedAtLevel' },
    holds: ({ resolvedAtLevel }) => resolvedAtLevel !== null,
  },
  FEEDBACK: { code: 'CASE_NEEDS_FEEDBACK', field: 'input.feedback', holds: ({ feedback }) => feedback !== null },
  REASON: {
    ...{ code: 'CASE_NEEDS_REASON', field: 'input.reason' },
    holds: ({ reason }) => reason !== null && fits('REOPENED', reason),
  },
} as const satisfies Record<string, GuardRule>;
export type Guard = keyof typeof GUARDS;

type Ways = Readonly<Partial<Record<CaseState, readonly Guard[]>>>;

const CLOSING = ['OUTCOME', 'LEVEL', 'FEEDBACK'] as const;
/** Every case that somebody works on can be referred out, or turn out to be another one. */
const LEAVING = { REFERRED_OUT: [], DUPLICATE: ['SURVIVOR'] } as const satisfies Ways;
const ENDED: Ways = { REOPENED: ['REASON'] };

/** Every step there is: from a state, to a state, past these guards. */
export const LIFECYCLE: Readonly<Record<CaseState, Ways>> = {
  REPORTED: { ACKNOWLEDGED: ['ACCEPTANCE'] },
  ACKNOWLEDGED: { SCREENING: ['INTERVIEW_CONSENT'], NOT_INDICATED: [], ...LEAVING },
  SCREENING: { PRESUMED_VICTIM: [], NOT_INDICATED: [], ...LEAVING },
  PRESUMED_VICTIM: { MDT_REVIEW: [], ...LEAVING },
  MDT_REVIEW: { IDENTIFIED: ['REVIEW'], NOT_IDENTIFIED: ['REVIEW'], ...LEAVING },
  IDENTIFIED: { ASSISTANCE: [], CLOSED: CLOSING, ...LEAVING },
  NOT_IDENTIFIED: { IDENTIFIED: ['REVIEW'], ASSISTANCE: [], CLOSED: CLOSING, ...LEAVING },
  ASSISTANCE: { REINTEGRATION: [], FOLLOW_UP: [], ...LEAVING },
  REINTEGRATION: { FOLLOW_UP: [], ...LEAVING },
  FOLLOW_UP: { CLOSED: CLOSING, ...LEAVING },
  CLOSED: ENDED,
  NOT_INDICATED: ENDED,
  REFERRED_OUT: ENDED,
  // what was in it goes on in another case
  DUPLICATE: {},
  REOPENED: { SCREENING: ['INTERVIEW_CONSENT'], ASSISTANCE: [], ...LEAVING },
};

/** What stands against a step; nothing when it may be taken. */
export const missingFor = (from: CaseState, to: CaseState, facts: StepFacts): readonly Missing[] => {
  const guards = LIFECYCLE[from][to];
  if (!guards) return [{ code: 'CASE_STATE_FORBIDS', field: 'input.to' }];
  return [
    ...guards.filter((guard) => !GUARDS[guard].holds(facts)).map((guard) => missing(GUARDS[guard])),
    ...(facts.reason && !guards.includes('REASON') && !(isReasoned(to) && fits(to, facts.reason))
      ? [missing(GUARDS.REASON)]
      : []),
  ];
};

const missing = ({ code, field }: Missing): Missing => ({ code, field });
const isReasoned = (to: CaseState): to is CaseState & ReasonedAct => to in REASONS_OF_ACT;

/** Whether a reason is one for this act. */
export const fits = (act: ReasonedAct, reason: CaseReason): boolean => REASONS_OF_ACT[act].includes(reason);

/** A step that a case could take, and what it still needs. */
export interface PossibleStep {
  readonly to: CaseState;
  readonly missing: readonly Missing[];
}

/** Every step from a state, in the order of the table. */
export const stepsFrom = (from: CaseState, facts: StepFacts): PossibleStep[] =>
  (Object.keys(LIFECYCLE[from]) as CaseState[]).map((to) => ({ to, missing: missingFor(from, to, facts) }));

/** True while somebody works on a case: it was accepted and has not ended. */
export const isWorkedOn = (state: CaseState): boolean => 'DUPLICATE' in LIFECYCLE[state];

/** True for a case on which nobody works any more. */
export const hasEnded = (state: CaseState): boolean => state !== 'REPORTED' && !isWorkedOn(state);

/** Days in which a presumed victim decides in peace: what is usual, and what one decision can give at most. */
export const REFLECTION = { usualDays: 15, mostDays: 90 };

/** States in which the time of reflection can be running. */
const REFLECTING: readonly CaseState[] = ['PRESUMED_VICTIM', 'MDT_REVIEW', 'IDENTIFIED'];
export const mayReflectLonger = (state: CaseState, endsAt: Date | null): boolean =>
  endsAt !== null && REFLECTING.includes(state);
