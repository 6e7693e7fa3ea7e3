import { describe, expect, it } from '@jest/globals';
import { asOfDay, figurePeriodOf, isYear, periodsSince } from './figure-period.js';

const TODAY = '2026-01-15';
const daysOf = (code: string) => {
  const { firstDay, lastDay } = figurePeriodOf(code, TODAY) ?? {};
  return [firstDay, lastDay];
};

describe('the period of a figure', () => {
  it.each([
    ['TO_DATE', '1900-01-01', TODAY],
    ['2021', '2021-01-01', '2021-12-31'],
    ['FY2569', '2025-10-01', '2026-09-30'],
    ['FY2569-Q1', '2025-10-01', '2025-12-31'],
    ['FY2568-Q4', '2025-07-01', '2025-09-30'],
  ])('%s is from %s to %s', (code, first, last) => {
    expect(daysOf(code)).toEqual([first, last]);
  });

  it.each(['', '21', 'FY69', 'FY2569-Q5', '2026-Q1', 'ALL'])('is not "%s"', (code) => {
    expect(figurePeriodOf(code, TODAY)).toBeUndefined();
  });

  it('stands for its last day, for today while it is not over', () => {
    expect(asOfDay(figurePeriodOf('FY2568', TODAY)!, TODAY)).toBe('2025-09-30');
    expect(asOfDay(figurePeriodOf('FY2569', TODAY)!, TODAY)).toBe(TODAY);
  });
});

describe('the periods since a day', () => {
  it('are each year and quarter that a day lies in, none twice', () => {
    expect(periodsSince('2025-08-01', TODAY).map(({ code }) => code)).toEqual([
      ...['TO_DATE', 'FY2568', 'FY2568-Q4', 'FY2569', 'FY2569-Q1', 'FY2569-Q2'],
    ]);
  });

  it('have years among them, which make a trend', () => {
    const years = periodsSince('2020-01-01', TODAY).filter(({ code }) => isYear(code));
    expect(years.map(({ code }) => code)).toEqual([
      'FY2563',
      'FY2564',
      'FY2565',
      'FY2566',
      'FY2567',
      'FY2568',
      'FY2569',
    ]);
    expect(isYear('2021')).toBe(true);
  });
});
