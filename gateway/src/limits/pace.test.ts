import { expect, test } from '@jest/globals';
import { Pace } from './pace.js';

const paceOf = (limits: { perKey: number; overall: number }) => {
  const clock = { now: 0 };
  return { clock, pace: new Pace({ windowMs: 1_000, ...limits }, () => clock.now) };
};

test('one key has as many as allowed, and others still have theirs', () => {
  const { pace } = paceOf({ perKey: 2, overall: 10 });
  expect(['a', 'a', 'a', 'b'].map((key) => pace.take(key))).toEqual([true, true, false, true]);
});

test('all keys together have as many as allowed', () => {
  const { pace } = paceOf({ perKey: 2, overall: 3 });
  expect(['a', 'b', 'c', 'd'].map((key) => pace.take(key))).toEqual([true, true, true, false]);
});

test('several at once count as several, or as none when they are too many', () => {
  const { pace } = paceOf({ perKey: 3, overall: 10 });
  expect([pace.take('a', 2), pace.take('a', 2), pace.take('a')]).toEqual([true, false, true]);
});

test('a new window begins anew', () => {
  const { pace, clock } = paceOf({ perKey: 1, overall: 1 });
  expect([pace.take('a'), pace.take('a')]).toEqual([true, false]);
  clock.now = 999;
  expect(pace.take('a')).toBe(false);
  clock.now = 1_000;
  expect(pace.take('a')).toBe(true);
});
