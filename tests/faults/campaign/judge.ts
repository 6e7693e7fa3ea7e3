import { type Distribution, distributionOf } from '../../load/distribution.js';
import { type Answered, problemsOfAnswers, problemsOfDuties } from '../checker/answers.js';
import { type Asked, type Escalated, latestStepOf, problemsOfEscalations } from '../checker/escalations.js';
import { problemsOfInboxes, problemsOfOrder } from '../checker/inboxes.js';
import { type Attempt, problemsOf, type Received } from '../checker/reports.js';
import { latenessOf, type Lateness, type Revocation } from '../checker/revocations.js';
import type { CommitClock } from './commit-clock.js';
import type { District, Ensemble } from './ensemble.js';
import type { Screen } from './screens.js';
import { sessionOf } from './signed-in.js';
import type { Truth } from './truth.js';

export interface Verdict {
  readonly problems: readonly string[];
  /** What became of each report in the end. */
  readonly outcomes: Readonly<Record<'ok' | 'failed' | 'unknown', number>>;
  readonly entries: number;
  /** Alerts that were shown without their case, because it could not be read at that moment. */
  readonly withoutCase: number;
  /** Milliseconds from commit to screen, of those whose rights did not end. */
  readonly latency: Distribution;
  readonly worst: Lateness['worst'];
  readonly escalations: Escalations;
}

/** What became of the duties to answer. */
export interface Escalations {
  readonly opened: number;
  /** Those that somebody accepted. */
  readonly accepted: number;
  /** Those that somebody declined. */
  readonly declined: number;
  /** Answers that were heard, those that came too late among them. */
  readonly answers: number;
  readonly steps: number;
  /** Milliseconds by which the latest step came after it was due. */
  readonly latest: number;
}

/** By these rules somebody must answer each report of a campaign. */
const MUST_ANSWER: readonly string[] = ['A1'];

/** What else is known of it. */
export interface Evidence {
  readonly clock: CommitClock;
  readonly revocations: readonly Revocation[];
  readonly escalations: {
    readonly entries: readonly Escalated[];
    readonly asked: Asked;
    readonly answered: readonly Answered[];
  };
}

/** Everything that happened, judged once all is well again. */
export const judge = (
  { districts, screens }: Ensemble,
  truth: Truth,
  { clock, revocations, escalations }: Evidence,
): Verdict => {
  const revoked = new Set(revocations.map(({ person }) => person));
  const { entries, asked, answered } = escalations;
  const attempts = districts.flatMap(({ reporting }) => attemptsOf(reporting, truth));
  const lateness = latenessOf(revocations, deliveriesOf(screens));
  return {
    problems: [
      ...districts.flatMap((district) => problemsOfDistrict(district, truth)),
      ...problemsOfOrder(clock.told),
      ...lateness.problems,
      ...problemsOfEscalations(entries, asked),
      ...problemsOfDuties(attempts, entries, MUST_ANSWER),
      ...problemsOfAnswers(answered, entries),
    ],
    outcomes: outcomesOf(attempts),
    entries: screens.reduce((sum, { shown }) => sum + shown.length, 0),
    withoutCase: screens.reduce((sum, { shown }) => sum + shown.filter(({ alert }) => !caseOf(alert)).length, 0),
    latency: distributionOf(
      screens
        .filter(({ person, name }) => !revoked.has(person.key) && !name.startsWith('slow'))
        .flatMap(latenciesBy(clock)),
    ),
    worst: lateness.worst,
    escalations: escalationsOf(entries, answered),
  };
};

const escalationsOf = (entries: readonly Escalated[], answered: readonly Answered[]): Escalations => {
  const withAny = (kind: Answered['kind']) =>
    entries.filter(({ answers }) => answers.some((answer) => answer.kind === kind)).length;
  return {
    ...{ opened: entries.length, accepted: withAny('ACCEPTED'), declined: withAny('DECLINED') },
    ...{ answers: answered.length, latest: latestStepOf(entries) },
    steps: entries.reduce((sum, { steps }) => sum + steps.length, 0),
  };
};

/** With the case that each opened, where the answer did not say so. */
const attemptsOf = (reporting: District['reporting'], { cases }: Truth): Attempt[] =>
  reporting
    .flatMap(({ attempts }) => attempts)
    .map((attempt) => {
      const opened = attempt.case ?? cases.get(attempt.key);
      return { ...attempt, ...(opened && { case: opened }) };
    });

const problemsOfDistrict = ({ reporting, screens }: District, truth: Truth): string[] => {
  const attempts = attemptsOf(reporting, truth);
  const offices = [...new Set(screens.map(({ office }) => office))];
  const shownIn = (office: string) => screens.filter((screen) => screen.office === office).map(receivedBy(truth));
  return [
    ...problemsOfInboxes(
      attempts,
      offices.flatMap((office) => truth.inboxes.get(office) ?? []),
    ),
    ...offices.flatMap((office) => problemsOf(attempts, shownIn(office))),
  ];
};

const receivedBy =
  ({ inboxes }: Truth): ((screen: Screen) => Received) =>
  ({ name, office, after, shown }) => {
    const stored = new Map(inboxes.get(office)?.entries.map((entry) => [entry.number, entry.case]));
    return {
      subscriber: name,
      after,
      alerts: shown.map(({ alert }) => ({
        number: alert.number,
        case: caseOf(alert) ?? stored.get(alert.number) ?? 'no case',
      })),
    };
  };

/** Null when the database could not be asked for it at that moment: the alert comes without. */
const caseOf = (alert: { readonly case: { readonly id: string } | null }): string | undefined => alert.case?.id;

const deliveriesOf = (screens: readonly Screen[]) =>
  screens.flatMap(({ name, person, shown }) =>
    shown.map(({ alert, at, token }) => ({
      ...{ subscriber: name, person: person.key, session: sessionOf(token), number: alert.number, at },
    })),
  );

const outcomesOf = (attempts: readonly Attempt[]): Verdict['outcomes'] => {
  const last = new Map<string, Attempt['outcome']>();
  for (const { key, outcome } of attempts) if (last.get(key) !== 'OK') last.set(key, outcome);
  const count = (outcome: Attempt['outcome']) => [...last.values()].filter((each) => each === outcome).length;
  return { ok: count('OK'), failed: count('FAILED'), unknown: count('UNKNOWN') };
};

const latenciesBy = (clock: CommitClock): ((screen: Screen) => number[]) => {
  const times = clock.times();
  return ({ office, shown }) =>
    shown.flatMap(({ alert, at }) => {
      const committed = times.get(`${office}:${alert.number}`);
      return committed === undefined ? [] : [at - committed];
    });
};
