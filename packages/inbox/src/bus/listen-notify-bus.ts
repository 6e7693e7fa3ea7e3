import pg from 'pg';
import { backOff, pause } from '@hub/vocabulary';
import type { OnWake, WakeBus } from './wake-bus.js';

export interface ListenNotifyOptions {
  /** Connection of the app role; one connection is held. */
  readonly url: string;
  readonly applicationName: string;
  readonly onTrouble?: (reason: string) => void;
}

/** Milliseconds to connect; between probes of a silent connection; for a probe's answer. */
const CONNECT_MS = 3_000;
const PROBE_MS = { every: 10_000, answer: 3_000 };
/** A connection that lasted this long forgives earlier failures. */
const LASTING_MS = 5_000;

/**
 * Hears the notifications that `appendEntries` sends at commit. Holds at most one connection: the next is opened
 * only after the last one ended, with jittered back-off. After each connect listeners are told to look at all.
 */
export class ListenNotifyBus implements WakeBus {
  private readonly listeners = new Set<OnWake>();
  private readonly stop = new AbortController();
  private connection = new AbortController();
  private readonly running: Promise<void>;
  private state = { connected: false, since: new Date() };

  constructor(private readonly options: ListenNotifyOptions) {
    this.running = this.run();
  }

  /** Reaches this process at once; other processes hear the transaction's own notification. */
  wake(owner: string, head: number): void {
    this.tell(owner, head);
  }

  onWake(listener: OnWake): () => void {
    const own: OnWake = (...wake) => listener(...wake);
    this.listeners.add(own);
    return () => void this.listeners.delete(own);
  }

  health(): { connected: boolean; since: Date } {
    return { ...this.state };
  }

  async close(): Promise<void> {
    this.stop.abort();
    this.connection.abort();
    await this.running;
    this.listeners.clear();
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stop.signal.aborted) {
      const startedAt = performance.now();
      const reason = await this.listenOnce();
      this.become(false);
      if (this.stop.signal.aborted) return;
      this.options.onTrouble?.(reason);
      failures = performance.now() - startedAt > LASTING_MS ? 1 : failures + 1;
      await pause(backOff(failures), this.stop.signal);
    }
  }

  /** @returns why the connection ended */
  private async listenOnce(): Promise<string> {
    const over = (this.connection = new AbortController());
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: `${this.options.applicationName}:wake`,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: PROBE_MS.answer,
      keepAlive: true,
    });
    const ended = new Promise<string>((resolve) => {
      client.on('error', (error) => resolve(error.message));
      client.on('end', () => resolve('connection ended'));
    });
    client.on('notification', ({ payload }) => this.hear(payload ?? ''));
    try {
      return await Promise.race([ended, this.listen(client, over.signal)]);
    } catch (error) {
      return error instanceof Error ? error.message : 'unknown';
    } finally {
      over.abort();
      await endWithin(client, PROBE_MS.answer);
    }
  }

  /** Ends when told to; rejects when the connection stops answering. */
  private async listen(client: pg.Client, over: AbortSignal): Promise<string> {
    await client.connect();
    await client.query('listen hub_inbox');
    this.become(true);
    this.tell();
    while (!over.aborted) {
      await pause(PROBE_MS.every, over);
      if (!over.aborted) await client.query('select 1');
    }
    return 'closed';
  }

  private hear(payload: string): void {
    const colon = payload.lastIndexOf(':');
    if (colon > 0) this.tell(payload.slice(0, colon), Number(payload.slice(colon + 1)));
  }

  private tell(...wake: Parameters<OnWake>): void {
    for (const listener of this.listeners) listener(...wake);
  }

  private become(connected: boolean): void {
    if (this.state.connected !== connected) this.state = { connected, since: new Date() };
  }
}

const endWithin = async (client: pg.Client, ms: number): Promise<void> => {
  const ended = new AbortController();
  const end = client
    .end()
    .catch(() => {})
    .then(() => ended.abort());
  await Promise.race([end, pause(ms, ended.signal)]);
};
