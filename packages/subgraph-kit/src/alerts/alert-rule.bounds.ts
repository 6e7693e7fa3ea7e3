import type { AlertCommittee, OfficeKind, Urgency } from '@hub/vocabulary';
import type { RuleContent, RuleDefault, SecondsByUrgency } from './alert-rule.js';

const HOUR = 3_600;

/** Seconds within which a rule must ask for an answer, by urgency: from, to; or what the release itself asks for. */
const ACCEPT_WITHIN: Readonly<Record<Urgency, readonly [number, number]>> = {
  EMERGENCY: [60, HOUR],
  URGENT: [60, 24 * HOUR],
  NORMAL: [60, 72 * HOUR],
};

/** Seconds after the time to answer by which the whole chain must have been told. */
const CHAIN_WITHIN: SecondsByUrgency = { EMERGENCY: HOUR, URGENT: 24 * HOUR, NORMAL: 72 * HOUR };

const MOST = { addressees: 10, offices: 10, steps: 12, because: 300, events: 50, days: 31 };

/** The sides of one referral: kinds of office that are named only there are named nowhere else. */
const SIDES: readonly AlertCommittee[] = ['SENDER', 'RECEIVER'];

/** Offices that are always there to answer: a chain must not end before one of them. */
const LAST: readonly OfficeKind[] = ['SECRETARIAT', 'NATIONAL_DESK'];

const URGENCIES = Object.keys(ACCEPT_WITHIN) as Urgency[];

/**
 * The parts of a rule that could keep an alert from reaching anybody in time, as paths; empty when there are none.
 * @param release what the release says about this rule
 * @param known every rule of the release: with their conditions, committees and kinds of office a rule can be changed,
 *   with no others, so that no change tells an office which may not know of such an event at all
 */
export const badPartsOf = (rule: RuleContent, release: RuleDefault, known: readonly RuleDefault[]): string[] =>
  badParts(
    rule,
    release,
    known.filter(({ apart = false }) => apart === (release.apart ?? false)),
  );

const badParts = (rule: RuleContent, release: RuleDefault, known: readonly RuleDefault[]): string[] => [
  ...(release.vital && !rule.active ? ['active'] : []),
  ...URGENCIES.filter((urgency) => {
    const [least, most] = ACCEPT_WITHIN[urgency];
    return !within(rule.acceptWithin[urgency], [least, Math.max(most, release.acceptWithin[urgency])]);
  }).map((urgency) => `acceptWithin.${urgency.toLowerCase()}`),
  ...badAddressees(rule, known),
  ...badChain(rule, release, known),
  ...badThreshold(rule, release),
];

/** Fewer events than the release waits for would tell of each by itself. */
const badThreshold = ({ threshold }: RuleContent, release: RuleDefault): string[] => {
  if (!threshold || !release.threshold) return !threshold === !release.threshold ? [] : ['threshold'];
  return within(threshold.events, [release.threshold.events, MOST.events]) && within(threshold.days, [1, MOST.days])
    ? []
    : ['threshold'];
};

const badAddressees = ({ addressees }: RuleContent, known: readonly RuleDefault[]): string[] => {
  const rows = known.flatMap((each) => each.addressees);
  const isKnown = ({ when, whose, offices }: RuleContent['addressees'][number]): boolean =>
    rows.some((row) => row.when === when) &&
    rows.some((row) => row.whose === whose) &&
    offices.every((kind) =>
      rows.some((row) => row.offices.includes(kind) && (row.whose === whose || !SIDES.includes(row.whose))),
    );
  if (!within(addressees.length, [1, MOST.addressees])) return ['addressees'];
  return addressees.flatMap((row, index) =>
    isKnown(row) && within(row.offices.length, [1, MOST.offices]) && within(row.because.length, [1, MOST.because])
      ? []
      : [`addressees.${index}`],
  );
};

const badChain = (rule: RuleContent, release: RuleDefault, known: readonly RuleDefault[]): string[] => {
  const { chain } = rule;
  if (chain.length === 0) return release.chain.length > 0 ? ['chain'] : [];
  // where the events of a subgraph are information only, no step would ever be fired
  if (known.every((each) => each.chain.length === 0)) return ['chain'];
  const last = chain.at(-1)!.to;
  const ends = typeof last === 'object' && LAST.includes(last.kind);
  const inTime = URGENCIES.every((urgency) => isInTime(rule, urgency));
  return chain.length <= MOST.steps && ends && inTime ? [] : ['chain'];
};

/** Steps follow one another, the first beyond the office itself no later than the time to answer. */
const isInTime = ({ chain, acceptWithin }: RuleContent, urgency: Urgency): boolean => {
  const seconds = chain.map(({ after }) => after[urgency]);
  const beyond = chain.find(({ to }) => typeof to === 'object')?.after[urgency] ?? Infinity;
  return (
    seconds.every((value, index) =>
      within(value, [seconds[index - 1] ?? 0, acceptWithin[urgency] + CHAIN_WITHIN[urgency]]),
    ) && beyond <= acceptWithin[urgency]
  );
};

const within = (value: number, [from, to]: readonly [number, number]): boolean =>
  Number.isSafeInteger(value) && value >= from && value <= to;
