import { writeFileSync } from 'node:fs';
import { type FaultsOptions, readArguments, USAGE } from './arguments.js';
import { startCampaignHub } from './campaign/campaign-hub.js';
import { SmallDisk } from './campaign/small-disk.js';
import { describeReports, failuresOf } from './report.js';
import { runLyingBus, runSeeded, runShipped } from './run-faults.js';
import { scheduleOf } from './schedule.js';

const optionsOrExit = (): FaultsOptions => {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(64);
  }
};

/** Longer than everything but the faults themselves takes on a busy machine. */
const AROUND_MS = 15 * 60_000;

const options = optionsOrExit();
const begun = Date.now();
const progress = (text: string): void =>
  console.log(`${((Date.now() - begun) / 1_000).toFixed(1).padStart(7)} s  ${text}`);

const run = async (): Promise<number> => {
  const mounted = await SmallDisk.mount();
  const disk = typeof mounted === 'string' ? undefined : mounted;
  if (typeof mounted === 'string') progress(`skipped: disk full, because ${mounted}`);
  progress('starting two of each process');
  const hub = await startCampaignHub(disk?.directory);
  const end = async (): Promise<void> => {
    if (options.log) writeFileSync(options.log, hub.log.map(({ process: name, text }) => `${name} ${text}`).join('\n'));
    await hub.stop();
    await disk?.unmount();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    const { seed, seconds } = options;
    const places = { replicas: hub.replicas, doors: [...hub.doors.keys()] };
    const faults = scheduleOf({ seed, seconds, without: disk ? [] : ['DISK_FULL'], ...places });
    const shipped = await runShipped(hub, { faults, disk, progress });
    const rest = options.shippedOnly ? [] : [await runLyingBus(hub, progress), ...(await runSeeded(hub, progress))];
    console.log(describeReports([shipped, ...rest]));
    const failures = [shipped, ...rest].flatMap(failuresOf);
    console.log(
      failures.length ? `\nFAILED with seed ${seed}: ${failures.length} violations` : `\nheld with seed ${seed}`,
    );
    return failures.length ? 1 : 0;
  } finally {
    await end();
  }
};

setTimeout(
  () => {
    console.error('the run did not end in time');
    process.exit(1);
  },
  options.seconds * 1_000 + AROUND_MS,
).unref();
try {
  process.exitCode = await run();
} catch (error) {
  console.error((error as Error).stack);
  process.exitCode = 1;
}
