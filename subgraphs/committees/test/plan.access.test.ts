import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, office, people, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { callerOf, startCommittees, until } from './committees-world.js';
import { planScene } from './plan-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof planScene>;
let plan: string;
let activity: string;
let line: string;
beforeAll(async () => {
  committees = await startCommittees();
  scene = planScene(committees);
  plan = await scene.made(scene.draft());
  await scene.made(
    scene.keep(plan, { problem: 'what the village fears', measures: [{ words: 'talk at the temple' }] }),
  );
  const [first] = (await scene.look(plan)).activities!;
  [activity, line] = [first!.id, first!.budget[0]!.id];
});
afterAll(() => committees.stop());

const keys = people.map(({ key }) => key);
const COMMITTEE = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
const WRITERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention'];

it('what stands in a plan is read by its committee, the one above it and the national desk', async () => {
  const readers: string[] = [];
  for (const key of keys) {
    const { data } = await committees.send<{ actionPlan: { activities: object[] | null } }>(
      `query ($id: ID!) { actionPlan(id: $id) {
        activities { problem theme office { kind } measures { words } budget { proposed organization { nameEn } } }
        budgetByOrganization { organization { nameEn } budget { proposed } } workByTheme { theme activities } } }`,
      { id: plan },
      callerOf(committees, key),
    );
    if (JSON.stringify(data).includes('what the village fears')) readers.push(key);
    expect(JSON.stringify(data).includes('talk at the temple')).toBe(readers.includes(key));
    for (const kept of ['PREVENTION_GROUP', 'Local Administrative Organization', 'theme', 'nameEn'])
      expect([key, kept, JSON.stringify(data).includes(kept)]).toEqual([key, kept, readers.includes(key)]);
  }
  expect(readers.sort()).toEqual([...COMMITTEE, 'cr-chair', 'cr-secretariat', 'national-desk'].sort());
});

it('everybody sees that there is a plan, how far it has come and its sums, and nothing else', async () => {
  expect(await scene.published('DL-TH5703')).toEqual([
    {
      ...{ id: plan, financialYear: 2570, title: 'Plan of Chiang Khong', state: 'DRAFT', version: 2 },
      budget: { withinMandate: '0.10', proposed: '12500.50', allocated: '0.00', spent: '0.00' },
    },
  ]);
  const { data } = await committees.send<{ actionPlan: Record<string, object[]> }>(
    `query ($id: ID!) { actionPlan(id: $id) { activities { title } reviews { quarter } steps { state }
      budgetByOrganization { budget { proposed } } workByTheme { activities } } }`,
    { id: plan },
  );
  expect(data!.actionPlan).toEqual({
    ...{ activities: [], reviews: [], steps: [], budgetByOrganization: [], workByTheme: [] },
  });
});

it('the kinds of office that the database lets read are those with plan:read', async () => {
  const [policy] = await everyRow(
    committees,
    `select qual from pg_policies where tablename = 'plan_activity' and policyname = 'read'`,
  );
  const named = OFFICE_KINDS.filter((kind) => (policy!['qual'] as string).includes(`'${kind}'`));
  expect(named).toEqual(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('plan:read')));
});

it('a plan is changed by its own committee alone, and accepted by nobody of it', async () => {
  const stale = { version: 99 };
  const tries: Record<string, (by: string) => Promise<string | readonly string[] | null>> = {
    draft: (by) => scene.refusal(scene.draft({}, by)),
    keep: (by) => scene.refusal(scene.keep(plan, stale, by)),
    endorse: (by) => scene.refusal(scene.endorse(plan, activity, stale, by)),
    reassign: (by) => scene.refusal(scene.reassign(plan, activity, stale, by)),
    money: (by) => scene.refusal(scene.money(plan, line, { ...stale, to: 'SUBMITTED', happenedOn: '2026-10-01' }, by)),
    review: (by) => scene.refusal(scene.review(plan, { heldOn: '2026-10-01' }, by)),
  };
  for (const [name, does] of Object.entries(tries)) {
    const may: string[] = [];
    for (const key of keys) if (typeof (await does(key)) !== 'string') may.push(key);
    expect([name, may.sort()]).toEqual([name, [...WRITERS].sort()]);
  }
});

it('each step is taken by whoever it belongs to', async () => {
  await scene.made(scene.endorse(plan, activity));
  const may = async (to: string): Promise<string[]> => {
    const found: string[] = [];
    for (const key of keys) {
      const refusal = await scene.refusal(scene.advance(plan, to, key, { version: 99 }));
      if (typeof refusal !== 'string') found.push(key);
    }
    return found.sort();
  };
  const above = ['cr-secretariat'];
  expect(await may('MEMBER_REVIEW')).toEqual([...WRITERS, ...above].sort());
  await scene.advance(plan, 'MEMBER_REVIEW');
  for (const key of [...WRITERS.slice(2), ...above])
    expect(await scene.refusal(scene.advance(plan, 'APPROVED', key))).toEqual(['PLAN_STATE_FORBIDS', 'input.to']);
  await scene.advance(plan, 'APPROVED', 'ck-chair');
  await scene.advance(plan, 'SUBMITTED');
  for (const key of WRITERS)
    expect(await scene.refusal(scene.advance(plan, 'ACCEPTED', key))).toEqual(['PLAN_STATE_FORBIDS', 'input.to']);
  expect(await scene.refusal(scene.advance(plan, 'ACCEPTED', 'py-secretariat'))).toBe('FORBIDDEN_ACTION');
  expect(await scene.refusal(scene.advance(plan, 'ACCEPTED', 'cr-secretariat'))).toBeNull();
});

