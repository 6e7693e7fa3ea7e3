import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Weekday, WEEKDAYS } from '@hub/vocabulary';
import { type HoursOfDays, isWithin, nextBegin } from './hours.rules.js';

const VIENTIANE = 'Asia/Vientiane';
const YANGON = 'Asia/Yangon';
const at = (instant: string): Date => new Date(instant);
const office: HoursOfDays[] = [
  { days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], from: '08:00', until: '16:00' },
];
/** Saturday night into Sunday morning. */
const night: HoursOfDays[] = [{ days: ['SATURDAY'], from: '22:00', until: '06:00' }];

// 2026-11-27 is a Friday; Vientiane is seven hours ahead of UTC, Yangon six and a half
test.each([
  [VIENTIANE, office, '2026-11-27T00:59:59Z', false, '2026-11-27T01:00:00.000Z'],
  [VIENTIANE, office, '2026-11-27T01:00:00Z', true, null],
  [VIENTIANE, office, '2026-11-27T08:59:59Z', true, null],
  [VIENTIANE, office, '2026-11-27T09:00:00Z', false, '2026-11-30T01:00:00.000Z'],
  [YANGON, office, '2026-11-27T01:00:00Z', false, '2026-11-27T01:30:00.000Z'],
  [YANGON, office, '2026-11-27T09:15:00Z', true, null],
  [YANGON, night, '2026-11-28T15:29:00Z', false, '2026-11-28T15:30:00.000Z'],
  [YANGON, night, '2026-11-28T17:30:00Z', true, null],
  [YANGON, night, '2026-11-28T23:29:00Z', true, null],
  [YANGON, night, '2026-11-28T23:30:00Z', false, '2026-12-05T15:30:00.000Z'],
  [VIENTIANE, [{ days: ['SUNDAY'], from: '23:00', until: '02:00' }], '2026-11-29T18:59:00Z', true, null],
  [VIENTIANE, [{ days: ['FRIDAY'], from: '00:00', until: '24:00' }], '2026-11-27T16:59:00Z', true, null],
  [
    VIENTIANE,
    [{ days: ['FRIDAY'], from: '00:00', until: '24:00' }],
    '2026-11-27T17:00:00Z',
    false,
    '2026-12-03T17:00:00.000Z',
  ],
  [VIENTIANE, [], '2026-11-27T01:00:00Z', false, null],
  [
    'Europe/Berlin',
    [{ days: ['SUNDAY'], from: '09:00', until: '10:00' }],
    '2026-10-24T22:30:00Z',
    false,
    '2026-10-25T08:00:00.000Z',
  ],
] as [string, HoursOfDays[], string, boolean, string | null][])(
  'in %s, %j run at %s: %s, next %s',
  (timeZone, hours, instant, ...[running, next]) => {
    expect(isWithin(hours, timeZone, at(instant))).toBe(running);
    expect(nextBegin(hours, timeZone, at(instant))?.toISOString() ?? null).toBe(next);
  },
);

test('whoever waits until the hours begin finds them running then, and at no minute before', () => {
  const time = fc
    .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  const hours = fc
    .record({ days: fc.subarray([...WEEKDAYS] as Weekday[], { minLength: 1, maxLength: 2 }), from: time, until: time })
    .filter(({ from, until }) => from !== until);
  const instant = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(
      fc.constantFrom(VIENTIANE, YANGON),
      fc.array(hours, { minLength: 1, maxLength: 3 }),
      instant,
      (zone, given, now) => {
        const next = nextBegin(given, zone, now);
        expect(isWithin(given, zone, next ?? now)).toBe(true);
        if (!next) return;
        expect(isWithin(given, zone, new Date(next.getTime() - 1_000))).toBe(false);
        for (let minute = now.getTime(); minute < next.getTime(); minute += 7 * 60_000)
          expect(isWithin(given, zone, new Date(minute))).toBe(false);
      },
    ),
    { numRuns: 20 },
  );
});
