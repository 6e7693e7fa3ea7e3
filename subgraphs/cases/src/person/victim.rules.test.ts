import { expect, test } from '@jest/globals';
import { problemsOfRescue } from './victim.rules.js';

/** Already the second of April in Thailand. */
const now = new Date('2026-04-01T20:00:00Z');
const wrong = (
  told: { rescuedOn?: string; exploitationArea?: string },
  { isRescued = false, level }: { isRescued?: boolean; level?: 'COUNTRY' | 'DISTRICT' | 'VILLAGE' } = {},
): string[] =>
  problemsOfRescue(
    { rescuedOn: told.rescuedOn, exploitationArea: told.exploitationArea },
    { isRescued, level, now },
  ).map(({ code, field }) => `${code} ${field}`);

test('the day of a rescue is today at the latest, by the calendar of Thailand', () => {
  expect(wrong({ rescuedOn: '2026-04-02' })).toEqual([]);
  expect(wrong({ rescuedOn: '2026-04-03' })).toEqual(['INPUT_INVALID rescuedOn']);
});

test('the area is told once the person is rescued, before or with it', () => {
  const told = { exploitationArea: 'LA0501' };
  expect(wrong(told, { level: 'DISTRICT' })).toEqual(['PERSON_NOT_RESCUED exploitationArea']);
  expect(wrong(told, { level: 'DISTRICT', isRescued: true })).toEqual([]);
  expect(wrong({ ...told, rescuedOn: '2026-03-29' }, { level: 'DISTRICT' })).toEqual([]);
  expect(wrong({ ...told, rescuedOn: '2026-05-29' }, { level: 'DISTRICT' })).toEqual([
    'INPUT_INVALID rescuedOn',
    'PERSON_NOT_RESCUED exploitationArea',
  ]);
});

test('the area is a place that is known, and never nearer than a district', () => {
  const told = { exploitationArea: 'LA0501' };
  expect(wrong(told, { isRescued: true })).toEqual(['PLACE_UNKNOWN exploitationArea']);
  expect(wrong(told, { isRescued: true, level: 'VILLAGE' })).toEqual(['INPUT_INVALID exploitationArea']);
  expect(wrong(told, { isRescued: true, level: 'COUNTRY' })).toEqual([]);
});
