import { expect, it } from '@jest/globals';
import { isOfKind, mayBeUsed } from './screening-form.rules.js';

it.each([
  [null, '2026-06-01', true],
  [null, '2026-05-31', false],
  ['2026-07-01', '2026-07-30', true],
  ['2026-07-01', '2026-07-31', false],
])('a version in force on 1 June, superseded on %s, is used on %s: %s', (supersededOn, today, used) => {
  expect(mayBeUsed({ inForceOn: '2026-06-01', supersededOn }, today)).toBe(used);
});

it.each([
  ['TEXT', 'maybe', 'maybe'],
  ['YES_NO', 'NOT_KNOWN', 'yes'],
  ['NUMBER', ' 12 ', '-1'],
  ['DATE', '2026-02-28', '2026-02-30'],
] as const)('an answer of kind %s may be "%s"', (kind, good, other) => {
  expect([isOfKind(kind, good), isOfKind(kind, other)]).toEqual([true, kind === 'TEXT']);
});
