// Takes one task, tells its parent, and never ends it: the parent kills or freezes it then.
import { pino } from 'pino';
import { keepWorking } from '../../dist/jobs/worker.js';

const hang = {
  name: 'remind',
  run: async () => {
    process.send('taken');
    await new Promise(() => setInterval(() => undefined, 1_000));
  },
};
await keepWorking({
  ...{ name: 'doomed', workerUrl: process.env.WORKER_URL, tasks: [hang], services: {} },
  ...{ log: pino({ level: 'silent' }), signal: new AbortController().signal },
});
