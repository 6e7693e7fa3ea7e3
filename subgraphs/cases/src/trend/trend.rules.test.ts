import { expect, it } from '@jest/globals';
import { bandOf } from './trend.rules.js';

it.each([
  [3, 'THREE_TO_FIVE'],
  [5, 'THREE_TO_FIVE'],
  [6, 'SIX_TO_TEN'],
  [10, 'SIX_TO_TEN'],
  [11, 'OVER_TEN'],
  [400, 'OVER_TEN'],
])('%i reports are told as %s', (reports, band) => {
  expect(bandOf(reports)).toBe(band);
});
