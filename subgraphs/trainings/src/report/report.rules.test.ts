import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from '@hub/vocabulary';
import { reportPeriodOf } from './report.rules.js';

describe('the period of a report', () => {
  it('is a quarter by its code, or a financial year that begins in October', () => {
    expect(reportPeriodOf('2026-Q3')).toMatchObject({
      label: 'FY2569 Q4',
      figures: 'FY2569-Q4',
      firstDay: '2026-07-01',
      lastDay: '2026-09-30',
    });
    expect(reportPeriodOf('FY2569')).toMatchObject({
      label: 'FY2569',
      figures: 'FY2569',
      financialYear: 2569,
      firstDay: '2025-10-01',
      lastDay: '2026-09-30',
    });
    expect(reportPeriodOf('FY2569')!.until.toISOString()).toBe('2026-09-30T17:00:00.000Z');
  });

  it.each(['', '2026', '2026-Q5', 'FY2026', 'FY256', '2026-07', 'fy2569'])('is not %p', (code) => {
    expect(reportPeriodOf(code)).toBeUndefined();
  });

  it('of any year is its four quarters, one after the other, without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2550, max: 2599 }), (year) => {
        const { quarters, firstDay, lastDay, until } = reportPeriodOf(`FY${year}`)!;
        expect(quarters.map(({ label }) => label)).toEqual([1, 2, 3, 4].map((nth) => `FY${year} Q${nth}`));
        expect([quarters[0]!.firstDay, quarters[3]!.lastDay, quarters[3]!.until]).toEqual([firstDay, lastDay, until]);
        for (const [at, { lastDay: last }] of quarters.slice(0, 3).entries())
          expect(quarters[at + 1]!.firstDay).toBe(daysAfter(last, 1));
      }),
    );
  });
});