it('what an office answers for is among its deadlines for whoever holds it, and for nobody else', async () => {
  const readers: string[] = [];
  for (const key of keys) {
    const { data } = await committees.send<object>(
      `query ($office: [_Any!]!) { _entities(representations: $office) {
        ... on Office { deadlines { activity { problem } } } } }`,
      { office: [{ __typename: 'Office', id: office('DL-TH5703', 'PREVENTION_GROUP').id }] },
      callerOf(committees, key),
    );
    if (JSON.stringify(data).includes('what the village fears')) readers.push(key);
  }
  expect(readers).toEqual(['ck-prevention']);
});

it('comments on a plan are said and read by members of its committee alone, and answered by whoever writes it', async () => {
  await everyRow(committees, `update action_plan set state = 'MEMBER_REVIEW' where id = $1`, [plan]);
  const said: string[] = [];
  for (const key of keys) if ((await scene.refusal(scene.comment(plan, {}, key))) === null) said.push(key);
  expect(said.sort()).toEqual([...COMMITTEE].sort());
  const read: string[] = [];
  for (const key of keys) {
    const { data } = await committees.send<{ actionPlan: { comments: object[] | null } }>(
      'query ($id: ID!) { actionPlan(id: $id) { comments { words } } }',
      { id: plan },
      callerOf(committees, key),
    );
    if (data?.actionPlan.comments?.length) read.push(key);
  }
  expect(read.sort()).toEqual([...COMMITTEE].sort());
  const [comment] = (await scene.look(plan)).comments;
  const may: string[] = [];
  for (const key of keys) if (typeof (await scene.refusal(scene.answer(comment!.id, key))) !== 'string') may.push(key);
  expect(may.sort()).toEqual([...WRITERS].sort());
});

it('the plan of a province is judged by the national desk', async () => {
  const own = { committee: committee('PL-TH57').id };
  const provincial = await scene.made(scene.draft(own, 'cr-secretariat'));
  const refused = await scene.refusal(scene.advance(provincial, 'MEMBER_REVIEW', 'ck-focal', { version: 1 }));
  expect(refused).toBe('FORBIDDEN_ACTION');
  const step = (to: string, by: string) => scene.refusal(scene.advance(provincial, to, by, { version: 1 }));
  expect(await step('MEMBER_REVIEW', 'cr-secretariat')).toEqual(['PLAN_NEEDS_ACTIVITY', 'input.to']);
  expect(await step('ACCEPTED', 'national-desk')).toEqual(['PLAN_STATE_FORBIDS', 'input.to']);
});

it('the plan of a district is kept by its secretary, and read and commented on by its members alone', async () => {
  const fears = 'what the schools of Dok Khamtai fear';
  const own = await scene.made(scene.draft({ committee: committee('DL-TH5605').id }, 'dk-ymca'));
  await scene.made(
    scene.keep(own, { problem: fears, office: office('DL-TH5605', 'PREVENTION_GROUP').id, budget: [] }, 'dk-ymca'),
  );
  // a seat of the province above is one of its own plans alone
  const police = committee('PL-TH56').groups[0]!.seats.find(({ titleEn }) => titleEn === 'Police representative')!;
  await committees.send(
    'mutation ($input: FillSeatInput!) { fillSeat(input: $input) { problems { code } } }',
    {
      input: {
        ...{ idempotencyKey: 'police', seat: police.id, official: person('ck-chair-former').id },
        ...{ from: new Date(Date.now() - 1_000), until: new Date(Date.now() + 86_400_000) },
      },
    },
    callerOf(committees, 'py-secretariat'),
  );
  await until(() => callerOf(committees, 'ck-chair-former').scopes.includes('plan:read'));
  const readers: string[] = [];
  for (const key of keys) if (JSON.stringify(await scene.look(own, key)).includes(fears)) readers.push(key);
  const members = ['dk-chair', 'dk-duty', 'dk-health', 'dk-ymca'];
  expect(readers.sort()).toEqual([...members, 'national-desk', 'py-chair', 'py-secretariat']);
  await everyRow(committees, `update action_plan set state = 'MEMBER_REVIEW' where id = $1`, [own]);
  const said: string[] = [];
  for (const key of keys) if ((await scene.refusal(scene.comment(own, {}, key))) === null) said.push(key);
  expect(said.sort()).toEqual(members);
  const read = (await scene.look(own, 'dk-health')).comments;
  expect(read).toHaveLength(members.length);
  expect(await scene.refusal(scene.answer(read[0]!.id, 'dk-health'))).toBe('FORBIDDEN_ACTION');
  expect(await scene.refusal(scene.answer(read[0]!.id, 'dk-ymca'))).toBeNull();
  expect(await scene.refusal(scene.keep(own, {}, 'dk-health'))).toBe('FORBIDDEN_ACTION');
});
