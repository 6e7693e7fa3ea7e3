import type { Directory } from '@hub/subgraph-kit';
import type { PlannedAlert } from '../alert/alert.plan.js';
import { type Addressee, addresseesBy, type RuleInForce } from '../alert/alert.rules.js';
import { bandOf } from './trend.rules.js';
import type { DueTrend } from './trend.store.js';

export interface TrendParts {
  readonly directory: Pick<Directory, 'committeeFor' | 'officesOfCommittee'>;
  readonly newId: () => string;
  readonly at: Date;
}

/** What the offices that the rule names are told of a trend; nobody has to answer. */
export const alertsOfTrend = (due: DueTrend, rule: RuleInForce, parts: TrendParts): PlannedAlert[] => {
  const event = parts.newId();
  return addresseesOf(due, rule, parts).map((addressee) => ({
    ...{ audience: 'OFFICE', urgency: null },
    body: bodyOf(event, addressee, { due, ...parts }),
  }));
};

const addresseesOf = ({ district }: DueTrend, rule: RuleInForce, { directory }: TrendParts): Addressee[] => {
  const near = (level: 'DISTRICT' | 'PROVINCE') => directory.committeeFor(district, level)?.id ?? null;
  const committees = {
    ...{ district: near('DISTRICT'), province: near('PROVINCE'), nation: null },
    ...{ elsewhere: new Map(), border: [], borderProvinces: [], isAcross: false },
  };
  return addresseesBy([rule], { urgency: 'NORMAL', minorInvolved: false, committees, services: [] }, (of) =>
    directory.officesOfCommittee(of),
  );
};

const bodyOf = (
  eventId: string,
  { office, committee, rule, row }: Addressee,
  { due, newId, at }: TrendParts & { readonly due: DueTrend },
): PlannedAlert['body'] => {
  const { district, pattern, value, reports, from, until } = due;
  return {
    ...{ id: newId(), eventId, rule: rule.code, office, committee, district },
    trend: { pattern, value, reports: bandOf(reports), from, until },
    ...{ ackBy: null, createdAt: at.toISOString() },
    reason: {
      ...{ version: rule.version, when: row.when, whose: row.whose, because: row.because },
      ...{ place: district, roles: [] },
    },
  };
};
