import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { DOOR_MS } from './attachment.rules.js';
import { deleteUnusedDoors, stillKept } from './attachment.store.js';

const ACTOR = systemActor('attachment-sweep');
const SWEEP_MS = 600_000;
const BATCH = 500;
/** A file that nothing is recorded of may be on its way for as long. */
const GRACE_MS = 2 * DOOR_MS;

/**
 * Removes sealed bytes that nothing can open any more: of who was erased, and of what a process left half when it died.
 * Such bytes tell nothing; this only keeps them from staying.
 */
export const sweepAttachments = async ({
  store,
  files,
  now,
}: Pick<Services, 'store' | 'files' | 'now'>): Promise<void> => {
  await store.inActor(ACTOR, (tx) => deleteUnusedDoors(tx, GRACE_MS));
  const before = now().getTime() - GRACE_MS;
  const old = (await files!.list()).filter(({ at }) => at.getTime() < before).map(({ id }) => id);
  for (let from = 0; from < old.length; from += BATCH) {
    const ids = old.slice(from, from + BATCH);
    const kept = await store.inActor(ACTOR, (tx) => stillKept(tx, ids));
    for (const id of ids) if (!kept.has(id)) await files!.remove(id);
  }
};

export const attachmentSweepJob: Job = {
  name: 'attachment-sweep',
  run: async (services, signal) => {
    while (!signal.aborted) {
      await sweepAttachments(services);
      await pause(SWEEP_MS, signal);
    }
  },
};
