import type { EntityManager } from '@hub/subgraph-kit';
import { endShares, shareById } from '../share/share.store.js';
import { recordAct } from '../access/act.js';
import type { ReferralRow } from './referral.store.js';

/** Ends what the receiver saw by a referral. Needs a system actor. */
export const endShareOf = async (
  tx: EntityManager,
  { share: id }: Pick<ReferralRow, 'share'>,
  reportedAt: Date,
): Promise<void> => {
  const share = id && (await shareById(tx, id));
  if (share && !share.endedAt) await endShares(tx, [share], reportedAt);
};

/** Records a step, in the transaction that makes it. */
export const recordStep = (
  tx: EntityManager,
  { id, caseId, state }: Pick<ReferralRow, 'id' | 'caseId' | 'state'>,
  { by, office }: { readonly by: string | null; readonly office: string | null },
): Promise<void> =>
  recordAct(tx, {
    ...{ by, office, action: `referral.${state.toLowerCase()}`, purpose: 'refer-persons' },
    ...{ resourceType: 'referral', resource: id, caseId },
  });
