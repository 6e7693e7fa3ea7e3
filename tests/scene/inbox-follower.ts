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

/** A simple client of an inbox: it keeps what it got, and when its connection ends it comes back after the last number. */
export class InboxFollower {
  readonly alerts: Alert[] = [];
  /** How each connection but the open one ended. */
  readonly endings: unknown[] = [];
  private following: Following<AlertMessage>;
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(readonly options: FollowerOptions) {
    this.following = this.connect();
    this.done = this.run();
  }

  get last(): number {
    return this.alerts.at(-1)?.number ?? this.options.after;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.following.stop();
    await this.done;
  }

  private connect(): Following<AlertMessage> {
    const { client, office, transport } = this.options;
    return transport === 'socket'
      ? client().follow(CASE_ALERTS, { office, after: this.last })
      : client().followStream(CASE_ALERTS, { office }, this.last);
  }

  private async run(): Promise<void> {
    for (let taken = 0; !this.stopped;) {
      const fresh = alertsIn(this.following.received.slice(taken));
      taken = this.following.received.length;
      this.alerts.push(...fresh);
      if (this.following.ended && taken === this.following.received.length) {
        this.endings.push(this.following.ended.error);
        await pause(RECONNECT_MS);
        if (this.stopped) return;
        this.following = this.connect();
        taken = 0;
      } else await pause(20);
    }
  }
}
