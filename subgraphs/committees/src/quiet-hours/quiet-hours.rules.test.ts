import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { earliestSending, isQuiet, minutesOf, type QuietHours, timeOf } from './quiet-hours.rules.js';

const ZONES = [
  'Asia/Bangkok',
  'Asia/Vientiane',
  'Asia/Yangon',
  'Asia/Kathmandu',
  'UTC',
  'Europe/Berlin',
  'Australia/Lord_Howe',
];
const minute = fc.integer({ min: 0, max: 1_439 });
const hours: fc.Arbitrary<QuietHours> = fc
  .record({ fromMinute: minute, toMinute: minute, timeZone: fc.constantFrom(...ZONES) })
  .filter(({ fromMinute, toMinute }) => fromMinute !== toMinute);
const instant = fc.date({
  min: new Date('2025-01-01T00:00:00Z'),
  max: new Date('2028-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const at = (text: string): Date => new Date(text);
const night: QuietHours = { fromMinute: 22 * 60, toMinute: 6 * 60, timeZone: 'Asia/Bangkok' };

describe('quiet hours', () => {
  it.each([
    ['before they begin', '2026-03-01T14:59:59Z', '2026-03-01T14:59:59Z'],
    ['as they begin', '2026-03-01T15:00:00Z', '2026-03-01T23:00:00Z'],
    ['just before midnight', '2026-03-01T16:59:59Z', '2026-03-01T23:00:00Z'],
    ['after midnight', '2026-03-01T17:00:00Z', '2026-03-01T23:00:00Z'],
    ['in their last second', '2026-03-01T22:59:59Z', '2026-03-01T23:00:00Z'],
    ['as they end', '2026-03-01T23:00:00Z', '2026-03-01T23:00:00Z'],
  ])('from 22:00 to 06:00 in Bangkok, %s', (_when, now, sent) => {
    expect(earliestSending(at(now), night, 'A10')).toEqual(at(sent));
  });

  it('end when the clock says so in the night it is put on', () => {
    const berlin = { ...night, fromMinute: 60, toMinute: 2 * 60 + 30, timeZone: 'Europe/Berlin' };
    expect(earliestSending(at('2026-03-29T00:30:00Z'), berlin, 'A10')).toEqual(at('2026-03-29T01:00:00Z'));
  });

  it.each(['A1', 'A5', 'A11'] as const)('never hold up %s', (rule) => {
    fc.assert(fc.property(instant, hours, (now, quiet) => expect(earliestSending(now, quiet, rule)).toEqual(now)));
  });

  it('hold up everything else until the first minute that is not quiet, and no longer', () => {
    fc.assert(
      fc.property(instant, hours, fc.constantFrom('A2', 'A6', 'A15', null), (now, quiet, rule) => {
        const sent = earliestSending(now, quiet, rule);
        expect(isQuiet(sent, quiet)).toBe(false);
        if (!isQuiet(now, quiet)) return expect(sent).toEqual(now);
        expect(sent.getTime()).toBeGreaterThan(now.getTime());
        const before = Math.max(now.getTime(), sent.getTime() - 60_000);
        expect(isQuiet(new Date(before), quiet)).toBe(true);
        // a day has at most 25 hours
        expect(sent.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      }),
      { numRuns: 300 },
    );
  });

  it('are the same whichever midnight lies in them: one of the two ways round is always quiet', () => {
    fc.assert(
      fc.property(instant, hours, (now, quiet) => {
        const other = { ...quiet, fromMinute: quiet.toMinute, toMinute: quiet.fromMinute };
        expect(isQuiet(now, quiet)).toBe(!isQuiet(now, other));
      }),
    );
  });

  it('are written as times of day', () => {
    fc.assert(fc.property(minute, (minutes) => expect(minutesOf(timeOf(minutes))).toBe(minutes)));
    for (const wrong of ['24:00', '7:00', '07:60', '', '07:00:00']) expect(minutesOf(wrong)).toBeUndefined();
  });
});
