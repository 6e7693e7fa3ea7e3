import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, parse, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { CLOSE_CODES, type ErrorCode } from '@hub/vocabulary';
import type { Clock } from '../src/index.js';
import { FakeReports } from './fake-reports.js';
import { endOfToken } from './tokens.js';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    none: Int
  }
  type Alert {
    id: ID!
  }
  type Message {
    number: Int!
    head: Int!
    alert: Alert
  }
  type Subscription {
    caseAlerts(office: ID!, after: Int): Message!
  }
`);

/** What becomes of one message. CUT: it and the connection are lost. CUT_AFTER: it comes through, the connection dies. */
export type Fate = 'SEND' | 'SKIP' | 'TWICE' | 'CUT' | 'CUT_AFTER' | 'STALL' | 'UNREADABLE' | 'FAILED';

interface Opened {
  readonly over: 'SOCKET' | 'STREAM';
  readonly after: number | null;
  readonly token: string;
  /** What the client says its person reads. */
  readonly language: string | undefined;
}

interface Line {
  readonly over: Opened['over'];
  readonly language: string | undefined;
  readonly token: string;
  cut(): void;
}

/** A hub with one inbox, over the real protocols, that misbehaves as told. */
export class FakeHub {
  /** Ids of the alerts; the first has number 1. */
  readonly inbox: string[] = [];
  /** Fates of the next messages, heartbeats among them; then all are sent. */
  fates: Fate[] = [];
  readonly opened: Opened[] = [];
  /** Tokens by which open connections were renewed. */
  readonly renewals: string[] = [];
  readonly reports = new FakeReports();
  /** No message and no pong goes out. */
  frozen = false;
  socketsBlocked = false;
  /** Refuses every subscription. */
  refusal: ErrorCode | undefined;
  readonly lines = new Set<Line & { readonly socket?: WebSocket }>();
  private readonly server = createServer((request, response) => void this.answer(request, response));
  private readonly waiting = new Set<() => void>();
  private readonly sockets = new WebSocketServer({ noServer: true });

  private constructor(
    private readonly clock: Clock,
    private readonly heartbeatMs: number,
  ) {}

  /** @param heartbeatMs milliseconds of the clock */
  static async start(clock: Clock, heartbeatMs = 1_000): Promise<FakeHub> {
    const hub = new FakeHub(clock, heartbeatMs);
    hub.serveSockets();
    hub.server.listen(0, '127.0.0.1');
    await once(hub.server, 'listening');
    return hub;
  }

  get endpoints() {
    const { port } = this.server.address() as AddressInfo;
    return { live: `ws://127.0.0.1:${port}/graphql`, graphql: `http://127.0.0.1:${port}/graphql` };
  }

  append(count: number): void {
    for (let added = 0; added < count; added++) this.inbox.push(`alert-${this.inbox.length + 1}`);
    for (const wake of this.waiting) wake();
  }

  /** Every connection dies without a word. */
  cutAll(): void {
    for (const line of this.lines) line.cut();
  }

  closeAll(code: number, reason = ''): void {
    for (const { socket } of this.lines) socket?.close(code, reason);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.clients) socket.terminate();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private serveSockets(): void {
    const { sockets } = this;
    this.server.on('upgrade', (request, stream, head) => {
      if (this.socketsBlocked) stream.destroy();
      else sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit('connection', socket, request));
    });
    const ends = new WeakMap<WebSocket, () => void>();
    const accept = (socket: WebSocket, token: unknown): boolean => {
      const left = endOfToken(token) - this.clock.now();
      ends.get(socket)?.();
      if (left <= 0) socket.close(CLOSE_CODES.UNAUTHORIZED, 'AUTH_TOKEN_EXPIRED');
      else
        ends.set(
          socket,
          this.clock.after(left, () => socket.close(CLOSE_CODES.TOKEN_EXPIRED, 'Expired')),
        );
      return left > 0;
    };
    useServer<
      { accessToken?: string; language?: string },
      { line?: FakeHub['lines'] extends Set<infer L> ? L : never }
    >(
      {
        schema,
        roots: { subscription: this.root() },
        context: ({ extra }) => extra.line,
        onConnect: ({ connectionParams, extra }) => {
          const token = connectionParams?.accessToken;
          if (!accept(extra.socket, token)) return false;
          extra.line = {
            ...{ over: 'SOCKET', token: token!, language: connectionParams?.language },
            ...{ socket: extra.socket, cut: () => extra.socket.terminate() },
          };
          const { line } = extra;
          this.lines.add(line);
          extra.socket.once('close', () => {
            ends.get(extra.socket)?.();
            this.lines.delete(line);
          });
          return true;
        },
        onPing: async ({ extra }, payload) => {
          if (this.frozen) await new Promise(() => undefined);
          const token = payload?.['accessToken'];
          if (typeof token === 'string' && accept(extra.socket, token)) this.renewals.push(token);
        },
      },
      sockets,
      0,
    );
  }

  private root() {
    return {
      caseAlerts: ({ after = null }: { after?: number | null }, line: Line) => {
        this.opened.push({ over: line.over, after, token: line.token, language: line.language });
        if (this.refusal) throw coded(this.refusal);
        if ((after ?? 0) > this.inbox.length) throw coded('LIVE_AFTER_INVALID');
        return this.messages(after ?? this.inbox.length, line);
      },
    };
  }

  private async *messages(after: number, line: Line): AsyncGenerator<object> {
    for (let number = after, first = true; ; first = false) {
      if (number >= this.inbox.length && !first) await this.appended();
      const isEntry = number < this.inbox.length;
      if (isEntry) number += 1;
      const alert = isEntry ? { id: this.inbox[number - 1] } : null;
      const message = { caseAlerts: { number, head: this.inbox.length, alert } };
      const fate = this.frozen ? 'STALL' : (this.fates.shift() ?? 'SEND');
      if (fate === 'STALL') await new Promise(() => undefined);
      if (fate === 'CUT') line.cut();
      if (fate === 'UNREADABLE') message.caseAlerts.alert = isEntry ? ({ id: null } as never) : null;
      if (fate === 'FAILED') yield { caseAlerts: () => Promise.reject(coded('HUB_INTERNAL')) };
      else if (fate !== 'SKIP' && fate !== 'CUT') yield message;
      if (fate === 'TWICE') yield message;
      if (fate === 'CUT_AFTER') line.cut();
    }
  }

  /** Resolves when there is another entry, or it is time for a heartbeat. */
  private appended(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        this.waiting.delete(wake);
        resolve();
      };
      const cancel = this.clock.after(this.heartbeatMs, wake);
      this.waiting.add(wake);
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { query, variables } = JSON.parse(await textOf(request)) as { query: string; variables: object };
    if (request.url === '/graphql')
      return this.reports.answer(variables as never, response, request.headers['accept-language']);
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (endOfToken(token) <= this.clock.now())
      return void response.writeHead(401).end(JSON.stringify({ errors: [coded('AUTH_TOKEN_EXPIRED')] }));
    const language = request.headers['accept-language'];
    const line: Line = { over: 'STREAM', token, language, cut: () => response.destroy() };
    const variableValues = { ...variables, after: Number(request.headers['last-event-id']) };
    const events = await subscribe({
      schema,
      document: parse(query),
      rootValue: this.root(),
      contextValue: line,
      variableValues,
    });
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    if (!(Symbol.asyncIterator in events))
      return void response.end(`event: next\ndata: ${JSON.stringify(events)}\n\nevent: complete\ndata:\n\n`);
    this.lines.add(line);
    response.on('close', () => void (this.lines.delete(line), events.return(undefined)));
    response.write(':\n\n');
    for await (const event of events) response.write(`event: next\ndata: ${JSON.stringify(event)}\n\n`);
  }
}

const coded = (code: ErrorCode): GraphQLError => new GraphQLError(code, { extensions: { code } });

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const piece of request) text += String(piece);
  return text;
};
