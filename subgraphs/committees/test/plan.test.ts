import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, office, organization, person } from '@hub/cast';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { everyRow } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';
import { answeringTests } from './plan-answering.js';
import { moneyTests } from './plan-money.js';
import { AGENCIES, LAO, planScene, POLICE } from './plan-scene.js';
import { made, PREVENTION, workScene } from './work-scene.js';

const POLICE_OFFICE = office('DL-TH5703', 'INQUIRY_POLICE').id;
let committees: TestSubgraph;
let scene: ReturnType<typeof planScene>;
let plan: string;
beforeAll(async () => {
  committees = await startCommittees();
  scene = planScene(committees);
});
afterAll(() => committees.stop());
beforeEach(async () => {
  on('2026-09-15');
  for (const table of [
    'plan_comment',
    'task',
    'plan_step',
    'plan_review',
    'budget_line',
    'plan_activity',
    'action_plan',
  ])
    await everyRow(committees, `delete from ${table}`);
  plan = await scene.made(scene.draft());
});

const on = (day: string): void => {
  Object.assign(committees.services, { now: () => new Date(`${day}T05:00:00Z`) });
};
const firstActivity = async () => (await scene.look(plan)).activities![0]!;
const go = async (to: string, by: string, given?: Record<string, unknown>): Promise<void> => {
  expect(await scene.refusal(scene.advance(plan, to, by, given))).toBeNull();
};
/** Takes the plan, with what was kept in it, to its acceptance. */
const accepted = async (): Promise<void> => {
  await scene.keep(plan);
  await scene.endorse(plan, (await firstActivity()).id);
  await go('MEMBER_REVIEW', 'ck-focal');
  await go('APPROVED', 'ck-chair');
  await go('SUBMITTED', 'ck-focal');
  await go('ACCEPTED', 'cr-secretariat');
};

