import { type LoadOptions, readArguments, USAGE } from './arguments.js';
import { type LoadHubOptions, startLoadHub } from './load-hub.js';
import { exitCodeOf, hubFor, runLoad } from './run-load.js';

const optionsOrExit = (): LoadOptions => {
  try {
    return readArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    process.exit(64);
  }
};

const neededOrExit = (): LoadHubOptions => {
  try {
    return hubFor(options);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
};

const options = optionsOrExit();
console.log('Starting a hub of its own ...');
const hub = await startLoadHub(neededOrExit());
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void hub.stop().then(() => process.exit(1)));
try {
  const problems = await runLoad(hub, options, (text) => console.log(text));
  for (const problem of problems) console.error(`WRONG: ${problem}`);
  process.exitCode = exitCodeOf(problems);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await hub.stop();
}
