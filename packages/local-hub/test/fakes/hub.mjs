// A hub in a process of its own, so that a test can kill it. The folder comes as the first word.
import { Hub, StartError } from '@hub/local-hub';
import { fakePeople, fakeProcesses, freePorts } from './processes.mjs';

const hub = new Hub({
  directory: process.argv[2],
  processes: fakeProcesses,
  people: fakePeople,
  ports: freePorts,
  durable: false,
});
process.once('SIGTERM', () => void hub.stop().then(() => process.exit(0)));
try {
  await hub.start();
  console.log(JSON.stringify(hub.ready));
} catch (error) {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}
