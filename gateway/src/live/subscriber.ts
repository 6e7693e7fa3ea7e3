import type { ErrorCode } from '@hub/vocabulary';
import type { Group } from './group.js';
import type { InboxStream } from './inbox-stream.js';
import type { LiveMessage } from './message-ring.js';
import type { Deliverable, Outlet } from './outlet.js';
import type { Right, Rights } from './rights.js';

export interface SubscriberOptions {
  readonly id: string;
  readonly outlet: Outlet;
  readonly right: Right;
  /** Number to go on after; undefined joins where the group is. */
  readonly after: number | undefined;
}

/**
 * One client's subscription: a position in an inbox. It pulls from its group, or from a stream of
 * its own while it is behind what the group still has.
 */
export class Subscriber implements Deliverable {
  readonly id: string;
  private readonly outlet: Outlet;
  private readonly right: Right;
  private position: number | undefined;
  private catchUp: InboxStream | undefined;
  private heartbeatAt = 0;
  private ended = false;

  constructor(
    private readonly group: Group,
    { id, outlet, right, after }: SubscriberOptions,
  ) {
    this.id = id;
    this.outlet = outlet;
    this.right = right;
    this.position = after;
  }

  wake(): void {
    this.outlet.offer(this);
  }

  /** The right is asked at this very moment, before each message. */
  take(now: number): LiveMessage | undefined {
    return !this.ended && this.checkRight(this.group.rights, now) ? this.pull(now) : undefined;
  }

  /** Ends the subscription when its right has ended; true when something may be delivered now. */
  checkRight(rights: Rights, now: number): boolean {
    const state = rights.check(this.right, now);
    if (state === 'ENDED') this.refuse('LIVE_RIGHT_ENDED');
    return state === 'HELD';
  }

  refuse(code: ErrorCode): void {
    if (this.ended) return;
    this.close();
    this.outlet.wire.ended(this.id, code);
  }

  close(): void {
    this.ended = true;
    this.leaveCatchUp();
    this.outlet.forget(this);
    this.group.leave(this);
  }

  private pull(now: number): LiveMessage | undefined {
    this.position ??= this.group.position;
    if (this.position === undefined || this.group.position === undefined) return undefined;
    const message = this.group.messageAfter(this.position, now);
    if (message) {
      this.leaveCatchUp();
      this.position = message.number;
      return message;
    }
    if (this.position === this.group.position) return this.heartbeat(now);
    return !this.catchUp && this.group.looksBack(this.position) ? undefined : this.pullBehind(this.position);
  }

  private heartbeat(now: number): LiveMessage | undefined {
    this.leaveCatchUp();
    const heartbeat = this.group.heartbeatAfter(this.heartbeatAt, now);
    if (heartbeat) this.heartbeatAt = now;
    return heartbeat;
  }

  private pullBehind(position: number): LiveMessage | undefined {
    this.catchUp ??= this.group.openCatchUp(position, this);
    for (let message = this.catchUp.take(); message; message = this.catchUp.take()) {
      if (message.heartbeat) continue;
      this.position = message.number;
      return message;
    }
    return undefined;
  }

  private leaveCatchUp(): void {
    if (!this.catchUp) return;
    this.group.closeCatchUp(this.catchUp);
    this.catchUp = undefined;
  }
}
