import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';
import { planScene } from './plan-scene.js';
import { made, officeOf, refusal, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
});
afterAll(() => committees.stop());
beforeEach(async () => {
  on('2026-11-20');
  await everyRow(committees, 'delete from task');
});

const POLICE = namedOffice('DL-TH5703/INQUIRY_POLICE').id;

const on = (day: string): void => {
  Object.assign(committees.services, { now: () => new Date(`${day}T05:00:00Z`) });
};
const TASK = `id title state version dueOn origin overdue endorsedOn endorsedAs caseId committee { code }
  office { kind } official { id } activity { title } decision { words }`;
const look = async (id: string, by = 'ck-focal') =>
  (await scene.ask<{ task: Record<string, unknown> }>(`query ($id: ID!) { task(id: $id) { ${TASK} } }`, { id }, by))
    .task;
const dutiesOf = async (by: string) => {
  const { me } = await scene.ask<{
    me: { offices: { office: { kind: string; deadlines: object[]; tasks: { edges: { node: object }[] } } }[] };
  }>(
    `{ me { offices { office { kind deadlines { kind dueOn financialYear task { title } meeting { kind } }
        tasks { edges { node { title overdue } } } } } } }`,
    {},
    by,
  );
  return me.offices.map(({ office }) => ({ ...office, tasks: office.tasks.edges.map(({ node }) => node) }));
};

