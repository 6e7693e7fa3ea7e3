import { z } from 'zod';
import { continueFanOut, FAN_OUT_TASK } from '@hub/inbox';
import { systemActor } from '@hub/store';
import { defineTask } from './task.js';

/** Goes on with a fan-out to more inboxes than one transaction may lock. */
export const fanOutTask = defineTask({
  name: FAN_OUT_TASK,
  payload: z.object({ job: z.uuid() }),
  run: async ({ job }, { store }) => {
    await store.inActor(systemActor(FAN_OUT_TASK), (tx) => continueFanOut(tx, job));
  },
});
