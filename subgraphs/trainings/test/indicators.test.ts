import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directoryRecords, person, publishedFigures } from '@hub/cast';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { INDICATOR_CODES } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

const callerOf = (key: string) => trainings.callerOf(person(key));

interface Figure {
  readonly value: number;
  readonly n: number | null;
  readonly asOf: string;
  readonly scope: string;
  readonly source: string;
  readonly lowerBound: boolean;
  readonly parts: { readonly dimension: string; readonly key: string; readonly value: number }[];
  readonly note: string | null;
}
interface Series {
  readonly code: string;
  readonly definition: string;
  readonly formula: string;
  readonly unit: string;
  readonly published: Figure[];
  readonly recorded: Figure | null;
}

const FIGURE = 'value n asOf scope source lowerBound parts { dimension key value } note';
const SERIES = `code definition formula unit published { ${FIGURE} } recorded { ${FIGURE} }`;

const seriesOf = async (codes?: readonly string[]): Promise<Series[]> => {
  const query = `query ($codes: [IndicatorCode!]) { indicators(codes: $codes) { ${SERIES} } }`;
  return (await trainings.send<{ indicators: Series[] }>(query, { codes })).data!.indicators;
};
const published = async (code: string): Promise<Figure[]> => (await seriesOf([code]))[0]!.published;

const record = async (input: object, as = 'cr-secretariat') => {
  const given = {
    ...{ idempotencyKey: randomUUID(), code: 'I5', value: 17, asOf: '2022-12-31', scope: 'Chiang Rai' },
    ...{ source: 'Annual report', lowerBound: false, parts: [], note: 'One more meeting was counted.', ...input },
  };
  const { data, errors } = await trainings.send<{
    recordPublishedFigure: { indicator: Series | null; problems: { code: string; field: string }[] };
  }>(
    `mutation ($input: RecordPublishedFigureInput!) {
      recordPublishedFigure(input: $input) { indicator { ${SERIES} } problems { code field } } }`,
    { input: given },
    callerOf(as),
  );
  return data?.recordPublishedFigure ?? errors![0]!.extensions.code;
};

describe('published figures', () => {
  it('can all be read by everybody, each with its day, scope and source', async () => {
    const all = await seriesOf();
    expect(all.map(({ code }) => code)).toEqual(INDICATOR_CODES);
    const read = all.flatMap((series) => series.published.map(({ value, asOf }) => [series.code, value, asOf]));
    const stored = publishedFigures.map(({ code, value, asOf }) => [code, value, asOf]);
    expect(new Set(read.map(String))).toEqual(new Set(stored.map(String)));
    expect(read).toHaveLength(stored.length);
    const figures = all.flatMap((series) => series.published);
    expect(figures.filter(({ source, scope }) => !source || !scope)).toEqual([]);
    expect(all.filter(({ definition, formula, unit }) => !definition || !formula || !unit)).toEqual([]);
  });

  it.each([
    ['I2', [5, 7]],
    ['I6', [70]],
    ['I7', [370]],
    ['I8', [160]],
    ['I13', [2_476]],
  ])('%s keeps every figure there is, and says why they differ', async (code, values) => {
    const figures = await published(code);
    expect(figures.map(({ value }) => value)).toEqual(values);
    expect(figures.slice(1).filter(({ note }) => !note)).toEqual([]);
  });

  it('say what is only a lower bound, and what was counted beside them', async () => {
    expect((await published('I6'))[0]).toMatchObject({ value: 70, lowerBound: true });
    expect((await published('I17'))[0]!.parts).toEqual([{ dimension: 'VILLAGES', key: 'WATCHED', value: 124 }]);
    expect((await published('I19'))[0]!.parts).toContainEqual({ dimension: 'OUTCOME', key: 'ARRESTED', value: 2 });
  });

  it('tell what they are in the language of the reader', async () => {
    const query = '{ indicators(codes: [I3]) { definition formula } }';
    const { data } = await trainings.inLanguage('th').send<{ indicators: Series[] }>(query);
    expect(data!.indicators[0]!.definition).toBe('จำนวนครั้งการเข้าร่วมการพัฒนาศักยภาพ');
  });
});

describe('what the records say', () => {
  it('stands beside what was published, and gives the same: 311 of 239 and 72, and 14.00', async () => {
    const [participations, change] = await seriesOf(['I3', 'I4']);
    for (const { published: given, recorded } of [participations!, change!])
      expect([recorded!.value, recorded!.n]).toEqual([given[0]!.value, given[0]!.n]);
    expect(participations!.recorded!.parts).toEqual(participations!.published[0]!.parts);
    expect(change!.recorded).toMatchObject({ value: 14, n: 311 });
  });

  it('is nothing where the hub keeps no such records', async () => {
    expect((await seriesOf(['I20']))[0]!.recorded).toBeNull();
  });
});

describe('a figure that is recorded', () => {
  it('stands beside the earlier ones, which are not changed', async () => {
    const before = await published('I5');
    expect(await record({})).toMatchObject({ problems: [], indicator: { code: 'I5' } });
    expect((await published('I5')).slice(0, before.length)).toEqual(before);
    expect((await published('I5')).at(-1)).toMatchObject({ value: 17, note: 'One more meeting was counted.' });
  });

  it('is recorded once, whatever is repeated', async () => {
    const idempotencyKey = randomUUID();
    const input = { idempotencyKey, code: 'I14', value: 25 };
    const [first, second] = await Promise.all([record(input), record(input)]);
    expect(second).toEqual(first);
    expect(await published('I14')).toHaveLength(2);
    expect(await record({ ...input, value: 26 })).toMatchObject({
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
  });

  it.each<[string, object, string, string]>([
    ['differs from a published one without a note', { code: 'I21', note: null }, 'INDICATOR_NEEDS_NOTE', 'input.note'],
    ['differs from the records without a note', { code: 'I3', note: null }, 'INDICATOR_NEEDS_NOTE', 'input.note'],
    [
      'has parts that hold more than it',
      { parts: [{ dimension: 'SEX', key: 'FEMALE', value: 18 }] },
      'INDICATOR_PARTS_EXCEED',
      'input.parts',
    ],
    [
      'has a part twice',
      { parts: ['FEMALE', 'FEMALE'].map((key) => ({ dimension: 'SEX', key, value: 1 })) },
      'INPUT_INVALID',
      'input.parts',
    ],
    ['has no source', { source: ' ' }, 'INPUT_INVALID', 'input.source'],
  ])('is refused when it %s', async (_what, input, code, field) => {
    expect(await record(input)).toEqual({ indicator: null, problems: [{ code, field }] });
  });

  it.each(['ck-chair', 'ck-duty', 'ngo-partner', 'lao-houayxay', 'monitor'])('is not taken from %s', async (key) => {
    expect(await record({}, key)).toBe('FORBIDDEN_ACTION');
  });
});
