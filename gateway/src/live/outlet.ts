import type { ErrorCode } from '@hub/vocabulary';
import type { LiveMessage } from './message-ring.js';

/** The client's side of one connection. */
export interface Wire {
  /** Asked at the very moment of each message; nothing is handed over once it says no. */
  isCut(): boolean;
  /** Writes one message of a subscription; `written` is called when the socket has taken it. */
  write(subscription: string, message: LiveMessage, written: () => void): void;
  /** The hub ended a subscription. */
  ended(subscription: string, code: ErrorCode): void;
}

/** Something that may have a message for this connection, asked only when one can be written. */
export interface Deliverable {
  readonly id: string;
  take(now: number): LiveMessage | undefined;
}

/** At most one message is under way to a client: what a slow one has not taken stays in the inbox. */
export class Outlet {
  private readonly waiting = new Set<Deliverable>();
  /** When the message under way was handed to the socket. */
  private busySince: number | undefined;

  constructor(readonly wire: Wire) {}

  offer(deliverable: Deliverable): void {
    this.waiting.add(deliverable);
    this.flush();
  }

  forget(deliverable: Deliverable): void {
    this.waiting.delete(deliverable);
  }

  stuckMs(now: number): number {
    return this.busySince === undefined ? 0 : now - this.busySince;
  }

  private flush(): void {
    while (this.busySince === undefined && !this.wire.isCut()) {
      const [deliverable] = this.waiting;
      if (!deliverable) return;
      this.waiting.delete(deliverable);
      const now = Date.now();
      const message = deliverable.take(now);
      if (!message) continue;
      this.waiting.add(deliverable);
      this.busySince = now;
      this.wire.write(deliverable.id, message, this.written);
    }
  }

  private readonly written = (): void => {
    this.busySince = undefined;
    this.flush();
  };
}
