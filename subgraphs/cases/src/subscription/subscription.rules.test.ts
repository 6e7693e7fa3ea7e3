import { describe, expect, it } from '@jest/globals';
import { directoryRecords } from '@hub/cast';
import { Directory } from '@hub/subgraph-kit';
import type { CommitteeLevel } from '@hub/vocabulary';
import { coverOf, type Interest } from './subscription.rules.js';

const directory = Directory.of(directoryRecords(new Date()));
const asks = (level: CommitteeLevel, place: string, interest: Partial<Interest>) =>
  coverOf({ place: null, category: null, ...interest }, { level, place }, directory);

describe('what a district committee may subscribe to', () => {
  it.each(['TH5709', 'TH56', 'LA0502', 'LA05'])('is %s', (place) => {
    expect(asks('DISTRICT', 'TH5703', { place })).toEqual({ place });
  });

  it('is a category within its own province', () => {
    expect(asks('DISTRICT', 'TH5703', { category: 'CHILD_LABOUR' })).toEqual({ place: 'TH57' });
  });

  it.each([
    ['nothing at all', {}, 'INPUT_REQUIRED'],
    ['the whole nation', { place: 'TH' }, 'SUBSCRIPTION_NOT_POSSIBLE'],
    ['a category of the whole nation', { place: 'TH', category: 'CHILD_LABOUR' }, 'SUBSCRIPTION_NOT_POSSIBLE'],
    ['a place that is not there', { place: 'TH9999' }, 'PLACE_UNKNOWN'],
    ['what is no P-code', { place: '__proto__' }, 'PLACE_UNKNOWN'],
  ])('is not %s', (_what, interest, code) => {
    expect(asks('DISTRICT', 'TH5703', interest)).toEqual({ code, field: 'input.place' });
  });

  it('is nothing smaller than its alerts tell: a village would be told by their coming', () => {
    directory.apply(1, { kind: 'place', id: 'TH570301', data: { level: 'VILLAGE', country: 'TH', parent: 'TH5703' } });
    expect(asks('DISTRICT', 'TH5703', { place: 'TH570301' })).toEqual({
      code: 'SUBSCRIPTION_NOT_POSSIBLE',
      field: 'input.place',
    });
  });
});

it('the national desk may subscribe to a country, and does by a category alone', () => {
  expect(asks('NATIONAL', 'TH', { place: 'LA' })).toEqual({ place: 'LA' });
  expect(asks('NATIONAL', 'TH', { category: 'FORCED_CRIMINALITY' })).toEqual({ place: 'TH' });
});
