import { expect, test } from '@jest/globals';
import { backOff, pause } from './patience.js';

test('each failure may double the wait, which is never under 0.1 s nor over 5 s', () => {
  for (let failures = 0; failures < 2_000; failures++) {
    expect(backOff(failures)).toBeGreaterThanOrEqual(100);
    expect(backOff(failures)).toBeLessThanOrEqual(Math.min(5_000, 100 * 2 ** failures));
  }
});

test('a pause ends when its signal is aborted, before or after it began', async () => {
  const ended = new AbortController();
  const pausing = pause(60_000, ended.signal);
  ended.abort();
  await expect(pausing).resolves.toBeUndefined();
  await expect(pause(60_000, ended.signal)).resolves.toBeUndefined();
});
