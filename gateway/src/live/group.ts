import { type HeldOffice, officeCaller } from '@hub/caller';
import type { ErrorCode } from '@hub/vocabulary';
import type { ExecutionResult } from 'graphql';
import type { EventRunner } from './event-runner.js';
import type { InboxOperation } from './inbox-operation.js';
import { InboxStream, type StreamSource } from './inbox-stream.js';
import type { LiveLimits } from './live-limits.js';
import { type LiveMessage, MessageRing } from './message-ring.js';
import { type PlannedInbox, sameUpstream, upstreamRequest } from './planned-inbox.js';
import type { Rights } from './rights.js';
import type { Subscriber } from './subscriber.js';

export interface GroupSetting {
  readonly held: HeldOffice;
  readonly limits: LiveLimits;
  readonly rights: Rights;
  readonly live: EventRunner;
  readonly catchUp: EventRunner;
  readonly onEmpty: () => void;
}

/** Clients with the same operation on the same inbox: one upstream, each event completed once. */
export class Group {
  readonly subscribers = new Set<Subscriber>();
  private readonly ring: MessageRing;
  private readonly behind = new Set<InboxStream>();
  private readonly stream: InboxStream;
  private latest: number | undefined;
  private lookingBack: { readonly from: number; readonly stream: InboxStream } | undefined;
  private heartbeat: { readonly at: number; readonly message: LiveMessage } | undefined;

  constructor(
    private inbox: PlannedInbox,
    private readonly setting: GroupSetting,
  ) {
    this.ring = new MessageRing(setting.limits);
    this.stream = new InboxStream(this.source(setting.live), {
      after: undefined,
      window: setting.limits.liveWindow,
      onReady: () => this.advance(),
      onRefused: (code) => this.refuse(code),
    });
  }

  /** Number of the last message taken from the upstream; undefined until it has said where the inbox stands. */
  get position(): number | undefined {
    return this.latest;
  }

  get rights(): Rights {
    return this.setting.rights;
  }

  get operation(): InboxOperation {
    return this.inbox.operation;
  }

  get held(): HeldOffice {
    return this.setting.held;
  }

  get behindCount(): number {
    return this.behind.size;
  }

  /** What follows a number, if it came so lately that it can be told as it was. */
  messageAfter(position: number, now: number): LiveMessage | undefined {
    // what is being read must meet what the ring holds, so nothing is let go meanwhile
    if (!this.lookingBack) this.ring.forget(now);
    return this.ring.after(position);
  }

  /** The upstream's last sign of life, if it is newer than what a client has seen and still means something. */
  heartbeatAfter(seenAt: number, now: number): LiveMessage | undefined {
    const { heartbeat, setting } = this;
    if (!heartbeat || heartbeat.message.number !== this.latest || heartbeat.at <= seenAt) return undefined;
    return now - seenAt >= setting.limits.heartbeatMs && now - heartbeat.at < setting.limits.heartbeatMs
      ? heartbeat.message
      : undefined;
  }

  join(subscriber: Subscriber): void {
    this.subscribers.add(subscriber);
    subscriber.wake();
  }

  leave(subscriber: Subscriber): void {
    if (this.subscribers.delete(subscriber) && this.subscribers.size === 0) {
      this.stream.close();
      this.stopLookingBack();
      this.setting.onEmpty();
    }
  }

  openCatchUp(after: number, subscriber: Subscriber): InboxStream {
    const stream = new InboxStream(this.source(this.setting.catchUp), {
      after,
      window: this.setting.limits.catchUpWindow,
      onReady: () => subscriber.wake(),
      onRefused: (code) => subscriber.refuse(code),
    });
    this.behind.add(stream);
    return stream;
  }

  /**
   * True when what follows a number is on its way into the ring. Those who come back together after a restart have
   * missed the same few messages: they are read once for all of them.
   */
  looksBack(position: number): boolean {
    if (this.lookingBack) return position >= this.lookingBack.from;
    const last = (this.ring.first ?? (this.latest ?? 0) + 1) - 1;
    if (position >= last || !this.ring.takesOlder(last - position)) return false;
    this.lookBack(position, last);
    return true;
  }

  closeCatchUp(stream: InboxStream): void {
    this.behind.delete(stream);
    stream.close();
  }

  /** Goes on with another graph; the upstream is reopened only when it would be asked something else. */
  replan(inbox: PlannedInbox): void {
    const same = sameUpstream(this.inbox, inbox);
    this.inbox = inbox;
    if (!same) for (const stream of [this.stream, ...this.behind]) stream.reopen();
  }

  refuse(code: ErrorCode): void {
    for (const subscriber of [...this.subscribers]) subscriber.refuse(code);
  }

  private lookBack(from: number, last: number): void {
    const older: LiveMessage[] = [];
    const stream: InboxStream = new InboxStream(this.source(this.setting.catchUp), {
      after: from,
      window: this.setting.limits.catchUpWindow,
      onReady: () => {
        for (let message = stream.take(); message && older.length < last - from; message = stream.take())
          if (!message.heartbeat) older.push(message);
        if (older.length === last - from) this.stopLookingBack(older);
      },
      onRefused: (code) => this.refuse(code),
    });
    this.behind.add(stream);
    this.lookingBack = { from, stream };
  }

  private stopLookingBack(found: readonly LiveMessage[] = []): void {
    if (!this.lookingBack) return;
    this.closeCatchUp(this.lookingBack.stream);
    this.lookingBack = undefined;
    this.ring.unshift(found, Date.now());
    for (const subscriber of this.subscribers) subscriber.wake();
  }

  private advance(): void {
    for (let message = this.stream.take(); message; message = this.stream.take()) {
      if (message.heartbeat) this.heartbeat = { at: Date.now(), message };
      else this.ring.push(message, Date.now());
      this.latest = message.number;
    }
    for (const subscriber of this.subscribers) subscriber.wake();
  }

  private source(runner: EventRunner): StreamSource {
    const { held, rights } = this.setting;
    return {
      responseKey: this.inbox.operation.responseKey,
      upstream: () => this.inbox.upstream,
      request: (after) => upstreamRequest(this.inbox, { after, held, directory: rights.directory }),
      complete: (event: ExecutionResult) => runner.run(this.inbox, event, officeCaller(held, rights.directory.version)),
    };
  }
}
