import { expect, it } from '@jest/globals';
import type { DuplicateMatch } from '@hub/vocabulary';
import { type Likeness, MOST_SUGGESTED, strengthOf, suggestionsOf } from './duplicate.rules.js';

const like = (other: string, match: DuplicateMatch, of = 'own'): Likeness => ({ of, other, committee: 'c', match });

it.each([
  ['STRONG', ['PERSON_PAPER']],
  ['STRONG', ['PERSON_PHONE']],
  ['STRONG', ['PERSON_NAME', 'PLACE_AND_TIME']],
  ['MODERATE', ['PERSON_NAME']],
  ['MODERATE', ['REPORTER_PHONE']],
  ['WEAK', ['PLACE_AND_TIME']],
] as const)('is %s by %j', (strength, matches) => {
  expect(strengthOf(matches)).toBe(strength);
});

it('each other case is suggested once, the strongest first, and none of another case', () => {
  const found = suggestionsOf('own', [
    ...[
      like('a', 'PLACE_AND_TIME'),
      like('b', 'PERSON_NAME'),
      like('b', 'PERSON_NAME'),
      like('x', 'PERSON_PAPER', 'no'),
    ],
    ...[like('c', 'PLACE_AND_TIME'), like('c', 'REPORTER_PHONE')],
  ]);
  expect(found.map(({ other, strength, matches }) => [other, strength, matches])).toEqual([
    ['c', 'STRONG', ['PLACE_AND_TIME', 'REPORTER_PHONE']],
    ['b', 'MODERATE', ['PERSON_NAME']],
    ['a', 'WEAK', ['PLACE_AND_TIME']],
  ]);
});

it('so many are suggested and no more, never the weak before the strong', () => {
  const many = Array.from({ length: 50 }, (_, index) => like(String(index), 'PLACE_AND_TIME'));
  const found = suggestionsOf('own', [...many, like('sure', 'PERSON_PAPER')]);
  expect([found.length, found[0]!.other]).toEqual([MOST_SUGGESTED, 'sure']);
});
