import { expect, it } from '@jest/globals';
import { citizenshipBandOf, formOf } from './statistics.rules.js';

it.each([
  [null, 'NOT_TOLD'],
  ['THA', 'THAI'],
  ['LAO', 'NEIGHBOURING'],
  ['UZB', 'OTHER'],
])('a citizenship %s is told as %s', (citizenship, band) => {
  expect(citizenshipBandOf(citizenship)).toBe(band);
});

it.each([
  [[], 'NOT_TOLD'],
  [['FORCED_LABOUR'], 'FORCED_LABOUR'],
  [['FORCED_LABOUR', 'FORCED_LABOUR'], 'FORCED_LABOUR'],
  [['FORCED_LABOUR', 'SURROGACY'], 'SEVERAL'],
])('exploitation %j is counted as %s', (types, form) => {
  expect(formOf(types)).toBe(form);
});
