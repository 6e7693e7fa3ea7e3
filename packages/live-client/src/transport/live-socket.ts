import { type Client, createClient, MessageType, stringifyMessage } from 'graphql-ws/client';
import { closed, type Ending, lost, refused } from '../refusal.js';
import { Silence } from './silence.js';
import { TokenRenewal, type TokenSource } from './token-renewal.js';
import type { Receiver, Subscribing } from './transport.js';
import { guarded, type WebSocketClass } from './web-socket.js';

export interface SocketSetting extends TokenSource {
  /** URL of the live endpoint, `ws:` or `wss:`. */
  readonly live: string;
  readonly webSocketImpl: WebSocketClass;
  /** What whoever follows reads. */
  readonly language: string | undefined;
}

const CONNECT_MS = 10_000;
/** Asks for a sign of life after one or two such steps of silence, and gives up after another. */
const STEP_MS = 4_000;

/** One WebSocket with the subscriptions on it. When it is over it is over: the next one is another. */
export class LiveSocket {
  /** Resolves true when the hub has taken the connection, or has refused it; false when it was never reached. */
  readonly reached: Promise<boolean>;
  private readonly client: Client;
  private readonly renewal: TokenRenewal;
  private readonly silence: Silence;
  private readonly cancelConnect: () => void;
  private ending: Ending | undefined;
  private subscriptions = 0;
  private socket: { send(text: string): void } | undefined;
  private settleReached: (reached: boolean) => void = () => undefined;

  constructor(setting: SocketSetting, accessToken: string) {
    this.reached = new Promise((resolve) => (this.settleReached = resolve));
    this.renewal = new TokenRenewal(setting, (renewed) => this.ping({ accessToken: renewed }));
    this.client = createClient({
      url: setting.live,
      webSocketImpl: guarded(setting.webSocketImpl),
      retryAttempts: 0,
      connectionParams: { accessToken, ...(setting.language && { language: setting.language }) },
      on: {
        connected: (socket) => {
          this.socket = socket as { send(text: string): void };
          this.cancelConnect();
          this.settleReached(true);
          this.renewal.start(accessToken);
        },
        message: () => this.silence.heard(),
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.end(closed(code, reason));
        },
        error: () => this.end(lost(new Error('the WebSocket failed'))),
      },
    });
    this.silence = new Silence(setting.clock, STEP_MS, (steps) => this.quiet(steps));
    this.cancelConnect = setting.clock.after(CONNECT_MS, () => this.client.terminate());
  }

  /** False when it is closed, or about to be. */
  get usable(): boolean {
    return !this.ending;
  }

  subscribe({ query, variables, after }: Subscribing, receiver: Receiver): () => void {
    let over = false;
    const finish = (ending: Ending): void => {
      if (over) return;
      over = true;
      this.release();
      receiver.ended(ending);
    };
    this.subscriptions += 1;
    const unsubscribe = this.client.subscribe(
      { query, variables: { ...variables, after } },
      {
        next: (result) => {
          if (!over) receiver.message(result);
        },
        error: (errors) => finish(this.ending ?? refused(errors)),
        complete: () => finish(this.ending ?? lost(new Error('the hub ended the subscription'))),
      },
    );
    return () => {
      if (over) return;
      over = true;
      unsubscribe();
      this.release();
    };
  }

  private release(): void {
    this.subscriptions -= 1;
    if (this.subscriptions > 0 || this.ending) return;
    // left, so it proves nothing about the way there
    this.settleReached(true);
    if (!this.socket) this.client.terminate();
    this.end(lost());
  }

  private quiet(steps: number): void {
    if (!this.socket) return;
    if (steps > 1) this.client.terminate();
    else this.ping();
  }

  private ping(payload?: { readonly accessToken: string }): void {
    this.socket?.send(stringifyMessage({ type: MessageType.Ping, ...(payload && { payload }) }));
  }

  private end(ending: Ending): void {
    if (this.ending) return;
    this.ending = ending;
    this.settleReached(ending.code !== undefined);
    this.cancelConnect();
    this.renewal.stop();
    this.silence.stop();
    void Promise.resolve(this.client.dispose()).catch(() => undefined);
  }
}
