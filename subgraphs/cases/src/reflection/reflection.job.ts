import { type EntityManager, type Job, type Services, systemActor, tellOffices } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { planAlerts } from '../alert/alert.plan.js';
import { addresseesBy } from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { factsOfCase, lockedCase } from '../case/case.store.js';
import { committeesConcerned } from '../report/report.rules.js';
import { type DueReflection, takeReflection } from './reflection.store.js';

const ACTOR = systemActor('reflection');
const LOOK_MS = 30_000;

type Telling = Pick<Services, 'store' | 'directory' | 'alertRules' | 'now' | 'newId'>;

/** Tells by A7 of the next time of reflection that has come far enough; false when there is none. */
export const tellNextReflection = (services: Telling): Promise<boolean> =>
  services.store.inActor(ACTOR, async (tx) => {
    const due = await takeReflection(tx);
    if (due) await tell(tx, due, services);
    return due !== undefined;
  });

/** Last in its transaction, because it holds the inboxes until commit. */
const tell = async (
  tx: EntityManager,
  { caseId, mark }: DueReflection,
  { directory, alertRules, now, newId }: Telling,
): Promise<void> => {
  const rule = alertRules.current('A7');
  if (!rule?.active) return;
  const { row, reportedAt } = await lockedCase(tx, caseId);
  const about = factsOfCase(row);
  const place = { place: row.district, originPlace: null, transitPlaces: [], exploitationPlace: null };
  const committees = { ...committeesConcerned(directory, place, alertRules.all()), lead: row.lead_committee };
  const addressees = addresseesBy([rule], { ...about, committees, services: [], reflection: mark }, (of) =>
    directory.officesOfCommittee(of),
  );
  const plan = planAlerts(newId(), addressees, { directory, newId, at: now(), reportedAt, about, committees });
  await tellOffices(tx, await tellAlerts(tx, plan));
};

/** Follows the times of reflection; every replica runs it, and each notice is given once. */
export const reflectionJob: Job = {
  name: 'reflection',
  run: async (services, signal) => {
    while (!signal.aborted) {
      // what is taken is not told again, so nothing is taken before it is known whom to tell
      const isReady = services.directory.version > 0 && services.alertRules.current('A7') !== undefined;
      const more = isReady && (await tellNextReflection(services));
      if (!more) await pause(LOOK_MS, signal);
    }
  },
};
