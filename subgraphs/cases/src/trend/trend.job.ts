import { type Job, type RuleVersion, type Services, systemActor, tellOffices } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { tellAlerts } from '../alert/alert.telling.js';
import { alertsOfTrend } from './trend.alert.js';
import { takeTrend } from './trend.store.js';

const ACTOR = systemActor('trend');
/** What there is to tell changes once a day. */
const LOOK_MS = 5 * 60_000;

type Telling = Pick<Services, 'store' | 'directory' | 'alertRules' | 'now' | 'newId'>;

/** The rule by which trends are told, unless it tells nobody now. */
const ruleInForce = ({ alertRules }: Pick<Services, 'alertRules'>): RuleVersion | undefined => {
  const rule = alertRules.current('A16');
  return rule?.active && rule.threshold ? rule : undefined;
};

/** Tells by A16 of the next trend that nobody was told of; false when there is none. */
export const tellNextTrend = (services: Telling): Promise<boolean> =>
  services.store.inActor(ACTOR, async (tx) => {
    const rule = ruleInForce(services);
    const due = rule?.threshold ? await takeTrend(tx, rule.threshold) : undefined;
    if (!rule || !due) return false;
    const { directory, newId, now } = services;
    // last in its transaction, because it holds the inboxes until commit
    const alerts = alertsOfTrend(due, rule, { directory, newId, at: now() });
    await tellOffices(tx, await tellAlerts(tx, { alerts, escalations: [] }));
    return true;
  });

/** Looks for trends; every replica runs it, and each is told once. */
export const trendJob: Job = {
  name: 'trend',
  run: async (services, signal) => {
    while (!signal.aborted) {
      // what is taken is not told again, so nothing is taken before it is known whom to tell
      const more = services.directory.version > 0 && (await tellNextTrend(services));
      if (!more) await pause(LOOK_MS, signal);
    }
  },
};
