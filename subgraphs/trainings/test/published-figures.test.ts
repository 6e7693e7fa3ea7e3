import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directoryRecords, publishedFigures } from '@hub/cast';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { INDICATOR_CODES, type IndicatorCode, OWNERS_OF_INDICATOR } from '@hub/vocabulary';
import { OWN_FIGURES } from '../src/recorded-figure/own-figures.js';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
});
afterAll(() => trainings.stop());

interface Figure {
  readonly value: number | null;
  readonly n: number | null;
  readonly source: string;
  readonly scope: string;
  readonly note: string | null;
  readonly lowerBound: boolean;
  readonly parts: { readonly dimension: string; readonly key: string; readonly value: number }[];
}
interface Series {
  readonly code: IndicatorCode;
  readonly published: Figure[];
  readonly recorded: Figure | null;
  readonly notRecorded: string | null;
  readonly trend: (Figure & { readonly period: string })[];
}
const FIGURE = 'value n source scope note lowerBound parts { dimension key value }';

const seriesOf = async (code: string): Promise<Series> => {
  const { data } = await trainings.send<{ indicators: Series[] }>(
    `query ($codes: [IndicatorCode!]) { indicators(codes: $codes) {
       code published { ${FIGURE} } recorded { ${FIGURE} } notRecorded trend { period ${FIGURE} } } }`,
    { codes: [code] },
  );
  return data!.indicators[0]!;
};

/** What the source documents give, by hand: the last figure of each indicator. */
const PUBLISHED: Readonly<Partial<Record<IndicatorCode, number>>> = {
  ...{ I1: 4, I2: 7, I3: 311, I4: 14, I5: 16, I6: 70, I7: 370, I8: 160, I9: 378, I10: 32, I11: 135, I12: 1_632 },
  ...{ I13: 2_476, I14: 25, I15: 34, I16: 878, I17: 306, I18: 55, I19: 11, I20: 2_200_000, I21: 5, I22: 1 },
};
/** Those the demo's trainings give again. */
const FROM_TRAININGS: readonly IndicatorCode[] = ['I3', 'I4'];

describe.each(INDICATOR_CODES)('%s', (code) => {
  it('is what was published of it, with its source, or was never published', async () => {
    const { published, recorded, notRecorded } = await seriesOf(code);
    expect(published.at(-1)?.value).toBe(PUBLISHED[code]);
    expect(published).toHaveLength(publishedFigures.filter((figure) => figure.code === code).length);
    expect(code.startsWith('I23_')).toBe(published.length === 0);
    for (const { source, scope } of published) expect([source.length > 3, scope.length > 3]).toEqual([true, true]);
    expect(recorded === null).toBe(notRecorded !== null);
  });
});

it('every indicator is computed by whoever has its records, or the hub has none and says so', async () => {
  const owned = INDICATOR_CODES.filter((code) => OWNERS_OF_INDICATOR[code].includes('trainings'));
  expect(new Set(Object.keys(OWN_FIGURES))).toEqual(new Set(owned));
  for (const code of INDICATOR_CODES) {
    const { recorded, notRecorded } = await seriesOf(code);
    const isKept = OWNERS_OF_INDICATOR[code].length > 0;
    expect([code, notRecorded === 'NO_RECORDS_HERE']).toEqual([code, !isKept]);
    if (!recorded) expect([code, notRecorded]).toEqual([code, isKept ? 'NOTHING_YET' : 'NO_RECORDS_HERE']);
  }
});

describe('a published figure', () => {
  it.each<[IndicatorCode, number | null, string, [string, number][]]>([
    [
      'I1',
      null,
      'YEAR',
      [
        ['2019', 1],
        ['2020', 3],
      ],
    ],
    ['I18', 55, 'OUTCOME', [['RESOLVED_IN_DISTRICT', 55]]],
    [
      'I19',
      null,
      'NATIONALITY',
      [
        ['RESCUED_THA', 11],
        ['ARRESTED_CHN', 2],
      ],
    ],
  ])('%s has its n and its parts', async (code, n, by, parts) => {
    const [figure] = (await seriesOf(code)).published;
    expect(figure!.n).toBe(n);
    expect(figure!.parts.filter(({ dimension }) => dimension === by).map(({ key, value }) => [key, value])).toEqual(
      parts,
    );
  });
});

describe('the records of the demo', () => {
  it.each(FROM_TRAININGS)('give %s as it was published', async (code) => {
    const { published, recorded } = await seriesOf(code);
    expect([recorded!.value, recorded!.n, recorded!.parts]).toEqual([
      ...[published[0]!.value, published[0]!.n, published[0]!.parts],
    ]);
  });

  it('give eight of the sixteen meetings and trainings; the committees tell the others', async () => {
    const { trend, recorded } = await seriesOf('I5');
    expect(trend.reduce((sum, { value }) => sum + value!, 0)).toBe(8);
    expect(recorded!.parts).toEqual([{ dimension: 'ACTIVITY', key: 'TRAINING', value: 8 }]);
  });
});

describe('what the hub has no published figure for', () => {
  it('is computed all the same: everybody reached by trainings and by outreach', async () => {
    const { recorded, published } = await seriesOf('I13');
    const [participations, outreach] = [await seriesOf('I3'), await seriesOf('I12')];
    expect(recorded!.value).toBe(participations.recorded!.value! + outreach.recorded!.value!);
    expect(recorded!.value).not.toBe(published[0]!.value);
    expect(recorded!.note).toContain('another programme');
  });
});

describe('figures that do not fit each other', () => {
  it.each<[string, IndicatorCode, IndicatorCode, number[]]>([
    ['70 and 370', 'I6', 'I7', [70, 370]],
    ['311 and 160', 'I3', 'I8', [311, 160]],
  ])('%s stand each with its own scope, and the later says why', async (_what, early, late, values) => {
    const [first, second] = [(await seriesOf(early)).published.at(-1)!, (await seriesOf(late)).published.at(-1)!];
    expect([first.value, second.value]).toEqual(values);
    expect(first.scope).not.toBe(second.scope);
    expect(second.note).toContain(early);
  });

  it('4, 5 and 7 committees are told with the day and the place of each', async () => {
    const [chiangRai, project] = [await seriesOf('I1'), await seriesOf('I2')];
    expect([...chiangRai.published, ...project.published].map(({ value }) => value)).toEqual([4, 5, 7]);
    expect(project.published[1]!.note).toContain('Two more');
  });

  it('2,177 is what four activities give, 2,476 what was published; nothing is forced to add up', async () => {
    const parts = await Promise.all(['I9', 'I10', 'I11', 'I12'].map(seriesOf));
    expect(parts.reduce((sum, { published }) => sum + published[0]!.value!, 0)).toBe(2_177);
    const [total] = (await seriesOf('I13')).published;
    expect([total!.value, total!.note]).toEqual([2_476, expect.stringContaining('2,177')]);
  });
});
