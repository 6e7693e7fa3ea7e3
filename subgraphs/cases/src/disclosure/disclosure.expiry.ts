import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { lockCase } from '../case/case.store.js';
import { endingsOf, recordEnded, tellPackages } from './disclosure.feed.js';
import { endWaiting, overdueDisclosures } from './disclosure.store.js';

const NAME = 'expire-disclosures';
const ACTOR = systemActor(NAME);
const LOOK_MS = 60_000;

/** Ends the disclosures that nobody opened in time, and destroys their packages. */
export const expireDisclosures = async ({ store, now }: Pick<Services, 'store' | 'now'>): Promise<void> => {
  for (const { id, caseId } of await store.inActor(ACTOR, overdueDisclosures))
    await store.inActor(ACTOR, async (tx) => {
      await lockCase(tx, caseId);
      const how = { ending: 'EXPIRED', at: now() } as const;
      const ended = await endWaiting(tx, { ids: [id] }, how);
      await recordEnded(tx, ended, `system:${NAME}`);
      await tellPackages(tx, endingsOf(ended, how));
    });
};

export const disclosureExpiryJob: Job = {
  name: NAME,
  run: async (services, signal) => {
    while (!signal.aborted) {
      await expireDisclosures(services);
      await pause(LOOK_MS, signal);
    }
  },
};
