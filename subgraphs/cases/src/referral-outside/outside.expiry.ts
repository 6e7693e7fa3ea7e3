import { type EntityManager, type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { lockCase } from '../case/case.store.js';
import { expire } from '../referral/referral.expiry.js';
import { referralsById } from '../referral/referral.store.js';
import { deletePackage, overdueOutside } from './outside.store.js';

const NAME = 'expire-outside';
const ACTOR = systemActor(NAME);
const LOOK_MS = 60_000;

/** Ends the referrals outside that nobody opened in time, and takes their packages away. */
export const expireUnopened = async ({ store }: Pick<Services, 'store'>): Promise<void> => {
  for (const overdue of await store.inActor(ACTOR, overdueOutside))
    await store.inActor(ACTOR, (tx) => expireOne(tx, overdue));
};

const expireOne = async (
  tx: EntityManager,
  { id, caseId }: { readonly id: string; readonly caseId: string },
): Promise<void> => {
  await lockCase(tx, caseId);
  const [row] = await referralsById(tx, [id]);
  if (row?.state !== 'SENT') return;
  await expire(tx, row, NAME);
  await deletePackage(tx, id);
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
