import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Ready } from '@hub/local-hub';
import { Following } from './following.js';
import { readEventStream } from './event-stream.js';

/** One GraphQL answer as it came over the wire. */
export interface Answer<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string } & Record<string, unknown>;
  }[];
}

/** One person's client of the hub. */
export class Client {
  private readonly followings = new Set<Following<never>>();

  constructor(
    private readonly endpoints: Ready['endpoints'],
    readonly token: string | undefined,
    /** Milliseconds after which an answer is given up. Default: never. */
    private readonly patienceMs?: number,
  ) {}

  /** Sends one operation over HTTP. */
  async ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Answer<Data>> {
    return (await (await this.post(JSON.stringify({ query, variables }))).json()) as Answer<Data>;
  }

  /** Sends bytes as they are. */
  post(body: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.endpoints.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.authorization(), ...headers },
      body,
      ...(this.patienceMs !== undefined && { signal: AbortSignal.timeout(this.patienceMs) }),
    });
  }

  /** Subscribes over graphql-ws, reconnecting by itself; what arrives can be waited for. */
  follow<Data>(query: string, variables: Record<string, unknown>): Following<Data> {
    const client = createClient({
      url: this.endpoints.live,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { accessToken: this.token },
    });
    const following = new Following<Data>(() => void Promise.resolve(client.dispose()).catch(() => undefined));
    client.subscribe<Data>({ query, variables }, following.sink());
    this.followings.add(following as Following<never>);
    return following;
  }

  /** Subscribes over server-sent events. */
  followStream<Data>(query: string, variables: object, lastEventId?: number): Following<Data> {
    const stop = new AbortController();
    const following = new Following<Data>(() => stop.abort());
    const sink = following.sink();
    const headers = {
      ...this.authorization(),
      ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
    };
    const request = { url: this.endpoints.stream, body: { query, variables }, headers, signal: stop.signal };
    void readEventStream<Answer<Data>>(request, sink.next).then(sink.complete, sink.error);
    this.followings.add(following as Following<never>);
    return following;
  }

  /** Ends every subscription of this client. */
  close(): void {
    for (const following of this.followings) following.stop();
    this.followings.clear();
  }

  private authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }
}
