/** Caps of the live process. Sizes in bytes, times in milliseconds. */
export interface LiveLimits {
  /** Largest frame before and after the connection is acknowledged. */
  readonly initBytes: number;
  readonly frameBytes: number;
  readonly initMs: number;
  readonly subscriptionsPerSocket: number;
  readonly socketsPerPerson: number;
  /** From one address, whoever they are; an office behind one address has to fit. */
  readonly socketsPerAddress: number;
  readonly sockets: number;
  /** Connections that may wait to be let in. */
  readonly waitingSockets: number;
  /** What a group keeps in memory; whoever is further behind reads from the inbox itself. */
  readonly ringMessages: number;
  readonly ringBytes: number;
  /** For so long a message is told again as it was; whoever asks later gets what may be read then. */
  readonly ringMs: number;
  /** Events being completed from other subgraphs at once: for live groups, and for those catching up. */
  readonly liveEvents: number;
  readonly catchUpEvents: number;
  /** Received but undelivered messages of one upstream subscription before it is paused. */
  readonly liveWindow: number;
  readonly catchUpWindow: number;
  /** An event waits this long for other subgraphs, then goes out without them: under 1 s from commit to screen. */
  readonly eventMs: number;
  /** One subgraph is waited for this long; less than an event waits, so that one that hangs costs only its fields. */
  readonly fetchMs: number;
  /** Shortest time between two heartbeats to one client; below the 2 s of the subgraphs, for their jitter. */
  readonly heartbeatMs: number;
  /** How often rights, tokens and dead sockets are looked at; bounds the delay of a revocation. */
  readonly sweepMs: number;
  readonly keepAliveMs: number;
  /** A client whose socket takes nothing for so long is cut. */
  readonly stuckMs: number;
  /** An upstream socket without any message for so long is cut. */
  readonly upstreamSilenceMs: number;
  readonly upstreamRenewMs: number;
  readonly upstreamFrameBytes: number;
}

export const DEFAULT_LIVE_LIMITS: LiveLimits = {
  initBytes: 16 * 1024,
  frameBytes: 64 * 1024,
  initMs: 3_000,
  subscriptionsPerSocket: 20,
  socketsPerPerson: 5,
  socketsPerAddress: 250,
  sockets: 10_000,
  waitingSockets: 2_000,
  ringMessages: 256,
  ringBytes: 512 * 1024,
  ringMs: 1_000,
  liveEvents: 32,
  catchUpEvents: 8,
  liveWindow: 64,
  catchUpWindow: 8,
  eventMs: 600,
  fetchMs: 400,
  heartbeatMs: 1_800,
  sweepMs: 250,
  keepAliveMs: 10_000,
  stuckMs: 60_000,
  upstreamSilenceMs: 6_000,
  upstreamRenewMs: 20_000,
  upstreamFrameBytes: 1024 * 1024,
};
