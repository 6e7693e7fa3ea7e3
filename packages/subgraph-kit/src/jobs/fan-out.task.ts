import { z } from 'zod';
import { type AppendedEntry, continueFanOut, FAN_OUT_TASK } from '@hub/inbox';
import { type EntityManager, systemActor } from '@hub/store';
import { defineTask } from './task.js';

/** What a subgraph does with entries in the transaction that appended them. */
export type FannedOut = (tx: EntityManager, appended: readonly AppendedEntry[]) => Promise<void>;

/** Goes on with a fan-out to more inboxes than one transaction may lock. */
export const fanOutTask = (fannedOut: FannedOut = async () => undefined) =>
  defineTask({
    name: FAN_OUT_TASK,
    payload: z.object({ job: z.uuid() }),
    run: ({ job }, { store }) =>
      store.inActor(systemActor(FAN_OUT_TASK), async (tx) => fannedOut(tx, (await continueFanOut(tx, job)).appended)),
  });
