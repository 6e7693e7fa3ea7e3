import { type EntityManager, type Job, recordAudit, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { aboutCase } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { moveReferral, referralsById } from '../referral/referral.store.js';
import { deletePackage, overdueOutside } from './outside.store.js';

const NAME = 'expire-outside';
const ACTOR = systemActor(NAME);
const LOOK_MS = 60_000;

/** Ends the referrals outside that nobody opened in time, and takes their packages away. */
export const expireUnopened = async ({ store }: Pick<Services, 'store'>): Promise<void> => {
  for (const overdue of await store.inActor(ACTOR, overdueOutside))
    await store.inActor(ACTOR, (tx) => expire(tx, overdue));
};

const expire = async (
  tx: EntityManager,
  { id, caseId }: { readonly id: string; readonly caseId: string },
): Promise<void> => {
  await lockCase(tx, caseId);
  const [row] = await referralsById(tx, [id]);
  if (row?.state !== 'SENT') return;
  await moveReferral(tx, { id, version: row.version, to: 'EXPIRED' });
  await deletePackage(tx, id);
  await recordAudit(tx, [
    {
      ...{ actor: `system:${NAME}`, action: 'referral.expired', purpose: 'refer-persons' },
      ...{ resourceType: 'referral', resource: id, subject: aboutCase(caseId) },
    },
  ]);
};

export const outsideExpiryJob: Job = {
  name: NAME,
  run: async (services, signal) => {
    while (!signal.aborted) {
      await expireUnopened(services);
      await pause(LOOK_MS, signal);
    }
  },
};
