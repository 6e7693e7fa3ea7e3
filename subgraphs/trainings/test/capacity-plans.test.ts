import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capacityPlans, committee, committees, curricula, directoryRecords } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';
import { type Count, type Plan, planScene, THIS_YEAR, todo, TODAY, WK } from './plan-scene.js';

let trainings: TestSubgraph;
const { send, plansOf, change, drafted, agreed, planTraining, linkTraining, cancel } = planScene(() => trainings);
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

describe('the plans of the demo', () => {
  it('hold the published 16 meetings and trainings of the series, and the 311 who came to trainings', async () => {
    const four = ['DL-TH5703', 'DL-TH5713', 'DL-TH5709', 'DL-TH5708'].map((code) => committee(code).id);
    const closed = (await plansOf(four)).flat().filter(({ state }) => state === 'CLOSED');
    const sum = (of: keyof Count) => closed.reduce((total, { year }) => total + year[of]!, 0);
    expect([sum('held'), sum('meetings'), sum('trainings')]).toEqual([16, 8, 8]);
    const trained = closed.flatMap(({ activities }) => activities.filter(({ kind }) => kind === 'TRAINING'));
    expect(trained.reduce((total, { came }) => total + came!, 0)).toBe(311);
    for (const { year, quarters } of closed)
      for (const field of ['planned', 'held', 'wanted', 'came'] as const)
        expect(quarters.reduce((total, quarter) => total + quarter[field], 0)).toBe(year[field]);
  });

  it('are listed with the latest year first, named as Thai offices name it', async () => {
    const [plans] = await plansOf([committee('DL-TH5703').id]);
    expect(plans!.map(({ label, beginsOn, endsOn }) => [label, beginsOn, endsOn])).toEqual([
      ['FY2563', '2019-10-01', '2020-09-30'],
      ['FY2562', '2018-10-01', '2019-09-30'],
    ]);
  });

  it('show what is planned, what is still to be planned, and that none of it was held', async () => {
    const [[plan]] = (await plansOf([committee('DL-TH8410').id])) as [[Plan]];
    const demo = capacityPlans(new Date()).find(({ state }) => state === 'AGREED')!;
    expect(plan).toMatchObject({ id: demo.id, state: 'AGREED', year: { planned: 3, held: 0, came: 0 } });
    expect(plan.activities.map(({ training, heldOn }) => [training?.state, heldOn])).toEqual([
      ['PLANNED', null],
      [undefined, null],
      [undefined, null],
    ]);
  });

  it('cost the same statements for one committee as for all', async () => {
    const cost = (ids: readonly string[]) => statementsOf(() => plansOf(ids));
    // pages of plans, activities, curricula, trainings with who came and the tests
    const all = await cost(committees.map(({ id }) => id));
    expect(all.length).toBeLessThanOrEqual(4);
    expect((await cost([committee('DL-TH5703').id])).length).toBeLessThanOrEqual(4);
  });
});

