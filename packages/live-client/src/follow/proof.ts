import type { ErrorCode } from '@hub/vocabulary';
import type { FollowState } from './follow-state.js';

/** How long a heartbeat proves anything. */
const PROVES_MS = 5_000;
const LOOK_MS = 1_000;

/** What is proved about how much of an inbox is shown. All times are milliseconds since the epoch. */
export class Proof {
  private head = 0;
  private provedAt = -Infinity;
  private heardAt = -Infinity;
  private wholeAt: number;
  private code: ErrorCode | undefined;

  constructor(startedAt: number) {
    this.wholeAt = startedAt;
  }

  /** A heartbeat told the head. */
  heartbeat(head: number, now: number): void {
    this.head = Math.max(this.head, head);
    this.provedAt = now;
    this.heardAt = now;
    this.code = undefined;
  }

  /** An entry came: it proves that the inbox goes so far, not that it goes no further. */
  entry(number: number, now: number): void {
    this.head = Math.max(this.head, number);
    this.heardAt = now;
  }

  /** Delivery was interrupted; what is proved holds until it is too old. */
  interrupted(code: ErrorCode | undefined): void {
    this.code = code ?? this.code;
  }

  /** @param shown number up to which everything is shown */
  state(shown: number, now: number): Exclude<FollowState, { kind: 'ENDED' }> {
    if (shown >= this.head && isFresh(this.provedAt, now)) {
      this.wholeAt = this.provedAt;
      return { kind: 'LIVE' };
    }
    const kind = isFresh(this.heardAt, now) ? 'CATCHING_UP' : 'STALE';
    return { kind, since: new Date(this.wholeAt), ...(this.code && { code: this.code }) };
  }

  /** Milliseconds after which the state may be another without anything happening; undefined when it will not be. */
  lookAgainMs(now: number): number | undefined {
    const until = [this.provedAt, this.heardAt].filter((at) => isFresh(at, now)).map((at) => at + PROVES_MS - now + 1);
    return until.length > 0 ? Math.min(LOOK_MS, ...until) : undefined;
  }
}

/** A clock that was set back, or a machine that slept, must not lengthen what was proved. */
const isFresh = (at: number, now: number): boolean => Math.abs(now - at) <= PROVES_MS;
