import type { Clock } from '../clock.js';
import { retryDelay } from '../retry-delay.js';
import type { OnTrouble } from '../trouble.js';
import { renewalDelay } from './token-life.js';

export interface TokenSource {
  readonly accessToken: () => Promise<string>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onTrouble: OnTrouble;
}

/** Brings a connection a new token before the one it has ends. */
export class TokenRenewal {
  private cancel = (): void => undefined;
  private failures = 0;
  private stopped = false;

  constructor(
    private readonly source: TokenSource,
    private readonly send: (accessToken: string) => void,
  ) {}

  /** @param accessToken the one the connection has now */
  start(accessToken: string): void {
    this.later(renewalDelay(accessToken, this.source.clock.now()));
  }

  stop(): void {
    this.stopped = true;
    this.cancel();
  }

  private later(ms: number): void {
    if (!this.stopped) this.cancel = this.source.clock.after(ms, () => void this.renew());
  }

  private async renew(): Promise<void> {
    try {
      const accessToken = await this.source.accessToken();
      if (this.stopped) return;
      this.send(accessToken);
      this.failures = 0;
      this.start(accessToken);
    } catch (error) {
      this.source.onTrouble(error);
      this.later(retryDelay(this.failures++, this.source.random));
    }
  }
}
