import { type EntityManager, type Job, type RuleVersion, type Services, systemActor } from '@hub/subgraph-kit';
import { type CommitteeNoticeKind, pause } from '@hub/vocabulary';
import { openDuePacks } from '../handover/handover-packs.job.js';
import { handoverDaysIn } from '../handover/handover.settings.js';
import { type AddressedNotice, tellNotices } from '../notice/notice.store.js';
import { CONCERNED, reminderDays, toldOf } from './tenure.rules.js';
import { addresseesOf, takeEndings, takeFillings, takeVacancies, type Turn } from './tenure.store.js';

const ACTOR = systemActor('tenure-notices');
const LOOK_MS = 15_000;

const TAKEN_BY: readonly (readonly [
  CommitteeNoticeKind,
  (tx: EntityManager, reminders: readonly number[]) => Promise<Turn[]>,
])[] = [
  ['ENDING', takeEndings],
  ['VACANT', takeVacancies],
  ['FILLED', takeFillings],
];

type Needs = Pick<Services, 'store' | 'alertRules' | 'settings' | 'newId' | 'now'>;

/** Tells of some offices that end, are vacant or are filled; false when there is nothing to tell. */
const tellTurns = ({ store, alertRules, settings, newId, now }: Needs): Promise<boolean> =>
  store.inActor(ACTOR, async (tx) => {
    // whoever is told finds the pack
    await openDuePacks(tx, { settings, newId });
    const reminders = reminderDays(handoverDaysIn({ settings }));
    for (const [kind, take] of TAKEN_BY) {
      const rule = alertRules.current('A15')!;
      const notices: AddressedNotice[] = [];
      for (const turn of await take(tx, reminders))
        notices.push(await addressed(tx, { turn, kind, id: newId() }, rule));
      if (!notices.length) continue;
      await tellNotices(tx, notices, now());
      return true;
    }
    return false;
  });

const addressed = async (
  tx: EntityManager,
  { turn, kind, id }: { readonly turn: Turn; readonly kind: CommitteeNoticeKind; readonly id: string },
  rule: RuleVersion,
): Promise<AddressedNotice> => ({
  body: { id, kind, office: turn.office, committee: turn.committee, at: turn.at.toISOString() },
  rule: rule.code,
  to: toldOf(rule, CONCERNED[turn.kind], await addresseesOf(tx, turn.committee)),
});

/** Rule A15: once for each reminder and each vacancy, however many replicas run it. */
export const tenureNoticesJob: Job = {
  name: 'tenure-notices',
  run: async (services, signal) => {
    while (!signal.aborted) if (!(await tellTurns(services))) await pause(LOOK_MS, signal);
  },
};
