import { expect, test } from '@jest/globals';
import { ReplayCache } from './replay-cache.js';

test('an id is first once within the window, whenever the generations turn', () => {
  for (let start = 0; start < 100; start += 7) {
    let now = 0;
    const cache = new ReplayCache(100, () => now);
    now = start;
    expect(cache.first('id')).toBe(true);
    for (; now <= start + 100; now += 5) expect(cache.first('id')).toBe(false);
  }
});

test('ids are forgotten after two windows', () => {
  let now = 0;
  const cache = new ReplayCache(100, () => now);
  cache.first('id');
  now = 200;
  expect(cache.first('id')).toBe(true);
});
