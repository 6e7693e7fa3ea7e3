import type { EntityManager } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import type { AlertRow } from '../alert/alert.store.js';
import { lockCase } from '../case/case.store.js';
import { recordStep } from './referral.ending.js';
import { LIVE_STATES } from './referral.rules.js';
import { lockDuty, moveReferral, type ReferralRow, referralsById } from './referral.store.js';

/** Whether an alert asks its office to answer a referral, and is not one to whom that was escalated. */
const asksReceiver = ({ body, office }: AlertRow, row: ReferralRow | undefined): row is ReferralRow =>
  body.rule === 'A8' && row?.toOffice === office;

/** The referral that an alert asks its office to answer, locked; undefined for every other alert. */
export const referralAsked = async (tx: EntityManager, alert: AlertRow): Promise<ReferralRow | undefined> => {
  const id = 'referral' in alert.body ? alert.body.referral : undefined;
  const [seen] = id ? await referralsById(tx, [id]) : [];
  if (!asksReceiver(alert, seen)) return undefined;
  await lockDuty(tx, seen);
  await lockCase(tx, seen.caseId);
  return (await referralsById(tx, [seen.id]))[0];
};

/** Nobody accepts the alert of a referral that is over, nor declines that of one which was answered. */
export const contradicts = (kind: AcknowledgementKind, row: ReferralRow | undefined): boolean => {
  if (!row || kind === 'SEEN') return false;
  return kind === 'DECLINED' ? row.state !== 'SENT' : !LIVE_STATES.includes(row.state);
};

/** Accepting the alert acknowledges the referral; declining it escalates and leaves the referral as it is. */
export const acknowledgeBy = async (
  tx: EntityManager,
  row: ReferralRow | undefined,
  { kind, by, office }: { readonly kind: AcknowledgementKind; readonly by: string; readonly office: string },
): Promise<void> => {
  if (kind !== 'ACCEPTED' || row?.state !== 'SENT') return;
  const moved = await moveReferral(tx, { id: row.id, version: row.version, to: 'ACKNOWLEDGED' });
  await recordStep(tx, moved!, { by, office });
};
