import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  committeePaths,
  committeeValues,
  Directory,
  figuresOfSnapshots,
  type RecordedFigure,
  withSumsOfQuarters,
} from '../../src/index.js';
import { rounded, VICTIMS_RULE } from '../../src/statistics/additive-table.js';

const place = (id: string, level: 'COUNTRY' | 'PROVINCE' | 'DISTRICT', parent: string | null) =>
  ({ kind: 'place', id, data: { level, country: 'TH', parent } }) as const;
const committee = (id: string, level: 'DISTRICT' | 'PROVINCE' | 'NATIONAL', at: string) =>
  ({ kind: 'committee', id, data: { code: id, level, state: 'ACTIVE', place: at, parent: null } }) as const;
const directory = Directory.of([
  ...[place('TH', 'COUNTRY', null), place('TH57', 'PROVINCE', 'TH'), place('TH5703', 'DISTRICT', 'TH57')],
  ...[place('TH56', 'PROVINCE', 'TH'), place('TH5605', 'DISTRICT', 'TH56'), committee('nation', 'NATIONAL', 'TH')],
  ...[committee('khong', 'DISTRICT', 'TH5703'), committee('rai', 'PROVINCE', 'TH57')],
]);
const quarter = (period: string, value: number | null): RecordedFigure => ({
  ...{ code: 'I6', of: 'ALL', period, value, n: value, suppressed: value === null, lowerBound: false, parts: [] },
  ...{ asOf: `20${period.slice(4, 6)}-01-01`, scope: 'Persons', source: 'Hub' },
});

describe('the sums of published quarters', () => {
  it('are at least the least that the shown ones stand for, by year and up to now', () => {
    const quarters = [quarter('FY2568-Q4', 15), quarter('FY2569-Q1', 10), quarter('FY2569-Q2', null)];
    const told = withSumsOfQuarters(quarters).slice(3);
    expect(told.map(({ period, value, lowerBound, suppressed }) => [period, value, lowerBound, suppressed])).toEqual([
      ['TO_DATE', 24, true, false],
      ['FY2568', 13, true, false],
      ['FY2569', 11, true, false],
    ]);
  });

  it('are withheld where every quarter is', () => {
    expect(withSumsOfQuarters([quarter('FY2569-Q2', null)]).at(-1)).toMatchObject({ value: null, suppressed: true });
    expect(withSumsOfQuarters([])).toEqual([]);
    const none = [quarter('FY2569-Q1', 0), quarter('FY2569-Q2', 0)];
    expect(withSumsOfQuarters(none).at(-1)).toMatchObject({ value: 0, suppressed: false });
    expect(withSumsOfQuarters([...none, quarter('FY2569-Q3', null)]).at(-1)).toMatchObject({ suppressed: true });
  });

  it('never say more than there are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }), (counts) => {
        const shown = (n: number) => (n < VICTIMS_RULE.k ? null : rounded(n, VICTIMS_RULE.base));
        const quarters = counts.map((n, nth) => quarter(`FY25${60 + nth}-Q1`, shown(n)));
        const all = withSumsOfQuarters(quarters).find(({ period }) => period === 'TO_DATE')!;
        expect(all.value ?? 0).toBeLessThanOrEqual(counts.reduce((sum, n) => sum + n, 0));
      }),
    );
  });
});

describe('a table by committee', () => {
  const frame = { paths: committeePaths(directory), dimensions: ['wide', 'fine'] as const };

  it('has a cell for every district, for each province itself and for all else', () => {
    expect(frame.paths).toEqual([
      ...[['TH56', 'TH56'], ['TH57', 'TH57'], ['TH56', 'TH5605'], ['TH57', 'TH5703'], ['ELSEWHERE']],
    ]);
    expect(['khong', 'rai', 'nation', 'nobody'].map((id) => committeeValues(id, directory, frame))).toEqual([
      ...[
        { wide: 'TH57', fine: 'TH5703' },
        { wide: 'TH57', fine: 'TH57' },
      ],
      ...[{ wide: 'ELSEWHERE' }, { wide: 'ELSEWHERE' }],
    ]);
  });

  it('tells of all, of provinces and of committees that there are', () => {
    const cells = [[], ['TH57'], ['TH56'], ...frame.paths].map((path) => ({ path, n: path.length ? null : 15 }));
    const snapshot = { period: '2026-Q3', cells, asOf: '2026-09-30', scope: 'Persons', source: 'Hub' };
    const figures = figuresOfSnapshots([snapshot], 'I6', directory);
    expect(figures.map(({ of, period, value, suppressed }) => [of, period, value, suppressed])).toEqual([
      ['ALL', 'FY2569-Q4', 15, false],
      ['TH57', 'FY2569-Q4', null, true],
      ['rai', 'FY2569-Q4', null, true],
      ['khong', 'FY2569-Q4', null, true],
    ]);
  });
});
