import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { deliveryDaysIn } from './delivery.settings.js';
import { deleteEnded } from './delivery.store.js';

const ACTOR = systemActor('delivery-retention');
const LOOK_MS = 3_600_000;
/** Rows that one transaction deletes at most. */
export const BATCH = 500;

/** Deletes what ended longer ago than the log is kept, batch after batch; what is still to be sent stays. */
export const forgetDeliveries = async (
  services: Pick<Services, 'store' | 'settings'>,
  signal?: AbortSignal,
): Promise<void> => {
  const which = { days: deliveryDaysIn(services), limit: BATCH };
  while (!signal?.aborted) if ((await services.store.inActor(ACTOR, (tx) => deleteEnded(tx, which))) < BATCH) return;
};

export const deliveryRetentionJob: Job = {
  name: 'delivery-retention',
  run: async (services, signal) => {
    while (!signal.aborted) {
      await forgetDeliveries(services, signal);
      await pause(LOOK_MS, signal);
    }
  },
};
