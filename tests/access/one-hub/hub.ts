import { afterAll, beforeAll } from '@jest/globals';
import { type RunningHub, startRunningHub } from '../../scene/running-hub.js';

/** The hub of every property that imports it. */
export let hub: RunningHub;

beforeAll(async () => {
  hub = await startRunningHub();
}, 300_000);
afterAll(() => hub.stop());
