import { expect, test } from '@jest/globals';
import { ageBandOf, obstacleToAge, toldAge } from './person.rules.js';

const TODAY = '2026-11-27';

test.each([
  ['2026-11-27', 'UNDER_12'],
  ['2014-11-28', 'UNDER_12'],
  ['2014-11-27', 'FROM_12_TO_14'],
  ['2008-11-28', 'FROM_15_TO_17'],
  ['2008-11-27', 'FROM_18_TO_24'],
  ['2001-11-27', 'FROM_25_TO_39'],
  ['1986-11-27', 'OVER_39'],
])('somebody born on %s is %s', (bornOn, band) => {
  expect(ageBandOf(bornOn, TODAY)).toBe(band);
});

test('an age is told by the band, else by the day of birth, unless nobody is that old', () => {
  expect(toldAge({ ageBand: 'UNDER_12', bornOn: '1990-01-01' }, TODAY)).toBe('UNDER_12');
  expect(toldAge({ ageBand: null, bornOn: '2010-01-01' }, TODAY)).toBe('FROM_15_TO_17');
  expect(toldAge({ ageBand: null, bornOn: '1906-11-27' }, TODAY)).toBe('OVER_39');
  expect(toldAge({ ageBand: null, bornOn: '1900-01-01' }, TODAY)).toBeUndefined();
  expect(toldAge({ ageBand: null, bornOn: null }, TODAY)).toBeUndefined();
});

test.each([
  ['UNDER_12', '2009-11-27', 'PERSON_AGE_DISAGREES'],
  ['FROM_18_TO_24', '2008-11-28', 'PERSON_AGE_DISAGREES'],
  ['FROM_18_TO_24', '2008-11-27', null],
  ['UNDER_12', '1900-01-01', null],
  [null, '2010-01-01', null],
  [null, '2026-11-28', 'INPUT_INVALID'],
  ['UNDER_12', null, null],
] as const)('the band %s of somebody born on %s: %s', (ageBand, bornOn, code) => {
  expect(obstacleToAge({ ageBand, bornOn }, TODAY)).toBe(code);
});
