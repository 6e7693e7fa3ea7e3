import { setTimeout as pause } from 'node:timers/promises';
import { type Alert, type AlertMessage, alertsIn, CASE_ALERTS } from './case-alerts.js';
import type { Client } from './client.js';
import type { Following } from './following.js';

const RECONNECT_MS = 150;

export interface FollowerOptions {
  /** A client of the hub as it now runs; asked again at each connection. */
  readonly client: () => Client;
  readonly office: string;
  readonly after: number;
  readonly transport: 'socket' | 'stream';
}

/** One alert as it came. */
export interface Shown {
  readonly alert: Alert;
  /** When (`performance.now`) it arrived. */
  readonly at: number;
  /** The access token of its connection. */
  readonly token: string | undefined;
}

/** A simple client of an inbox: it keeps what it got, and when its connection ends it comes back after the last number. */
export class InboxFollower {
  readonly shown: Shown[] = [];
  /** How each connection but the open one ended. */
  readonly endings: unknown[] = [];
  private following: Following<AlertMessage>;
  private token: string | undefined;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(readonly options: FollowerOptions) {
    this.following = this.connect();
    this.done = this.run();
  }

  get alerts(): Alert[] {
    return this.shown.map(({ alert }) => alert);
  }

  get last(): number {
    return this.shown.at(-1)?.alert.number ?? this.options.after;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.following.stop();
    await this.done;
  }

  private connect(): Following<AlertMessage> {
    const { office, transport } = this.options;
    const client = this.options.client();
    this.token = client.token;
    return transport === 'socket'
      ? client.follow(CASE_ALERTS, { office, after: this.last })
      : client.followStream(CASE_ALERTS, { office }, this.last);
  }

  private async run(): Promise<void> {
    for (let taken = 0; !this.stopped;) {
      this.take(taken);
      taken = this.following.received.length;
      if (this.following.ended && taken === this.following.received.length) {
        this.endings.push(this.following.ended.error);
        await pause(RECONNECT_MS);
        if (this.stopped) return;
        this.following = this.connect();
        taken = 0;
      } else await pause(20);
    }
  }

  private take(from: number): void {
    const { received, arrivedAt } = this.following;
    for (let index = from; index < received.length; index++)
      for (const alert of alertsIn([received[index]!]))
        this.shown.push({ alert, at: arrivedAt[index]!, token: this.token });
  }
}
