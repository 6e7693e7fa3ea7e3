import type { PlannedStep } from '@hub/inbox';
import type { Urgency } from '@hub/vocabulary';
import type { RuleContent, StepTo } from './alert-rule.js';

/** How an event begins to be told. */
export interface Opening {
  /** Whom the first entries address: who is on duty, or all who hold the office. */
  readonly audience: 'DUTY' | 'OFFICE';
  /** What follows; empty where nobody has to answer, and then nothing is opened. */
  readonly plan: readonly (PlannedStep & { readonly to: StepTo })[];
}

/**
 * What a rule does with an event of an urgency.
 * @param onDuty whether somebody is on duty for any of the offices addressed; if not, all who hold them are told at once
 */
export const openingOf = ({ chain }: RuleContent, urgency: Urgency, onDuty: boolean): Opening => {
  const steps = chain.map(({ after, to }) => ({ afterSeconds: after[urgency], to }));
  const wholeOffice = !onDuty || !steps.some(({ to, afterSeconds }) => to === 'DUTY' && afterSeconds === 0);
  const allAtOnce = steps.some(({ to, afterSeconds }) => to === 'OFFICE' && afterSeconds === 0);
  const audience = wholeOffice || allAtOnce ? 'OFFICE' : 'DUTY';
  return {
    audience,
    plan: steps.filter(({ to }) => (audience === 'OFFICE' ? typeof to === 'object' : to !== 'DUTY')),
  };
};

/** A plan whose first step does not wait: where nobody holds any of the offices addressed, nobody can answer. */
export const withoutWaiting = <Step extends PlannedStep>(plan: readonly Step[]): readonly Step[] =>
  plan.map((step, index) => (index === 0 ? { ...step, afterSeconds: 0 } : step));
