import { describe, expect, it } from '@jest/globals';
import type { RecordedFigure } from '@hub/subgraph-kit';
import { INDICATOR_CODES } from '@hub/vocabulary';
import { figureOfYear, joined, reasonOf, trendOf } from './recorded-figure.rules.js';

const figure = (rest: Partial<RecordedFigure>): RecordedFigure => ({
  ...{
    code: 'I5',
    of: 'ALL',
    period: 'TO_DATE',
    value: 8,
    n: 8,
    asOf: '2021-12-31',
    scope: 'All',
    source: 'Trainings',
  },
  ...{ lowerBound: false, suppressed: false, parts: [{ dimension: 'ACTIVITY', key: 'TRAINING', value: 8 }], ...rest },
});
const meetings = figure({
  ...{ value: 9, n: 9, asOf: '2022-01-05', source: 'Committees', lowerBound: true },
  parts: [{ dimension: 'ACTIVITY', key: 'MEETING', value: 9 }],
});

describe('what several owners of records tell of one indicator', () => {
  it('adds up, with the parts, the sources and the later day of both', () => {
    expect(joined([figure({}), meetings])).toEqual([
      figure({
        ...{ value: 17, n: 17, asOf: '2022-01-05', source: 'Trainings; Committees', lowerBound: true },
        parts: [...figure({}).parts, ...meetings.parts],
      }),
    ]);
  });

  it('stays apart where it is of another committee, period or indicator', () => {
    const apart = [figure({}), figure({ of: 'TH57' }), figure({ period: 'FY2564' }), figure({ code: 'I14' })];
    expect(joined(apart)).toEqual(apart);
  });

  it('is withheld where any of it is, and tells no part', () => {
    const hidden = figure({ value: null, n: null, suppressed: true, parts: [] });
    for (const both of [
      [hidden, meetings],
      [meetings, hidden],
    ])
      expect(joined(both)).toMatchObject([{ value: null, n: null, suppressed: true, parts: [] }]);
  });
});

describe('years', () => {
  const of = (period: string, asOf: string) => figure({ period, asOf });

  it('make a trend, the oldest first', () => {
    const figures = [of('FY2565', '2022-09-30'), of('TO_DATE', '2022-12-01'), of('FY2564', '2021-09-30')];
    expect(trendOf(figures).map(({ period }) => period)).toEqual(['FY2564', 'FY2565']);
  });

  it('of what counts by the calendar are the newest known when the financial year ended', () => {
    const figures = [of('TO_DATE', '2022-03-01'), of('2020', '2020-12-31'), of('2021', '2021-12-31')];
    const year = (code: string, lastDay: string) => figureOfYear(figures, { code, lastDay, today: '2022-03-01' });
    expect(year('FY2564', '2021-09-30')?.period).toBe('2020');
    expect(year('FY2565', '2022-09-30')?.period).toBe('TO_DATE');
    expect(year('FY2562', '2019-09-30')).toBeUndefined();
  });

  it('of what counts by financial years are their own, or none', () => {
    const asked = { lastDay: '2023-09-30', today: '2022-03-01' };
    expect(figureOfYear([of('FY2564', '2021-09-30')], { ...asked, code: 'FY2564' })?.period).toBe('FY2564');
    expect(figureOfYear([of('FY2564', '2021-09-30'), of('TO_DATE', '2022-03-01')], { ...asked, code: 'FY2566' })).toBe(
      undefined,
    );
  });
});

describe('an indicator without a figure', () => {
  it('has a reason, whichever it is and of whomever', () => {
    for (const code of INDICATOR_CODES)
      for (const whom of ['ALL', 'TH57', 'a-1'])
        expect(['NO_RECORDS_HERE', 'NOTHING_YET', 'WOULD_IDENTIFY']).toContain(reasonOf(code, whom, []));
    expect([reasonOf('I20', 'ALL', []), reasonOf('I19', 'a-1', []), reasonOf('I19', 'ALL', [])]).toEqual([
      ...['NO_RECORDS_HERE', 'WOULD_IDENTIFY', 'NOTHING_YET'],
    ]);
  });

  it('up to today says where it has quarters, and nothing where it has one', () => {
    expect(reasonOf('I23_ACKNOWLEDGEMENT', 'ALL', [{ period: 'FY2569-Q1' }])).toBe('QUARTERS_ONLY');
    expect(reasonOf('I6', 'ALL', [{ period: 'FY2569-Q1' }, { period: 'TO_DATE' }])).toBeNull();
  });
});
