import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { people, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, type Scope, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { startCommittees } from './committees-world.js';
import { made, officeOf, PREVENTION, refusal, whoMay, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
let task: string;
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-20T05:00:00Z') });
  task = await made(scene.propose({ title: 'what the committee is to do' }));
});
afterAll(() => committees.stop());

const COMMITTEE = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
const WRITERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention'];
const READERS = [...COMMITTEE, 'cr-chair', 'cr-secretariat', 'national-desk'].sort();

it('a task is read by its committee, the one above it and the national desk, by every way', async () => {
  const ways: [string, string][] = [
    ['query ($id: ID!) { task(id: $id) { title } }', task],
    [
      'query ($id: ID!) { committee(id: $id) { offices { tasks { edges { node { title } } } } } }',
      (await everyRow(committees, 'select committee from task where id = $1', [task]))[0]!['committee'] as string,
    ],
  ];
  for (const [query, id] of ways) {
    const readers: string[] = [];
    for (const { key } of people) {
      const seen = await scene.ask<object>(query, { id }, key).catch(() => ({}));
      if (JSON.stringify(seen).includes('what the committee is to do')) readers.push(key);
    }
    expect(readers.sort()).toEqual(READERS);
  }
  expect(await scene.ask('query ($id: ID!) { task(id: $id) { title } }', { id: task })).toEqual({ task: null });
});

it('the deadlines of an office are told to whoever holds it, and to nobody else', async () => {
  const DEADLINES = `query ($office: [_Any!]!) { _entities(representations: $office) {
    ... on Office { deadlines { task { title } } } } }`;
  const readers: string[] = [];
  for (const { key } of people) {
    const seen = await scene.ask<object>(DEADLINES, { office: [{ __typename: 'Office', id: PREVENTION }] }, key);
    if (JSON.stringify(seen).includes('what the committee is to do')) readers.push(key);
  }
  expect(readers).toEqual(['ck-prevention']);
});

it.each<[string, Scope]>([
  ['task', 'task:read'],
  ['meeting_decision', 'meeting:read'],
])(
  'the kinds of office that the database lets read %s of others are those with %s but seats, which read their own',
  async (table, scope) => {
    const [policy] = await everyRow(
      committees,
      `select qual from pg_policies where tablename = $1 and policyname = 'read'`,
      [table],
    );
    const named = OFFICE_KINDS.filter((kind) => (policy!['qual'] as string).includes(`'${kind}'`));
    expect([...named, 'MEMBER'].sort()).toEqual(
      OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes(scope)).sort(),
    );
  },
);

it('a task is proposed, given and endorsed by its own committee alone', async () => {
  const stale = { version: 99 };
  expect(await whoMay((by) => scene.propose({ title: ' ' }, by))).toEqual([...WRITERS].sort());
  expect(await whoMay((by) => scene.assign(task, stale, by))).toEqual([...WRITERS].sort());
  expect(await whoMay((by) => scene.endorse(task, stale, by))).toEqual([...WRITERS].sort());
});

it('a task is begun by its committee and by whoever holds the office that is to do it', async () => {
  const rehab = await made(
    scene.propose({ office: officeOf('REHABILITATION_GROUP'), official: person('ck-rehab').id }),
  );
  expect(await whoMay((by) => scene.advance(rehab, 'IN_PROGRESS', by, { version: 99 }))).toEqual(
    [
      ...WRITERS,
      ...people.filter(({ offices }) => offices.includes(officeOf('REHABILITATION_GROUP'))).map(({ key }) => key),
    ].sort(),
  );
  await made(scene.endorse(rehab));
  expect(await refusal(scene.advance(rehab, 'DROPPED', 'ck-rehab'))).toEqual(['TASK_STATE_FORBIDS', 'input.to']);
  expect(await refusal(scene.advance(rehab, 'IN_PROGRESS', 'ck-rehab'))).toBeNull();
});

it('what nobody may see looks like what there is not', async () => {
  expect(await refusal(scene.advance(task, 'DROPPED', 'ms-duty'))).toBe('NOT_FOUND');
});
