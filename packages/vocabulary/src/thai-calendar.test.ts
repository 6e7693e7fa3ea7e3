import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buddhistYear,
  daysAfter,
  daysEvery,
  daysOf,
  financialQuarterOf,
  monthsAfter,
  QUARTERS,
  thaiDay,
  thaiMidnight,
} from './thai-calendar.js';

const instants = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const days = instants.map(thaiDay);
const bangkok = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Bangkok' });
const buddhist = new Intl.DateTimeFormat('en-u-ca-buddhist', { timeZone: 'Asia/Bangkok', year: 'numeric' });

describe('a day in Thailand', () => {
  it('is the one on the wall there, whatever the clock of who asks', () => {
    fc.assert(fc.property(instants, (at) => expect(thaiDay(at)).toBe(bangkok.format(at))));
  });

  it('begins at one instant and ends where the next one begins', () => {
    fc.assert(
      fc.property(days, (day) => {
        const begins = thaiMidnight(day);
        expect(thaiDay(begins)).toBe(day);
        expect(thaiDay(new Date(begins.getTime() - 1))).toBe(daysAfter(day, -1));
        expect(thaiMidnight(daysAfter(day, 1)).getTime() - begins.getTime()).toBe(86_400_000);
      }),
    );
  });

  it('has a year of the Buddhist era', () => {
    fc.assert(
      fc.property(instants, (at) =>
        expect(buddhist.format(at)).toContain(String(buddhistYear(Number(thaiDay(at).slice(0, 4))))),
      ),
    );
  });
});

describe('a month later', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('than %s by %d is %s', (day, months, expected) => expect(monthsAfter(day, months)).toBe(expected));

  it('is never in the month after that', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -50, max: 50 }), (day, months) => {
        const [year, month] = day.split('-').map(Number) as [number, number];
        const expected = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 7);
        expect(monthsAfter(day, months).slice(0, 7)).toBe(expected);
      }),
    );
  });
});

describe('a financial year', () => {
  it('begins in October and is named for the Buddhist year it ends in', () => {
    expect(financialQuarterOf('2025-09-30')).toEqual({ year: 2568, quarter: 4 });
    expect(financialQuarterOf('2025-10-01')).toEqual({ year: 2569, quarter: 1 });
    expect(financialQuarterOf('2026-01-01')).toEqual({ year: 2569, quarter: 2 });
    expect(daysOf({ year: 2569 })).toEqual({ first: '2025-10-01', last: '2026-09-30' });
    expect(daysOf({ year: 2569, quarter: 4 })).toEqual({ first: '2026-07-01', last: '2026-09-30' });
  });

  it('has each day in one quarter, and its four quarters one after the other', () => {
    fc.assert(
      fc.property(days, (day) => {
        const found = financialQuarterOf(day);
        const { first, last } = daysOf(found);
        expect(first <= day && day <= last).toBe(true);
        const year = QUARTERS.map((quarter) => daysOf({ year: found.year, quarter }));
        expect([year[0]!.first, year[3]!.last]).toEqual(Object.values(daysOf({ year: found.year })));
        for (const [index, each] of year.slice(1).entries()) expect(each.first).toBe(daysAfter(year[index]!.last, 1));
        expect(daysOf({ year: found.year + 1 }).first).toBe(daysAfter(daysOf({ year: found.year }).last, 1));
      }),
    );
  });
});

describe('what is held every few months', () => {
  it('is due four times in a financial year when that is every three', () => {
    expect(daysEvery(3, { first: '2025-10-31', last: daysOf({ year: 2569 }).last })).toEqual([
      ...['2025-10-31', '2026-01-31', '2026-04-30', '2026-07-31'],
    ]);
  });

  it('is due once in each such span of months, and never after the last day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: 900 }), (first, months, span) => {
        const last = daysAfter(first, span);
        const due = daysEvery(months, { first, last });
        expect(due).toEqual([...new Set(due)].sort());
        expect(due.every((day) => first <= day && day <= last)).toBe(true);
        expect(monthsAfter(first, due.length * months) > last).toBe(true);
      }),
    );
  });
});
