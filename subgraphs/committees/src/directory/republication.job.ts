import { type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { officesToldOtherwise } from '../office/office.store.js';
import { officeRecord } from './directory.records.js';
import { publishDirectory } from './directory.store.js';

const ACTOR = systemActor('republication');
const AT_ONCE = 500;

/** Tells of some offices that are not what the directory says; false when it says how all are. */
const tellSome = ({ store }: Pick<Services, 'store'>): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    const offices = await officesToldOtherwise(tx, AT_ONCE);
    await publishDirectory(tx, offices.map(officeRecord));
    return offices.length > 0;
  });

/** A migration changes offices and publishes nothing, so whoever starts after it does; whoever comes later finds it done. */
export const republicationJob: Job = {
  name: 'republication',
  run: async (services, signal) => {
    let isTold = false;
    while (!signal.aborted && !isTold) isTold = !(await tellSome(services));
  },
};
