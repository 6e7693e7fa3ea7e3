import { expect, test } from '@jest/globals';
import { MessageRing } from '../../src/live/message-ring.js';

const ring = (ringMessages: number, ringBytes: number, numbers: number[]) => {
  const filled = new MessageRing({ ringMessages, ringBytes, ringMs: 1_000 });
  for (const number of numbers) filled.push({ number, text: '0123456789' }, 0);
  return filled;
};

test('a ring gives the message after a number while it has it', () => {
  const filled = ring(3, 1_000, [5, 6, 7, 8]);
  expect([3, 4, 5, 6, 7, 8, 9].map((number) => filled.after(number)?.number)).toEqual([
    undefined,
    undefined,
    6,
    7,
    8,
    undefined,
    undefined,
  ]);
});

test('a ring forgets by size too', () => {
  const filled = ring(100, 25, [1, 2, 3, 4]);
  expect([1, 2, 3].map((number) => filled.after(number)?.number)).toEqual([undefined, 3, 4]);
});

test('an empty ring has nothing', () => {
  expect(ring(3, 10, []).after(0)).toBeUndefined();
});

test('a ring lets go of what was asked for long ago, and takes it again when it was asked for anew', () => {
  const filled = ring(3, 1_000, [1, 2, 3, 4]);
  filled.push({ number: 5, text: '0123456789' }, 600);
  filled.forget(1_000);
  expect([2, 3, 4].map((number) => filled.after(number)?.number)).toEqual([3, 4, 5]);
  expect(filled.takesOlder(0)).toBe(false);
  filled.forget(1_001);
  expect([2, 3, 4].map((number) => filled.after(number)?.number)).toEqual([undefined, undefined, 5]);
  expect(filled.takesOlder(2)).toBe(true);
  filled.unshift([{ number: 4, text: 'anew' }], 1_001);
  expect(filled.after(3)?.text).toBe('anew');
  filled.forget(5_000);
  expect([filled.first, filled.after(4)]).toEqual([undefined, undefined]);
});