describe('the year of a plan', () => {
  it('goes from the draft in the last quarter to its close, each step by whoever takes it', async () => {
    await scene.keep(plan);
    expect((await firstActivity()).state).toBe('PLANNED');
    await go('MEMBER_REVIEW', 'ck-prevention');
    expect(await scene.refusal(scene.advance(plan, 'APPROVED', 'ck-chair'))).toEqual([
      ...['PLAN_NEEDS_ENDORSEMENT', 'input.to'],
    ]);
    await scene.endorse(plan, (await firstActivity()).id);
    expect(await scene.refusal(scene.advance(plan, 'APPROVED', 'ck-focal'))).toEqual([
      'PLAN_STATE_FORBIDS',
      'input.to',
    ]);
    await go('APPROVED', 'ck-chair');
    await go('SUBMITTED', 'ck-focal');
    await go('RETURNED', 'cr-secretariat', { reason: 'BUDGET_UNCLEAR' });
    for (const [to, by] of [
      ...[['DRAFT', 'ck-focal'] as const, ['MEMBER_REVIEW', 'ck-focal'] as const, ['APPROVED', 'ck-vice'] as const],
      ...[['SUBMITTED', 'ck-chair'] as const, ['ACCEPTED', 'cr-secretariat'] as const],
    ])
      await go(to, by);
    const { id: activity, budget } = await firstActivity();
    const reviews = [
      ...(['2026-12-20', '2027-03-20', '2027-06-20'] as const).map((day) => [day, 'UNDER_WAY'] as const),
      ['2027-09-20', 'DONE'] as const,
    ];
    for (const [index, [day, state]] of reviews.entries()) {
      on(day);
      expect(await scene.refusal(scene.advance(plan, 'CLOSED', 'ck-focal'))).toEqual([
        ...['PLAN_NEEDS_REVIEWS', 'input.to'],
      ]);
      expect(
        await scene.refusal(scene.review(plan, { quarter: index + 1, heldOn: day, progress: [{ activity, state }] })),
      ).toBeNull();
    }
    for (const step of [
      ...[
        { to: 'SUBMITTED', happenedOn: '2026-10-01' },
        { to: 'ALLOCATED', happenedOn: '2026-11-01', amount: '10000' },
      ],
      { to: 'SPENT', happenedOn: '2027-08-01', amount: '9999.99' },
    ])
      expect(await scene.refusal(scene.money(plan, budget[0]!.id, step))).toBeNull();
    await go('CLOSED', 'ck-focal');
    const seen = await scene.look(plan);
    expect(seen).toMatchObject({
      ...{ state: 'CLOSED', financialYear: 2570, title: 'Plan of Chiang Khong' },
      budget: { withinMandate: '0.10', proposed: '12500.50', allocated: '10000.00', spent: '9999.99' },
      submittedAt: '2026-09-15T05:00:00.000Z',
    });
    expect(seen.steps!.map(({ state, reason }) => (reason ? `${state} ${reason}` : state))).toEqual([
      ...['DRAFT', 'MEMBER_REVIEW', 'APPROVED', 'SUBMITTED', 'RETURNED BUDGET_UNCLEAR', 'DRAFT', 'MEMBER_REVIEW'],
      ...['APPROVED', 'SUBMITTED', 'ACCEPTED', 'CLOSED'],
    ]);
    expect(seen.reviews).toEqual([
      ...[1, 2, 3].map((quarter) => ({
        ...{ quarter, heldOn: reviews[quarter - 1]![0], planned: 0, underWay: 1, done: 0, dropped: 0 },
      })),
      { quarter: 4, heldOn: '2027-09-20', planned: 0, underWay: 0, done: 1, dropped: 0 },
    ]);
    const audit = await everyRow(committees, `select action from audit_entry where resource = $1`, [plan]);
    expect(audit.map(({ action }) => action)).toContain('action_plan.closed');
  });

  it('brings over what was planned before, and nothing that was endorsed, reached or spent', async () => {
    await accepted();
    await scene.made(
      scene.money(plan, (await firstActivity()).budget[0]!.id, { to: 'SUBMITTED', happenedOn: '2026-09-15' }),
    );
    on('2027-07-01');
    const next = await scene.made(scene.draft({ financialYear: 2571, copyForward: true }));
    expect(await scene.look(next)).toMatchObject({
      ...{ state: 'DRAFT', version: 1 },
      activities: [
        {
          ...{ kind: 'WATCHDOG_GROUP', theme: 'PREVENTION', state: 'PLANNED', endorsedOn: null, quarters: [1, 2] },
          ...{ office: { kind: 'PREVENTION_GROUP' }, agencies: AGENCIES.map((id) => ({ id })) },
          budget: [
            { state: 'PROPOSED', proposed: '12500.50', submittedOn: null, organization: { id: LAO } },
            { state: 'WITHIN_MANDATE', proposed: '0.10', organization: { id: POLICE } },
          ],
        },
      ],
    });
    expect((await scene.published('DL-TH5703')).map(({ id }) => id)).toEqual([next, plan]);
  });
});

it('members comment on a plan in review, and each comment is answered once, with who and when', async () => {
  await scene.keep(plan);
  const { id: activity } = await firstActivity();
  expect(await scene.refusal(scene.comment(plan))).toEqual(['PLAN_STATE_FORBIDS', 'input.plan']);
  await go('MEMBER_REVIEW', 'ck-focal');
  const { version } = await scene.look(plan);
  const again = { idempotencyKey: 'same', activity };
  await scene.made(scene.comment(plan, again, 'ck-rehab'));
  await scene.made(scene.comment(plan, again, 'ck-rehab'));
  await scene.made(scene.comment(plan, { words: 'good' }, 'ck-vice'));
  expect(await scene.refusal(scene.comment(plan, { activity: randomUUID() }))).toEqual(['NOT_FOUND', 'input.activity']);
  const first = (await scene.look(plan)).comments.find(({ words }) => words === 'too early in the year');
  await scene.made(scene.answer(first!.id));
  await scene.made(scene.answer(first!.id));
  const other = await scene.refusal(scene.answer(first!.id, 'ck-focal', 'or not'));
  expect(other).toEqual(['PLAN_COMMENT_ANSWERED', 'input.comment']);
  const seen = await scene.look(plan);
  expect(seen.version).toBe(version);
  // the clock of the test stands, so neither is the first
  expect(seen.comments).toHaveLength(2);
  const theirs: unknown[] = [
    {
      ...{
        id: first!.id,
        words: 'too early in the year',
        by: { id: person('ck-rehab').id },
        activity: { id: activity },
      },
      ...{ office: { kind: 'REHABILITATION_GROUP' }, answer: 'moved to the third quarter' },
      ...{ answeredAt: committees.services.now().toISOString(), answeredBy: { id: person('ck-focal').id } },
    },
    expect.objectContaining({ words: 'good', answer: null, answeredAt: null, activity: null }),
  ];
  expect(seen.comments).toEqual(expect.arrayContaining(theirs));
  const acts = await everyRow(committees, `select action from audit_entry where resource = $1 order by action`, [
    first!.id,
  ]);
  expect(acts.map(({ action }) => action)).toEqual(['plan_comment.answered', 'plan_comment.said']);
});

