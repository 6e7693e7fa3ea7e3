import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { capacityPlans, committee, committees, curricula, directoryRecords, person } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter, financialQuarterOf, thaiDay } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const send = async <Data>(query: string, variables: Record<string, unknown>, as?: string): Promise<Data> => {
  const { data, errors } = await trainings.send<Data>(
    query,
    variables,
    as ? trainings.callerOf(person(as)) : undefined,
  );
  if (!data || errors) throw new Error(errors?.[0]?.extensions.code ?? 'nothing');
  return data;
};

interface Count {
  readonly quarter: number | null;
  readonly planned: number;
  readonly held: number;
  readonly meetings: number;
  readonly trainings: number;
  readonly wanted: number;
  readonly wantedOfHeld: number;
  readonly came: number;
}
interface Activity {
  readonly id: string;
  readonly kind: string;
  readonly heldOn: string | null;
  readonly came: number | null;
  readonly wanted: number;
  readonly curriculum: { readonly id: string } | null;
  readonly training: { readonly id: string; readonly state: string } | null;
}
interface Plan {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly label: string;
  readonly beginsOn: string;
  readonly endsOn: string;
  readonly agreedOn: string | null;
  readonly activities: Activity[];
  readonly year: Count;
  readonly quarters: Count[];
}
interface Told {
  readonly plan: Plan | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}

const COUNT = 'quarter planned held meetings trainings wanted wantedOfHeld came';
const PLAN = `id version state label financialYear beginsOn endsOn agreedOn closedOn year { ${COUNT} } quarters { ${COUNT} }
  activities { id kind title quarter wanted heldOn came curriculum { id } training { id state } }`;

const plansOf = async (ids: readonly string[], first = 20): Promise<Plan[][]> => {
  const query = `query ($of: [_Any!]!, $first: Int) { _entities(representations: $of) { ... on Committee {
    capacityPlans(first: $first) { edges { node { ${PLAN} } } } } } }`;
  const of = ids.map((id) => ({ __typename: 'Committee', id }));
  const { _entities: all } = await send<{ _entities: { capacityPlans: { edges: { node: Plan }[] } }[] }>(query, {
    ...{ of, first },
  });
  return all.map(({ capacityPlans: { edges } }) => edges.map(({ node }) => node));
};
/** What came of a change, or the code of its refusal. */
const change = async (name: string, input: object, as = 'wk-chair'): Promise<Told> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { told: ${name}(input: $input) { plan { ${PLAN} } problems { code field } } }`;
  return (await send<{ told: Told }>(query, { input }, as)).told;
};
const todo = (rest: object = {}) => ({
  ...{ kind: 'TRAINING', title: 'Course', topics: ['LEGISLATION'], quarter: 1, wanted: 20, ...rest },
});
const TODAY = thaiDay(new Date());
const { year: THIS_YEAR } = financialQuarterOf(TODAY);
const WK = committee('DL-TH5713').id;

/** A plan of this year with these activities; each committee has one, so each test takes another. */
const drafted = async (of: string, as: string, activities: readonly object[]): Promise<Plan> => {
  const input = { idempotencyKey: randomUUID(), committee: of, financialYear: THIS_YEAR };
  const { plan } = await change('draftCapacityPlan', input, as);
  return (await change('reviseCapacityPlan', { plan: plan!.id, version: plan!.version, activities }, as)).plan!;
};
const agreed = async (of: string, as: string, activities: readonly object[]): Promise<Plan> => {
  const { id, version } = await drafted(of, as, activities);
  return (await change('advanceCapacityPlan', { plan: id, version, to: 'AGREED' }, as)).plan!;
};

interface Planned {
  readonly trainingEvent: { readonly id: string; readonly version: number } | null;
  readonly problems: { readonly code: string; readonly field: string }[];
}
const planTraining = async (of: string, as: string, input: object): Promise<Planned> => {
  const query = `mutation ($input: PlanTrainingInput!) { told: planTraining(input: $input) {
    trainingEvent { id version } problems { code field } } }`;
  const given = {
    ...{ idempotencyKey: randomUUID(), committee: of, title: 'Course', place: 'TH5713', heldOn: TODAY },
    ...{ topics: ['LEGISLATION'], ...input },
  };
  return (await send<{ told: Planned }>(query, { input: given }, as)).told;
};

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
    await trainings.services.store.inActor(systemActor('test'), (tx) =>
      tx.query(`update training_event set state = 'CANCELLED' where id = $1`, [before]),
    );
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
