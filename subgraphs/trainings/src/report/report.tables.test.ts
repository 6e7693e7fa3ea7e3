import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Gathered, StatisticsAnswer, TrainingAnswer } from './report.answers.js';
import { tablesOf } from './report.tables.js';

const NAME = { nameEn: 'Chiang Rai', nameTh: 'เชียงราย' };
const DISTRICTS = ['TH5703', 'TH5704', 'TH5708'];
const gathered = (rest: Partial<Gathered>): Gathered => ({
  ...{ name: NAME, financialYear: 2569, figures: [], trainings: [], quarters: [] },
  places: DISTRICTS.map((pcode) => ({ pcode, nameEn: pcode, nameTh: null })),
  ...rest,
});
const PROVINCE = { committee: null, province: 'TH57' };

const training = fc.record({
  women: fc.integer({ min: 0, max: 500 }),
  men: fc.integer({ min: 1, max: 500 }),
  change: fc.option(fc.integer({ min: -100, max: 100 }), { freq: 4 }),
});
const answerOf = ({ women, men, change }: { women: number; men: number; change: number | null }): TrainingAnswer => ({
  ...{ title: 'Training', heldOn: '2026-05-01', state: 'REPORTED', women, men, committee: null },
  attendance: [{ agencyKind: 'POLICE', women, men }],
  assessment: change === null ? null : { preMean: 0, postMean: 0, change },
});

describe('the trainings of a report', () => {
  it('weigh each by all who came, not each alike and not by its women', () => {
    const series = [
      [38, 12, 6],
      [32, 8, 9],
      [30, 10, 19],
      [27, 8, 20],
      [30, 11, 9],
      [28, 9, 13],
      [28, 8, 18],
      [26, 6, 23],
    ].map(([women, men, change]) => answerOf({ women: women!, men: men!, change: change! }));
    const total = tablesOf(gathered({ trainings: series }), PROVINCE)[0]!
      .rows.at(-1)!
      .map(({ value }) => value);
    expect([total[3], total[4], total[5], total[8]?.toFixed(2)]).toEqual([239, 72, 311, '14.00']);
  });

  it('add up, and their change lies between the least and the most, weighted by who came', () => {
    fc.assert(
      fc.property(fc.array(training, { minLength: 1, maxLength: 12 }), (drawn) => {
        const tables = tablesOf(gathered({ trainings: drawn.map(answerOf) }), PROVINCE);
        const total = tables.find(({ code }) => code === 'TRAININGS')!.rows.at(-1)!;
        const came = drawn.reduce((sum, { women, men }) => sum + women + men, 0);
        expect(total[5]!.value).toBe(came);
        expect(tables.find(({ code }) => code === 'PARTICIPANTS')!.rows[0]![3]!.value).toBe(came);
        const changes = drawn.flatMap(({ change }) => change ?? []);
        const change = total[8]!.value;
        expect(change === undefined).toBe(changes.length === 0);
        if (change === undefined) return;
        expect(change).toBeGreaterThanOrEqual(Math.min(...changes) - 1e-9);
        expect(change).toBeLessThanOrEqual(Math.max(...changes) + 1e-9);
      }),
    );
  });

  it('say the same of a training as of its two halves', () => {
    fc.assert(
      fc.property(fc.array(training, { minLength: 1, maxLength: 8 }), (drawn) => {
        const halves = drawn.flatMap((each) => [each, each]);
        const changeOf = (all: typeof drawn) =>
          tablesOf(gathered({ trainings: all.map(answerOf) }), PROVINCE)[0]!.rows.at(-1)![8]!.value ?? null;
        const [whole, split] = [changeOf(drawn), changeOf(halves)];
        expect(split === null).toBe(whole === null);
        expect(split ?? 0).toBeCloseTo(whole ?? 0, 9);
      }),
    );
  });
});

describe('counts that were published', () => {
  const count = fc.option(fc.integer({ min: 0, max: 400 }), { freq: 2 });
  const quarter = fc.option(fc.tuple(count, count, count, count), { freq: 5 });
  const tableOf = ([all, ...each]: readonly (number | null)[]): StatisticsAnswer => ({
    source: 'Cases of the hub',
    cells: [
      ...[
        { path: ['TH57'], n: all! },
        ...DISTRICTS.map((district, at) => ({ path: ['TH57', district], n: each[at]! })),
      ],
      // what is no business of the province
      { path: ['TH56', 'TH5605'], n: 7_777 },
    ].map(({ path, n }) => ({ dimensions: path.map((value) => ({ name: '', value })), n, suppressed: n === null })),
  });

  it('stand in a report as they were published: nothing withheld is told, nothing is reckoned from them', () => {
    fc.assert(
      fc.property(fc.array(quarter, { minLength: 1, maxLength: 4 }), (drawn) => {
        const quarters = drawn.map((counts, at) => ({
          label: `Q${at}`,
          tables: { REPORTS_BY_PLACE: counts && tableOf(counts) },
        }));
        const [table] = tablesOf(gathered({ quarters }), PROVINCE);
        const published = drawn.map((counts) => counts ?? [undefined, undefined, undefined, undefined]);
        const expected = [1, 2, 3, 0].map((row) => published.map((counts) => counts[row]));
        const said = table?.rows.map(([, ...cells]) =>
          cells.map(({ value, suppressed }) => (suppressed ? null : value)),
        );
        expect(said ?? []).toEqual(drawn.some(Boolean) ? expected : []);
      }),
    );
  });
});