describe('an activity', () => {
  it('that was changed must be endorsed anew', async () => {
    await scene.keep(plan);
    const { id: activity } = await firstActivity();
    await scene.endorse(plan, activity);
    expect((await firstActivity()).endorsedOn).toBe('2026-09-01');
    await scene.keep(plan, { activity, title: 'Watchdog group of five villages' });
    const changed = { title: 'Watchdog group of five villages', endorsedOn: null, endorsement: null };
    expect(await firstActivity()).toMatchObject(changed);
  });

  it('that its supervisor does not agree to says why, and the plan shows what is still to be endorsed', async () => {
    await scene.keep(plan);
    const { id: activity } = await firstActivity();
    const no = { answer: 'NOT_ENDORSED', remarks: 'No car in May' };
    const unsaid = scene.endorse(plan, activity, { answer: 'NOT_ENDORSED' });
    expect(await scene.refusal(unsaid)).toEqual(['INPUT_REQUIRED', 'input.remarks']);
    await scene.endorse(plan, activity);
    expect((await scene.look(plan)).activitiesToEndorse).toEqual([]);
    await scene.endorse(plan, activity, no);
    const endorsement = { ...no, answeredOn: '2026-09-01', answeredAs: 'Hospital Director' };
    expect(await firstActivity()).toMatchObject({ endorsedOn: null, endorsement });
    const work = workScene(committees);
    const task = await made(work.propose({ activity, dueOn: '2026-12-01' }));
    const other = await made(work.propose({ activity, dueOn: '2026-12-02' }));
    await made(work.endorse(task, { ...no, endorsedOn: '2026-08-01' }));
    await made(work.endorse(other, { endorsedOn: '2026-08-01' }));
    const { activitiesToEndorse, tasksToEndorse } = await scene.look(plan);
    expect(activitiesToEndorse).toEqual([{ id: activity }]);
    expect(tasksToEndorse).toEqual([{ id: task, state: 'NOT_ENDORSED' }]);
    await go('MEMBER_REVIEW', 'ck-focal');
    const refused = await scene.refusal(scene.advance(plan, 'APPROVED', 'ck-chair'));
    expect(refused).toEqual(['PLAN_NEEDS_ENDORSEMENT', 'input.to']);
  });

  it('of a plan that is carried out goes to another office, whose supervisor must agree anew', async () => {
    await scene.keep(plan);
    const { id: activity } = await firstActivity();
    const reassigned = (given?: Record<string, unknown>) => scene.refusal(scene.reassign(plan, activity, given));
    const endorsed = () => scene.refusal(scene.endorse(plan, activity));
    expect(await reassigned()).toEqual(['PLAN_STATE_FORBIDS', 'input.activity']);
    await scene.endorse(plan, activity);
    await go('MEMBER_REVIEW', 'ck-focal');
    await go('APPROVED', 'ck-chair');
    await go('SUBMITTED', 'ck-focal');
    expect(await reassigned()).toEqual(['PLAN_STATE_FORBIDS', 'input.activity']);
    await go('ACCEPTED', 'cr-secretariat');
    expect(await endorsed()).toEqual(['PLAN_STATE_FORBIDS', 'input.activity']);
    const elsewhere = { office: office('DL-TH5709', 'CHAIR').id };
    expect(await reassigned(elsewhere)).toEqual(['NOT_FOUND', 'input.office']);
    expect(await reassigned({ office: PREVENTION })).toEqual(['INPUT_INVALID', 'input.office']);
    expect(await reassigned({ office: POLICE_OFFICE })).toEqual(['INPUT_INVALID', 'input.office']);
    expect(await reassigned({ version: 1 })).toEqual(['VERSION_CONFLICT', 'input.version']);
    expect(await reassigned()).toBeNull();
    const given = await scene.look(plan);
    expect(given).toMatchObject({ state: 'ACCEPTED', activitiesToEndorse: [{ id: activity }] });
    expect(given.activities).toMatchObject([
      { office: { kind: 'FOCAL_POINT' }, official: { id: person('ck-focal').id }, endorsement: null, endorsedOn: null },
    ]);
    expect(await endorsed()).toBeNull();
    expect((await scene.look(plan)).activitiesToEndorse).toEqual([]);
    on('2026-12-20');
    const progress = [{ activity, state: 'DONE' }];
    await scene.made(scene.review(plan, { heldOn: '2026-12-20', progress }));
    expect(await reassigned({ office: PREVENTION })).toEqual(['PLAN_STATE_FORBIDS', 'input.activity']);
    const acts = await everyRow(committees, 'select action from audit_entry where resource = $1', [plan]);
    expect(acts.map(({ action }) => action)).toContain('action_plan.activity_reassigned');
  });

  it('is taken out of a draft with its money, and of nothing else', async () => {
    await scene.keep(plan);
    const { id } = await firstActivity();
    await go('MEMBER_REVIEW', 'ck-focal');
    expect(await scene.refusal(scene.remove(plan, id))).toEqual(['PLAN_STATE_FORBIDS', 'input.activity']);
    expect(await scene.refusal(scene.keep(plan))).toEqual(['PLAN_STATE_FORBIDS', 'input.plan']);
    await go('DRAFT', 'ck-focal');
    expect(await scene.refusal(scene.remove(plan, id))).toBeNull();
    expect(await scene.look(plan)).toMatchObject({ activities: [], budget: { proposed: '0.00' } });
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['without an agency', { agencies: [] }, ['INPUT_INVALID', 'input.agencies']],
    ['of an agency that is none', { agencies: [randomUUID()] }, ['NOT_FOUND', 'input.agencies.0']],
    ['of no office', { office: randomUUID() }, ['NOT_FOUND', 'input.office']],
    ['of another committee', { office: office('DL-TH5709', 'CHAIR').id }, ['NOT_FOUND', 'input.office']],
    ['of an office that reads no plan', { office: POLICE_OFFICE }, ['INPUT_INVALID', 'input.office']],
    ['in a fifth quarter', { quarters: [5] }, ['INPUT_INVALID', 'input.quarters.0']],
    ['in a quarter twice', { quarters: [1, 1] }, ['INPUT_INVALID', 'input.quarters']],
    [
      'of a third of a satang',
      { budget: [{ organization: LAO, source: 'PARTNER', proposed: '0.333' }] },
      [...(['INPUT_INVALID', 'input.budget.0.proposed'] as const)],
    ],
    [
      'with money of an organization of elsewhere',
      { budget: [{ organization: organization('TH5709/POLICE').id, source: 'MUNICIPALITY', proposed: '1' }] },
      [...(['NOT_FOUND', 'input.budget.0.organization'] as const)],
    ],
    ['that is none', { activity: randomUUID() }, ['NOT_FOUND', 'input.activity']],
    ['of another version', { version: 7 }, ['VERSION_CONFLICT', 'input.version']],
  ])('%s is refused, and nothing is kept', async (_, given, refusal) => {
    expect(await scene.refusal(scene.keep(plan, given))).toEqual(refusal);
    expect(await scene.look(plan)).toMatchObject({ activities: [], version: 1 });
  });

  it('of another plan is not changed through this one', async () => {
    const other = await scene.made(scene.draft({ committee: committee('DL-TH5709').id, ...MAE_SAI }, 'ms-duty'));
    await scene.keep(plan);
    const { id: activity } = await firstActivity();
    const given = { activity, version: 1, office: office('DL-TH5709', 'FOCAL_POINT').id };
    const doing = scene.keep(other, given, 'ms-duty');
    expect(await scene.refusal(doing)).toEqual(['NOT_FOUND', 'input.activity']);
  });
});

