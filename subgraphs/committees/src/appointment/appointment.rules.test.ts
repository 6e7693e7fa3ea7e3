import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOf, monthsLater, termProblem } from './appointment.rules.js';

const day = (text: string): Date => new Date(`${text}T00:00:00.000Z`);
const now = day('2026-06-15');
const instant = fc.date({ min: day('2020-01-01'), max: day('2032-01-01'), noInvalidDate: true });

describe('the term of an appointment', () => {
  it.each([
    ['2026-06-15', '2028-06-15', null],
    ['2026-06-15', '2028-06-16', 'APPOINTMENT_TOO_LONG'],
    ['2024-02-29', '2026-02-28', 'INPUT_INVALID'],
    ['2026-07-01', '2026-07-01', 'INPUT_INVALID'],
    ['2026-07-01', '2026-06-30', 'INPUT_INVALID'],
    ['2026-01-01', '2026-06-15', 'INPUT_INVALID'],
    ['2026-01-01', '2026-06-16', null],
  ])('from %s until %s gives %s', (from, until, problem) => {
    expect(termProblem(day(from), day(until), now)).toBe(problem);
  });

  it('counts months to the last day of a shorter month', () => {
    expect(monthsLater(day('2024-02-29'), 24)).toEqual(day('2026-02-28'));
    expect(monthsLater(day('2026-01-31'), 1)).toEqual(day('2026-02-28'));
  });
});

describe('the end of an appointment', () => {
  it('is never later than it would have been, nor before it began', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, at) => {
        const [startsAt, endsAt] = a < b ? [a, b] : [b, a];
        const end = endOf({ startsAt, endsAt }, at, day('2020-01-01'));
        expect(end).not.toBeNull();
        expect(end!.getTime()).toBeLessThanOrEqual(endsAt.getTime());
        expect(end!.getTime()).toBeGreaterThanOrEqual(startsAt.getTime());
      }),
    );
  });

  it('cannot be set into the past', () => {
    expect(endOf({ startsAt: day('2026-01-01'), endsAt: day('2027-01-01') }, day('2026-06-14'), now)).toBeNull();
    expect(endOf({ startsAt: day('2026-01-01'), endsAt: day('2027-01-01') }, now, now)).toEqual(now);
  });
});