describe('a plan', () => {
  it('is one for each committee and year, drafted by the committee or those above it', async () => {
    const input = { idempotencyKey: randomUUID(), committee: committee('DL-TH5709').id, financialYear: THIS_YEAR };
    const asked = ['wk-chair', 'py-secretariat', 'ms-duty', 'ngo-partner', 'national-desk', 'monitor'];
    const refusals = await Promise.all(asked.map((key) => change('draftCapacityPlan', input, key).catch(String)));
    expect(refusals.map((each) => (typeof each === 'string' ? each : each.problems))).toEqual([
      ...['Error: NOT_FOUND', 'Error: NOT_FOUND', [], 'Error: FORBIDDEN_ACTION', 'Error: FORBIDDEN_ACTION'],
      'Error: FORBIDDEN_ACTION',
    ]);
    const { plan } = await change('draftCapacityPlan', input, 'ms-duty');
    expect(plan).toMatchObject({ state: 'DRAFT', label: `FY${THIS_YEAR}`, activities: [], year: { planned: 0 } });
    const other = { ...input, idempotencyKey: randomUUID() };
    expect((await change('draftCapacityPlan', other, 'cr-secretariat')).problems).toEqual([
      { code: 'PLAN_EXISTS', field: 'input.financialYear' },
    ]);
    const early = { ...input, idempotencyKey: randomUUID(), financialYear: THIS_YEAR + 2 };
    expect((await change('draftCapacityPlan', early, 'ms-duty')).problems).toEqual([
      { code: 'PLAN_TOO_EARLY', field: 'input.financialYear' },
    ]);
    const { id, version } = plan!;
    const empty = { plan: id, version, to: 'AGREED' };
    expect((await change('advanceCapacityPlan', empty, 'ms-duty')).problems).toEqual([
      { code: 'PLAN_NEEDS_ACTIVITY', field: 'input.to' },
    ]);
    await expect(change('advanceCapacityPlan', empty, 'wk-chair')).rejects.toThrow('NOT_FOUND');
  });

  it.each<[object, string, string]>([
    [todo({ topics: [] }), 'INPUT_INVALID', 'input.activities.0.topics'],
    [todo({ quarter: 5 }), 'INPUT_INVALID', 'input.activities.0.quarter'],
    [todo({ wanted: 0 }), 'INPUT_INVALID', 'input.activities.0.wanted'],
    [todo({ curriculum: curricula[0]!.versions[0]!.id }), 'NOT_FOUND', 'input.activities.0.curriculum'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    const [plans] = await plansOf([committee('PL-TH57').id]);
    const { id, version } = plans![0] ?? (await drafted(committee('PL-TH57').id, 'cr-secretariat', [todo()]));
    const input = { plan: id, version, activities: [wrong] };
    expect((await change('reviseCapacityPlan', input, 'cr-secretariat')).problems).toEqual([{ code, field }]);
  });

  it('changes only while it is a draft, in the version that was read', async () => {
    const CS = committee('DL-TH5708').id;
    const plan = await drafted(CS, 'cs-chair', [todo({ topics: [], curriculum: curricula[0]!.id }), todo()]);
    expect(plan.activities[0]!.curriculum).toEqual({ id: curricula[0]!.id });
    const stale = { plan: plan.id, version: plan.version - 1, activities: [] };
    expect((await change('reviseCapacityPlan', stale, 'cs-chair')).problems).toEqual([
      { code: 'VERSION_CONFLICT', field: 'input.version' },
    ]);
    const step = { plan: plan.id, version: plan.version, to: 'AGREED' };
    const { plan: now } = await change('advanceCapacityPlan', step, 'cs-chair');
    expect(now).toMatchObject({ state: 'AGREED', agreedOn: TODAY });
    const late = { plan: plan.id, version: now!.version, activities: [] };
    expect((await change('reviseCapacityPlan', late, 'cs-chair')).problems).toEqual([
      { code: 'PLAN_STATE_FORBIDS', field: 'input.plan' },
    ]);
    const close = { plan: plan.id, version: now!.version, to: 'CLOSED' };
    expect((await change('advanceCapacityPlan', close, 'cs-chair')).problems).toEqual([
      { code: 'CAPACITY_PLAN_OPEN', field: 'input.to' },
    ]);
  });
});

describe('what was planned', () => {
  let plan: Plan;
  beforeAll(async () => {
    plan = await agreed(WK, 'wk-chair', [
      todo(),
      todo({ kind: 'MEETING', topics: [], wanted: 12, quarter: 2 }),
      todo(),
    ]);
  });
  const now = async (): Promise<Plan> => (await plansOf([WK], 1))[0]![0]!;

  it('is fulfilled by one training, and held when its results are recorded', async () => {
    const planned = plan.activities[0]!.id;
    const key = { idempotencyKey: randomUUID(), planned };
    const first = await planTraining(WK, 'wk-chair', key);
    expect(first.problems).toEqual([]);
    expect(await planTraining(WK, 'wk-chair', key)).toEqual(first);
    expect((await planTraining(WK, 'wk-chair', { planned })).problems).toEqual([
      { code: 'CAPACITY_ACTIVITY_HELD', field: 'input.planned' },
    ]);
    expect((await now()).activities[0]).toMatchObject({
      ...{ training: { id: first.trainingEvent!.id, state: 'PLANNED' }, heldOn: null, came: null },
    });
    const { id: trainingEvent, version } = first.trainingEvent!;
    await send(
      'mutation ($input: RecordTrainingResultsInput!) { recordTrainingResults(input: $input) { problems { code } } }',
      { input: { trainingEvent, version, attendance: [{ agencyKind: 'HEALTH', women: 14, men: 9 }] } },
      'wk-chair',
    );
    const out = await now();
    expect(out.activities[0]).toMatchObject({ heldOn: TODAY, came: 23, wanted: 20 });
    expect(out.year).toMatchObject({ planned: 3, held: 1, trainings: 1, wanted: 52, wantedOfHeld: 20, came: 23 });
  });

  it('is fulfilled by one of two trainings that are planned for it at once', async () => {
    const planned = plan.activities[2]!.id;
    const both = await Promise.all([1, 2].map(() => planTraining(WK, 'wk-chair', { planned })));
    const codes = both.flatMap(({ problems }) => problems.map(({ code }) => code));
    expect(codes).toEqual(['CAPACITY_ACTIVITY_HELD']);
    const made = both.flatMap(({ trainingEvent }) => trainingEvent?.id ?? []);
    expect(made).toEqual([(await now()).activities[2]!.training!.id]);
  });

  it('is open again for another training when the first is cancelled', async () => {
    const planned = plan.activities[2]!.id;
    const before = (await now()).activities[2]!.training!.id;
    expect(await cancel(before, 'wk-chair')).toBe('CANCELLED');
    expect((await now()).activities[2]!.training).toBeNull();
    const next = await planTraining(WK, 'wk-chair', { planned });
    expect((await now()).activities[2]!.training!.id).toBe(next.trainingEvent!.id);
  });

  it('is held by a day and a number where it is a meeting, which a second record puts right', async () => {
    const meeting = plan.activities[1]!.id;
    const record = async (input: object, as = 'wk-chair') => {
      const { version } = await now();
      return change('recordCapacityMeeting', { activity: meeting, version, heldOn: TODAY, came: 10, ...input }, as);
    };
    expect((await record({})).plan!.activities[1]).toMatchObject({ heldOn: TODAY, came: 10 });
    expect((await record({ came: 11 })).plan!.quarters[1]).toMatchObject({ quarter: 2, meetings: 1, came: 11 });
    const tomorrow = daysAfter(TODAY, 2);
    expect((await record({ heldOn: tomorrow })).problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.heldOn' }]);
    expect((await record({ came: -1 })).problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.came' }]);
    expect((await record({ activity: plan.activities[0]!.id })).problems).toEqual([
      { code: 'INPUT_INVALID', field: 'input.activity' },
    ]);
    await expect(record({}, 'ck-chair')).rejects.toThrow('NOT_FOUND');
    await expect(record({ activity: randomUUID() })).rejects.toThrow('NOT_FOUND');
  });

  it('is fulfilled by trainings alone, of its own committee, in a plan that is agreed', async () => {
    const meeting = await planTraining(WK, 'wk-chair', { planned: plan.activities[1]!.id });
    expect(meeting.problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.planned' }]);
    const CK = committee('DL-TH5703').id;
    const other = await planTraining(CK, 'ck-chair', { planned: plan.activities[0]!.id });
    expect(other.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.planned' }]);
    const draft = await drafted(CK, 'ck-chair', [todo()]);
    const early = await planTraining(CK, 'ck-chair', { planned: draft.activities[0]!.id });
    expect(early.problems).toEqual([{ code: 'PLAN_STATE_FORBIDS', field: 'input.planned' }]);
  });

  it('lets the plan be closed when all of it was held', async () => {
    const { activities } = await now();
    const { id, version } = (
      await send<{ trainingEvent: { id: string; version: number } }>(
        'query ($id: ID!) { trainingEvent(id: $id) { id version } }',
        { id: activities[2]!.training!.id },
      )
    ).trainingEvent;
    await send(
      'mutation ($input: RecordTrainingResultsInput!) { recordTrainingResults(input: $input) { problems { code } } }',
      { input: { trainingEvent: id, version, attendance: [{ agencyKind: 'POLICE', women: 1, men: 1 }] } },
      'wk-chair',
    );
    const { plan: closed } = await change('advanceCapacityPlan', {
      plan: plan.id,
      version: (await now()).version,
      to: 'CLOSED',
    });
    expect(closed).toMatchObject({ state: 'CLOSED', year: { planned: 3, held: 3 } });
  });
});

describe('a training that was planned without', () => {
  const CS = committee('DL-TH5708').id;
  const now = async (): Promise<Plan> => (await plansOf([CS], 1))[0]![0]!;
  const planned = async () => (await planTraining(CS, 'cs-chair', {})).trainingEvent!;
  let plan: Plan;
  beforeAll(async () => {
    // this committee drafted the plan of this year above
    const { id, version, state } = await now();
    const activities = [todo(), todo(), todo({ kind: 'MEETING', topics: [] })];
    expect(state).toBe('AGREED');
    await trainings.services.store.inActor(systemActor('test'), (tx) =>
      tx.query(`update capacity_plan set state = 'DRAFT' where id = $1`, [id]),
    );
    await change('reviseCapacityPlan', { plan: id, version, activities }, 'cs-chair');
    const step = { plan: id, version: version + 1, to: 'AGREED' };
    plan = (await change('advanceCapacityPlan', step, 'cs-chair')).plan!;
  });

  it('takes an activity afterwards, another in its place, or none, and the plan counts who came', async () => {
    const [one, two] = plan.activities.map(({ id }) => id);
    const { id: trainingEvent } = await planned();
    const first = await linkTraining({ trainingEvent, version: 1, planned: one });
    expect(first).toEqual({
      ...{ trainingEvent: { id: trainingEvent, version: 2, fulfils: { id: one, came: null } }, problems: [] },
    });
    await send(
      'mutation ($input: RecordTrainingResultsInput!) { recordTrainingResults(input: $input) { problems { code } } }',
      { input: { trainingEvent, version: 2, attendance: [{ agencyKind: 'HEALTH', women: 4, men: 3 }] } },
      'cs-chair',
    );
    const moved = await linkTraining({ trainingEvent, version: 3, planned: two });
    expect(moved.trainingEvent).toMatchObject({ version: 4, fulfils: { id: two, came: 7 } });
    const after = await now();
    expect(after.activities.map(({ training }) => training?.id)).toEqual([undefined, trainingEvent, undefined]);
    expect(after.year).toMatchObject({ held: 1, came: 7 });
    expect(after.version).toBeGreaterThan(plan.version);
    expect(await linkTraining({ trainingEvent, version: 4, planned: null })).toMatchObject({
      trainingEvent: { version: 5, fulfils: null },
    });
    expect((await now()).year).toMatchObject({ held: 0, came: 0 });
    const audited = await everyRow(trainings, 'select action from audit_entry where resource = $1', [trainingEvent]);
    expect(audited.map(({ action }) => action)).toEqual(
      ['linked', 'linked', 'unlinked'].map((action) => `training_event.${action}`),
    );
  });

  it('takes what no other has, though two are linked at once, and nothing once it was cancelled', async () => {
    const free = plan.activities[0]!.id;
    const both = await Promise.all([planned(), planned()]);
    const outcomes = await Promise.all(
      both.map(({ id }) => linkTraining({ trainingEvent: id, version: 1, planned: free })),
    );
    expect(outcomes.flatMap(({ problems }) => problems)).toEqual([
      { code: 'CAPACITY_ACTIVITY_HELD', field: 'input.planned' },
    ]);
    const holder = outcomes.find(({ trainingEvent }) => trainingEvent)!.trainingEvent!;
    expect((await now()).activities[0]!.training!.id).toBe(holder.id);
    await cancel(holder.id, 'cs-chair');
    expect((await linkTraining({ trainingEvent: holder.id, version: 3, planned: null })).problems).toEqual([
      { code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' },
    ]);
    const other = both.find(({ id }) => id !== holder.id)!.id;
    expect(await linkTraining({ trainingEvent: other, version: 1, planned: free })).toMatchObject({
      trainingEvent: { version: 2, fulfils: { id: free } },
    });
    expect((await linkTraining({ trainingEvent: other, version: 1, planned: free })).problems).toEqual([
      { code: 'VERSION_CONFLICT', field: 'input.version' },
    ]);
  });

  it('takes no meeting, nothing of another committee or of a plan that is not agreed, and keeps what it had', async () => {
    const { id: trainingEvent } = await planned();
    const [[draft], [closed]] = (await plansOf([committee('DL-TH5709').id, WK], 1)) as [[Plan], [Plan]];
    const refusal = async (asked: string) =>
      (await linkTraining({ trainingEvent, version: 1, planned: asked })).problems.map(({ code }) => code);
    expect(await refusal(plan.activities[2]!.id)).toEqual(['INPUT_INVALID']);
    expect(await refusal(closed.activities[0]!.id)).toEqual(['NOT_FOUND']);
    expect([await refusal('x'), await refusal(draft.id)]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    const held = closed.activities[0]!.training!.id;
    const { trainingEvent: kept } = await send<{ trainingEvent: { version: number } }>(
      'query ($id: ID!) { trainingEvent(id: $id) { version } }',
      { id: held },
    );
    const left = { trainingEvent: held, version: kept.version, planned: null };
    expect((await linkTraining(left, 'wk-chair')).problems).toEqual([
      { code: 'PLAN_STATE_FORBIDS', field: 'input.planned' },
    ]);
    expect((await plansOf([WK], 1))[0]![0]!.activities[0]!.training!.id).toBe(held);
  });

  it('is linked by who may change it', async () => {
    const { id: trainingEvent } = await planned();
    const input = { trainingEvent, version: 1, planned: plan.activities[1]!.id };
    for (const [as, code] of [
      ['wk-chair', 'NOT_FOUND'],
      ['py-secretariat', 'NOT_FOUND'],
      ['ngo-partner', 'FORBIDDEN_ACTION'],
      ['monitor', 'FORBIDDEN_ACTION'],
    ] as const)
      await expect(linkTraining(input, as)).rejects.toThrow(code);
    await expect(linkTraining({ ...input, trainingEvent: randomUUID() })).rejects.toThrow('NOT_FOUND');
    expect((await linkTraining(input, 'cr-secretariat')).problems).toEqual([]);
  });
});
