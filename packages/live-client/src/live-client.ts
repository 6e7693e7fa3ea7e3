import { type Clock, systemClock, within } from './clock.js';
import { Following } from './follow/following.js';
import { type FollowOptions, type FollowSetting, readFollowOptions } from './follow/follow-request.js';
import type { FollowState } from './follow/follow-state.js';
import type { InboxMessage } from './follow/inbox-message.js';
import type { ReportInput, SentReport, UnsentReport } from './report/report.js';
import { ReportQueue } from './report/report-queue.js';
import { type LiveStorage, memoryStorage } from './storage.js';
import { streamUrl, Transports } from './transport/transports.js';
import { platformWebSocket, type WebSocketClass } from './transport/web-socket.js';
import type { OnTrouble } from './trouble.js';

/** How to reach the hub, and as whom. */
export interface LiveClientOptions {
  /** URL of the live endpoint, such as `ws://127.0.0.1:4001/graphql`. */
  readonly live: string;
  /** URL of the GraphQL endpoint, such as `http://127.0.0.1:4000/graphql`; whoever reports needs it. */
  readonly graphql?: string | undefined;
  /** URL of the event stream. Default: `live` over HTTP, with `/stream` at its end. */
  readonly stream?: string;
  /**
   * An access token that is valid now. Asked at each connection, before each token ends and for each report: keep the
   * token and answer with it until it is nearly over.
   */
  readonly accessToken: () => Promise<string>;
  /**
   * What the person reads, as `Accept-Language` says it: `lo`, or `lo-LA, th;q=0.8`. The hub words its errors and
   * problems so; codes are the same in every language. Default: what the hub speaks when it is not told, English.
   */
  readonly language?: string | undefined;
  /** Default: memory, which forgets with the program. */
  readonly storage?: LiveStorage;
  /**
   * The constructor of a WebSocket. Default: that of the platform. Where there is none, or with null, server-sent events
   * are used.
   */
  readonly webSocketImpl?: unknown;
  readonly onTrouble?: OnTrouble;
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Default: Math.random. */
  readonly random?: () => number;
}

/** An inbox being followed. */
export interface Follower {
  /** What a screen may say now. */
  readonly state: FollowState;
  /** Resolves when nothing more will be shown or stored. */
  stop(): Promise<void>;
}

/** A client of the hub that loses nothing: neither an entry of an inbox nor a report. */
export interface LiveClient {
  /**
   * Shows every entry of an inbox, once and in order, and says honestly when it may not be whole. Goes on by itself
   * whatever happens to the connection, until it is stopped or the hub ends it.
   * @throws {TypeError} when the query cannot be resumed, or the inbox has no name or is being followed already
   */
  follow<Message extends InboxMessage>(options: FollowOptions<Message>): Follower;
  /**
   * Stores a report, then sends it until the hub has it or will not take it. A repeat of the same report is one.
   * @throws {TypeError} when the client was made without `graphql`
   */
  report(input: ReportInput): SentReport;
  /** The reports in the storage that the hub is not known to have, the oldest first. */
  unsent(): Promise<UnsentReport[]>;
  /** Forgets a refused report; false when it is on its way and cannot be called back. */
  discard(idempotencyKey: string): Promise<boolean>;
  /** Stops everything. What is unsent stays in the storage. */
  close(): Promise<void>;
}

const TOKEN_MS = 10_000;

/**
 * A client of one person or one organisation. Reports that an earlier one left in the storage are sent at once.
 * @example
 * const client = createLiveClient({ live, graphql, accessToken, storage: webStorage(localStorage, 'atip-hub.malee.') });
 * client.follow({ query, variables: { office }, onEntry: show, onState: showState });
 */
export const createLiveClient = (options: LiveClientOptions): LiveClient => {
  const setting = settle(options);
  const { graphql, language } = options;
  const queue = graphql === undefined ? undefined : new ReportQueue({ ...setting, graphql, language });
  void queue?.resume();
  const reports = (): ReportQueue => {
    if (!queue) throw new TypeError('Make the client with the URL of the GraphQL endpoint.');
    return queue;
  };
  const followings = new Map<string, { stop(): Promise<void> }>();

  return {
    follow: (followed) => {
      const request = readFollowOptions(followed);
      const { inbox } = request;
      if (followings.has(inbox)) throw new TypeError('This inbox is being followed already.');
      const following = new Following(request, setting);
      const forget = (): void => {
        if (followings.get(inbox) === following) followings.delete(inbox);
      };
      followings.set(inbox, following);
      // not before the caller has its follower in hand
      void Promise.resolve()
        .then(() => following.run())
        .then(forget);
      return {
        get state() {
          return following.state;
        },
        stop: () => following.stop().then(forget),
      };
    },
    report: (input) => reports().report(input),
    unsent: async () => reports().unsent(),
    discard: async (idempotencyKey) => reports().discard(idempotencyKey),
    close: async () => {
      queue?.close();
      await Promise.all([...followings.values()].map((following) => following.stop()));
    },
  };
};

const settle = (options: LiveClientOptions): FollowSetting => {
  const { live, stream = streamUrl(live), storage = memoryStorage() } = options;
  const { clock = systemClock, random = Math.random, onTrouble = () => undefined, language } = options;
  const { webSocketImpl: given = platformWebSocket() } = options;
  const webSocketImpl = (given as WebSocketClass | null) ?? undefined;
  const accessToken = (): Promise<string> => within(clock, TOKEN_MS, options.accessToken());
  const transports = new Transports({ live, stream, webSocketImpl, language, accessToken, clock, random, onTrouble });
  return { storage, transports, accessToken, clock, random, onTrouble };
};
