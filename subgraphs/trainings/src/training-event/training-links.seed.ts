import { manualsOn, taughtOn, trainingSeries } from '@hub/cast';
import type { SeedContext } from '@hub/subgraph-kit';
import { insertTaught, insertUsed } from './training-links.store.js';

/** Each training of the series taught what its topics say, in the versions of its day. */
export const seedLinks = async ({ tx }: SeedContext): Promise<void> => {
  for (const { id, heldOn, topics } of trainingSeries) {
    const { version, modules } = taughtOn(heldOn, topics);
    await insertTaught(tx, { training_event_id: id, curriculum_version_id: version, modules });
    await insertUsed(tx, id, manualsOn(heldOn));
  }
};
