import { DIRECTORY_STALE_MS, type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause, thaiDay } from '@hub/vocabulary';
import { keepersOf } from '../committee/committee.rules.js';
import { notReminded, remindOnce } from './reminder.store.js';

const ACTOR = systemActor('counterpart-reminders');
const LOOK_MS = 60_000;
/** Each goes to a few inboxes, and those of one transaction are limited. */
const AT_ONCE = 8;

type Needs = Pick<Services, 'store' | 'directory' | 'newId' | 'now'>;

/** Reminds of some offices that must be confirmed again; false when there is none, or nobody known to be reminded. */
export const remind = ({ store, directory, newId, now }: Needs): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    const at = now();
    if (directory.ageMs(at.getTime()) > DIRECTORY_STALE_MS) return false;
    const waiting = await notReminded(tx, thaiDay(at));
    const reminders = waiting
      .map(({ id: counterpart, kind, verifiedOn, committees }) => ({
        body: { id: newId(), kind, counterpart, at: at.toISOString() },
        ...{ verifiedOn, to: keepersOf(directory, committees) },
      }))
      .filter(({ to }) => to.length)
      .slice(0, AT_ONCE);
    if (!reminders.length) return false;
    await remindOnce(tx, reminders);
    return true;
  });

/** Once for each office and each time it was not confirmed, however many replicas run it. */
export const counterpartRemindersJob: Job = {
  name: 'counterpart-reminders',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await remind(services))) await pause(LOOK_MS, signal);
  },
};
