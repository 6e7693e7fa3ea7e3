import type { CaseState } from '@hub/vocabulary';

/** What a person declares when moving a case on. */
export interface Declared {
  /** True when the person concerned, or a guardian, has consented to be interviewed. */
  readonly interviewConsent?: boolean | null;
}

interface Transition {
  readonly from: readonly CaseState[];
  readonly to: CaseState;
  /** The declaration without which the case may not move. */
  readonly needs?: keyof Declared;
}

/** The moves a person may make by hand; accepting an alert makes the first one. */
const TRANSITIONS: readonly Transition[] = [
  { from: ['ACKNOWLEDGED'], to: 'SCREENING', needs: 'interviewConsent' },
  { from: ['SCREENING'], to: 'PRESUMED_VICTIM' },
  { from: ['ACKNOWLEDGED', 'SCREENING'], to: 'NOT_INDICATED' },
  { from: ['ACKNOWLEDGED', 'SCREENING'], to: 'DUPLICATE' },
];

/** Whether a case may move, and if not, which field of the input forbids it. */
export type Move = { readonly allowed: true } | { readonly allowed: false; readonly field: string };

export const mayMove = (from: CaseState, to: CaseState, declared: Declared): Move => {
  const transition = TRANSITIONS.find((row) => row.to === to && row.from.includes(from));
  if (!transition) return { allowed: false, field: 'input.to' };
  const { needs } = transition;
  return needs && declared[needs] !== true ? { allowed: false, field: `input.${needs}` } : { allowed: true };
};
