import { offices } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { tellHandovers } from '../src/preparation/preparation.job.js';
import { inDays, type Scene } from './return-scene.js';
import type { World } from './world.js';

export const HOUR_MS = 3_600_000;
/** The instant at which the window of `scene.reschedule(id, reason, days)` is 48 hours away. */
export const nearAt = (days = 3): Date => new Date(Date.parse(`${inDays(days)}T00:00:00+07:00`) - 48 * HOUR_MS);

/** What the worker does at moved clocks, and what came of it. */
export const preparationsOf = (world: World, scene: Scene) => {
  /** The directory of the test is confirmed for an hour, and these looks lie days ahead. */
  const directory = Object.assign(Object.create(world.services.directory) as World['services']['directory'], {
    ageMs: () => 0,
  });
  const replica = async (now: Date): Promise<void> => {
    const services = { ...world.services, now: () => now, directory };
    for (let more = true; more;) more = await tellHandovers(services);
  };
  /** Three replicas look at once, each until it finds nothing more. */
  const look = async (now = nearAt()): Promise<void> => {
    await Promise.all([replica(now), replica(now), replica(now)]);
  };
  /** The offices told of a return by A11, once for each time: those asked first, or those who had not to answer. */
  const told = async (ref: string, { asked = true } = {}): Promise<string[]> => {
    const rows = await everyRow(
      world,
      `select i.owner from inbox_entry e join inbox i on i.id = e.inbox left join escalation x on x.id = e.escalation
        where e.rule = 'A11' and e.body ->> 'ref' = $1
          and case when $2 then e.event = x.event else e.escalation is null end`,
      [ref, asked],
    );
    return rows.map(({ owner }) => offices.find(({ id }) => id === owner)!.key).sort();
  };
  const waiting = (id: string) =>
    scene.rows(
      `select id, state, facts -> 'offices' as offices from escalation
        where rule = 'A11' and facts ->> 'repatriation' = $1 order by opened_at, id`,
      [id],
    );
  return { look, told, waiting };
};
