import {
  type AgeBand,
  type CaseReason,
  type CaseState,
  type ErrorCode,
  isChild,
  URGENCIES,
  type Urgency,
} from '@hub/vocabulary';
import { fits, isWorkedOn } from '../case/case.rules.js';

/** What a triage can change. */
export interface Judgement {
  readonly urgency: Urgency;
  readonly minorInvolved: boolean;
}

/** What is known of a case that somebody judges anew. */
export interface TriageFacts {
  readonly state: CaseState;
  readonly reason: CaseReason;
  /** Age bands of its persons. */
  readonly ages: readonly (AgeBand | null)[];
}

/** What stands against a triage; a case can be judged before anybody accepted it. */
export const obstacleToTriage = (
  { minorInvolved }: Judgement,
  { state, reason, ages }: TriageFacts,
): { readonly code: ErrorCode; readonly field: string } | null => {
  if (state !== 'REPORTED' && !isWorkedOn(state)) return { code: 'CASE_STATE_FORBIDS', field: 'input.case' };
  if (!fits('TRIAGED', reason)) return { code: 'CASE_NEEDS_REASON', field: 'input.reason' };
  return !minorInvolved && ages.some((age) => isChild(age))
    ? { code: 'REPORT_PERSONS_DISAGREE', field: 'input.minorInvolved' }
    : null;
};

/** True when the case has become more urgent. */
export const isRaised = (before: Urgency, after: Urgency): boolean =>
  URGENCIES.indexOf(after) < URGENCIES.indexOf(before);

/**
 * Whom a triage tells. While nobody has accepted a case that became more urgent, everybody whose answer is waited for;
 * else those whom no rule named before.
 */
export const toldOf = <Told extends { readonly office: string }>(
  before: readonly Told[],
  after: readonly Told[],
  waits: boolean,
): readonly Told[] => (waits ? after : after.filter(({ office }) => before.every((each) => each.office !== office)));
