import { EventEmitter, once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { LiveHub } from './live-hub.js';

export const ALERTS = /* GraphQL */ `
  subscription Alerts($office: ID!, $after: Int) {
    caseAlerts(office: $office, after: $after) {
      number
      head
      alert {
        id
        urgency
        place
      }
    }
  }
`;

export interface AlertMessage {
  readonly number: number;
  readonly head: number;
  readonly alert: { readonly id: string; readonly urgency: string; readonly place: string | null } | null;
}

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A plain `graphql-transport-ws` client that keeps every frame. */
export class LiveClient {
  readonly frames: Frame[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  private readonly changed = new EventEmitter();

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString()) as Frame);
      this.changed.emit('change');
    });
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.changed.emit('change');
    });
    socket.on('error', () => undefined);
  }

  /** Connected, not yet initialised. */
  static async connect(
    hub: LiveHub,
    options: ClientOptions = {},
    protocol = 'graphql-transport-ws',
    search = '',
  ): Promise<LiveClient> {
    const client = new LiveClient(new WebSocket(hub.wsUrl + search, protocol, options));
    hub.sockets.add(client.socket);
    await once(client.socket, 'open');
    return client;
  }

  static async open(hub: LiveHub, accessToken: string, language?: string): Promise<LiveClient> {
    const client = await LiveClient.connect(hub);
    client.send({ type: 'connection_init', payload: { accessToken, language } });
    await client.until(() => client.frames.length > 0);
    return client;
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(variables: Record<string, unknown>, { id = '1', query = ALERTS } = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  /** Results of one subscription, heartbeats included. */
  results(
    id = '1',
  ): { data?: { caseAlerts: AlertMessage }; errors?: { message: string; extensions: { code: string } }[] }[] {
    return this.frames.flatMap((frame) => (frame.type === 'next' && frame.id === id ? [frame.payload as never] : []));
  }

  messages(id = '1'): AlertMessage[] {
    return this.results(id).flatMap(({ data }) => data?.caseAlerts ?? []);
  }

  /** Numbers of the alerts, in the order they came. */
  numbers(id = '1'): number[] {
    return this.messages(id).flatMap(({ number, alert }) => (alert ? [number] : []));
  }

  heartbeats(id = '1'): number {
    return this.messages(id).filter(({ alert }) => !alert).length;
  }

  errorCode(id = '1'): string | undefined {
    const frame = this.frames.find(({ type, id: of }) => type === 'error' && of === id);
    return (frame?.payload as { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code;
  }

  async until(condition: () => boolean, ms = 60_000): Promise<void> {
    const deadline = AbortSignal.timeout(ms);
    while (!condition()) {
      if (this.closed && !condition()) throw new Error(`closed ${this.closed.code} ${this.closed.reason}`);
      await once(this.changed, 'change', { signal: deadline });
    }
  }

  async untilClosed(ms = 60_000): Promise<number> {
    if (!this.closed) await once(this.socket, 'close', { signal: AbortSignal.timeout(ms) });
    return this.closed?.code ?? 0;
  }

  close(): void {
    this.socket.terminate();
  }
}
