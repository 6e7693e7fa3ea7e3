import { expect, test } from '@jest/globals';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from './office.js';
import { SCOPES } from './scope.js';

test('every kind of office has its row in the table of scopes', () => {
  expect(Object.keys(SCOPES_OF_OFFICE).sort()).toEqual([...OFFICE_KINDS].sort());
});

test.each(OFFICE_KINDS)('%s holds known scopes, each once', (kind) => {
  const scopes = SCOPES_OF_OFFICE[kind];
  expect(scopes.filter((scope) => !SCOPES.includes(scope))).toEqual([]);
  expect(new Set(scopes).size).toBe(scopes.length);
});
