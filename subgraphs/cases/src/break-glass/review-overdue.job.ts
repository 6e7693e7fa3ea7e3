import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { tellWatch } from '../notice/notice.store.js';
import { takeOverdue } from './break-glass.store.js';

const ACTOR = systemActor('break-glass-review');
const LOOK_MS = 15_000;

/** Tells whoever watches of the next overdue review; false when there is none. */
const tellNext = ({ store, newId }: Pick<Services, 'store' | 'newId'>): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    const row = await takeOverdue(tx);
    if (row) await tellWatch(tx, row, { kind: 'REVIEW_OVERDUE', event: newId() });
    return row !== null;
  });

/** Reminds once of each review that nobody made in time; every replica runs it. */
export const reviewOverdueJob: Job = {
  name: 'break-glass-review',
  run: async (services, signal) => {
    while (!signal.aborted) {
      const more = await tellNext(services);
      if (!more) await pause(LOOK_MS, signal);
    }
  },
};
