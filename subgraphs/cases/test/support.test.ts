import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { assistanceScene, REHABILITATION } from './assistance-scene.js';
import { personScene, refusalOf, terms } from './person-scene.js';
import { dayIn, GOALS, problemsIn, supportScene } from './support-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const PLAN = 'id agreedOn agreedBy version supersededAt recordedBy { id } office { id }';
const GOAL = 'id type office { id } organization targetOn status dropReason endedOn';

let world: World;
let scene: ReturnType<typeof supportScene>;
let persons: ReturnType<typeof personScene>;
let both: (given?: Record<string, unknown>) => Promise<{ opened: string; person: string }>;
let opened: string;
let helped: string;
beforeAll(async () => {
  world = await startWorld();
  persons = personScene(world);
  scene = supportScene(world);
  both = assistanceScene(world, persons).both;
});
beforeEach(async () => {
  ({ opened, person: helped } = await both());
});
afterAll(() => world.stop());

const agreed = async (given: Record<string, unknown> = {}) =>
  (await scene.agree('ck-rehab', helped, given)).data!.done.plan!;

describe('a support plan', () => {
  it('holds goals and words, sealed under the key of the person, and is replaced by its revision', async () => {
    const office = namedOffice(REHABILITATION).id;
    const first = await agreed({ words: ' CANARY-PLAN ' });
    const [, shelter] = first.goals;
    expect(
      await problemsIn(scene.end('ck-duty', { goal: shelter!.id, version: 1, status: 'REACHED', endedOn: dayIn(0) })),
    ).toEqual([]);
    const goals = [{ type: 'LEGAL_AID', office, targetOn: dayIn(10) }];
    const second = await agreed({ version: 2, goals, agreedBy: 'LEGAL_REPRESENTATIVE' });
    const { person: seen, codes } = await scene.seen(
      'ck-rehab',
      helped,
      `supportPlan { ${PLAN} } supportPlans { id version words(purpose: CARE) goals { ${GOAL} words(purpose: CARE) } }`,
    );
    expect(codes).toEqual([]);
    expect(seen!['supportPlan']).toEqual({
      ...{ id: second.id, agreedOn: dayIn(0), agreedBy: 'LEGAL_REPRESENTATIVE', version: 3, supersededAt: null },
      ...{ recordedBy: { id: person('ck-rehab').id }, office: { id: office } },
    });
    const none = { office: null, organization: null, dropReason: null, endedOn: null, status: 'OPEN', words: null };
    expect(seen!['supportPlans']).toEqual([
      {
        ...{ id: second.id, version: 3, words: null },
        goals: [{ ...none, id: second.goals[0]!.id, type: 'LEGAL_AID', office: { id: office }, targetOn: dayIn(10) }],
      },
      {
        ...{ id: first.id, version: 3, words: 'CANARY-PLAN' },
        goals: [
          { ...none, ...GOALS[0], id: first.goals[0]!.id },
          { ...none, ...GOALS[1], id: shelter!.id, status: 'REACHED', endedOn: dayIn(0) },
        ],
      },
    ]);
    const stored = await everyRow(
      world,
      `select w::text as row from support_words w union all select p::text from support_plan p
       union all select g::text from support_goal g`,
    );
    expect(JSON.stringify(stored)).not.toContain('CANARY');
    const audit = await everyRow(
      world,
      `select action, resource, subject from audit_entry where resource = any ($1::text[]) order by action`,
      [[first.id, second.id, first.goals[0]!.id]],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...['support_plan.agreed', 'support_plan.agreed', 'support_plan.goal_reached', 'unseal.words', 'unseal.words'],
    ]);
    expect(new Set(audit.map(({ subject }) => subject))).toEqual(new Set([`case:${opened}`]));
  });

  it('is agreed once for each key, and from the version one has seen', async () => {
    const given = { idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([1, 2].map(() => scene.agree('ck-rehab', helped, given)));
    expect(one).toEqual(two);
    expect(await problemsIn(scene.agree('ck-rehab', helped, { ...given, agreedOn: dayIn(-1) }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
    const conflict = ['VERSION_CONFLICT input.version'];
    expect(await problemsIn(scene.agree('ck-rehab', helped))).toEqual(conflict);
    expect(await problemsIn(scene.agree('ck-rehab', helped, { version: 2 }))).toEqual(conflict);
    const both = await Promise.all([1, 2].map(() => scene.agree('ck-rehab', helped, { version: 1 })));
    expect(both.map(refusalOf)).toEqual(expect.arrayContaining(['VERSION_CONFLICT', null]));
    expect(await everyRow(world, 'select from support_plan where person_id = $1', [helped])).toHaveLength(2);
  });

  it('loses a goal with the reason, once, and none of a plan that was replaced', async () => {
    const { goals } = await agreed();
    const [first, other] = goals;
    const drop = { goal: first!.id, version: 1, status: 'DROPPED', endedOn: dayIn(0) };
    expect(await problemsIn(scene.end('ck-rehab', drop))).toEqual(['INPUT_REQUIRED input.reason']);
    const told = { ...drop, reason: 'PERSON_DECLINED' };
    expect(await problemsIn(scene.end('ck-rehab', { ...told, version: 2 }))).toEqual([
      'VERSION_CONFLICT input.version',
    ]);
    const twice = await Promise.all([1, 2].map(() => problemsIn(scene.end('ck-rehab', told))));
    expect(twice).toEqual(expect.arrayContaining([[], ['VERSION_CONFLICT input.version']]));
    expect(await problemsIn(scene.end('ck-rehab', { ...told, version: 2 }))).toEqual(['SUPPORT_GOAL_ENDED input.goal']);
    await agreed({ version: 2 });
    expect(await problemsIn(scene.end('ck-rehab', { ...told, goal: other!.id, version: 3 }))).toEqual([
      'SUPPORT_GOAL_ENDED input.goal',
    ]);
    const { person: seen } = await scene.seen('ck-duty', helped, 'supportPlans { goals { status dropReason } }');
    expect((seen!['supportPlans'] as { goals: object[] }[])[1]!.goals).toEqual([
      { status: 'DROPPED', dropReason: 'PERSON_DECLINED' },
      { status: 'OPEN', dropReason: null },
    ]);
  });

  it('of a child is not agreed by the child alone', async () => {
    const consent = terms({ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN' });
    const { person: child } = await both({ ageBand: 'FROM_12_TO_14', consent });
    expect(await problemsIn(scene.agree('ck-rehab', child))).toEqual(['PLAN_NEEDS_GUARDIAN input.agreedBy']);
    expect(await problemsIn(scene.agree('ck-rehab', child, { agreedBy: 'PERSON_AND_GUARDIAN' }))).toEqual([]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ goals: [] }, 'INPUT_INVALID input.goals'],
    [{ goals: Array(21).fill(GOALS[1]) }, 'INPUT_INVALID input.goals'],
    [{ goals: [{ ...GOALS[0], words: 'x'.repeat(2_001) }] }, 'INPUT_INVALID input.goals.0.words'],
    [{ goals: [{ ...GOALS[1], office: randomUUID() }] }, 'ASSISTANCE_SHELTER_UNNAMED input.goals.0.office'],
    [
      { goals: [{ type: 'LEGAL_AID', office: randomUUID(), targetOn: dayIn(1) }] },
      'INPUT_INVALID input.goals.0.office',
    ],
    [{ agreedOn: dayIn(1) }, 'INPUT_INVALID input.agreedOn'],
    [{ agreedBy: 'GUARDIAN' }, 'INPUT_INVALID input.agreedBy'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED input.idempotencyKey'],
  ])('with %j is not agreed, and it says why', async (given, refusal) => {
    expect((await problemsIn(scene.agree('ck-rehab', helped, given)))[0]).toBe(refusal);
    expect(await everyRow(world, 'select from support_plan where person_id = $1', [helped])).toEqual([]);
  });
});

describe('a follow-up', () => {
  const tasksOf = async (): Promise<Record<string, unknown>[]> => {
    const { data } = await world.send<{ case: { tasks: { edges: { node: Record<string, unknown> }[] } } }>(
      'query ($id: ID!) { case(id: $id) { tasks { edges { node { kind state dueAt official { id } office { id } } } } } }',
      { id: opened },
      world.as('ck-chair'),
    );
    return data!.case.tasks.edges.map(({ node }) => node);
  };

  it('says how the person is, and becomes a task until the next', async () => {
    const idempotencyKey = randomUUID();
    const given = { idempotencyKey, nextDueOn: dayIn(30), words: 'CANARY-FOUND' };
    const [one, two] = await Promise.all([1, 2].map(() => scene.follow('ck-rehab', helped, given)));
    expect(one).toEqual(two);
    expect(refusalOf(await scene.follow('ck-rehab', helped, { idempotencyKey }))).toBe('IDEMPOTENCY_KEY_REUSED');
    const of = { official: { id: person('ck-rehab').id }, office: { id: namedOffice(REHABILITATION).id } };
    const visit = { kind: 'FOLLOW_UP_VISIT', dueAt: `${dayIn(30)}T16:59:59.000Z`, ...of };
    expect(await tasksOf()).toEqual([{ ...visit, state: 'OPEN' }]);
    const last = { method: 'NOT_REACHED', wellbeing: 'NOT_KNOWN', risk: 'NOT_KNOWN' };
    expect(await problemsIn(scene.follow('ck-duty', helped, last))).toEqual([]);
    expect(await tasksOf()).toEqual([{ ...visit, state: 'DONE' }]);
    const { person: seen } = await scene.seen(
      'ck-rehab',
      helped,
      `followUps { edges { node { heldOn method wellbeing risk nextDueOn recordedBy { id } words(purpose: CARE) } } }`,
    );
    const found = (seen!['followUps'] as { edges: { node: object }[] }).edges.map(({ node }) => node);
    const today = { heldOn: dayIn(0) };
    expect(found).toEqual([
      { ...today, ...last, nextDueOn: null, recordedBy: { id: person('ck-duty').id }, words: null },
      {
        ...{ ...today, method: 'HOME_VISIT', wellbeing: 'STABLE', risk: 'LOW', nextDueOn: dayIn(30) },
        ...{ recordedBy: of.official, words: 'CANARY-FOUND' },
      },
    ]);
    const acts = await everyRow(
      world,
      `select action from audit_entry where subject = $1 and (action like 'case_task%' or action like 'follow_up%')
        order by action`,
      [`case:${opened}`],
    );
    expect(acts.map(({ action }) => action)).toEqual([
      ...['case_task.created', 'case_task.done', 'follow_up.recorded', 'follow_up.recorded'],
    ]);
  });

  it('leaves alone the tasks that were ended by hand, and those of others', async () => {
    const other = await persons.registered(opened);
    await scene.follow('ck-rehab', other, { nextDueOn: dayIn(5) });
    await scene.follow('ck-rehab', helped, { nextDueOn: dayIn(10) });
    const [task] = await everyRow(
      world,
      'select t.id from case_task t join follow_up f on f.task_id = t.id where f.person_id = $1',
      [helped],
    );
    await world.send(
      'mutation ($input: DropCaseTaskInput!) { dropCaseTask(input: $input) { problems { code } } }',
      { input: { task: task!['id'], version: 1, reason: 'PERSON_DECLINED' } },
      world.as('ck-rehab'),
    );
    await scene.follow('ck-rehab', helped);
    expect((await tasksOf()).map(({ state }) => state)).toEqual(['DROPPED', 'OPEN']);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ heldOn: dayIn(1) }, 'INPUT_INVALID input.heldOn'],
    [{ nextDueOn: dayIn(0) }, 'INPUT_INVALID input.nextDueOn'],
    [{ method: 'NOT_REACHED' }, 'INPUT_INVALID input.wellbeing'],
    [{ words: 'x'.repeat(4_001) }, 'INPUT_INVALID input.words'],
    [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY_REQUIRED input.idempotencyKey'],
  ])('with %j is not recorded, and it says why', async (given, refusal) => {
    expect((await problemsIn(scene.follow('ck-rehab', helped, given)))[0]).toBe(refusal);
    expect(await everyRow(world, 'select from follow_up where person_id = $1', [helped])).toEqual([]);
  });
});

it('a case that has ended takes no plan and no follow-up until it is reopened', async () => {
  await everyRow(world, `update case_file set state = 'REFERRED_OUT' where id = $1`, [opened]);
  const refused = ['CASE_STATE_FORBIDS input.person'];
  expect(await problemsIn(scene.agree('ck-rehab', helped))).toEqual(refused);
  expect(await problemsIn(scene.follow('ck-rehab', helped))).toEqual(refused);
  await everyRow(world, `update case_file set state = 'REOPENED' where id = $1`, [opened]);
  expect(await problemsIn(scene.agree('ck-rehab', helped))).toEqual([]);
  expect(await problemsIn(scene.follow('ck-rehab', helped))).toEqual([]);
});

it('erasing a person removes every word, keeps the codes, and ends planning', async () => {
  await agreed({ words: 'CANARY-PLAN' });
  await scene.follow('ck-rehab', helped, { words: 'CANARY-FOUND' });
  expect(await everyRow(world, 'select from support_words where person_id = $1', [helped])).toHaveLength(3);
  await world.send(
    'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } } }',
    { input: { person: helped, reason: 'PERSON_REQUEST' } },
    world.as('dpo'),
  );
  expect(await everyRow(world, 'select from support_words where person_id = $1', [helped])).toEqual([]);
  const erased = ['PERSON_ERASED input.person'];
  expect(await problemsIn(scene.agree('ck-rehab', helped, { version: 1 }))).toEqual(erased);
  expect(await problemsIn(scene.follow('ck-rehab', helped))).toEqual(erased);
  const { person: seen } = await scene.seen('ck-rehab', helped, 'supportPlan { goals { status } }');
  expect(seen).toEqual({ supportPlan: { goals: [{ status: 'OPEN' }, { status: 'OPEN' }] } });
});
