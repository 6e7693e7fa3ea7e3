import { expect, test } from '@jest/globals';
import { RECIPIENT_CLASSES, REFERRAL_STATES } from '@hub/vocabulary';
import { closeBy, openBy, tokenOfCode } from '../one-time-code/one-time-code.js';
import { asOffice, canOpen, type GivenGroup, givesGroup, opensUntil, problemsOfReceiver } from './outside.rules.js';

const now = new Date('2026-03-01T00:00:00Z');
const consents = [
  { purposes: ['CARE', 'PROTECTION'], recipients: ['COMMITTEE', 'PARTNER'], until: null, withdrawnAt: null } as const,
];
const group = (given: Partial<GivenGroup> = {}): boolean =>
  givesGroup({
    ...{ scope: 'person:identify', kind: 'PARTNER', senders: ['SUPPRESSION_GROUP'], purpose: 'CARE' },
    ...{ consents, mfa: true, now, ...given },
  });

test('a referral goes to an office or to somebody outside, and never to both or to nobody', () => {
  const fields = [{ office: 'a' }, { outside: {} }, { office: 'a', outside: {} }, {}].map((each) =>
    problemsOfReceiver(each).map(({ code, field }) => `${code} ${field}`),
  );
  expect(fields).toEqual([[], [], ['INPUT_INVALID input.outside'], ['INPUT_REQUIRED input.office']]);
});

test('only shelters and partners are outside the hub', () => {
  expect(RECIPIENT_CLASSES.filter((each) => asOffice(each))).toEqual(['SHELTER', 'PARTNER']);
});

test('a package opens while it is sent, in time and covered, and not in the moment it ends', () => {
  const until = opensUntil(now);
  const open = { state: 'SENT', until, isCovered: true };
  expect(REFERRAL_STATES.filter((state) => canOpen({ ...open, state }, now))).toEqual(['SENT']);
  expect(canOpen(open, new Date(until.getTime() - 1))).toBe(true);
  expect([
    canOpen(open, until),
    canOpen({ ...open, isCovered: false }, now),
    canOpen({ ...open, until: null }, now),
  ]).toEqual([false, false, false]);
});

test('what goes into a package its class and its sender may read, with a consent and a second factor', () => {
  expect(group()).toBe(true);
  expect(group({ scope: 'person:shelter' })).toBe(false);
  expect(group({ scope: 'person:health' })).toBe(false);
  expect(group({ scope: 'person:health', senders: ['REHABILITATION_GROUP'] })).toBe(true);
  expect(group({ mfa: false })).toBe(false);
  expect(group({ purpose: 'INVESTIGATION' })).toBe(false);
  expect(group({ consents: [] })).toBe(false);
  expect(group({ consents: [{ ...consents[0]!, recipients: ['PARTNER'] }] })).toBe(false);
  expect(group({ consents: [{ ...consents[0]!, recipients: ['COMMITTEE'] }] })).toBe(false);
});

test('a code opens what was closed by it for one referral, however it is typed, and nothing else does', () => {
  const closed = closeBy('ABCD-EFGH', 'one', 'words');
  expect(closed).not.toContain('words');
  expect(openBy('abcd efgh', 'one', closed)).toBe('words');
  expect(() => openBy('ABCD-EFGJ', 'one', closed)).toThrow('unable to authenticate');
  expect(() => openBy('ABCD-EFGH', 'other', closed)).toThrow('unable to authenticate');
  const [key, other] = ['a', 'b'].map((each) => Buffer.alloc(32, each).toString('base64url'));
  expect(tokenOfCode(key!, 'abcdefgh')).toBe(tokenOfCode(key!, 'ABCD-EFGH'));
  expect(tokenOfCode(other!, 'abcdefgh')).not.toBe(tokenOfCode(key!, 'abcdefgh'));
});
