import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_ATTEMPTS, waitAfter } from './delivery.rules.js';

const attempts = fc.integer({ min: 1, max: MOST_ATTEMPTS });
const random = fc.double({ min: 0, max: 1, noNaN: true });

it('waits longer after each failure, between half a second and ten minutes', () => {
  fc.assert(
    fc.property(attempts, random, (count, luck) => {
      const wait = waitAfter(count, 0, luck);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(600_000);
      expect(waitAfter(count + 1, 0, luck)).toBeGreaterThanOrEqual(wait);
    }),
  );
});

it('waits as long as the receiver asks, but for ten minutes at most', () => {
  fc.assert(
    fc.property(attempts, random, fc.integer({ min: 0, max: 10 ** 9 }), (count, luck, asked) => {
      expect(waitAfter(count, asked, luck)).toBeGreaterThanOrEqual(Math.min(asked, 600_000));
      expect(waitAfter(count, asked, luck)).toBeLessThanOrEqual(600_000);
    }),
  );
});

it('goes on for more than an hour', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => waitAfter(index + 1, 0, 1));
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(45 * 60_000);
});
