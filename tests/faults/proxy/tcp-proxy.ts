import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Direction } from './direction.js';

/**
 * What a proxy does to what passes through it:
 * - `CUT`: connections are reset, new ones too.
 * - `BLACKHOLE`: connections are accepted, and nothing passes; when it ends they are reset, as nothing can mend them.
 * - `DELAY`: everything comes `ms` later, in order.
 * - `STILL`: nothing is read from either side, as from a client that stopped reading; it goes on where it was.
 * - `TRUNCATE`: after `bytes` more of an answer the connection is closed, so that its end is missing.
 */
export type Weather =
  | { readonly kind: 'CLEAR' }
  | { readonly kind: 'CUT' }
  | { readonly kind: 'BLACKHOLE' }
  | { readonly kind: 'STILL' }
  | { readonly kind: 'DELAY'; readonly ms: number }
  | { readonly kind: 'TRUNCATE'; readonly bytes: number };

const CLEAR: Weather = { kind: 'CLEAR' };
const CONNECT_MS = 1_000;

interface Pair {
  readonly client: Socket;
  target?: Socket;
  ways: readonly Direction[];
}

/** Leads connections to the ports behind it in turn, passing over those where nobody listens; and makes weather. */
export class TcpProxy {
  private readonly pairs = new Set<Pair>();
  private turn = 0;
  private now: Weather = CLEAR;

  private constructor(
    private readonly server: Server,
    private readonly targets: readonly number[],
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  static async open(targets: readonly number[]): Promise<TcpProxy> {
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true });
    const proxy = new TcpProxy(server, targets);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get weather(): Weather {
    return this.now;
  }

  /** How many connections are open now. */
  get open(): number {
    return this.pairs.size;
  }

  set(weather: Weather): void {
    const before = this.now;
    this.now = weather;
    if (weather.kind === 'CUT' || before.kind === 'BLACKHOLE') this.reset();
    if (before.kind === 'STILL') for (const { ways } of this.pairs) for (const way of ways) way.goOn();
  }

  clear(): void {
    this.set(CLEAR);
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private reset(): void {
    for (const { client, target } of this.pairs) {
      client.resetAndDestroy();
      target?.destroy();
    }
    this.pairs.clear();
  }

  private accept(client: Socket): void {
    client.on('error', () => undefined);
    if (this.now.kind === 'CUT') return void client.resetAndDestroy();
    const pair: Pair = { client, ways: [] };
    this.pairs.add(pair);
    client.once('close', () => {
      this.pairs.delete(pair);
      pair.target?.destroy();
    });
    if (this.now.kind !== 'BLACKHOLE') void this.join(pair);
  }

  private async join(pair: Pair): Promise<void> {
    const { client } = pair;
    for (let tries = 0; tries < this.targets.length && !client.destroyed; tries++) {
      const target = await reach(this.targets[this.turn++ % this.targets.length]!);
      if (!target) continue;
      pair.target = target;
      target.on('error', () => undefined);
      target.once('close', () => client.destroy());
      if (client.destroyed) return void target.destroy();
      const weather = () => this.now;
      pair.ways = [
        new Direction({ from: client, to: target, weather, isAnswer: false }),
        new Direction({ from: target, to: client, weather, isAnswer: true }),
      ];
      for (const way of pair.ways) way.goOn();
      return;
    }
    client.resetAndDestroy();
  }
}

/** A connection to a port; undefined when nobody takes it. */
const reach = (port: number): Promise<Socket | undefined> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const late = setTimeout(() => socket.destroy(), CONNECT_MS);
    socket.once('connect', () => {
      clearTimeout(late);
      resolve(socket);
    });
    socket.once('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(late);
      resolve(undefined);
    });
  });
