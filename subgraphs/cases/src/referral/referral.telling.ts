import { type EntityManager, type Services, tellOffices } from '@hub/subgraph-kit';
import { planAlerts, planWithoutOffice } from '../alert/alert.plan.js';
import { type Addressee, addresseesBy, type AlertFacts, firstOfEach } from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { type CaseRow, casesById, factsOfCase } from '../case/case.store.js';
import { committeesConcerned } from '../report/report.rules.js';
import type { ReferralRow } from './referral.store.js';

/** What is told of a referral: that it was sent, or what became of it. */
export interface Told {
  readonly referral: ReferralRow;
  /** Id of the event. */
  readonly event: string;
  readonly what: 'SENT' | NonNullable<AlertFacts['referral']>;
}

type Telling = Pick<Services, 'directory' | 'alertRules' | 'now' | 'newId'>;

/** Whom it concerns first, whatever the rule in force names besides: the other side, unless it is outside the hub. */
const firstTold = ({ referral, what }: Told): string | null =>
  what === 'SENT' || what === 'REVOKED' ? referral.toOffice : referral.fromOffice;

/**
 * Tells the other side, and whom else the rule names, by A8 or A9; where it tells nobody, what follows an unanswered
 * referral follows all the same. Last in its transaction, because it holds the inboxes until commit. Needs a system
 * actor.
 */
export const tellReferral = async (tx: EntityManager, told: Told, context: Telling): Promise<void> => {
  const { directory, alertRules } = context;
  const rule = alertRules.current(told.what === 'SENT' ? 'A8' : 'A9');
  if (!rule?.active) return;
  const { referral, event, what } = told;
  const [row] = await casesById(tx, [referral.caseId]);
  const about = { ...factsOfCase(row!), urgency: referral.urgency, referral: referral.id };
  const committees = committeesOf(row!, referral, context);
  const facts = { ...about, committees, services: [], ...(what !== 'SENT' && { referral: what }) };
  const office = firstTold(told);
  const first = (to: string): Addressee => ({
    ...{ office: to, rule, committee: directory.office(to)?.committee ?? null },
    row: rule.addressees.find(({ when }) => when === 'ALWAYS' || when === `REFERRAL_${what}`) ?? rule.addressees[0]!,
  });
  const others = addresseesBy([rule], facts as AlertFacts, (of) => directory.officesOfCommittee(of));
  const addressees = firstOfEach([...(office === null ? [] : [first(office)]), ...others]);
  const parts = {
    ...{ directory, newId: () => context.newId(), at: context.now(), reportedAt: new Date(row!.at), about, committees },
  };
  const plan = addressees.length ? planAlerts(event, addressees, parts) : planWithoutOffice(event, rule, parts);
  await tellOffices(tx, await tellAlerts(tx, plan));
};

const committeesOf = (row: CaseRow, { fromCommittee }: ReferralRow, { directory, alertRules }: Telling) => {
  const place = { place: row.district, originPlace: null, transitPlaces: [], exploitationPlace: null };
  return {
    ...committeesConcerned(directory, place, alertRules.all()),
    ...{ lead: row.lead_committee, sender: fromCommittee },
  };
};
