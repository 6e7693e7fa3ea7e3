import { expect, test } from '@jest/globals';
import { REPATRIATION_STATES } from '@hub/vocabulary';
import { isShared, newEndOf } from './retention.rules.js';

const at = new Date('2026-11-01T05:00:00.000Z');
const end = new Date('2026-12-01T05:00:00.000Z');

test('the sight of others ends thirty days after the handover, or after it became clear that there is none', () => {
  const ending = REPATRIATION_STATES.filter((state) => newEndOf({ state, sharedUntil: null }, at));
  expect(ending.sort()).toEqual(['HANDED_OVER', 'REFUSED', 'SELF_RETURNED', 'WITHDRAWN']);
  expect(newEndOf({ state: 'HANDED_OVER', sharedUntil: null }, at)).toEqual(end);
});

test('no later step puts the end off', () => {
  const sharedUntil = new Date('2026-11-10T00:00:00.000Z');
  expect(newEndOf({ state: 'HANDED_OVER', sharedUntil }, at)).toBeNull();
});

test('it is shared up to that instant and not at it', () => {
  expect(isShared({ sharedUntil: null }, at)).toBe(true);
  expect(isShared({ sharedUntil: end }, new Date(end.getTime() - 1))).toBe(true);
  expect(isShared({ sharedUntil: end }, end)).toBe(false);
});