const MAE_SAI = { title: 'Plan of Mae Sai' };

describe('the plan of a village for a problem of its own', () => {
  const MEASURES = [
    { words: 'Talk with every household', isMonitoring: false, dueOn: '2027-01-31' },
    { words: 'Watch who recruits at the pier', isMonitoring: true, dueOn: null },
  ];
  const own = {
    ...{
      kind: 'COMMUNITY_PROBLEM_PLAN',
      problem: 'Young people leave with strangers',
      solution: 'Safe offers of work',
    },
    ...{ places: ['TH5703'], measures: MEASURES },
  };

  it('says the problem, the solution, where, and what is done and monitored, step by step, and so next year', async () => {
    await scene.keep(plan, own);
    const expected = {
      ...{ problem: own.problem, solution: own.solution, places: [{ pcode: 'TH5703' }] },
      measures: MEASURES.map((each, index) => ({ ordinal: index + 1, ...each })),
    };
    expect(await firstActivity()).toMatchObject(expected);
    on('2027-07-01');
    const next = await scene.made(scene.draft({ financialYear: 2571, copyForward: true }));
    const [copied] = (await scene.look(next)).activities!;
    expect(copied!.measures).toEqual(expected.measures.map((each) => ({ ...each, dueOn: null })));
    const { id: activity } = await firstActivity();
    on('2026-09-15');
    await scene.keep(plan, { ...own, activity, measures: [...MEASURES].reverse() });
    expect((await firstActivity()).measures).toMatchObject([{ ordinal: 1, isMonitoring: true }, { ordinal: 2 }]);
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['without the problem', { problem: null }, ['INPUT_REQUIRED', 'input.problem']],
    ['without a solution', { solution: null }, ['INPUT_REQUIRED', 'input.solution']],
    ['of nowhere', { places: [] }, ['INPUT_REQUIRED', 'input.places']],
    ['of another district', { places: ['TH5713'] }, ['NOT_FOUND', 'input.places.0']],
    ['that monitors nothing', { measures: MEASURES.slice(0, 1) }, ['INPUT_REQUIRED', 'input.measures']],
    ['that only monitors', { measures: MEASURES.slice(1) }, ['INPUT_REQUIRED', 'input.measures']],
    ['with a measure without words', { measures: [{ words: ' ' }] }, ['INPUT_INVALID', 'input.measures.0.words']],
  ])('%s is refused, and nothing is kept', async (_, given, refusal) => {
    expect(await scene.refusal(scene.keep(plan, { ...own, ...given }))).toEqual(refusal);
    expect(await scene.look(plan)).toMatchObject({ activities: [], version: 1 });
  });
});

