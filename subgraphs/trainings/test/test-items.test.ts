import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, people, person, testItems, trainings as demoTrainings } from '@hub/cast';
import { everyRow, startTestSubgraph, statementsOf, tableScene, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { writeCsv } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
let imports: ReturnType<typeof tableScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  imports = tableScene(trainings, 'attendance');
});
afterAll(() => trainings.stop());

const by = (key: string) => trainings.callerOf(person(key));
const CK = committee('DL-TH5703').id;
const PROVINCE = committee('PL-TH57').id;
const DEFINING = testItems.filter(({ topic }) => topic === 'DEFINING_TIP');

type Outcome = Record<string, unknown> & { readonly problems: readonly { code: string; field: string }[] };
const ITEM = 'item { id topic state version current { id number textEn optionsTh right } }';
const EVENT = 'trainingEvent { id version state }';

/** What came of a mutation, or the code of the error. */
const send = async (name: string, input: object, as: string): Promise<Outcome | string> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await trainings.send<Record<string, Outcome>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${name.endsWith('TestItem') ? ITEM : EVENT}
       problems { code field } } }`,
    { input },
    by(as),
  );
  return data?.[name] ?? errors![0]!.extensions.code;
};
interface Item {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly current: { readonly id: string; readonly number: number; readonly textEn: string };
}
let keys = 0;
const content = (given: object = {}) => ({
  ...{ textEn: 'CANARY question', textTh: 'คำถามทดสอบ', optionsEn: ['Yes', 'No'], optionsTh: ['ใช่', 'ไม่ใช่'], right: 1 },
  ...given,
});
const written = (given: object = {}, as = 'cr-secretariat'): Promise<Outcome | string> =>
  send(
    'writeTestItem',
    { idempotencyKey: `i${keys++}`, committee: PROVINCE, topic: 'LEGISLATION', content: content(), ...given },
    as,
  );
const newItem = async (given: object = {}): Promise<Item> => ((await written(given)) as unknown as { item: Item }).item;
const codeOf = (outcome: Outcome | string): unknown =>
  typeof outcome === 'string' ? outcome : (outcome.problems[0]?.code ?? 'DONE');
const fieldOf = (outcome: Outcome | string): unknown => (outcome as Outcome).problems[0]?.field;

const planned = async (): Promise<string> => {
  const input = {
    ...{ idempotencyKey: `t${keys++}`, title: 'With a test', committee: CK, place: 'TH5703' },
    ...{ heldOn: '2022-05-10', topics: ['LEGISLATION'] },
  };
  return ((await send('planTraining', input, 'ck-chair')) as unknown as { trainingEvent: { id: string } }).trainingEvent
    .id;
};
interface Came {
  readonly id: string;
  readonly name: string;
  readonly preScore: number | null;
  readonly postScore: number | null;
  readonly preAnswers: (number | null)[] | null;
}
interface Look {
  readonly version: number;
  readonly state: string;
  readonly assessment: Record<string, unknown> | null;
  readonly topicResults: object[];
  readonly testForm: { id: string }[];
  readonly attendees: { edges: { node: Came }[] };
}
const look = async (id: string): Promise<Look> => {
  const { data } = await trainings.send<{ trainingEvent: Look }>(
    `query ($id: ID!) { trainingEvent(id: $id) { version state testForm { id }
       assessment { preMean postMean preCount matched { pairs preMean postMean } }
       topicResults { topic items preRight postRight n }
       attendees(first: 50) { edges { node { id name preScore postScore preAnswers } } } } }`,
    { id },
    by('ck-chair'),
  );
  return data!.trainingEvent;
};
const came = async (id: string): Promise<Came[]> => (await look(id)).attendees.edges.map(({ node }) => node);
const composed = async (training: string, items: readonly string[], as = 'ck-chair') =>
  send('composeTest', { trainingEvent: training, version: (await look(training)).version, items }, as);
const answered = async (
  training: string,
  given: { attendance: string; phase: 'PRE' | 'POST'; answers: (number | null)[] },
  as = 'ck-chair',
) => send('recordTestAnswers', { trainingEvent: training, version: (await look(training)).version, ...given }, as);
/** A training with so many women who came, and a test of three items on two topics. */
const withTest = async (n: number): Promise<{ training: string; attendances: string[] }> => {
  const training = await planned();
  const rows = Array.from({ length: n }, (_, index) => [`w${index}`, 'f', 'Police', '']);
  const list = [['Name', 'Sex', 'Agency', 'Role'], ...rows];
  await imports.taken(training, Buffer.from(writeCsv(list)), by('ck-chair'));
  const items = testItems.slice(0, 3).map(({ id }) => id);
  await composed(training, items);
  return { training, attendances: (await came(training)).map(({ id }) => id) };
};

const SEVEN = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

describe('the bank of items', () => {
  it('is read by offices that hold trainings in the committee, above and below it, and by nobody else', async () => {
    await newItem();
    const readers: string[] = [];
    for (const { key } of people) {
      const answer = await trainings.send('{ testItems { edges { node { current { textEn } } } } }', {}, by(key));
      if (JSON.stringify(answer).includes('CANARY')) readers.push(key);
    }
    const districts = ['ck-chair', 'ck-focal', 'ck-prevention'];
    expect(readers).toEqual(expect.arrayContaining([...districts, 'cr-secretariat', 'national-desk']));
    expect(readers.filter((key) => /^(ck-(vice|duty|rehab|relief)|py-|lao-|volunteer)/.test(key))).toEqual([]);
    const all = await trainings.send('{ testItems { edges { cursor } } }');
    expect(all.errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
  });

  it('is listed by topic and in pages', async () => {
    const query = `query ($first: Int, $after: String) { testItems(topic: DEFINING_TIP, first: $first, after: $after) {
      edges { node { id } } pageInfo { endCursor hasNextPage } } }`;
    interface Page {
      testItems: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
    }
    const one = (await trainings.send<Page>(query, { first: 1 }, by('ck-focal'))).data!.testItems;
    const after = one.pageInfo.endCursor;
    const two = (await trainings.send<Page>(query, { first: 1, after }, by('ck-focal'))).data!.testItems;
    const ids = [...one.edges, ...two.edges].map(({ node }) => node.id);
    expect(new Set(ids)).toEqual(new Set(DEFINING.map(({ id }) => id)));
    expect(two.pageInfo.hasNextPage).toBe(false);
  });

  it('is written by secretariats and the national desk, each item once for a key', async () => {
    const may: string[] = [];
    for (const { key } of people) if (codeOf(await written({}, key)) === 'DONE') may.push(key);
    expect(may.sort()).toEqual(['cr-secretariat', 'national-desk'].sort());
    const input = { idempotencyKey: 'same' };
    const [first, again] = [await written(input), await written(input)];
    expect(again).toEqual(first);
    expect(codeOf(await written({ ...input, topic: 'CASE_STUDY' }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    ['one option', { optionsEn: ['Yes'], optionsTh: ['ใช่'] }, 'input.content.optionsEn'],
    ['seven', { optionsEn: SEVEN, optionsTh: SEVEN }, 'input.content.optionsEn'],
    ['options that are alike', { optionsEn: ['Yes', ' Yes'] }, 'input.content.optionsEn'],
    ['options of one language', { optionsTh: ['ก', 'ข', 'ค'] }, 'input.content.optionsTh'],
    ['a right one that is not there', { right: 3 }, 'input.content.right'],
  ])('takes no item with %s', async (_what, given, field) => {
    const outcome = await written({ content: content(given) });
    expect([codeOf(outcome), fieldOf(outcome)]).toEqual(['INPUT_INVALID', field]);
  });

  it('keeps what was asked when an item is revised, and asks a retired one no more', async () => {
    const { id: item, version, current } = await newItem();
    const training = await planned();
    expect(codeOf(await composed(training, [item]))).toBe('DONE');
    const revision = { item, version, content: content({ textEn: 'Another question' }) };
    const revised = ((await send('reviseTestItem', revision, 'cr-secretariat')) as unknown as { item: Item }).item;
    expect([revised.version, revised.current.number, revised.current.textEn]).toEqual([2, 2, 'Another question']);
    expect((await look(training)).testForm).toEqual([{ id: current.id }]);
    expect(codeOf(await send('reviseTestItem', revision, 'cr-secretariat'))).toBe('VERSION_CONFLICT');
    expect(await send('retireTestItem', { item, version: 2 }, 'ck-chair')).toBe('FORBIDDEN_ACTION');
    expect(await send('retireTestItem', { item, version: 2 }, 'py-secretariat')).toBe('NOT_FOUND');
    expect(codeOf(await send('retireTestItem', { item, version: 2 }, 'cr-secretariat'))).toBe('DONE');
    const again = await send('retireTestItem', { item, version: 3 }, 'cr-secretariat');
    expect(codeOf(again)).toBe('TEST_ITEM_RETIRED');
    const asking = await composed(await planned(), [item]);
    expect([codeOf(asking), fieldOf(asking)]).toEqual(['TEST_ITEM_RETIRED', 'input.items.0']);
    const audit = await everyRow(trainings, 'select action from audit_entry where resource = $1 order by action', [
      item,
    ]);
    expect(audit.map(({ action }) => action)).toEqual(['test_item.retired', 'test_item.revised', 'test_item.written']);
  });
});

describe('the test of a training', () => {
  it('is composed by its offices from items of its committee and those above, and read by who may read items', async () => {
    const training = await planned();
    const items = [testItems[1]!.id, testItems[0]!.id];
    expect(await composed(training, items, 'ck-duty')).toBe('FORBIDDEN_ACTION');
    expect(await composed(training, items, 'py-secretariat')).toBe('NOT_FOUND');
    expect(codeOf(await composed(training, items))).toBe('DONE');
    expect((await look(training)).testForm).toEqual([{ id: testItems[1]!.versionId }, { id: testItems[0]!.versionId }]);
    const elsewhere = await newItem({ committee: committee('DL-TH5708').id });
    const refused = await composed(training, [testItems[0]!.id, elsewhere.id], 'cr-secretariat');
    expect([codeOf(refused), fieldOf(refused)]).toEqual(['NOT_FOUND', 'input.items.1']);
    const query = 'query ($id: ID!) { trainingEvent(id: $id) { title testForm { right } } }';
    const read = async (as?: string) =>
      JSON.stringify(await trainings.send(query, { id: training }, as === undefined ? undefined : by(as)));
    expect(await read('national-desk')).toContain('"right"');
    for (const as of ['ck-vice', 'ck-duty', 'lao-houayxay', 'py-secretariat', undefined])
      expect(await read(as)).not.toContain('"right"');
  });

  it('of the training still to come is in the demo', async () => {
    const { id } = demoTrainings(new Date()).find(({ state }) => state === 'PLANNED')!;
    expect((await everyRow(trainings, `select items from test_form where training_event_id = '${id}'`))[0]).toEqual({
      items: testItems.map(({ versionId }) => versionId),
    });
  });

  it('makes the score of each person, the means of all, and shares by topic that give them', async () => {
    const { training, attendances } = await withTest(6);
    // right are 1, 2 and 2: two of DEFINING_TIP, one of IDENTIFICATION_AND_REFERRAL
    for (const [index, attendance] of attendances.entries()) {
      const pre = index < 3 ? [1, null, 1] : [2, 1, 2];
      expect(codeOf(await answered(training, { attendance, phase: 'PRE', answers: pre }))).toBe('DONE');
    }
    expect((await look(training)).state).toBe('HELD');
    for (const [index, attendance] of attendances.entries()) {
      expect((await look(training)).topicResults).toEqual([]);
      const answers = index < 5 ? [1, 2, 2] : [1, 2, 1];
      expect(codeOf(await answered(training, { attendance, phase: 'POST', answers }))).toBe('DONE');
    }
    const after = await look(training);
    expect(after.state).toBe('ASSESSED');
    expect(after.attendees.edges[0]!.node).toMatchObject({ preScore: 33.333, preAnswers: [1, null, 1] });
    expect(after.assessment).toMatchObject({ preCount: 6, preMean: 33.333, matched: { pairs: 6, preMean: 33.333 } });
    expect(after.topicResults).toEqual([
      { topic: 'DEFINING_TIP', items: 2, preRight: 25, postRight: 100, n: 6 },
      { topic: 'IDENTIFICATION_AND_REFERRAL', items: 1, preRight: 50, postRight: 83.333, n: 6 },
    ]);
    const whole = (2 * 100 + 83.333) / 3;
    expect((after.assessment as { postMean: number }).postMean).toBeCloseTo(whole, 2);
  });

  it('tells no topic once a score was put right by a list, so that nobody is told by what is left', async () => {
    const { training, attendances } = await withTest(6);
    for (const attendance of attendances)
      for (const phase of ['PRE', 'POST'] as const) await answered(training, { attendance, phase, answers: [1, 2, 1] });
    expect((await look(training)).topicResults).toHaveLength(2);
    const sheet = [
      ['Name', 'ก่อนอบรม'],
      ['w0', '13'],
    ];
    expect((await imports.taken(training, Buffer.from(writeCsv(sheet)), by('ck-chair'))).state).toBe('COMMITTED');
    expect((await look(training)).topicResults).toEqual([]);
    expect((await look(training)).assessment).toMatchObject({ matched: { pairs: 6 } });
  });

  it('takes answers of its own participants to what it asks, of the version that was read', async () => {
    const { training, attendances } = await withTest(1);
    const given = { attendance: attendances[0]!, phase: 'PRE' as const, answers: [1, 2, 3] as (number | null)[] };
    expect(await answered(training, given, 'ck-duty')).toBe('FORBIDDEN_ACTION');
    expect(await answered(training, given, 'py-secretariat')).toBe('NOT_FOUND');
    const stranger = (await withTest(1)).attendances[0]!;
    const wrong = [
      await answered(training, { ...given, attendance: stranger }),
      await answered(training, { ...given, answers: [1, 2] }),
      await answered(training, { ...given, answers: [1, 3, 1] }),
      await send('recordTestAnswers', { trainingEvent: training, version: 1, ...given }, 'ck-chair'),
      await answered(await planned(), given),
    ];
    expect(wrong.map((each) => [codeOf(each), fieldOf(each)])).toEqual([
      ['NOT_FOUND', 'input.attendance'],
      ['INPUT_INVALID', 'input.answers'],
      ['INPUT_INVALID', 'input.answers'],
      ['VERSION_CONFLICT', 'input.version'],
      ['TEST_FORM_MISSING', 'input.trainingEvent'],
    ]);
    expect((await came(training))[0]!.preScore).toBeNull();
    expect(codeOf(await answered(training, given))).toBe('DONE');
    expect(codeOf(await composed(training, [testItems[0]!.id]))).toBe('TEST_FORM_IN_USE');
  });

  it('tells who chose what only to those who may read both who came and what is asked', async () => {
    const { training, attendances } = await withTest(1);
    await answered(training, { attendance: attendances[0]!, phase: 'PRE', answers: [3, 2, 1] });
    const query = `query ($id: ID!) { trainingEvent(id: $id) {
      attendees { edges { node { preAnswers postAnswers } } } } }`;
    const readers: string[] = [];
    for (const { key } of people)
      if (JSON.stringify(await trainings.send(query, { id: training }, by(key))).includes('[3,2,1]')) readers.push(key);
    expect(readers.sort()).toEqual(
      ['ck-chair', 'ck-focal', 'ck-prevention', 'cr-chair', 'cr-secretariat', 'national-desk'].sort(),
    );
  });

  it('costs the same statements for eight trainings as for all', async () => {
    const cost = async (first: number): Promise<number> => {
      const query = `query ($first: Int) { trainingEvents(first: $first) { edges { node {
        testForm { id } topicResults { n } } } } }`;
      return (await statementsOf(() => trainings.send(query, { first }, by('cr-secretariat')))).length;
    };
    expect(await cost(100)).toBe(await cost(8));
  });
});
