import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { organization, people, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';
import { made, PREVENTION, refusal, whoMay, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
let meeting: string;
let decision: string;
const SECRET = 'what the committee said';
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-20T05:00:00Z') });
  meeting = await made(scene.plan());
  await made(scene.record(meeting, { minutes: SECRET, decisions: [SECRET] }));
  decision = (await everyRow(committees, 'select id from meeting_decision where meeting = $1', [meeting]))[0]![
    'id'
  ] as string;
  await made(scene.followUp(decision, organization('TH5703/POLICE').id, 'ck-focal', SECRET));
});
afterAll(() => committees.stop());

const COMMITTEE = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
const WRITERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention'].sort();
const ABOVE = ['cr-chair', 'cr-secretariat', 'national-desk'];

const readersOf = async (fields: string): Promise<string[]> => {
  const readers: string[] = [];
  for (const { key } of people) {
    const seen = await scene
      .ask<object>(`query ($id: ID!) { meeting(id: $id) { ${fields} } }`, { id: meeting }, key)
      .catch(() => ({}));
    if (JSON.stringify(seen).includes(SECRET)) readers.push(key);
  }
  return readers.sort();
};

it.each(['minutes', 'decisions { words }', 'decisions { followUps { words } }'])(
  'of a meeting, %s is read by its committee, the one above it and the national desk',
  async (fields) => {
    expect(await readersOf(fields)).toEqual([...COMMITTEE, ...ABOVE].sort());
    const seen = await scene.ask(`query ($id: ID!) { meeting(id: $id) { ${fields} } }`, { id: meeting });
    expect(seen).toEqual({ meeting: null });
  },
);

it('a meeting is read by an office of another committee that is invited, and no other meeting is', async () => {
  const guest = person('ms-duty').offices[0]!;
  const joint = await made(scene.plan({ kind: 'JOINT', invited: [PREVENTION, guest], agenda: SECRET }));
  const guests = people.filter(({ offices }) => offices.includes(guest)).map(({ key }) => key);
  const MEETINGS = `query ($id: ID!) { meeting(id: $id) { agenda attendance { office { id } } } }`;
  for (const key of guests) {
    expect(JSON.stringify(await scene.ask(MEETINGS, { id: joint }, key))).toContain(SECRET);
    expect(await scene.ask(MEETINGS, { id: meeting }, key)).toEqual({ meeting: null });
  }
  expect(guests.length).toBeGreaterThan(0);
  await made(scene.replan(joint, { invited: [PREVENTION] }));
  expect(await scene.ask(MEETINGS, { id: joint }, guests[0])).toEqual({ meeting: null });
});

it('an office that may read of no meeting is not invited to one', async () => {
  const shelter = people.find(({ key }) => key === 'shelter')?.offices[0];
  const [partner] = await everyRow(committees, `select id from office where kind in ('SHELTER', 'PARTNER') limit 1`);
  const invited = [shelter ?? (partner!['id'] as string)];
  expect(await refusal(scene.plan({ invited }))).toEqual(['NOT_FOUND', 'input.invited.0']);
});

it('meetings and lessons are kept by the committee itself alone', async () => {
  const stale = { version: 99 };
  expect(await whoMay((by) => scene.plan({ venue: ' ' }, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.replan(meeting, stale, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.cancel(meeting, by, stale))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.record(meeting, stale, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.note({ challenge: ' ' }, by))).toEqual(WRITERS);
  const lesson = await made(scene.note());
  expect(await whoMay((by) => scene.review(lesson, 99, by))).toEqual(WRITERS);
});

it('what an organization did is said by its own people who may see the decision, and by who keeps the meeting', async () => {
  const own = await everyRow(committees, `select id from official where organization = $1`, [
    organization('TH5703/POLICE').id,
  ]);
  const police = people.filter(({ id }) => own.some((each) => each['id'] === id)).map(({ key }) => key);
  const said = await whoMay((by) => scene.followUp(decision, organization('TH5703/POLICE').id, by, ' '));
  const mayRead = [...COMMITTEE, ...ABOVE];
  expect(said).toEqual([...new Set([...WRITERS, ...police.filter((key) => mayRead.includes(key))])].sort());
  expect(said.length).toBeGreaterThan(WRITERS.length);
});
