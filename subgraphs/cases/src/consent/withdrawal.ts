import { appendEntries } from '@hub/inbox';
import type { EntityManager, HubContext } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { leadingOffice, withdrawalAckBy } from '../alert/alert.rules.js';
import { storeAlerts } from '../alert/alert.store.js';
import type { AlertBody } from '../alert/alert.type.js';
import { type CaseRow, casesById, lockCase } from '../case/case.store.js';
import { recordShare } from '../share/share.commands.js';
import { sharesWithout } from '../share/share.rules.js';
import { endShares, liveSharesOf } from '../share/share.store.js';
import { consentsOfCases, type ConsentRow, endConsent } from './consent.store.js';

/**
 * Withdraws a consent, ends the shares that rested on it, and tells the office that leads the case and each office
 * that lost it, in one transaction. Needs a system actor.
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
  for (const share of ending) await recordShare(tx, share, { by, through: office, action: 'case_share.ended' });
  const [row] = await casesById(tx, [caseId]);
  await alert(tx, row!, { offices: ending.map((share) => share.office), context });
  return withdrawn;
};

/** Last in its transaction, because it holds the inboxes until commit. */
const alert = async (
  tx: EntityManager,
  row: CaseRow,
  { offices, context }: { readonly offices: readonly string[]; readonly context: HubContext },
): Promise<void> => {
  const { directory } = context;
  const leading = leadingOffice(directory.officesOfCommittee(row.lead_committee));
  const [eventId, now] = [context.newId(), context.now()];
  const alerts = [...new Set([...(leading ? [leading] : []), ...offices])].map((office): AlertBody => ({
    ...{ id: context.newId(), eventId, rule: 'A18', office, committee: directory.office(office)?.committee ?? null },
    ...{ case: row.id, district: row.district, category: row.category, urgency: row.urgency },
    ...{ personsBand: row.persons_band, minorInvolved: row.minor_involved },
    ...{ ackBy: withdrawalAckBy(now).toISOString(), createdAt: now.toISOString() },
  }));
  const entries = await appendEntries(
    tx,
    alerts.map((body) => ({ owner: body.office, event: body.eventId, rule: body.rule, body })),
  );
  await storeAlerts(tx, alerts, entries);
};
