import type { Escalated } from './escalations.js';
import { type Attempt, repeatedIn } from './reports.js';

/** What somebody was told when they answered an alert. */
export interface Answered {
  readonly alert: string;
  readonly case: string;
  /** Id. */
  readonly person: string;
  readonly kind: 'ACCEPTED' | 'DECLINED';
  /** CLOSED when another one had accepted before. */
  readonly outcome: 'OK' | 'CLOSED';
  /** When the answer came, ms since the epoch. */
  readonly at: number;
}

/** Reports whose duty to answer by a rule was opened never, or more than once. */
export const problemsOfDuties = (
  attempts: readonly Attempt[],
  entries: readonly Escalated[],
  rules: readonly string[],
): string[] => {
  const acknowledged = new Set(attempts.flatMap((attempt) => (attempt.outcome === 'OK' ? (attempt.case ?? []) : [])));
  const opened = entries.map((entry) => `${entry.rule} of ${entry.case}`);
  const asked = [...acknowledged].flatMap((about) => rules.map((rule) => `${rule} of ${about}`));
  const known = new Set(opened);
  return [
    ...asked.filter((duty) => !known.has(duty)).map((duty) => `${duty} was never opened`),
    ...repeatedIn(opened).map((duty) => `${duty} was opened twice`),
  ];
};

/** Answers that were given, and are not what the database holds. */
export const problemsOfAnswers = (answered: readonly Answered[], entries: readonly Escalated[]): string[] => {
  const stored = entries.flatMap((entry) => entry.answers.map((answer) => ({ ...answer, entry })));
  const accepted = new Set(stored.filter(({ kind }) => kind === 'ACCEPTED').map(({ entry }) => entry.case));
  return answered.flatMap(({ alert, case: about, person, kind, outcome, at }) => {
    const own = stored.find((one) => one.alert === alert && one.person === person && one.kind === kind);
    if (outcome === 'CLOSED') return accepted.has(about) && !own ? [] : [`${alert}: ${kind} was refused for nothing`];
    if (!own) return [`${alert}: ${kind} was lost`];
    const later = own.entry.steps.filter((step) => kind === 'ACCEPTED' && step.at > at);
    return later.map(({ step }) => `${alert}: step ${step} came after its acceptance had been answered`);
  });
};
