import { appendFeeds } from '@hub/inbox';
import { type EntityManager, type HubContext, notifyFeed, type NotifyRecord } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { planAlerts } from '../alert/alert.plan.js';
import { addresseesBy, firstOfEach } from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { type CaseRow, casesById, factsOfCase, lockCase } from '../case/case.store.js';
import { endingsOf, packagesFeed, recordEnded } from '../disclosure/disclosure.feed.js';
import { endWaiting } from '../disclosure/disclosure.store.js';
import { casesFeed } from '../events.js';
import { openInquiry } from '../inquiry/inquiry.store.js';
import { committeesConcerned } from '../report/report.rules.js';
import { recordShare } from '../share/share.commands.js';
import { sharesWithout } from '../share/share.rules.js';
import { endShares, liveSharesOf } from '../share/share.store.js';
import { consentsOfCases, type ConsentRow, endConsent } from './consent.store.js';
import { whenWithdrawn } from './counterpart-consent.js';

/**
 * Withdraws a consent, ends the shares and packages that rested on it, and tells the office that leads the case, each office
 * that lost it and the desk that lets the other side of the border know, in one transaction. Needs a system actor.
 * @returns undefined when it was withdrawn before
 */
export const carryOutWithdrawal = async (
  tx: EntityManager,
  { id, caseId, office }: { readonly id: string; readonly caseId: string; readonly office: string },
  context: HubContext,
): Promise<ConsentRow | undefined> => {
  const by = context.caller.id;
  const reportedAt = await lockCase(tx, caseId);
  const withdrawn = await endConsent(tx, id, by);
  if (!withdrawn) return undefined;
  await recordAct(tx, {
    ...{ by, office, action: 'consent.withdrawn', purpose: 'withdraw-consent' },
    ...{ resourceType: 'consent', resource: id, caseId },
  });
  const now = context.now();
  const shares = await liveSharesOf(tx, caseId, now);
  const ending = sharesWithout(withdrawn, { shares, consents: await consentsOfCases(tx, [caseId]), now });
  await endShares(tx, ending, reportedAt);
  for (const share of ending) {
    await recordShare(tx, share, { by, through: office, action: 'case_share.ended' });
    await openInquiry(tx, share, { by, through: office, reportedAt });
  }
  const how = { ending: 'CONSENT_ENDED', at: now } as const;
  const closed = await endWaiting(tx, { consent: id }, how);
  await recordEnded(tx, closed, `person:${by}`);
  const [row] = await casesById(tx, [caseId]);
  const abroad = await whenWithdrawn(tx, withdrawn, now);
  const reach = await alert(tx, row!, { offices: ending.map((share) => share.office), context });
  // at once, because in another order than everybody else's two could wait for each other
  await appendFeeds(tx, {
    ...{ [casesFeed.name]: abroad, [packagesFeed.name]: endingsOf(closed, how), [notifyFeed.name]: reach },
  });
  return withdrawn;
};

/**
 * Holds the inboxes until commit.
 * @returns whom to have reached outside the graph
 */
const alert = async (
  tx: EntityManager,
  row: CaseRow,
  { offices, context }: { readonly offices: readonly string[]; readonly context: HubContext },
): Promise<NotifyRecord[]> => {
  const { directory, alertRules } = context;
  const rule = alertRules.current('A18')!;
  const about = factsOfCase(row);
  const place = { place: row.district, originPlace: null, transitPlaces: [], exploitationPlace: null };
  const committees = { ...committeesConcerned(directory, place, alertRules.all()), lead: row.lead_committee };
  const leading = addresseesBy([rule], { ...about, committees, services: [] }, (of) =>
    directory.officesOfCommittee(of),
  );
  const losing = offices.map((office) => ({
    ...{ office, committee: directory.office(office)?.committee ?? null, rule, row: rule.addressees[0]! },
  }));
  const plan = planAlerts(context.newId(), firstOfEach([...leading, ...losing]), {
    ...{ directory, newId: () => context.newId(), at: context.now(), reportedAt: new Date(row.at), about, committees },
  });
  return tellAlerts(tx, plan);
};
