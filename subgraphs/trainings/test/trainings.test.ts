import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, committees, directoryRecords, person, trainingSeries } from '@hub/cast';
import { type Answer, everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { daysAfter, thaiDay } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';
import { type Changed, policyScene } from './policy-scene.js';

const TODAY = thaiDay(new Date());
const TOMORROW = daysAfter(TODAY, 1);

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const callerOf = (key: string) => trainings.callerOf(person(key));

interface Knowledge {
  readonly knowledgeChangeOverall: { value: number; n: number; unit: string; lowerBound: boolean };
}
interface CommitteePages {
  readonly _entities: {
    knowledgeChange: { value: number | null; n: number };
    trainings: {
      edges: { node: { women: number; men: number; heldOn: string } }[];
      pageInfo: { hasNextPage: boolean };
    };
  }[];
}

const ofCommittees = `query ($of: [_Any!]!, $first: Int) {
  _entities(representations: $of) { ... on Committee {
    knowledgeChange { value n }
    trainings(first: $first) { edges { node { women men heldOn } } pageInfo { hasNextPage } }
  } }
}`;
const representation = (id: string) => ({ __typename: 'Committee', id });

describe('the capacity-building series', () => {
  it('gives the published totals: 311 participations of 239 women and 72 men, and 14.00 points', async () => {
    const { data } = await trainings.send<Knowledge>('{ knowledgeChangeOverall { value n unit lowerBound } }');
    expect(data?.knowledgeChangeOverall).toEqual({ value: 14, n: 311, unit: 'percentage points', lowerBound: false });
    const of = [...new Set(trainingSeries.map((training) => training.committee))].map(representation);
    const pages = await trainings.send<CommitteePages>(ofCommittees, { of, first: 100 });
    const held = pages.data!._entities.flatMap((entity) => entity.trainings.edges.map(({ node }) => node));
    expect(held.reduce((sum, { women }) => sum + women, 0)).toBe(239);
    expect(held.reduce((sum, { men }) => sum + men, 0)).toBe(72);
  });

  it('lists a page of each committee, latest first, and nothing of another', async () => {
    const of = [committee('DL-TH5703').id, committee('DL-TH5605').id].map(representation);
    const { data } = await trainings.send<CommitteePages>(ofCommittees, { of, first: 1 });
    const [chiangKhong, dokKhamtai] = data!._entities;
    expect(chiangKhong!.trainings.edges.map(({ node }) => node.heldOn)).toEqual(['2020-09-15']);
    expect(chiangKhong!.trainings.pageInfo.hasNextPage).toBe(true);
    expect(chiangKhong!.knowledgeChange.n).toBe(90);
    expect(dokKhamtai!.knowledgeChange.value).toBeNull();
  });

  it('costs the same statements for one committee as for all', async () => {
    const cost = (of: readonly string[]): Promise<string[]> =>
      statementsOf(() => trainings.send(ofCommittees, { of: of.map(representation), first: 5 }));
    const all = await cost(committees.map(({ id }) => id));
    // which trainings are on the pages, those trainings whole, and the change
    expect(all).toHaveLength(3);
    expect(await cost([committee('DL-TH5703').id])).toHaveLength(all.length);
  });
});

describe('a page of trainings', () => {
  it('continues from its cursor without gap or repeat', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Answer<{
        trainingEvents: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      }> = await trainings.send(
        'query ($after: String) { trainingEvents(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      const { edges, pageInfo } = page.data!.trainingEvents;
      seen.push(...edges.map(({ node }) => node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(trainingSeries.map(({ id }) => id)));
  });

  it.each([0, 101, -1])('of %i items is refused', async (first) => {
    const { errors } = await trainings.send(
      'query ($first: Int) { trainingEvents(first: $first) { edges { cursor } } }',
      { first },
    );
    expect(errors?.[0]?.extensions.code).toBe('PAGE_SIZE');
  });

  it('is refused for a cursor from elsewhere', async () => {
    const { errors } = await trainings.send('{ trainingEvents(after: "x") { edges { cursor } } }');
    expect(errors?.[0]?.extensions.code).toBe('PAGE_CURSOR_INVALID');
  });
});

const plan = `mutation ($input: PlanTrainingInput!) {
  planTraining(input: $input) { trainingEvent { id version state } problems { code field } } }`;
const planned = (idempotencyKey: string, title = 'Reporting drill') => ({
  input: {
    idempotencyKey,
    title,
    committee: committee('DL-TH5703').id,
    place: 'TH5703',
    heldOn: '2027-02-01',
    topics: ['LEGISLATION'],
  },
});
interface Planned {
  readonly planTraining: {
    trainingEvent: { id: string; version: number; state: string } | null;
    problems: { code: string; field: string }[];
  };
}

it('an id that cannot be one is like one that is not there', async () => {
  const { data, errors } = await trainings.send(
    '{ trainingEvent(id: "x") { id } trainingEvents(committee: "x") { edges { cursor } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ trainingEvent: null, trainingEvents: { edges: [] } });
});

describe('planning a training', () => {
  it('done twice with one key plans one training; with another input it is refused', async () => {
    const chair = callerOf('ck-chair');
    const first = await trainings.send<Planned>(plan, planned('k1'), chair);
    const second = await trainings.send<Planned>(plan, planned('k1'), chair);
    const other = await trainings.send<Planned>(plan, planned('k1', 'Another drill'), chair);
    expect(first.data?.planTraining.trainingEvent?.state).toBe('PLANNED');
    expect(second.data?.planTraining.trainingEvent?.id).toBe(first.data?.planTraining.trainingEvent?.id);
    expect(other.data?.planTraining.problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
  });

  it.each([
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ title: '' }, 'INPUT_INVALID', 'input.title'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
  ])('names what to put right: %j', async (wrong, code, field) => {
    const { input } = planned('k2');
    const { data } = await trainings.send<Planned>(plan, { input: { ...input, ...wrong } }, callerOf('ck-chair'));
    expect(data?.planTraining.problems).toEqual([{ code, field }]);
  });

  it('belongs to the committee and those above it', async () => {
    const results = await Promise.all(
      ['ck-chair', 'cr-secretariat', 'py-secretariat', 'ck-duty', 'lao-houayxay'].map(async (key, index) => {
        const { data, errors } = await trainings.send<Planned>(plan, planned(`k3-${index}`), callerOf(key));
        return data?.planTraining?.trainingEvent?.state ?? errors?.[0]?.extensions.code;
      }),
    );
    expect(results).toEqual(['PLANNED', 'PLANNED', 'NOT_FOUND', 'FORBIDDEN_ACTION', 'FORBIDDEN_ACTION']);
  });
});

describe('recording results', () => {
  it('counts who came, and refuses a version that somebody else has changed', async () => {
    const chair = callerOf('ck-chair');
    const { input: plans } = planned('k4');
    const asked = { input: { ...plans, heldOn: '2026-02-01' } };
    const { data } = await trainings.send<Planned>(plan, asked, chair);
    const event = data!.planTraining.trainingEvent!;
    const record = `mutation ($input: RecordTrainingResultsInput!) {
      recordTrainingResults(input: $input) { trainingEvent { state participants assessment { change } } problems { code } } }`;
    const input = {
      trainingEvent: event.id,
      version: event.version,
      attendance: [{ agencyKind: 'HEALTH', women: 7, men: 2 }],
      assessment: { preMean: 55, postMean: 70, preCount: 9, postCount: 9 },
    };
    expect((await trainings.send(record, { input }, chair)).data).toEqual({
      recordTrainingResults: {
        trainingEvent: { state: 'ASSESSED', participants: 9, assessment: { change: 15 } },
        problems: [],
      },
    });
    expect((await trainings.send(record, { input }, chair)).data).toEqual({
      recordTrainingResults: { trainingEvent: null, problems: [{ code: 'VERSION_CONFLICT' }] },
    });
  });

  it('is refused while the training is still to come, in whatever way; its day can be put right', async () => {
    const scene = policyScene(trainings);
    const { id } = await scene.planned({
      committee: committee('DL-TH5703').id,
      heldOn: TOMORROW,
      topics: ['LEGISLATION'],
    });
    const record = async (version: number) => {
      const attendance = [{ agencyKind: 'HEALTH', women: 1, men: 0 }];
      const { data } = await trainings.send<{ told: { problems: object[] } }>(
        `mutation ($input: RecordTrainingResultsInput!) {
          told: recordTrainingResults(input: $input) { problems { code field } } }`,
        { input: { trainingEvent: id, version, attendance } },
        callerOf('ck-chair'),
      );
      return data!.told.problems;
    };
    expect(await record(1)).toEqual([{ code: 'TRAINING_NOT_HELD_YET', field: 'input.trainingEvent' }]);
    const list = await scene.imports.sent(
      id,
      Buffer.from('Name,Sex,Agency\nMali Dee,f,Police\n'),
      scene.by('ck-chair'),
    );
    expect(list.lines.edges.flatMap(({ node }) => node.problems.map(({ code }) => code))).toEqual([
      'TRAINING_NOT_HELD_YET',
    ]);
    await scene.change('changeTraining', id, { heldOn: TODAY, reason: 'RECORDED_WRONGLY' });
    expect(await record(2)).toEqual([]);
  });
});

describe('changing a training', () => {
  const KHONG = committee('DL-TH5703').id;
  const topics = ['LEGISLATION'] as const;
  const told = (answer: Changed | string): Changed => {
    if (typeof answer === 'string') throw new Error(answer);
    return answer;
  };

  it('keeps what was known and why, tells it to everybody, and says in the audit who did it', async () => {
    const scene = policyScene(trainings);
    const { id } = await scene.planned({ committee: KHONG, heldOn: '2027-03-01', topics });
    const given = {
      heldOn: '2027-03-08',
      title: ' Drill ',
      place: 'TH5703',
      topics: ['CASE_STUDY'],
      reason: 'EMERGENCY',
    };
    expect(told(await scene.change('changeTraining', id, given, 'ck-chair')).trainingEvent).toEqual({
      ...{ state: 'PLANNED', heldOn: '2027-03-08', title: 'Drill', version: 2 },
      changes: [{ heldOn: '2027-03-01', title: 'Village training', state: 'PLANNED', reason: 'EMERGENCY', version: 1 }],
    });
    expect(told(await scene.change('cancelTraining', id, { reason: 'NO_BUDGET' })).trainingEvent).toMatchObject({
      ...{ state: 'CANCELLED', heldOn: '2027-03-08' },
      changes: [{ title: 'Drill', reason: 'NO_BUDGET', version: 2 }, { version: 1 }],
    });
    const audit = await everyRow(trainings, 'select action, actor from audit_entry where resource = $1 order by at', [
      id,
    ]);
    expect(audit).toEqual([
      { action: 'training_event.changed', actor: `person:${person('ck-chair').id}` },
      { action: 'training_event.cancelled', actor: `person:${person('cr-secretariat').id}` },
    ]);
  });

  it('is for the committee and those above it', async () => {
    const scene = policyScene(trainings);
    const { id } = await scene.planned({ committee: KHONG, heldOn: '2027-03-01', topics });
    for (const name of ['changeTraining', 'cancelTraining', 'reportTraining'] as const)
      for (const [as, code] of [
        ['py-secretariat', 'NOT_FOUND'],
        ['ck-duty', 'FORBIDDEN_ACTION'],
        ['lao-houayxay', 'FORBIDDEN_ACTION'],
      ] as const)
        expect([name, as, await scene.change(name, id, {}, as)]).toEqual([name, as, code]);
    expect(await scene.change('cancelTraining', id, { trainingEvent: 'x' })).toBe('NOT_FOUND');
  });

  it.each([
    [{ title: 'x' }, 'INPUT_INVALID', 'input.title'],
    [{ topics: [] }, 'INPUT_INVALID', 'input.topics'],
    [{ place: 'TH9999' }, 'PLACE_UNKNOWN', 'input.place'],
    [{ version: 9 }, 'VERSION_CONFLICT', 'input.version'],
    [{ heldOn: '2099-01-01' }, 'TRAINING_NOT_HELD_YET', 'input.heldOn'],
  ])('names what to put right of one that was held: %j', async (wrong, code, field) => {
    const scene = policyScene(trainings);
    const id = await scene.held({ committee: KHONG, heldOn: '2026-01-05', topics }, [['Mali Dee']]);
    expect(told(await scene.change('changeTraining', id, wrong)).problems).toEqual([{ code, field }]);
    expect(await everyRow(trainings, 'select from training_change where training_event_id = $1', [id])).toEqual([]);
  });

  it('to its report needs who came where it had no tests, and nobody says so of one with scores', async () => {
    const scene = policyScene(trainings);
    const report = (id: string, as?: string) => scene.change('reportTraining', id, { withoutTests: true }, as);
    const { id: planned } = await scene.planned({ committee: KHONG, heldOn: '2026-01-08', topics });
    const forbidden = [{ code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' }];
    expect(told(await report(planned)).problems).toEqual(forbidden);
    const id = await scene.held({ committee: KHONG, heldOn: '2026-01-08', topics }, [['Mali Dee']]);
    expect(await report(id, 'py-secretariat')).toBe('NOT_FOUND');
    expect(told(await report(id)).trainingEvent).toMatchObject({ state: 'REPORTED' });
    expect(told(await report(id)).problems).toEqual(forbidden);
    const scored = await scene.held({ committee: KHONG, heldOn: '2026-01-09', topics }, [['Mali Dee']]);
    await scene.imports.taken(scored, Buffer.from('Name,Sex,Agency,Pre\nMali Dee,f,Police,50\n'), scene.by('ck-chair'));
    expect(told(await report(scored)).problems).toEqual([{ code: 'INPUT_INVALID', field: 'input.withoutTests' }]);
  });

  it('to its report needs both tests; afterwards it takes a right day, and neither results nor an end', async () => {
    const scene = policyScene(trainings);
    const forbidden = [{ code: 'TRAINING_STATE_FORBIDS', field: 'input.trainingEvent' }];
    const id = await scene.held({ committee: KHONG, heldOn: '2026-01-06', topics }, [['Mali Dee']]);
    expect(told(await scene.change('reportTraining', id)).problems).toEqual(forbidden);
    await scene.imports.taken(
      id,
      Buffer.from('Name,Sex,Agency,Pre,Post\nMali Dee,f,Police,50,70\n'),
      scene.by('ck-chair'),
    );
    expect(told(await scene.change('reportTraining', id)).trainingEvent).toMatchObject({ state: 'REPORTED' });
    expect(told(await scene.change('reportTraining', id)).problems).toEqual(forbidden);
    expect(told(await scene.change('cancelTraining', id)).problems).toEqual(forbidden);
    const moved = await scene.change('changeTraining', id, { heldOn: '2026-01-07', reason: 'RECORDED_WRONGLY' });
    expect(told(moved).trainingEvent).toMatchObject({ state: 'REPORTED', heldOn: '2026-01-07' });
  });
});
