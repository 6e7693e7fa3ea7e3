import { expect, it } from '@jest/globals';
import { actOf, isUnderBreakGlass, personOf } from './access-report.rules.js';

it.each([
  ['unseal.sealed_name', 'report', 'read report.name', false],
  ['break-glass.unseal.sealed_phone', 'report', 'read report.phone', true],
  ['unseal.identity.familyName', 'person_value', 'read person_value.identity.familyName', false],
  ['case.screening', 'case', 'case.screening', false],
  ['break-glass.opened', 'break_glass', 'break-glass.opened', false],
])('%s of %s is told as %s', (action, resourceType, told, underBreakGlass) => {
  expect([actOf({ action, resourceType }), isUnderBreakGlass(action)]).toEqual([told, underBreakGlass]);
});

it('only a person is named', () => {
  expect([personOf('person:p'), personOf('system:seed'), personOf('office:o')]).toEqual(['p', null, null]);
});
