import { describe, expect, it } from '@jest/globals';
import { retryDelay } from './retry-delay.js';

describe('the wait before another try', () => {
  it('is anything from 0.2 s up to a window that doubles to 10 s', () => {
    expect([0, 1, 2, 3, 4, 100].map((failures) => retryDelay(failures, () => 1))).toEqual([
      1_000, 2_000, 4_000, 8_000, 10_000, 10_000,
    ]);
    expect([0, 4, 100].map((failures) => retryDelay(failures, () => 0))).toEqual([200, 200, 200]);
    expect(retryDelay(4, () => 0.5)).toBe(5_100);
  });
});
