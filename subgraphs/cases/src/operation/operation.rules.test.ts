import { expect, it } from '@jest/globals';
import { OPERATION_STATES } from '@hub/vocabulary';
import { isPlannable, mayMove, problemsOfOutcome } from './operation.rules.js';

const MAE_SOT = {
  heldOn: '2022-03-29',
  isDistrict: true,
  isOffice: null,
  leadUnit: 'GLOC',
  rescued: [{ nationality: 'THA', n: 11 }],
  arrested: [{ nationality: 'CHN', n: 2 }],
};
const TODAY = '2026-01-15';
const fieldsOf = (given: object) => problemsOfOutcome({ ...MAE_SOT, ...given }, TODAY).map(({ field }) => field);

it('an operation is planned, under way, then done; it is called off before that only, and nothing follows an end', () => {
  const ways = OPERATION_STATES.map((from) => [from, OPERATION_STATES.filter((to) => mayMove(from, to))]);
  expect(Object.fromEntries(ways)).toEqual({
    PLANNED: ['UNDER_WAY', 'CALLED_OFF'],
    UNDER_WAY: ['DONE', 'CALLED_OFF'],
    DONE: [],
    CALLED_OFF: [],
  });
  expect(OPERATION_STATES.filter(isPlannable)).toEqual(['PLANNED']);
});

it('the operation at Mae Sot stands as it was told', () => {
  expect(problemsOfOutcome(MAE_SOT, TODAY)).toEqual([]);
});

it('each thing that is wrong names its field', () => {
  expect(fieldsOf({ heldOn: '2026-01-16' })).toEqual(['input.heldOn']);
  expect(fieldsOf({ heldOn: TODAY })).toEqual([]);
  expect(fieldsOf({ isDistrict: false })).toEqual(['input.district']);
  expect(fieldsOf({ isOffice: false })).toEqual(['input.leadOffice']);
  expect(problemsOfOutcome({ ...MAE_SOT, leadUnit: null }, TODAY)).toEqual([
    { code: 'OPERATION_UNIT_REQUIRED', field: 'input.leadUnit' },
  ]);
  expect(fieldsOf({ leadUnit: null, isOffice: true })).toEqual([]);
  expect(fieldsOf({ rescued: [...MAE_SOT.rescued, ...MAE_SOT.rescued] })).toEqual(['input.rescued']);
  expect(fieldsOf({ arrested: [...MAE_SOT.arrested, ...MAE_SOT.arrested] })).toEqual(['input.arrested']);
});
