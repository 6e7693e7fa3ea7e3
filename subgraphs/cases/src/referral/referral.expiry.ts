import { z } from 'zod';
import { defineTask, type EntityManager, recordAudit, scheduleTask, systemActor } from '@hub/subgraph-kit';
import { aboutCase } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { endShareOf } from './referral.ending.js';
import { isTold, moveReferral, type ReferralRow, referralsById, unansweredOf } from './referral.store.js';
import { tellReferral } from './referral.telling.js';

const TASK = 'referral-expired';

/** With the last step of its chain a referral that nobody acknowledged expires. Needs a system actor. */
export const expireUnanswered = async (
  tx: EntityManager,
  { escalation, facts }: { readonly escalation: string; readonly facts: { readonly reportedAt: string } },
): Promise<void> => {
  const row = await unansweredOf(tx, escalation);
  if (!row) return;
  await expire(tx, row, 'escalate');
  await endShareOf(tx, row, new Date(facts.reportedAt));
};

/** Ends a referral whose time is over, and has who waits for it told. Needs a system actor. */
export const expire = async (tx: EntityManager, row: ReferralRow, by: string): Promise<void> => {
  const { id: referral, version, caseId } = row;
  await moveReferral(tx, { id: referral, version, to: 'EXPIRED' });
  await recordAudit(tx, [
    {
      ...{ actor: `system:${by}`, action: 'referral.expired', purpose: 'refer-persons' },
      ...{ resourceType: 'referral', resource: referral, subject: aboutCase(caseId) },
    },
  ]);
  // later, for the last step of a chain holds inboxes, and others must not be held after them
  await scheduleTask(tx, { task: TASK, payload: { referral }, delaySeconds: 0, key: `${TASK}:${referral}` });
};

/** Tells who sent a referral and who leads its case that nobody answered it in time, once, by A9. */
export const referralExpiredTask = defineTask({
  name: TASK,
  payload: z.object({ referral: z.uuid() }),
  run: ({ referral: id }, services) =>
    services.store.inActor(systemActor(TASK), async (tx) => {
      const [referral] = await referralsById(tx, [id]);
      if (!referral) return;
      await lockCase(tx, referral.caseId);
      // it expires once, and so it is its own event
      if (!(await isTold(tx, referral.caseId, id)))
        await tellReferral(tx, { referral, event: id, what: 'EXPIRED' }, services);
    }),
});
