import { startWorker, type Worker } from '../processes.js';

/** One subscriber: a socket of its own, one subscription on it. */
export interface Subscriber {
  readonly office: string;
  readonly token: string;
}

export type LiveJob =
  | { readonly do: 'open'; readonly url: string; readonly query: string; readonly subscribers: readonly Subscriber[] }
  /** Messages that came since `open`; `lose` of them are kept back. */
  | { readonly do: 'collect'; readonly lose: number }
  /** Cuts all but the first `stay` sockets and opens them again at once, each after up to a second. */
  | { readonly do: 'return'; readonly stay: number }
  | { readonly do: 'close' };

/** One alert as one subscriber got it. */
export interface Delivery {
  /** Place of the subscriber in the list of the job. */
  readonly subscriber: number;
  readonly office: string;
  readonly case: string;
  readonly number: number;
  /** Milliseconds of the machine's monotonic clock. */
  readonly at: number;
}

export interface LiveAnswer {
  /** Subscriptions that have brought at least one message. */
  readonly open: number;
  /** What ended a subscription or a socket before its time. */
  readonly ended: readonly string[];
  readonly deliveries: readonly Delivery[];
}

export type LiveClients = Worker<LiveJob, LiveAnswer>;

export const startLiveClients = (): LiveClients => startWorker<LiveJob, LiveAnswer>('live/live-clients');
