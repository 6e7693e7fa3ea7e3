import { DIRECTORY_STALE_MS, type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { tell } from '../update/tell.store.js';
import { takeStandstills } from './standstill.store.js';

const ACTOR = systemActor('standstill');
const LOOK_MS = 60_000;
/** Each goes to a few inboxes, and those of one transaction are limited. */
const AT_ONCE = 8;

type Needs = Pick<Services, 'store' | 'directory' | 'alertRules' | 'newId' | 'now'>;

/** Tells by A12 of some returns that stand still; false when there is none, or nobody may be told now. */
export const tellStandstills = (services: Needs): Promise<boolean> =>
  services.store.inActor(ACTOR, async (tx) => {
    const at = services.now();
    const rule = services.alertRules.current('A12');
    if (!rule?.active || services.directory.ageMs(at.getTime()) > DIRECTORY_STALE_MS) return false;
    const ids = await takeStandstills(tx, AT_ONCE);
    if (!ids.length) return false;
    const rows = [];
    for (const id of ids) rows.push(await readRepatriation(tx, id));
    await tell(tx, services, { rule, rows, at });
    return true;
  });

/** Once for each week that a return stands still, however many replicas run it. */
export const standstillJob: Job = {
  name: 'standstill',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await tellStandstills(services))) await pause(LOOK_MS, signal);
  },
};
