import { configOrExit } from './config.js';
import { createLog } from './observe/log.js';
import { startQueryServer } from './server.js';

const config = configOrExit();
const log = createLog('query');

try {
  const server = await startQueryServer(config, { log });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
} catch (error) {
  const isPortTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (isPortTaken) process.stderr.write(`Port ${config.port} is taken; set HUB_PORT to another one.\n`);
  else log.incident(error);
  process.exit(1);
}
