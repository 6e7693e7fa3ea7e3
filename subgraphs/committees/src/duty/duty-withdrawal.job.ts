import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { publishDirectory } from '../directory/directory.store.js';
import { shiftsToWithdraw } from './duty.store.js';

const ACTOR = systemActor('duty-withdrawal');
const LOOK_MS = 60_000;
const AT_ONCE = 500;

/** Takes some shifts that are over out of the directory; false when there are no more. */
const withdrawSome = ({ store }: Pick<Services, 'store'>): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    const ids = await shiftsToWithdraw(tx, AT_ONCE);
    if (!ids.length) return false;
    await publishDirectory(
      tx,
      ids.map((id) => ({ kind: 'duty', id, data: null })),
    );
    return true;
  });

/** Keeps copies of the directory from growing for ever; every replica runs it. */
export const dutyWithdrawalJob: Job = {
  name: 'duty-withdrawal',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await withdrawSome(services))) await pause(LOOK_MS, signal);
  },
};
