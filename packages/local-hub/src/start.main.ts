import { terminalLog } from './log.js';
import { createHub } from './start-hub.js';
import { StartError, messageOf } from './start-error.js';
import { welcome } from './welcome.js';

/** A sentence for what a person can change, the stack for what they cannot. */
const explain = (error: unknown): string =>
  error instanceof Error && !(error instanceof StartError) ? (error.stack ?? error.message) : messageOf(error);

const started = Date.now();
const seconds = () => `${((Date.now() - started) / 1000).toFixed(1).padStart(5)} s`;
const hub = createHub({
  log: terminalLog(process.stdout),
  progress: (text) => console.log(`${seconds()}  ${text}`),
});

let asked = false;
const stop = async (): Promise<void> => {
  if (asked) {
    hub.kill();
    process.exit(1);
  }
  asked = true;
  console.log('\nStopping in order; Ctrl-C again ends everything at once.');
  await hub.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  await hub.start();
  console.log(welcome(hub.ready, hub.password));
} catch (error) {
  if (!asked) {
    console.error(`\n${explain(error)}`);
    process.exit(1);
  }
}
