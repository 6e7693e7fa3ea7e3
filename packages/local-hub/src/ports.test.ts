import { expect, it } from '@jest/globals';
import { freePort } from './ports.js';

it('a free port is given to one only, though nobody listens on it yet', async () => {
  const given = new Set<number>();
  for (let i = 0; i < 1_000; i++) given.add(await freePort());
  expect(given.size).toBe(1_000);
});
