import { type EntityManager, type HubContext, tellOffices } from '@hub/subgraph-kit';
import { planAlerts } from '../alert/alert.plan.js';
import { type Addressee, addresseesBy } from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { casesById, factsOfCase } from '../case/case.store.js';
import { committeesConcerned } from '../report/report.rules.js';
import { officesAtWork, officesSeeing, officesStillTold, type TipRow } from './tip.store.js';

/**
 * Tells by A19 that something was added to a tip or report: the offices that work on its case, else those of the lead that the
 * rule names. Last in its transaction, because it holds the inboxes until commit. Needs a system actor, and the lock of
 * the tip.
 */
export const tellAddition = async (
  tx: EntityManager,
  { case_id: caseId }: Pick<TipRow, 'case_id'>,
  context: HubContext,
): Promise<void> => {
  const { directory, alertRules } = context;
  const rule = alertRules.current('A19');
  if (!rule?.active) return;
  const [row] = await casesById(tx, [caseId]);
  const about = factsOfCase(row!);
  const place = { place: row!.district, originPlace: null, transitPlaces: [], exploitationPlace: null };
  const committees = { ...committeesConcerned(directory, place, alertRules.all()), lead: row!.lead_committee };
  const working = (await officesAtWork(tx, caseId)).map((office): Addressee => ({
    ...{ office, committee: directory.office(office)?.committee ?? null, rule, row: rule.addressees[0]! },
  }));
  const seeing = await officesSeeing(tx, caseId);
  const leading = addresseesBy([rule], { ...about, committees, services: [] }, (of) =>
    directory.officesOfCommittee(of),
  ).filter(({ office }) => seeing.includes(office));
  const waiting = await officesStillTold(tx, caseId);
  const addressees = (working.length ? working : leading).filter(({ office }) => !waiting.includes(office));
  const plan = planAlerts(context.newId(), addressees, {
    ...{ directory, newId: () => context.newId(), at: context.now(), reportedAt: new Date(row!.at), about, committees },
  });
  await tellOffices(tx, await tellAlerts(tx, plan));
};
