import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayConfig } from '../config.js';
import { HubError } from '../errors.js';
import { clientAddressKeys } from '../http/client-address.js';
import { closeServer } from '../http/close-server.js';
import { answerPreflight, checkOrigin } from '../http/origin.js';
import { respondJson, respondRefusal } from '../http/respond.js';
import { type Identity, isKnown } from '../identity/identity.js';
import type { Log } from '../observe/log.js';
import type { GraphSource } from '../supergraph/graph.js';
import { Entrance } from './entrance.js';
import { DEFAULT_LIVE_LIMITS, type LiveLimits } from './live-limits.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { Quota } from './quota.js';
import { Relay } from './relay.js';
import { Rights } from './rights.js';
import { answerStream } from './stream-request.js';
import { acceptSockets, pathOf } from './upgrade.js';

/** Milliseconds a client has to leave. */
const GRACE_MS = 1_000;

export interface LiveServerOptions {
  readonly config: Pick<GatewayConfig, 'development' | 'host' | 'livePort' | 'origins' | 'limits' | 'trustedProxies'>;
  readonly graphs: GraphSource;
  readonly identity: Identity;
  readonly log: Log;
  readonly live?: Partial<LiveLimits>;
}

export interface LiveServer {
  readonly port: number;
  status(): ReturnType<Relay['status']> & {
    readonly connections: number;
    /** Connections that are not let in yet. */
    readonly waiting: number;
    /** Written to clients and not taken by their sockets. */
    readonly unsentBytes: number;
    /** Number of the last directory record known here. */
    readonly directory: { readonly version: number };
    /** Bytes. */
    readonly memory: NodeJS.MemoryUsage;
  };
  /** Sends every client away to come back elsewhere, then closes. */
  stop(): Promise<void>;
}

/** Serves subscriptions over WebSocket and SSE. The graph source and the identity are started by the caller. */
export const startLiveServer = async (options: LiveServerOptions): Promise<LiveServer> => {
  const setting = settle(options);
  const connections = new Set<LiveConnection>();
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000, maxHeaderSize: 16 * 1024 });
  const status = () => ({
    ...setting.relay.status(),
    connections: connections.size,
    waiting: setting.entrance.length,
    unsentBytes: [...connections].reduce((sum, { unsentBytes }) => sum + unsentBytes, 0),
    directory: { version: options.identity.directory.version },
    memory: process.memoryUsage(),
  });
  server.on(
    'request',
    (request, response) => void answer(request, response, { ...options, setting, connections, status }),
  );
  acceptSockets(server, { ...options, setting, connections });
  const unfollow = options.graphs.onChange((graph) => setting.relay.changeGraph(graph));
  const sweeper = setInterval(() => sweep(setting, connections), setting.limits.sweepMs);
  await listen(server, options.config);
  return {
    port: (server.address() as AddressInfo).port,
    status,
    stop: async () => {
      clearInterval(sweeper);
      unfollow();
      const closed = closeServer(server, GRACE_MS);
      for (const connection of [...connections]) connection.goAway();
      setting.entrance.stop();
      setting.relay.stop();
      await closed;
    },
  };
};

const settle = ({ config, graphs, identity, log, live }: LiveServerOptions): LiveSetting => {
  const limits = { ...DEFAULT_LIVE_LIMITS, ...live };
  const rights = new Rights(identity.directory);
  return {
    identity,
    limits,
    relay: new Relay({ limits, rights, log }),
    rules: { limits: config.limits, rights, introspection: config.development },
    people: new Quota(limits.socketsPerPerson),
    addresses: new Quota(limits.socketsPerAddress),
    addressOf: clientAddressKeys(config.trustedProxies),
    entrance: new Entrance(limits.waitingSockets),
    graph: () => graphs.current(),
    refusal: (error) =>
      error instanceof HubError ? error : new HubError('HUB_INTERNAL', { incident: log.incident(error) }),
  };
};

const sweep = ({ relay }: LiveSetting, connections: ReadonlySet<LiveConnection>): void => {
  const now = Date.now();
  relay.sweep(now);
  for (const connection of connections) connection.tick(now);
};

interface Answering extends LiveServerOptions {
  readonly setting: LiveSetting;
  readonly connections: Set<LiveConnection>;
  readonly status: LiveServer['status'];
}

const answer = async (request: IncomingMessage, response: ServerResponse, all: Answering): Promise<void> => {
  const { config, setting, connections, graphs, identity, log } = all;
  try {
    const path = pathOf(request);
    if (path === '/healthz') {
      const ready = graphs.current() !== undefined && isKnown(identity.directory);
      return respondJson(response, ready ? 200 : 503, { status: ready ? 'ok' : 'starting' });
    }
    if (path === '/status' && config.development) return respondJson(response, 200, all.status());
    if (path !== '/graphql/stream') throw new HubError(path === '/graphql' ? 'REQUEST_METHOD' : 'REQUEST_PATH');
    checkOrigin(request, response, config.origins);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    if (connections.size >= setting.limits.sockets) throw new HubError('HUB_BUSY');
    await answerStream(request, response, setting, connections);
  } catch (error) {
    respondRefusal(response, error, log.incident);
  }
};

const listen = (server: Server, { host, livePort }: LiveServerOptions['config']): Promise<void> =>
  new Promise((resolve, failed) => {
    server.once('error', failed);
    server.listen(livePort, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
