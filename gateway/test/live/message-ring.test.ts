import { expect, test } from '@jest/globals';
import { MessageRing } from '../../src/live/message-ring.js';

const ring = (ringMessages: number, ringBytes: number, numbers: number[]) => {
  const filled = new MessageRing({ ringMessages, ringBytes });
  for (const number of numbers) filled.push({ number, text: '0123456789' });
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