describe('a draft', () => {
  it('is made once, however often it is sent, and once for each year', async () => {
    const again = { idempotencyKey: 'same', financialYear: 2569 };
    const made = await scene.made(scene.draft(again));
    expect(await scene.made(scene.draft(again))).toBe(made);
    expect(await scene.refusal(scene.draft({ ...again, title: 'Other' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
    expect(await scene.refusal(scene.draft())).toEqual(['PLAN_EXISTS', 'input.financialYear']);
    const both = await Promise.all(['one', 'two'].map((title) => scene.refusal(scene.draft({ title }))));
    expect(both).toEqual([
      ['PLAN_EXISTS', 'input.financialYear'],
      ['PLAN_EXISTS', 'input.financialYear'],
    ]);
  });

  it('is not made before the last quarter of the year before', async () => {
    expect(await scene.refusal(scene.draft({ financialYear: 2571 }))).toEqual([
      ...['PLAN_TOO_EARLY', 'input.financialYear'],
    ]);
  });
});

describe('who answers for an activity', () => {
  answeringTests({ world: () => ({ committees, scene, plan }), on });
});

describe('money', () => {
  moneyTests({ world: () => ({ committees, scene, plan }), accepted });
});

it('a quarter is reviewed once, and only with activities of the plan', async () => {
  await accepted();
  on('2026-12-20');
  const strange = [{ activity: randomUUID(), state: 'DONE' }];
  expect(await scene.refusal(scene.review(plan, { heldOn: '2026-12-20', progress: strange }))).toEqual([
    ...['NOT_FOUND', 'input.progress.0.activity'],
  ]);
  expect(await scene.refusal(scene.review(plan, { quarter: 2, heldOn: '2026-12-20' }))).toEqual([
    'INPUT_INVALID',
    'input.heldOn',
  ]);
  expect(await scene.refusal(scene.review(plan, { heldOn: '2026-12-20' }))).toBeNull();
  expect(await scene.refusal(scene.review(plan, { heldOn: '2026-12-20' }))).toEqual([
    'PLAN_QUARTER_REVIEWED',
    'input.quarter',
  ]);
});
