import { afterAll, beforeAll } from '@jest/globals';
import { type RunningHub, startRunningHub } from '../../scene/running-hub.js';

/** The hub of every feature that imports it: starting one costs more than most of them do. */
export let hub: RunningHub;

beforeAll(async () => {
  hub = await startRunningHub();
}, 120_000);
afterAll(() => hub.stop());
