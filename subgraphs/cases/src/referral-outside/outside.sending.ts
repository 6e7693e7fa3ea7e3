import { type EntityManager, type HubContext, HubError, subjectSeal } from '@hub/subgraph-kit';
import type { AssignedCase } from '../assignment/assigned-case.js';
import type { ConsentRow } from '../consent/consent.store.js';
import { recordStep } from '../referral/referral.ending.js';
import { subjectOfReferral } from '../referral/referral.sealing.js';
import { moveReferral, type ReferralChange, type ReferralRow } from '../referral/referral.store.js';
import { tellReferral } from '../referral/referral.telling.js';
import { referred, type ReferralResult } from '../referral/referral.type.js';
import { newCode, tokenOfCode } from '../one-time-code/one-time-code.js';
import { pack, sealPackage } from './outside.package.js';
import { asOffice, opensUntil } from './outside.rules.js';
import { insertPackage } from './outside.store.js';

interface Sending {
  readonly row: ReferralRow;
  readonly found: AssignedCase;
  readonly persons: readonly { readonly id: string; readonly consents: readonly ConsentRow[] }[];
  readonly overrideBasis: NonNullable<ReferralChange['overrideBasis']> | null;
}

/**
 * Makes the package and answers its code, which is told nowhere else; by A8 the sender is told when nobody opens it.
 * Last in its transaction. Needs a system actor.
 */
export const giveOutside = async (
  tx: EntityManager,
  { row, found, persons, overrideBasis }: Sending,
  context: HubContext,
): Promise<ReferralResult> => {
  const { kind } = asOffice(row.toRecipient!)!;
  const seal = await subjectSeal(tx, context.sealer, subjectOfReferral(row.id));
  if (!seal) throw new HubError('NOT_FOUND');
  const code = newCode();
  const content = await pack(tx, { row: { ...row, overrideBasis }, kind, found, persons }, context);
  await insertPackage(tx, {
    ...{ referral: row.id, token: tokenOfCode(context.indexKey, code) },
    sealed: sealPackage(seal, row.id, { ...content, code }),
  });
  const change = { event: context.newId(), ackBy: opensUntil(context.now()), overrideBasis };
  const sent = await moveReferral(tx, { id: row.id, version: row.version, to: 'SENT' }, change);
  await recordStep(tx, sent!, { by: context.caller.id, office: found.offices[0].office });
  await tellReferral(tx, { referral: sent!, event: change.event, what: 'SENT' }, context);
  return Object.assign(referred(sent!), { openingCode: code });
};
