import { escalateTaskOf, type Services } from '@hub/subgraph-kit';
import type { AlertRule } from '@hub/vocabulary';
import type { EscalationFacts } from '../alert/alert.plan.js';
import { answersForCase } from '../alert/alert.rules.js';
import { storeAlerts } from '../alert/alert.store.js';
import { ALERT_INBOX } from '../alert/alert.telling.js';
import type { CaseAlertBody } from '../alert/alert.type.js';
import { grantCase, seesPersons } from '../case/case.grants.js';
import { expireUnanswered } from '../referral/referral.expiry.js';

/** Fires the steps of an alert that nobody has accepted, and lets the offices that these alert see the case. */
export const escalateTask = escalateTaskOf<EscalationFacts>({
  inbox: ALERT_INBOX,
  bodyOf: ({ facts, rule, step, reason, newEvent, to }, office, services): CaseAlertBody => ({
    ...{ case: facts.case, district: facts.district, category: facts.category, urgency: facts.urgency },
    ...{ personsBand: facts.personsBand, minorInvolved: facts.minorInvolved },
    ...(facts.referral && { referral: facts.referral }),
    ...{ id: services.newId(), eventId: newEvent, rule: rule as AlertRule, office },
    ...{ committee: committeeOf(office, services), ackBy: facts.ackBy, createdAt: services.now().toISOString() },
    reason: {
      ...{ version: facts.version, step, firedBecause: reason, place: facts.district },
      ...(isOther(to) && { whose: to.whose }),
    },
  }),
  alerted: async (tx, { entries, facts, rule, to }, { directory }) => {
    await storeAlerts(tx, entries);
    // the offices addressed at first see what their rule let them see
    if (!isOther(to)) return;
    const persons = answersForCase(rule as AlertRule);
    const grants = entries.map(({ owner: office }) => ({
      ...{ office, reason: 'ESCALATION', persons: persons && seesPersons(directory, office) },
    }));
    await grantCase(tx, { id: facts.case, at: new Date(facts.reportedAt) }, grants);
  },
  fired: expireUnanswered,
});

const committeeOf = (office: string, { directory }: Services): string | null =>
  directory.office(office)?.committee ?? null;

const isOther = (to: unknown): to is { readonly whose: NonNullable<CaseAlertBody['reason']>['whose'] & string } =>
  typeof to === 'object' && to !== null;
