import type { GraphResult } from '../follow/inbox-message.js';
import type { Ending } from '../refusal.js';

/** One subscription to be opened. */
export interface Subscribing {
  readonly query: string;
  /** Without `after`. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly after: number;
  readonly accessToken: string;
}

export interface Receiver {
  message(result: GraphResult): void;
  /** Called at most once, and never after the subscription was left. */
  ended(ending: Ending): void;
}

export interface Transport {
  /** Opens a subscription; the receiver is not called before this returns. What it returns leaves the subscription. */
  open(subscribing: Subscribing, receiver: Receiver): () => void;
}
