import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { assistanceScene, REHABILITATION } from './assistance-scene.js';
import { inDays, personScene } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const GROUP = namedOffice('DL-TH5703/SUPPRESSION_GROUP').id;
const REHAB = namedOffice(REHABILITATION).id;

interface Load {
  readonly official: { readonly id: string };
  readonly office: { readonly id: string };
  readonly openCases: number;
  readonly dueTasks: number;
  readonly overdueTasks: number;
  readonly oldestStepAt: string | null;
  readonly cases: readonly { readonly id: string }[];
}

let world: World;
let opened: string;
let waiting: string;
beforeAll(async () => {
  world = await startWorld();
  const persons = personScene(world);
  waiting = await persons.accepted();
  ({ opened } = await assistanceScene(world, persons).both());
  const ended = await persons.accepted();
  await everyRow(world, `update case_file set state = 'REFERRED_OUT' where id = $1`, [ended]);
  await everyRow(world, `update case_step set created_at = now() - interval '40 days' where case_id = $1`, [waiting]);
  for (const [days, official, office] of [
    [3, 'ck-rehab', REHAB],
    [-1, 'ck-rehab', REHAB],
    [-2, 'ck-rehab', REHAB],
    [5, 'ck-duty', GROUP],
    [5, 'ck-chair', namedOffice('DL-TH5703/CHAIR').id],
  ] as const) {
    const input = { idempotencyKey: randomUUID(), case: opened, kind: 'INTERVIEW', dueAt: inDays(days) };
    const { data } = await world.send<{ createCaseTask: { task: object | null } }>(
      'mutation ($input: CreateCaseTaskInput!) { createCaseTask(input: $input) { task { id } } }',
      { input: { ...input, official: person(official).id, office } },
      world.as('ck-duty'),
    );
    expect(data!.createCaseTask.task).not.toBeNull();
  }
}, 120_000);
afterAll(() => world.stop());

const loads = async (by: string, args = ''): Promise<readonly Load[] | string | undefined> => {
  const { data, errors } = await world.send<{ caseload: readonly Load[] }>(
    `{ caseload${args} { official { id } office { id } openCases dueTasks overdueTasks oldestStepAt cases { id } } }`,
    {},
    world.as(by),
  );
  return data?.caseload ?? errors?.[0]?.extensions.code;
};
const of = async (by: string, args = ''): Promise<string[]> =>
  ((await loads(by, args)) as readonly Load[]).map(
    ({ official, openCases, dueTasks, overdueTasks }) =>
      `${Object.keys(WHO).find((key) => WHO[key] === official.id)} ${openCases} ${dueTasks} ${overdueTasks}`,
  );
const WHO: Readonly<Record<string, string>> = Object.fromEntries(
  ['ck-duty', 'ck-rehab', 'ck-chair', 'ms-duty'].map((key) => [key, person(key).id]),
);

it('an officer sees the work of the own office, what has waited longest first, without what has ended', async () => {
  const [mine, ...others] = (await loads('ck-duty')) as readonly Load[];
  expect(others).toEqual([]);
  expect(mine).toMatchObject({ openCases: 2, dueTasks: 1, overdueTasks: 0, office: { id: GROUP } });
  expect(mine!.cases.map(({ id }) => id)).toEqual([waiting, opened]);
  expect((Date.now() - new Date(mine!.oldestStepAt!).getTime()) / 86_400_000).toBeCloseTo(40, 0);
});

it.each([
  ['ck-rehab', '', ['ck-rehab 1 1 2']],
  ['ck-chair', '', ['ck-rehab 1 1 2', 'ck-duty 2 1 0', 'ck-chair 0 1 0']],
  ['ck-chair', `(office: "${GROUP}")`, ['ck-duty 2 1 0']],
  ['ck-duty', `(office: "${REHAB}")`, []],
  ['ck-focal', '', []],
  ['ck-prevention', '', []],
  ['shelter-cr', '', []],
  ['ms-duty', `(office: "${GROUP}")`, []],
])('%s asking for the caseload%s is told of %j', async (who, args, told) => {
  expect(await of(who, args)).toEqual(told);
});

it.each(['auditor', 'dpo', 'admin', 'volunteer-ck'])('%s is refused it', async (who) => {
  expect(await loads(who)).toBe('FORBIDDEN_ACTION');
});

it('counts no case and no task that the reader may not see', async () => {
  const chair = namedOffice('DL-TH5703/CHAIR').id;
  await everyRow(world, `delete from row_access where resource = $1 and office = $2`, [opened, chair]);
  expect(await of('ck-chair')).toEqual(['ck-duty 1 0 0']);
});

it('a trend of a place is what was published of it, and of no other', async () => {
  const cells = [
    { path: ['TH57', 'TH5703'], n: 25 },
    { path: ['TH57', 'TH5708'], n: null },
  ];
  for (const [period, asOf] of [
    ['2031-Q1', '2031-03-31'],
    ['2031-Q2', '2031-06-30'],
  ])
    await everyRow(
      world,
      `insert into statistics_snapshot (cube, period, population, subject, dimensions, scope, source, as_of, cells)
       values ('REPORTED_BY_PLACE', $1, 'REPORTED_CASES', 'VICTIMS', '{province,district}', 'all', 'hub', $2, $3::jsonb)`,
      [period, asOf, JSON.stringify(cells)],
    );
  const trend = async (pcode: string): Promise<unknown> => {
    const { data } = await world.send<{ _entities: { caseTrend: object[] }[] }>(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Place { caseTrend { asOf n suppressed } } } }',
      { of: [{ __typename: 'Place', pcode }] },
    );
    return data?._entities[0]?.caseTrend.slice(0, 2);
  };
  expect(await trend('TH5703')).toEqual([
    { asOf: '2031-06-30', n: 25, suppressed: false },
    { asOf: '2031-03-31', n: 25, suppressed: false },
  ]);
  expect(await trend('TH5708')).toEqual([
    { asOf: '2031-06-30', n: null, suppressed: true },
    { asOf: '2031-03-31', n: null, suppressed: true },
  ]);
  expect(await trend('TH9999')).toEqual([]);
});
