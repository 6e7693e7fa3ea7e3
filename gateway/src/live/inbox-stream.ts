import type { ExecutionResult } from 'graphql';
import { backOff, type ErrorCode } from '@hub/vocabulary';
import { isErrorCode } from '../errors.js';
import { ENTRY_KEY, NUMBER_KEY } from './inbox-document.js';
import type { EventText, LiveMessage } from './message-ring.js';
import type { Attachment, Upstream, UpstreamRequest } from './upstream.js';

/** What a stream needs of its group; read anew each time, because the graph may have changed. */
export interface StreamSource {
  upstream(): Upstream;
  request(after: number | undefined): UpstreamRequest;
  complete(event: ExecutionResult): Promise<EventText>;
  readonly responseKey: string;
}

export interface StreamOptions {
  /** Number to start after; undefined starts live. */
  readonly after: number | undefined;
  /** Messages held before the upstream is paused. */
  readonly window: number;
  /** A message can be taken. */
  readonly onReady: () => void;
  /** The subgraph refused for good; the stream is closed. */
  readonly onRefused: (code: ErrorCode) => void;
}

export interface StreamMessage extends LiveMessage {
  readonly heartbeat: boolean;
}

interface Pending {
  readonly number: number;
  readonly heartbeat: boolean;
  text: EventText | undefined;
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'LIVE_AFTER_INVALID',
  'LIVE_RIGHT_ENDED',
  'FORBIDDEN_ACTION',
  'FORBIDDEN_FIELD',
  'AUTH_APPOINTMENT_ENDED',
]);

/**
 * The messages of one inbox from a number on: in order, without hole or repeat, across anything that
 * happens to the subgraph. Holds at most `window` of them; when full it leaves, and comes back for the next.
 */
export class InboxStream implements Attachment {
  private readonly pending: Pending[] = [];
  private received: number | undefined;
  private detach: (() => void) | undefined;
  private retry: NodeJS.Timeout | undefined;
  private failures = 0;
  private closed = false;

  constructor(
    private readonly source: StreamSource,
    private readonly options: StreamOptions,
  ) {
    this.received = options.after;
    this.open();
  }

  /** The next message, once it and all before it are complete. */
  take(): StreamMessage | undefined {
    const [first] = this.pending;
    if (first?.text === undefined) return undefined;
    this.pending.shift();
    if (this.pending.length <= this.options.window / 2) this.open();
    return { number: first.number, heartbeat: first.heartbeat, ...first.text };
  }

  /** Leaves the upstream and comes back after the last number received. */
  reopen(): void {
    this.leave();
    this.open();
  }

  close(): void {
    this.closed = true;
    this.leave();
    this.pending.length = 0;
  }

  request(): UpstreamRequest {
    return this.source.request(this.received);
  }

  next(event: ExecutionResult): void {
    const envelope = event.data?.[this.source.responseKey] as Record<string, unknown> | null | undefined;
    const number = envelope?.[NUMBER_KEY];
    if (typeof number !== 'number') return this.failed(event.errors?.[0]?.extensions?.['code']);
    const heartbeat = envelope?.[ENTRY_KEY] == null && !(event.errors?.length && number !== this.received);
    const expected = this.received === undefined ? number : this.received + (heartbeat ? 0 : 1);
    if (number > expected) return this.retryLater();
    this.failures = 0;
    if (number < expected) return;
    this.received = number;
    this.enqueue({ number, heartbeat, text: undefined }, event);
  }

  ended(code: unknown): void {
    this.detach = undefined;
    this.failed(code);
  }

  /** A subgraph may refuse with an error, or with a result that has nothing but errors. */
  private failed(code: unknown): void {
    if (isErrorCode(code) && REFUSALS.has(code)) {
      this.close();
      this.options.onRefused(code);
    } else this.retryLater();
  }

  private enqueue(message: Pending, event: ExecutionResult): void {
    this.pending.push(message);
    if (this.pending.length >= this.options.window) this.leave();
    void this.source.complete(event).then((text) => {
      message.text = text;
      if (this.pending[0] === message) this.options.onReady();
    });
  }

  private open(): void {
    if (this.closed || this.detach || this.retry || this.pending.length >= this.options.window) return;
    this.detach = this.source.upstream().attach(this);
  }

  private leave(): void {
    clearTimeout(this.retry);
    this.retry = undefined;
    this.detach?.();
    this.detach = undefined;
  }

  private retryLater(): void {
    this.leave();
    if (this.closed) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.open();
    }, backOff(this.failures++));
  }
}