describe('a task', () => {
  it('goes from the proposal to its end, begun only once the supervisor agreed', async () => {
    const task = await made(
      scene.propose({ office: null, official: null, caseId: '0b9c1a52-6b0e-4d55-9a50-0d2f7f7f0a01' }),
    );
    expect(await look(task)).toMatchObject({ state: 'PROPOSED', version: 1, origin: 'ITSELF', office: null });
    expect(await refusal(scene.assign(task))).toBeNull();
    expect(await refusal(scene.advance(task, 'IN_PROGRESS', 'ck-prevention'))).toEqual([
      'TASK_STATE_FORBIDS',
      'input.to',
    ]);
    expect(await refusal(scene.advance(task, 'NOT_ENDORSED', 'ck-prevention'))).toBeNull();
    expect(await refusal(scene.endorse(task))).toBeNull();
    expect(await refusal(scene.advance(task, 'IN_PROGRESS', 'ck-prevention'))).toBeNull();
    expect(await refusal(scene.advance(task, 'DONE', 'ck-prevention'))).toBeNull();
    expect(await look(task)).toMatchObject({
      ...{ title: 'Map the piers', state: 'DONE', version: 6, dueOn: '2026-12-01', overdue: false },
      ...{ endorsedOn: '2026-11-01', endorsedAs: 'Hospital Director', committee: { code: 'DL-TH5703' } },
      ...{ office: { kind: 'PREVENTION_GROUP' }, official: { id: person('ck-prevention').id } },
      caseId: '0b9c1a52-6b0e-4d55-9a50-0d2f7f7f0a01',
    });
    const audit = await everyRow(committees, 'select action from audit_entry where resource = $1 order by at', [task]);
    expect(audit.map(({ action }) => action)).toEqual([
      ...['task.proposed', 'task.assigned', 'task.not_endorsed', 'task.endorsed', 'task.in_progress', 'task.done'],
    ]);
  });

  it('that is given to somebody else must be endorsed anew', async () => {
    const task = await made(scene.propose());
    await made(scene.endorse(task));
    const other = { office: officeOf('FOCAL_POINT'), official: person('ck-focal').id, dueOn: '2026-12-24' };
    await made(scene.assign(task, other));
    expect(await look(task)).toMatchObject({
      ...{ state: 'ASSIGNED', dueOn: '2026-12-24', endorsedOn: null, endorsedAs: null },
      ...{ office: { kind: 'FOCAL_POINT' }, official: { id: person('ck-focal').id } },
    });
  });

  it('is given to an office, whoever holds it, and told as done by whoever does', async () => {
    const task = await made(scene.propose({ official: null }));
    expect(await look(task)).toMatchObject({
      ...{ state: 'ASSIGNED', office: { kind: 'PREVENTION_GROUP' }, official: { id: person('ck-prevention').id } },
    });
    await everyRow(committees, 'update task set official = $1', [person('ck-chair-former').id]);
    expect(await look(task)).toMatchObject({ official: { id: person('ck-prevention').id } });
    on('2035-01-01');
    expect(await look(task)).toMatchObject({ office: { kind: 'PREVENTION_GROUP' }, official: null });
  });

  it('is overdue from the day after its own until it is ended', async () => {
    const task = await made(scene.propose());
    on('2026-12-01');
    expect(await look(task)).toMatchObject({ overdue: false });
    on('2026-12-02');
    expect(await look(task)).toMatchObject({ overdue: true });
    await made(scene.advance(task, 'DROPPED'));
    expect(await look(task)).toMatchObject({ overdue: false, state: 'DROPPED' });
    expect(await refusal(scene.assign(task))).toEqual(['TASK_STATE_FORBIDS', 'input.task']);
  });

  it('is made once, however often it is sent', async () => {
    const again = { idempotencyKey: 'same' };
    const task = await made(scene.propose(again));
    expect(await made(scene.propose(again))).toBe(task);
    expect(await refusal(scene.propose({ ...again, title: 'Other' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['without a title', { title: ' ' }, ['INPUT_INVALID', 'input.title']],
    ['for yesterday', { dueOn: '2026-11-19' }, ['INPUT_INVALID', 'input.dueOn']],
    ['for an official without an office', { office: null }, ['TASK_NOT_HELD', 'input.official']],
    ['for an office that has no tasks', { office: POLICE, official: null }, ['INPUT_INVALID', 'input.office']],
    ['for somebody else’s office', { official: person('ck-focal').id }, ['TASK_NOT_HELD', 'input.official']],
    ['for another committee', { office: randomUUID(), official: person('ms-duty').id }, ['NOT_FOUND', 'input.office']],
    ['of a case that is no id', { caseId: 'Somchai' }, ['INPUT_INVALID', 'input.caseId']],
    ['of an activity that is none', { activity: randomUUID() }, ['NOT_FOUND', 'input.activity']],
    ['of a decision that is none', { decision: randomUUID() }, ['NOT_FOUND', 'input.decision']],
  ])('%s is refused, and nothing is kept', async (_, given, expected) => {
    expect(await refusal(scene.propose(given))).toEqual(expected);
    expect(await everyRow(committees, 'select id from task')).toEqual([]);
  });

  it('is not changed on an old version, endorsed on a day to come, or assigned by a step', async () => {
    const task = await made(scene.propose());
    expect(await refusal(scene.advance(task, 'DROPPED', 'ck-focal', { version: 7 }))).toEqual([
      ...['VERSION_CONFLICT', 'input.version'],
    ]);
    expect(await refusal(scene.endorse(task, { endorsedOn: '2026-11-21' }))).toEqual([
      ...['INPUT_INVALID', 'input.endorsedOn'],
    ]);
    expect(await refusal(scene.endorse(task, { endorsedAs: ' ' }))).toEqual(['INPUT_INVALID', 'input.endorsedAs']);
    expect(await refusal(scene.advance(task, 'ENDORSED'))).toEqual(['TASK_STATE_FORBIDS', 'input.to']);
    expect(await look(task)).toMatchObject({ state: 'ASSIGNED', version: 1 });
    await expect(everyRow(committees, `update task set state = 'IN_PROGRESS'`)).rejects.toThrow('task_check');
  });

  it('of a plan names its activity, of its own committee alone', async () => {
    const plans = planScene(committees);
    const plan = await plans.made(plans.draft());
    await plans.keep(plan);
    const [activity] = (await plans.look(plan)).activities!;
    const task = await made(scene.propose({ activity: activity!.id }));
    expect(await look(task)).toMatchObject({ origin: 'PLAN_ACTIVITY', activity: { title: activity!.title } });
    const elsewhere = { committee: committee('DL-TH5709').id, office: null, official: null, activity: activity!.id };
    expect(await refusal(scene.propose(elsewhere, 'ms-duty'))).toEqual(['NOT_FOUND', 'input.activity']);
  });
});

describe('what an office is to do', () => {
  it('stands by the day in its own list and among its deadlines, with meetings and the plan that is due', async () => {
    on('2027-07-05');
    const later = { dueOn: '2027-08-01', title: 'Later' };
    await made(scene.propose(later));
    await made(scene.propose({ dueOn: '2027-07-05', title: 'Sooner' }));
    const over = await made(scene.propose({ dueOn: '2027-07-10', title: 'Over' }));
    await made(scene.advance(over, 'DROPPED'));
    await made(scene.plan({ plannedAt: '2027-07-20T02:00:00.000Z' }));
    on('2027-07-06');
    const [duties] = await dutiesOf('ck-prevention');
    expect(duties).toMatchObject({
      ...{ kind: 'PREVENTION_GROUP' },
      tasks: [
        { title: 'Sooner', overdue: true },
        { title: 'Later', overdue: false },
      ],
    });
    const none = { financialYear: null, task: null, meeting: null };
    expect(duties!.deadlines).toEqual([
      { ...none, kind: 'PLAN', dueOn: '2026-09-30', financialYear: 2570 },
      { ...none, kind: 'TASK', dueOn: '2027-07-05', task: { title: 'Sooner' } },
      { ...none, kind: 'MEETING', dueOn: '2027-07-20', meeting: { kind: 'QUARTERLY' } },
      { ...none, kind: 'TASK', dueOn: '2027-08-01', task: { title: 'Later' } },
      { ...none, kind: 'PLAN', dueOn: '2027-09-30', financialYear: 2571 },
    ]);
    const [focal] = await dutiesOf('ck-focal');
    expect(focal!.deadlines.map((each) => (each as { kind: string }).kind)).toEqual(['PLAN', 'PLAN']);
  });

  it('comes in pages, with what was ended only when it is asked for', async () => {
    for (const title of ['a', 'b', 'c']) await made(scene.propose({ title }));
    const PAGE = `query ($id: ID!, $after: String, $open: Boolean) { committee(id: $id) {
      tasks(first: 2, after: $after, open: $open) { edges { node { id } cursor } pageInfo { hasNextPage endCursor } } } }`;
    interface Page {
      committee: {
        tasks: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      };
    }
    const page = async (given: object) =>
      (await scene.ask<Page>(PAGE, { id: committee('DL-TH5703').id, ...given }, 'ck-focal')).committee.tasks;
    const first = await page({});
    const second = await page({ after: first.pageInfo.endCursor });
    const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, new Set(ids).size]).toEqual([true, false, 3]);
    await made(scene.advance(ids[0]!, 'DROPPED'));
    expect((await page({})).edges.map(({ node }) => node.id)).toEqual(ids.slice(1));
    expect((await page({ open: false })).edges.map(({ node }) => node.id)).toEqual(ids.slice(0, 2));
  });
});
