import { z } from 'zod';
import { MOST_OWNERS } from '@hub/inbox';
import {
  defineTask,
  type EntityManager,
  scheduleTask,
  type Services,
  systemActor,
  tellOffices,
} from '@hub/subgraph-kit';
import { alertedOffices } from '../alert/alert.store.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { casesById, factsOfCase } from '../case/case.store.js';
import { alertOfSubscriber } from './subscription.alert.js';
import { subscribersOf } from './subscription.store.js';

const NAME = 'tell-subscribers';

/** Has the offices told that are too many for the transaction of a report. Needs a system actor. */
export const scheduleTellSubscribers = (tx: EntityManager, caseId: string): Promise<void> =>
  scheduleTask(tx, { task: NAME, payload: { case: caseId }, delaySeconds: 0, key: `${NAME}:${caseId}` });

/** Tells the next offices that subscribed, as many as one transaction can. */
export const tellSubscribersTask = defineTask({
  name: NAME,
  payload: z.object({ case: z.uuid() }),
  run: ({ case: caseId }, services) =>
    services.store.inActor(systemActor(NAME), (tx) => tellNext(tx, caseId, services)),
});

const tellNext = async (tx: EntityManager, caseId: string, { directory, now }: Services): Promise<void> => {
  const [row] = await casesById(tx, [caseId]);
  if (directory.version === 0) throw new Error('the directory has not been read yet');
  const { event, offices: told } = await alertedOffices(tx, caseId);
  const about = factsOfCase(row!);
  const around = directory.placesAround(about.district).map(({ id }) => id);
  const subscribers = await subscribersOf(tx, { ...about, around, told, limit: MOST_OWNERS });
  if (!subscribers.length) return;
  const alerts = subscribers.map((each) => alertOfSubscriber(each, { event, about, at: now() }));
  const reach = await tellAlerts(tx, { alerts, escalations: [] });
  await scheduleTellSubscribers(tx, caseId);
  await tellOffices(tx, reach);
};
