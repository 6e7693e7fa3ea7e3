import { expect, it } from '@jest/globals';
import { GROUPS_OF_FORM, OFFICE_KINDS_OF_LEVEL } from '@hub/vocabulary';
import { dutiesOfOffice } from './office-duties.rules.js';

const groupsOf = (form: keyof typeof GROUPS_OF_FORM) =>
  GROUPS_OF_FORM[form].map((each) => ({ id: each.kind, ...each }));
const counts = (form: keyof typeof GROUPS_OF_FORM) =>
  OFFICE_KINDS_OF_LEVEL.DISTRICT.map((kind) => dutiesOfOffice(kind, groupsOf(form)).length);

it('each office has the duties of its group: eleven in the four groups of a district', () => {
  expect(counts('EXECUTIVE_AND_GROUPS')).toEqual([4, 4, 4, 2, 3, 2]);
});

it('where a committee has no such group, each office has the seven of the operation centre', () => {
  expect(counts('OPERATION_CENTRE')).toEqual([7, 7, 7, 7, 7, 7]);
});

it('an office outside the groups has none', () => {
  expect(dutiesOfOffice('INQUIRY_POLICE', groupsOf('EXECUTIVE_AND_GROUPS'))).toEqual([]);
});

it('an office of a seat has the duties of the group that the seat is of, and none without one', () => {
  const groups = groupsOf('EXECUTIVE_AND_GROUPS');
  expect(dutiesOfOffice('COMMITTEE_SECRETARY', groups, 'EXECUTIVE')).toHaveLength(4);
  expect(dutiesOfOffice('MEMBER', groups, 'REHABILITATION')).toEqual([
    ...['CARE_FOR_VICTIMS_AND_FAMILIES', 'COORDINATE_COMMITTEES'],
  ]);
  expect(dutiesOfOffice('MEMBER', groups)).toEqual([]);
});
