import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closedPeriods, periodAt, periodOf } from './period.js';

describe('a period', () => {
  it('is a quarter of Thai time, named for the fiscal year that begins in October', () => {
    expect(periodOf('2026-Q4')).toEqual({
      code: '2026-Q4',
      label: 'FY2570 Q1',
      from: new Date('2026-09-30T17:00:00Z'),
      until: new Date('2026-12-31T17:00:00Z'),
      firstDay: '2026-10-01',
      lastDay: '2026-12-31',
    });
    expect(['2026-Q1', '2026-Q2', '2026-Q3'].map((code) => periodOf(code)!.label)).toEqual([
      'FY2569 Q2',
      'FY2569 Q3',
      'FY2569 Q4',
    ]);
  });

  it.each(['', '2026', '2026-Q0', '2026-Q5', '2026-q1', '1999-Q1', '2026-Q11', '2026-Q1\n', 'FY2569 Q4'])(
    'has no such code as %j',
    (code) => expect(periodOf(code)).toBeUndefined(),
  );

  it('holds each instant exactly once', () => {
    const instants = fc.date({ min: new Date('2001-01-01'), max: new Date('2098-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const { code, from, until } = periodAt(instant);
        expect(from <= instant && instant < until).toBe(true);
        expect(periodOf(code)).toEqual(periodAt(instant));
        expect(periodAt(until).from).toEqual(until);
      }),
    );
  });

  it('is closed at its last instant and not before', () => {
    const codes = (at: string) => closedPeriods('2026-Q1', new Date(at)).map(({ code }) => code);
    expect(codes('2026-09-30T16:59:59.999Z')).toEqual(['2026-Q1', '2026-Q2']);
    expect(codes('2026-09-30T17:00:00Z')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3']);
    expect(codes('2025-06-01T00:00:00Z')).toEqual([]);
  });
});
