import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readArguments } from './arguments.js';
import { type CampaignHub, startCampaignHub } from './campaign/campaign-hub.js';
import { type BuildReport, describeReports, failuresOf } from './report.js';
import { runLyingBus, runSeeded, runShipped } from './run-faults.js';
import { faultsOf } from './schedule.js';

let hub: CampaignHub;
beforeAll(async () => {
  hub = await startCampaignHub();
}, 240_000);
afterAll(() => hub?.stop());

/** One of each kind, close to one another; a disk is filled by `npm run faults` alone. */
const FAULTS = faultsOf([
  [200, 'SESSION', 'session'],
  [2_200, 'DELAY', 'query', 1_500, 200],
  [2_400, 'SLOW_READER', 'slow reader', 3_000],
  [2_600, 'KILL', 'cases'],
  [3_400, 'STOP', 'live-2', 1_500],
  [4_600, 'TRUNCATE', 'cases', 700, 900],
  [5_400, 'BLACKHOLE', 'postgres:cases-2', 1_500],
  [6_000, 'APPOINTMENT', 'appointment', 1_500],
  [7_000, 'CUT', 'live'],
  [7_600, 'KILL', 'live'],
  [8_000, 'WAKE_DEAD', 'cases', 1_500],
  [9_500, 'DATABASE_SHUTDOWN', 'postgres'],
]);

const expectHeld = (report: BuildReport): void => {
  if (failuresOf(report).length) throw new Error(describeReports([report]));
};

it('two of each process lose nothing, double nothing and show nothing to those who may not see it, whatever breaks', async () => {
  const report = await runShipped(hub, { faults: FAULTS });
  expectHeld(report);
  expect(report.done).toHaveLength(FAULTS.length);
  expect(report.done.reduce((sum, { underWay }) => sum + underWay, 0)).toBeGreaterThan(FAULTS.length);
  expect(report.outcomes.ok).toBeGreaterThan(20);
  expect(report.escalations.opened).toBeGreaterThanOrEqual(report.outcomes.ok);
  expect(report.escalations.accepted).toBeGreaterThan(0);
  expect(report.escalations.steps).toBeGreaterThan(report.outcomes.ok);
}, 300_000);

it('a bus that drops, repeats, delays and reorders everything costs time alone', async () => {
  expectHeld(await runLyingBus(hub));
}, 240_000);

it('every build with a bug in it is found wrong', async () => {
  const reports = await runSeeded(hub);
  expect(reports).toHaveLength(4);
  expect(reports.flatMap(failuresOf)).toEqual([]);
}, 600_000);

describe('arguments', () => {
  it('that make no sense are refused in words', () => {
    expect(() => readArguments(['--seconds', '5'])).toThrow('--seconds takes a whole number from 10 to 1800');
    expect(() => readArguments(['--seed', 'a'])).toThrow('--seed takes a whole number');
    expect(readArguments([])).toEqual({ seconds: 240, seed: 1, shippedOnly: false, log: undefined });
  });
});
