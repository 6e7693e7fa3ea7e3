import {
  type Caller,
  createAssertionSigner,
  GATEWAY_ISSUER,
  serviceCaller,
  type SignAssertion,
  subscribeBody,
} from '@hub/caller';
import type { ExecutionResult } from 'graphql';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, type Message, MessageType, parseMessage } from 'graphql-ws';
import { WebSocket } from 'ws';
import { backOff } from '@hub/vocabulary';
import type { Log } from '../observe/log.js';
import type { SubgraphEndpoint } from '../supergraph/graph.js';
import type { LiveLimits } from './live-limits.js';

export interface UpstreamRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Record<string, unknown>;
  readonly caller: Caller;
}

/** One subscription at a subgraph. It outlives the socket: on a new one it is asked again where to start. */
export interface Attachment {
  request(): UpstreamRequest;
  next(result: ExecutionResult): void;
  /** The subgraph ended it; it is no longer attached. `code` is the first error's, if there was one. */
  ended(code: unknown): void;
}

const CONNECT = { method: 'CONNECT', path: '/graphql', body: '' } as const;
const HANDSHAKE_MS = 3_000;
const TICK_MS = 1_000;

/** The one multiplexed socket to a subgraph: opened at the first attachment, reopened as long as there are any. */
export class Upstream {
  private readonly attached = new Map<Attachment, string | undefined>();
  private readonly byId = new Map<string, Attachment>();
  private readonly sign: SignAssertion;
  private readonly ticker: NodeJS.Timeout;
  private socket: WebSocket | undefined;
  private reconnect: NodeJS.Timeout | undefined;
  private acknowledged = false;
  private failures = 0;
  private lastId = 0;
  private heardAt = 0;
  private renewedAt = 0;
  private closed = false;

  constructor(
    readonly endpoint: SubgraphEndpoint,
    private readonly limits: LiveLimits,
    private readonly log: Log,
  ) {
    this.sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: endpoint.name }, endpoint.key);
    this.ticker = setInterval(() => this.tick(), TICK_MS).unref();
  }

  get status() {
    return { subgraph: this.endpoint.name, connected: this.acknowledged, subscriptions: this.attached.size };
  }

  /** Returns the function that detaches. */
  attach(attachment: Attachment): () => void {
    this.attached.set(attachment, undefined);
    if (this.acknowledged) this.subscribe(attachment);
    else this.connect();
    return () => this.detach(attachment);
  }

  close(): void {
    this.closed = true;
    clearInterval(this.ticker);
    clearTimeout(this.reconnect);
    this.socket?.close(1000);
  }

  private detach(attachment: Attachment): void {
    const id = this.attached.get(attachment);
    this.attached.delete(attachment);
    if (id === undefined) return;
    this.byId.delete(id);
    this.send({ id, type: MessageType.Complete });
  }

  private connect(): void {
    if (this.closed || this.socket || this.reconnect) return;
    const address = new URL('/graphql', this.endpoint.url.replace(/^http/, 'ws'));
    const socket = new WebSocket(address, GRAPHQL_TRANSPORT_WS_PROTOCOL, {
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: this.limits.upstreamFrameBytes,
      perMessageDeflate: false,
    });
    this.socket = socket;
    this.heardAt = Date.now();
    socket.on('open', () => this.send({ type: MessageType.ConnectionInit, payload: this.assertion() }));
    socket.on('message', (data) => this.receive((data as Buffer).toString()));
    socket.on('error', (error) =>
      this.log.warn('upstream failed', { subgraph: this.endpoint.name, problem: problemOf(error) }),
    );
    socket.on('close', (code) => this.lost(code));
  }

  private assertion(): { assertion: string } {
    this.renewedAt = Date.now();
    return { assertion: this.sign(serviceCaller(GATEWAY_ISSUER), CONNECT) };
  }

  private receive(text: string): void {
    this.heardAt = Date.now();
    try {
      this.handle(parseMessage(text));
    } catch {
      this.log.warn('upstream sent what is no message', { subgraph: this.endpoint.name });
      this.socket?.terminate();
    }
  }

  private handle(message: Message): void {
    switch (message.type) {
      case MessageType.ConnectionAck:
        this.acknowledged = true;
        this.failures = 0;
        for (const attachment of [...this.attached.keys()]) this.subscribe(attachment);
        break;
      case MessageType.Next:
        this.byId.get(message.id)?.next(message.payload as ExecutionResult);
        break;
      case MessageType.Error:
        this.end(message.id, message.payload[0]?.extensions?.['code']);
        break;
      case MessageType.Complete:
        this.end(message.id, undefined);
        break;
      case MessageType.Ping:
        this.send({ type: MessageType.Pong });
        break;
      default:
        break;
    }
  }

  private end(id: string, code: unknown): void {
    const attachment = this.byId.get(id);
    if (!attachment) return;
    this.byId.delete(id);
    this.attached.delete(attachment);
    attachment.ended(code);
  }

  private subscribe(attachment: Attachment): void {
    const { caller, query, operationName, variables } = attachment.request();
    const id = String(++this.lastId);
    this.attached.set(attachment, id);
    this.byId.set(id, attachment);
    const body = subscribeBody({ query, operationName, variables });
    const assertion = this.sign(caller, { method: 'SUBSCRIBE', path: '/graphql', body });
    this.send({
      id,
      type: MessageType.Subscribe,
      payload: { query, operationName, variables, extensions: { hub: { assertion } } },
    });
  }

  private send(message: Message): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private lost(code: number): void {
    this.socket = undefined;
    this.acknowledged = false;
    this.byId.clear();
    for (const attachment of this.attached.keys()) this.attached.set(attachment, undefined);
    if (this.closed || this.attached.size === 0) return;
    const inMs = backOff(this.failures++);
    this.log.info('upstream lost', { subgraph: this.endpoint.name, status: code, ms: Math.round(inMs) });
    this.reconnect = setTimeout(() => {
      this.reconnect = undefined;
      this.connect();
    }, inMs);
  }

  private tick(): void {
    const now = Date.now();
    if (this.socket && this.attached.size > 0 && now - this.heardAt > this.limits.upstreamSilenceMs) {
      this.log.warn('upstream is silent', { subgraph: this.endpoint.name });
      this.socket.terminate();
    } else if (this.acknowledged && now - this.renewedAt >= this.limits.upstreamRenewMs)
      this.send({ type: MessageType.Ping, payload: this.assertion() });
  }
}

/** The message stays out: it has addresses. */
const problemOf = (error: NodeJS.ErrnoException): string => error.code ?? error.name;
