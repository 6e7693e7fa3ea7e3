import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { GatewayConfig } from '../config.js';
import { HubError } from '../errors.js';
import { closeServer } from '../http/close-server.js';
import { answerPreflight, checkOrigin } from '../http/origin.js';
import { respondJson, respondRefusal } from '../http/respond.js';
import { type Identity, isKnown } from '../identity/identity.js';
import type { Log } from '../observe/log.js';
import type { GraphSource } from '../supergraph/graph.js';
import { DEFAULT_LIVE_LIMITS, type LiveLimits } from './live-limits.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { PersonSockets } from './person-sockets.js';
import { Relay } from './relay.js';
import { Rights } from './rights.js';
import { SocketConnection } from './socket-connection.js';
import { answerStream } from './stream-request.js';

/** Milliseconds a client has to leave. */
const GRACE_MS = 1_000;

export interface LiveServerOptions {
  readonly config: Pick<GatewayConfig, 'development' | 'host' | 'livePort' | 'origins' | 'limits'>;
  readonly graphs: GraphSource;
  readonly identity: Identity;
  readonly log: Log;
  readonly live?: Partial<LiveLimits>;
}

export interface LiveServer {
  readonly port: number;
  status(): ReturnType<Relay['status']> & {
    readonly connections: number;
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
    directory: { version: options.identity.directory.version },
    memory: process.memoryUsage(),
  });
  server.on(
    'request',
    (request, response) => void answer(request, response, { ...options, setting, connections, status }),
  );
  acceptSockets(server, options, setting, connections);
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
    people: new PersonSockets(limits.socketsPerPerson),
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

const acceptSockets = (
  server: Server,
  { config, graphs }: LiveServerOptions,
  setting: LiveSetting,
  connections: Set<LiveConnection>,
): void => {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: setting.limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    if (pathOf(request) !== '/graphql') return reject(stream, '404 Not Found');
    if (!mayCall(request, config.origins)) return reject(stream, '403 Forbidden');
    if (!offersProtocol(request)) return reject(stream, '400 Bad Request');
    if (!graphs.current() || connections.size >= setting.limits.sockets)
      return reject(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (socket) =>
      connections.add(new SocketConnection(socket, setting, (connection) => connections.delete(connection))),
    );
  });
};

const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

/** Browsers always name their origin, so only those on the list may; programs name none. */
const mayCall = ({ headers: { origin } }: IncomingMessage, origins: readonly string[]): boolean =>
  origin === undefined || origins.includes(origin);

const offersProtocol = ({ headers }: IncomingMessage): boolean =>
  (headers['sec-websocket-protocol'] ?? '').split(',').some((one) => one.trim() === GRAPHQL_TRANSPORT_WS_PROTOCOL);

const reject = (stream: Duplex, status: string): void =>
  void stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncache-control: no-store\r\ncontent-length: 0\r\n\r\n`);

const listen = (server: Server, { host, livePort }: LiveServerOptions['config']): Promise<void> =>
  new Promise((resolve, failed) => {
    server.once('error', failed);
    server.listen(livePort, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
