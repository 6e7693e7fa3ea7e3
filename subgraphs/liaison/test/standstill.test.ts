import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { counterpart, namedOffice, offices } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { escalateTask } from '../src/answer/escalate.task.js';
import { tellStandstills } from '../src/standstill/standstill.job.js';
import { inDays, type Scene, sceneOf } from './return-scene.js';
import { startWorld, takeMessages, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const DESK = 'DL-TH5708/SUPPRESSION_GROUP';
const PROVINCE = 'PL-TH57/SECRETARIAT';

/** Lets days pass for all that is recorded of a return. */
const afterDays = async (id: string, days: number): Promise<void> => {
  const past = `- make_interval(days => ${days})`;
  await everyRow(world, `update repatriation set released_at = released_at ${past} where id = $1`, [id]);
  await everyRow(world, `update repatriation_step set at = at ${past} where repatriation = $1`, [id]);
  await everyRow(world, `update repatriation_standstill set since = since ${past} where repatriation = $1`, [id]);
  await everyRow(
    world,
    `update repatriation_proof set recorded_at = recorded_at ${past}, ended_at = ended_at ${past} where repatriation = $1`,
    [id],
  );
};

/** The keys of the offices that were told by A12 of a return, each time. */
const told = async (ref: string): Promise<string[]> => {
  const rows = await everyRow(
    world,
    `select i.owner from inbox_entry e join inbox i on i.id = e.inbox where e.rule = 'A12' and e.body ->> 'ref' = $1
      order by e.number, i.owner`,
    [ref],
  );
  return rows.map(({ owner }) => offices.find(({ id }) => id === owner)!.key).sort();
};
const look = async (): Promise<void> => {
  for (let more = true; more;) more = await tellStandstills(world.services);
};
const escalations = (id: string) =>
  scene.rows(`select id, state, closed_by from escalation where rule = 'A12' and facts ->> 'repatriation' = $1`, [id]);

test('a return that stands still for a week is told to its desks and the province, once a week, and never over there', async () => {
  const { id, ref } = await scene.at('TRACING');
  await look();
  await afterDays(id, 6);
  await look();
  expect(await told(ref)).toEqual([]);
  await afterDays(id, 1);
  await look();
  const first = await told(ref);
  expect(first).toEqual(expect.arrayContaining([DESK, PROVINCE]));
  expect(first.filter((key) => key.startsWith('counterpart'))).toEqual([]);
  await look();
  await afterDays(id, 6);
  await look();
  expect(await told(ref)).toEqual(first);
  await afterDays(id, 1);
  await look();
  expect(await told(ref)).toEqual([...first, ...first].sort());
});

test('whoever looked away for weeks is told once, of the last week', async () => {
  const { id, ref } = await scene.at('CLEARED');
  await afterDays(id, 30);
  await look();
  await look();
  expect((await told(ref)).filter((key) => key === DESK)).toHaveLength(1);
});

test('any progress begins the week anew, and ends what waits for an answer', async () => {
  const { id, ref } = await scene.at('TRACING');
  await afterDays(id, 7);
  await look();
  expect(await escalations(id)).toMatchObject([{ state: 'OPEN' }]);
  const before = await told(ref);
  await scene.prove(id, 'PERSON_LOCATED');
  await afterDays(id, 6);
  await look();
  expect(await told(ref)).toEqual(before);
  await scene.to(id, 'ON_HOLD', 'WEATHER');
  expect(await escalations(id)).toMatchObject([{ state: 'CANCELLED', closed_by: expect.stringContaining('person:') }]);
});

test('what the other side says is progress too', async () => {
  const { id, ref } = await scene.at('TRACING');
  await afterDays(id, 8);
  await scene.sayThere(ref, { kind: 'READY' });
  await look();
  expect(await told(ref)).toEqual([]);
});

test('nobody who sees to it for a day brings in the national desk', async () => {
  const { id } = await scene.at('TRACING');
  await afterDays(id, 7);
  await look();
  await scene.rows(
    `update escalation set opened_at = opened_at - interval '1 day', due_at = due_at - interval '1 day'
      where rule = 'A12' and state = 'OPEN' and facts ->> 'repatriation' = $1`,
    [id],
  );
  const [waiting] = await escalations(id);
  await escalateTask.run({ escalation: waiting!['id'] }, world.services);
  const steps = await scene.rows('select owners from escalation_step where escalation = $1', [waiting!['id']]);
  expect(steps).toEqual([{ owners: [namedOffice('NL-TH/NATIONAL_DESK').id] }]);
});

test('one that has ended, is followed up, or waits for its window stands still for good reason', async () => {
  const ended = await scene.at('TRACING');
  await scene.to(ended.id, 'WITHDRAWN', 'WISH_OF_PERSON');
  const followed = await scene.at('FOLLOW_UP');
  const waiting = await scene.at('CLEARED');
  await scene.reschedule(waiting.id, 'FIRST_AGREED', 20);
  await scene.to(waiting.id, 'SCHEDULED');
  const passed = await scene.at('SCHEDULED');
  await everyRow(world, 'update repatriation set window_start = $2 where id = $1', [passed.id, inDays(-8)]);
  for (const { id } of [ended, followed, waiting, passed]) await afterDays(id, 40);
  await look();
  for (const { ref } of [ended, followed, waiting]) expect(await told(ref)).toEqual([]);
  expect(await told(passed.ref)).toContain(DESK);
});

test('an entry says by which rule it came, and what the other side answers is not mixed with it', async () => {
  const { id, ref } = await scene.at('COUNTERPART_NOTIFIED');
  await afterDays(id, 7);
  await look();
  const RULES = `subscription ($office: ID!) {
    repatriationUpdates(office: $office, after: 0) { rule number head update { ref } } }`;
  interface Told {
    readonly repatriationUpdates: { rule: string | null; number: number; head: number; update: { ref: string } | null };
  }
  const rulesOf = async (who: string, office: string) => {
    const messages = await takeMessages(
      world.subscribe<Told>(RULES, { office }, world.as(who)),
      (taken) => taken.at(-1)?.data?.repatriationUpdates.number === taken.at(-1)?.data?.repatriationUpdates.head,
    );
    return messages.flatMap(({ data }) =>
      data?.repatriationUpdates.update?.ref === ref ? [data.repatriationUpdates.rule] : [],
    );
  };
  expect(await rulesOf('cs-duty', namedOffice(DESK).id)).toEqual(['A10', 'A10', 'A10', 'A12']);
  expect(await rulesOf('lao-tonpheung', counterpart('counterpart-tonpheung').id)).toEqual(['A10', 'A10']);
  const { answers } = await scene.read<{ answers: unknown[] }>(id, 'answers { state }');
  expect(answers).toHaveLength(2);
});
