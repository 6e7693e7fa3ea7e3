import { type EntityManager, recordAudit } from '@hub/subgraph-kit';
import { aboutCase } from '../access/act.js';
import { endShareOf } from './referral.ending.js';
import { moveReferral, unansweredOf } from './referral.store.js';

/** With the last step of its chain a referral that nobody acknowledged expires. Needs a system actor. */
export const expireUnanswered = async (
  tx: EntityManager,
  { escalation, facts }: { readonly escalation: string; readonly facts: { readonly reportedAt: string } },
): Promise<void> => {
  const row = await unansweredOf(tx, escalation);
  if (!row) return;
  await moveReferral(tx, { id: row.id, version: row.version, to: 'EXPIRED' });
  await endShareOf(tx, row, new Date(facts.reportedAt));
  await recordAudit(tx, [
    {
      ...{ actor: 'system:escalate', action: 'referral.expired', purpose: 'refer-persons' },
      ...{ resourceType: 'referral', resource: row.id, subject: aboutCase(row.caseId) },
    },
  ]);
};
