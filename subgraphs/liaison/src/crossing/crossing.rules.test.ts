import { expect, test } from '@jest/globals';
import type { HoursOfDays } from '../hours/hours.rules.js';
import { isOpen, nameIn } from './crossing.rules.js';

const hours: HoursOfDays[] = [{ days: ['FRIDAY'], from: '06:00', until: '18:00' }];
const noon = new Date('2026-11-27T05:00:00Z');
const closed = (from: string, until: string | null) => [
  { from: new Date(from), until: until ? new Date(until) : null },
];

test('a crossing is open within its hours, unless a closure runs', () => {
  const crossing = { kind: 'LEGAL', hours } as const;
  expect(isOpen(crossing, [], noon)).toBe(true);
  expect(isOpen(crossing, [], new Date('2026-11-27T11:00:00Z'))).toBe(false);
  expect(isOpen(crossing, closed('2026-11-27T05:00:00Z', null), noon)).toBe(false);
  expect(isOpen(crossing, closed('2026-11-26T00:00:00Z', '2026-11-27T05:00:00Z'), noon)).toBe(true);
  expect(isOpen(crossing, closed('2026-11-27T05:00:01Z', null), noon)).toBe(true);
});

test('where hours are unknown only a closure says something, and of natural ones nothing does', () => {
  expect(isOpen({ kind: 'LEGAL', hours: null }, [], noon)).toBeNull();
  expect(isOpen({ kind: 'LEGAL', hours: null }, closed('2026-11-01T00:00:00Z', null), noon)).toBe(false);
  expect(isOpen({ kind: 'NATURAL_AGGREGATE', hours: null }, [], noon)).toBeNull();
});

test('a crossing is named in the language of who reads, and in English where it has no such name', () => {
  const names = { nameEn: 'Golden Triangle', nameTh: 'สามเหลี่ยมทองคำ', nameLo: 'ສາມຫຼ່ຽມຄຳ', nameMy: null };
  expect((['en', 'th', 'lo', 'my'] as const).map((language) => nameIn(names, language))).toEqual([
    ...['Golden Triangle', 'สามเหลี่ยมทองคำ', 'ສາມຫຼ່ຽມຄຳ', 'Golden Triangle'],
  ]);
});
