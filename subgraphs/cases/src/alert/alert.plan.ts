import type { NewEscalation } from '@hub/inbox';
import { type Directory, openingOf, type StepFacts, withoutWaiting } from '@hub/subgraph-kit';
import type { AlertRule, CaseCategory, PersonsBand, Urgency } from '@hub/vocabulary';
import { ackByOf, type Addressee, type CommitteesConcerned, committeesNamed, type RuleInForce } from './alert.rules.js';
import type { AlertBody, AlertReasonBody, CaseAlertBody } from './alert.type.js';

/** What every alert about a case says. */
export interface CaseFacts {
  readonly case: string;
  /** P-code. */
  readonly district: string;
  readonly category: CaseCategory;
  readonly urgency: Urgency;
  readonly personsBand: PersonsBand;
  readonly minorInvolved: boolean;
  /** Id of the referral that it is about, if it is about one. */
  readonly referral?: string;
}

/** What the entries of later steps are made from, and where these go. */
export interface EscalationFacts extends StepFacts, CaseFacts {
  readonly version: number;
  /** ISO instants. */
  readonly ackBy: string;
  readonly reportedAt: string;
}

/** An entry that an office is to get. */
export interface PlannedAlert {
  readonly body: AlertBody;
  readonly escalation?: string;
  /** Who is reached outside the graph, and how urgently; null where nobody has to hurry. */
  readonly audience: 'DUTY' | 'OFFICE';
  readonly urgency: Urgency | null;
}

/** Everything that an event tells, and what follows until it is answered. */
export interface AlertPlan {
  readonly alerts: readonly PlannedAlert[];
  readonly escalations: readonly NewEscalation[];
}

export interface PlanParts {
  readonly directory: Pick<Directory, 'onDuty' | 'isHeld' | 'committee'>;
  readonly newId: (of: string) => string;
  /** When it happens. */
  readonly at: Date;
  readonly reportedAt: Date;
  readonly about: CaseFacts;
  readonly committees: CommitteesConcerned;
}

/** By these rules each office must answer for itself; by the others one answer is enough for all. */
const EACH_ANSWERS: readonly AlertRule[] = ['A3', 'A18'];

/** A service outside the committees is told to get ready; nothing waits for its answer. */
const mustAnswer = ({ row }: Addressee): boolean => row.whose !== 'SERVICES';

/** Where nothing follows nobody has to answer. */
const isInformation = ({ chain }: RuleInForce): boolean => chain.length === 0;

/** Offices of the same key answer for each other. */
const answersWith = (each: Addressee): string =>
  mustAnswer(each) && !EACH_ANSWERS.includes(each.rule.code) ? each.rule.code : `${each.rule.code}/${each.office}`;

export const planAlerts = (event: string, addressees: readonly Addressee[], parts: PlanParts): AlertPlan => {
  const plans = [...new Set(addressees.map(answersWith))].map((key) =>
    planGroup(event, { key, group: addressees.filter((each) => answersWith(each) === key) }, parts),
  );
  return {
    alerts: plans.flatMap(({ alerts }) => alerts),
    escalations: plans.flatMap(({ escalations }) => escalations),
  };
};

const planGroup = (
  event: string,
  { key, group }: { readonly key: string; readonly group: readonly Addressee[] },
  parts: PlanParts,
): AlertPlan => {
  const { newId, about } = parts;
  const [{ rule }] = group as [Addressee, ...Addressee[]];
  const offices = group.map(({ office }) => office);
  const { audience, plan } = openingOf(rule, about.urgency, isAnybodyOnDuty(offices, parts));
  const escalation = plan.length && mustAnswer(group[0]!) ? newId(`escalation/${key}`) : undefined;
  const alerts = group.map((addressee): PlannedAlert => ({
    body: bodyOf(event, addressee, parts),
    ...(escalation && { escalation }),
    ...{ audience, urgency: isInformation(rule) ? null : about.urgency },
  }));
  if (!escalation) return { alerts, escalations: [] };
  const facts = factsOf(group, rule, { ...parts, duty: audience === 'DUTY' ? offices : [] });
  // one for each event and rule; where each office answers for itself its own alert is the event
  const of = EACH_ANSWERS.includes(rule.code) ? alerts[0]!.body.id : event;
  return {
    alerts,
    escalations: [
      {
        id: escalation,
        event: of,
        rule: rule.code,
        facts,
        plan: isAnybodyThere(offices, parts) ? plan : withoutWaiting(plan),
      },
    ],
  };
};

/** What follows an event that no office of the hub must answer: the steps that tell other committees. */
export const planWithoutOffice = (event: string, rule: RuleInForce, parts: PlanParts): AlertPlan => {
  const { plan } = openingOf(rule, parts.about.urgency, false);
  if (!plan.length) return { alerts: [], escalations: [] };
  const [id, facts] = [parts.newId(`escalation/${rule.code}`), factsOf([], rule, { ...parts, duty: [] })];
  return { alerts: [], escalations: [{ id, event, rule: rule.code, facts, plan }] };
};

const isAnybodyOnDuty = (offices: readonly string[], { directory, at }: PlanParts): boolean =>
  offices.some((office) => directory.onDuty(office, at.getTime()).length > 0);

const isAnybodyThere = (offices: readonly string[], { directory, at }: PlanParts): boolean =>
  offices.some((office) => directory.isHeld(office, at.getTime()));

const factsOf = (
  group: readonly Addressee[],
  rule: RuleInForce,
  { about, committees, at, reportedAt, duty }: PlanParts & { readonly duty: readonly string[] },
): EscalationFacts => ({
  ...about,
  version: rule.version,
  duty,
  committees: {
    ...committeesNamed(committees),
    ADDRESSED: [...new Set(group.flatMap(({ committee }) => committee ?? []))],
  },
  ackBy: ackByOf(rule, about.urgency, at).toISOString(),
  reportedAt: reportedAt.toISOString(),
});

const bodyOf = (event: string, addressee: Addressee, parts: PlanParts): CaseAlertBody => {
  const { about, newId, at } = parts;
  const { office, committee, rule } = addressee;
  return {
    ...about,
    ...{ id: newId(`alert/${office}`), eventId: event, rule: rule.code, office, committee },
    ackBy: isInformation(rule) ? null : ackByOf(rule, about.urgency, at).toISOString(),
    createdAt: at.toISOString(),
    reason: reasonOf(addressee, parts),
  };
};

/** The place told is the district of the case, which the alert names anyway, or the office's own. */
const reasonOf = (
  { committee, rule, row }: Addressee,
  { directory, about, committees }: PlanParts,
): AlertReasonBody => ({
  ...{ version: rule.version, when: row.when, whose: row.whose, because: row.because },
  place:
    (committee && (row.whose === 'ELSEWHERE' || row.whose === 'BORDER' || row.whose === 'BORDER_PROVINCE')
      ? directory.committee(committee)?.place
      : null) ?? about.district,
  roles: row.whose === 'ELSEWHERE' ? (committees.elsewhere.get(committee ?? '') ?? []) : [],
});
