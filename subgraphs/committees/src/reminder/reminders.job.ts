import { type EntityManager, type Job, type Services, systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { type AddressedNotice, tellNotices } from '../notice/notice.store.js';
import { toldOf } from '../tenure/tenure.rules.js';
import { addresseesOf } from '../tenure/tenure.store.js';
import { REMINDER_STAGES } from './reminder.rules.js';
import { endReminders, type Late, takeLate, takeNextStages } from './reminder.store.js';

const ACTOR = systemActor('reminders');
const LOOK_MS = 60_000;

type Needs = Pick<Services, 'store' | 'alertRules' | 'newId' | 'now'>;

/** Tells of some that are late; false when there is nothing to tell. */
const tellLate = ({ store, alertRules, newId, now }: Needs): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    await endReminders(tx, now());
    for (const take of [takeLate, takeNextStages]) {
      const notices: AddressedNotice[] = [];
      for (const late of await take(tx, now())) notices.push(await addressed(tx, late, { alertRules, newId }));
      if (!notices.length) continue;
      await tellNotices(tx, notices, now());
      return true;
    }
    return false;
  });

const addressed = async (
  tx: EntityManager,
  { kind, stage, office, committee, task, since }: Late,
  { alertRules, newId }: Pick<Needs, 'alertRules' | 'newId'>,
): Promise<AddressedNotice> => {
  const { rule, stages } = REMINDER_STAGES[kind];
  const at = since.toISOString();
  return {
    body: { id: newId(), kind, office, committee, at, ...(task ? { task } : {}) },
    to: toldOf(alertRules.current(rule)!, stages[stage]!.when, await addresseesOf(tx, committee), office),
    rule,
  };
};

/** Rules A13 and A14: each stage once while it is late, however many replicas run it. */
export const remindersJob: Job = {
  name: 'reminders',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await tellLate(services))) await pause(LOOK_MS, signal);
  },
};
