import { expect, test } from '@jest/globals';
import { DISCLOSURE_FIELDS } from '@hub/vocabulary';
import { GROUPS, PERSON_GROUPS } from '../person/person.groups.js';
import { groundOf, groupsOf, isLastWrong, isNamed, isWaiting, problemsOfSealing } from './disclosure.rules.js';

const now = new Date('2026-03-01T00:00:00Z');
const later = new Date('2026-03-02T00:00:00Z');
const consent = {
  purposes: ['CARE', 'REPATRIATION'],
  recipients: ['COMMITTEE', 'COUNTERPART'],
  ...{ until: null, withdrawnAt: null },
} as const;
const row = { until: later, openedAt: null, endedAt: null };
const person = { erased: false, consents: [consent] };
const wrongWith = (given: object): string[] =>
  problemsOfSealing({ row, persons: [person], asked: 1, ...given }, now).map(({ code, field }) => `${code} ${field}`);

test('what can be disclosed is who somebody is and who answers for a child, and nothing of health or shelter', () => {
  const given = GROUPS.flatMap((group) =>
    PERSON_GROUPS[group].fields.flatMap((field) => (isNamed(DISCLOSURE_FIELDS, { group, field }) ? [group] : [])),
  );
  expect(given).toEqual([...Array<string>(8).fill('identity'), 'guardian', 'guardian']);
  expect(groupsOf(['PAPER', 'GIVEN_NAME'])).toEqual(['identity']);
  expect(isNamed(['GIVEN_NAME'], { group: 'identity', field: 'familyName' })).toBe(false);
  expect(isNamed(['GUARDIAN'], { group: 'shelter', field: 'name' })).toBe(false);
});

test('a person is covered by a consent in force that names the other side and the return', () => {
  expect(groundOf([consent], now)).toBe(consent);
  const others = [
    { ...consent, recipients: ['COMMITTEE'] as const },
    { ...consent, purposes: ['CARE'] as const },
    { ...consent, withdrawnAt: now },
    { ...consent, until: now },
  ];
  expect(groundOf(others, now)).toBeUndefined();
});

test('a package is sealed while its grant waits, for persons who are all there and all covered', () => {
  expect(wrongWith({})).toEqual([]);
  expect(wrongWith({ row: { ...row, openedAt: now } })).toEqual(['DISCLOSURE_NOT_OPEN input.disclosure']);
  expect(wrongWith({ row: { ...row, endedAt: now } })).toEqual(['DISCLOSURE_NOT_OPEN input.disclosure']);
  expect(wrongWith({ asked: 2 })).toEqual(['INPUT_INVALID input.persons']);
  expect(wrongWith({ persons: [{ ...person, erased: true }] })).toEqual(['PERSON_ERASED input.persons']);
  expect(wrongWith({ persons: [person, { ...person, consents: [] }], asked: 2 })).toEqual([
    'DISCLOSURE_NOT_COVERED input.persons',
  ]);
});

test('it waits until its moment and not in it, and bears four wrong codes', () => {
  expect(isWaiting(row, new Date(later.getTime() - 1))).toBe(true);
  expect(isWaiting(row, later)).toBe(false);
  expect([0, 1, 2, 3, 4].map(isLastWrong)).toEqual([false, false, false, false, true]);
});
