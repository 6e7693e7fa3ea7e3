import { configOrExit, DIRECTORY_OWNER } from './config.js';
import { createIdentity } from './identity/identity.js';
import { DEFAULT_LIVE_LIMITS } from './live/live-limits.js';
import { playgroundOrigins } from './live/playground-origins.js';
import { startLiveServer } from './live/server.js';
import { createLog } from './observe/log.js';
import { RunningGraph } from './supergraph/running-graph.js';

const config = configOrExit();
const log = createLog('live');

try {
  const owner = config.subgraphs.find(({ name }) => name === DIRECTORY_OWNER);
  if (!owner) throw new Error(`no subgraph ${DIRECTORY_OWNER}`);
  const graphs = new RunningGraph({ ...config, log, fetchMs: DEFAULT_LIVE_LIMITS.fetchMs });
  const identity = createIdentity({ ...config, owner, log });
  const origins = [...config.origins, ...playgroundOrigins(config)];
  const server = await startLiveServer({ config: { ...config, origins }, graphs, identity, log, live: config.live });
  const stop = async (): Promise<void> => {
    await server.stop();
    await Promise.all([graphs.stop(), identity.stop()]);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  await identity.start();
  await graphs.start();
  log.info('live process ready', { port: server.port, graph: graphs.current()?.id });
} catch (error) {
  const isPortTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (isPortTaken) process.stderr.write(`Port ${config.livePort} is taken; set HUB_LIVE_PORT to another one.\n`);
  else log.incident(error);
  process.exit(1);
}
