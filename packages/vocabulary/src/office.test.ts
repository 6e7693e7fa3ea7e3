import { expect, test } from '@jest/globals';
import { isOfSeat, kindOfSeat, OFFICE_KINDS, SCOPES_OF_OFFICE, scopesOf } from './office.js';
import { SCOPES } from './scope.js';

test('every kind of office has its row in the table of scopes', () => {
  expect(Object.keys(SCOPES_OF_OFFICE).sort()).toEqual([...OFFICE_KINDS].sort());
});

test.each(OFFICE_KINDS)('%s holds known scopes, each once', (kind) => {
  const scopes = SCOPES_OF_OFFICE[kind];
  expect(scopes.filter((scope) => !SCOPES.includes(scope))).toEqual([]);
  expect(new Set(scopes).size).toBe(scopes.length);
});

test.each<[string, Parameters<typeof kindOfSeat>, string, boolean]>([
  ['secretary of a district', ['DISTRICT', 'EXECUTIVE', 'SECRETARY'], 'COMMITTEE_SECRETARY', true],
  ['secretary of a working group', ['DISTRICT', 'WORKING_GROUP', 'SECRETARY'], 'MEMBER', true],
  ['member of a district', ['DISTRICT', 'EXECUTIVE', 'MEMBER'], 'MEMBER', true],
  ['chair of a district', ['DISTRICT', 'EXECUTIVE', 'CHAIR'], 'CHAIR', false],
  ['chair of a group', ['DISTRICT', 'REHABILITATION', 'CHAIR'], 'MEMBER', true],
  ['secretary of a province', ['PROVINCE', 'EXECUTIVE', 'SECRETARY'], 'SECRETARIAT', false],
  ['vice chair of a province', ['PROVINCE', 'EXECUTIVE', 'VICE_CHAIR'], 'MEMBER', true],
  ['secretary of the nation', ['NATIONAL', 'EXECUTIVE', 'SECRETARY'], 'NATIONAL_DESK', false],
])('the %s holds the office of a kind, of the seat alone or of the committee', (_, seat, kind, isOwn) => {
  expect([kindOfSeat(...seat), isOfSeat(kindOfSeat(...seat))]).toEqual([kind, isOwn]);
});

test('whoever holds a seat alone learns nothing of a case, a person, an alert or a return', () => {
  const kinds = OFFICE_KINDS.filter(isOfSeat);
  expect(kinds).toEqual(['COMMITTEE_SECRETARY', 'MEMBER']);
  expect(scopesOf(kinds).filter((scope) => /^(case|person|reporter|alert|repatriation|referral)/.test(scope))).toEqual(
    [],
  );
});
