import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { retryAfterSeconds } from '../http/respond.js';
import type { LiveServerOptions } from './server.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { SocketConnection } from './socket-connection.js';

export interface Accepting extends Pick<LiveServerOptions, 'config' | 'graphs'> {
  readonly setting: LiveSetting;
  readonly connections: Set<LiveConnection>;
}

/** Turns requests for a WebSocket into connections, or says why not; cheapest question first. */
export const acceptSockets = (server: Server, accepting: Accepting): void => {
  const { setting, connections } = accepting;
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: setting.limits.frameBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy());
    const open = (): void =>
      sockets.handleUpgrade(request, stream, head, (socket) =>
        connections.add(new SocketConnection(socket, setting, (connection) => connections.delete(connection))),
      );
    const refusal = refusalOf(request, accepting) ?? enter(request, stream, { setting, open });
    if (refusal) reject(stream, refusal);
  });
};

const refusalOf = (request: IncomingMessage, { config, graphs, setting, connections }: Accepting) => {
  if (pathOf(request) !== '/graphql') return '404 Not Found';
  if (!mayCall(request, config.origins)) return '403 Forbidden';
  if (!offersProtocol(request)) return '400 Bad Request';
  if (!graphs.current() || connections.size >= setting.limits.sockets) return BUSY;
  return undefined;
};

const BUSY = '503 Service Unavailable';

const enter = (
  request: IncomingMessage,
  stream: Duplex,
  { setting, open }: { readonly setting: LiveSetting; readonly open: () => void },
) => {
  const { addresses, entrance } = setting;
  const address = setting.addressOf(request);
  if (!addresses.enter(address)) return '429 Too Many Requests';
  stream.once('close', () => addresses.leave(address));
  return entrance.enter(stream, open) ? undefined : BUSY;
};

export const pathOf = ({ url = '/' }: IncomingMessage): string => url.split('?', 1)[0] ?? '/';

/** Browsers always name their origin, so only those on the list may; programs name none. */
const mayCall = ({ headers: { origin } }: IncomingMessage, origins: readonly string[]): boolean =>
  origin === undefined || origins.includes(origin);

const offersProtocol = ({ headers }: IncomingMessage): boolean =>
  (headers['sec-websocket-protocol'] ?? '').split(',').some((one) => one.trim() === GRAPHQL_TRANSPORT_WS_PROTOCOL);

const reject = (stream: Duplex, status: string): void =>
  void stream.end(
    `HTTP/1.1 ${status}\r\nconnection: close\r\ncache-control: no-store\r\nretry-after: ${retryAfterSeconds()}\r\ncontent-length: 0\r\n\r\n`,
  );
