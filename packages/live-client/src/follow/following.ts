import type { ErrorCode } from '@hub/vocabulary';
import { type Ending, isTokenRefusal, lost, refused } from '../refusal.js';
import { retryDelay } from '../retry-delay.js';
import { Silence } from '../transport/silence.js';
import { EntryQueue } from './entry-queue.js';
import type { FollowRequest, FollowSetting } from './follow-request.js';
import { type FollowState, sameState } from './follow-state.js';
import { type Arrival, type GraphError, type GraphResult, type InboxMessage, readArrival } from './inbox-message.js';
import { Position } from './position.js';
import { Proof } from './proof.js';

/** Entries that may wait to be shown; the others stay in the inbox until these are. */
const WAITING = 256;
/** A sign-in that is refused so often in a row has ended. */
const TOKEN_REFUSALS = 5;
/** A subscription that brings nothing for so long is opened anew. */
const SILENCE_MS = 30_000;

/** One inbox, followed across everything that happens on the way: each entry is shown once, in order. */
export class Following<Message extends InboxMessage> {
  private readonly proof: Proof;
  private readonly position: Position;
  private readonly queue: EntryQueue<Extract<Arrival<Message>, { kind: 'ENTRY' }>>;
  private last: FollowState;
  /** Number of the last entry shown; undefined until the stored one is known. */
  private shown: number | undefined;
  /** Number of the last entry taken. No entry before it is missing. */
  private received = 0;
  private failures = 0;
  private tokenRefusals = 0;
  private stopped = false;
  /** Ends the subscription that is open; does nothing between two. */
  private cut: (ending: Ending) => void = () => undefined;
  private wake = (): void => undefined;
  private cancelLook = (): void => undefined;

  constructor(
    private readonly request: FollowRequest<Message>,
    private readonly setting: FollowSetting,
  ) {
    const now = setting.clock.now();
    this.proof = new Proof(now);
    this.last = this.proof.state(0, now);
    this.position = new Position(request.inbox, setting.storage, setting.onTrouble);
    this.queue = new EntryQueue({
      show: ({ message, errors }) => request.onEntry(message, errors),
      keep: ({ message }) => {
        this.shown = message.number;
        this.failures = 0;
        return this.position.keep(message.number);
      },
      onChange: () => this.look(),
      onFailure: (error) => {
        setting.onTrouble(error);
        this.cut(lost());
      },
    });
  }

  get state(): FollowState {
    return this.last;
  }

  /** Follows until it is stopped, or the hub ends it for good. */
  async run(): Promise<void> {
    if (!this.stopped) this.say(this.last);
    while (!this.stopped) {
      const ending = await this.followOnce().catch(lost);
      if (this.stopped) return;
      const code = this.endOf(ending);
      if (code) return this.end(code);
      await this.recover(ending);
    }
  }

  /** Resolves when nothing more will be shown or stored. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelLook();
    this.queue.clear();
    this.cut({ final: true });
    this.wake();
    await this.queue.idle();
  }

  /** Resolves with how one subscription ended. */
  private async followOnce(): Promise<Ending> {
    await this.queue.idle();
    this.shown ??= (await this.position.read()) ?? this.request.after;
    this.received = this.shown;
    const accessToken = await this.setting.accessToken();
    return this.stopped ? { final: true } : this.subscribe(accessToken);
  }

  private subscribe(accessToken: string): Promise<Ending> {
    const { transports, clock } = this.setting;
    const { query, variables } = this.request;
    return new Promise((resolve) => {
      let leave = (): void => undefined;
      const silence = new Silence(clock, SILENCE_MS, () => end(lost(new Error('the subscription is silent'))));
      const end = (ending: Ending): void => {
        silence.stop();
        this.cut = () => undefined;
        leave();
        resolve(ending);
      };
      const message = (result: GraphResult): void => {
        silence.heard();
        this.take(result);
      };
      this.cut = end;
      leave = transports.open({ query, variables, after: this.received, accessToken }, { message, ended: end });
    });
  }

  private take(result: GraphResult): void {
    const arrival = readArrival<Message>(result, this.received);
    if (arrival.kind === 'NONE') return this.cut(unreadable(arrival.errors));
    const { number, head } = arrival.message;
    const next = this.received + (arrival.kind === 'ENTRY' ? 1 : 0);
    if (number > next) return this.cut(lost(new Error(`an entry before number ${number} is missing`)));
    if (number < next) return;
    this.tokenRefusals = 0;
    const now = this.setting.clock.now();
    if (arrival.kind === 'HEARTBEAT') {
      if (number === this.shown) this.failures = 0;
      this.proof.heartbeat(head, now);
      return this.look();
    }
    this.received = number;
    this.proof.entry(number, now);
    this.queue.push(arrival);
    if (this.queue.length >= WAITING) this.cut({ final: false, atOnce: true });
  }

  /** The code with which everything is over; undefined when it goes on. */
  private endOf({ code, final }: Ending): ErrorCode | undefined {
    this.tokenRefusals += isTokenRefusal(code) ? 1 : 0;
    return code && (final || this.tokenRefusals >= TOKEN_REFUSALS) ? code : undefined;
  }

  private end(code: ErrorCode): void {
    this.stopped = true;
    this.cancelLook();
    this.tell({ kind: 'ENDED', code });
  }

  private async recover({ code, atOnce, error }: Ending): Promise<void> {
    const { clock, random, onTrouble } = this.setting;
    if (error !== undefined) onTrouble(error);
    this.proof.interrupted(code);
    this.look();
    const failures = this.failures++;
    if (atOnce && failures === 0) return;
    await new Promise<void>((resolve) => {
      const cancel = clock.after(retryDelay(failures, random), resolve);
      this.wake = () => {
        cancel();
        resolve();
      };
    });
  }

  /** Says what is proved now, and comes back when that may be less. */
  private look(): void {
    if (this.stopped) return;
    const { clock } = this.setting;
    const now = clock.now();
    this.tell(this.proof.state(this.shown ?? 0, now));
    this.cancelLook();
    const later = this.proof.lookAgainMs(now);
    this.cancelLook = later === undefined ? () => undefined : clock.after(later, () => this.look());
  }

  private tell(state: FollowState): void {
    const same = sameState(this.last, state);
    this.last = state;
    if (!same) this.say(state);
  }

  private say(state: FollowState): void {
    try {
      this.request.onState?.(state);
    } catch (error) {
      this.setting.onTrouble(error);
    }
  }
}

/** An answer without a number and without a reason is one to a query that does not ask for it. */
const unreadable = (errors: readonly GraphError[]): Ending =>
  errors.length > 0 ? refused(errors) : { code: 'OPERATION_INVALID', final: true };
