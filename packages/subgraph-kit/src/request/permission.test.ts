import { expect, test } from '@jest/globals';
import { type Caller, PUBLIC_CALLER } from '@hub/caller';
import type { HubError } from '../errors.js';
import type { HubContext } from './context.js';
import { requireFreshMfa } from './permission.js';

const NOW = Date.parse('2026-03-01T08:00:00Z');
const MINUTE = 60_000;
const person: Caller = { ...PUBLIC_CALLER, kind: 'PERSON', id: 'nok', mfa: true, authenticatedAt: NOW - MINUTE };
const refusal = (caller: Caller, maxAgeMs?: number): string | undefined => {
  try {
    requireFreshMfa({ caller, now: () => new Date(NOW) } as HubContext, maxAgeMs);
    return undefined;
  } catch (error) {
    return (error as HubError).code;
  }
};

test.each<[string, Partial<Caller>, string | undefined]>([
  ['a minute ago', {}, undefined],
  ['five minutes ago', { authenticatedAt: NOW - 5 * MINUTE }, undefined],
  ['by a clock a little ahead', { authenticatedAt: NOW + 5_000 }, undefined],
  ['more than five minutes ago', { authenticatedAt: NOW - 5 * MINUTE - 1 }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['by a clock far ahead', { authenticatedAt: NOW + 5_001 }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['at a time nobody tells', { authenticatedAt: null }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['without a second factor', { mfa: false }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['as an office', { kind: 'OFFICE' }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['as a service', { kind: 'SERVICE' }, 'AUTH_FRESH_MFA_REQUIRED'],
  ['not at all', { kind: 'PUBLIC' }, 'AUTH_REQUIRED'],
])('a sign-in %s', (_when, caller, code) => {
  expect(refusal({ ...person, ...caller })).toBe(code);
});

test('a shorter time may be asked for', () => {
  expect(refusal(person, MINUTE)).toBeUndefined();
  expect(refusal(person, MINUTE - 1)).toBe('AUTH_FRESH_MFA_REQUIRED');
});
