import type { Language } from '@hub/languages';

/** One GraphQL result, serialised once for all who get it. */
export interface EventText {
  readonly text: string;
  /** Its errors in the words of another language than English; absent where it has none. */
  readonly textIn?: (language: Language) => string;
}

/** One message of an inbox as clients get it. */
export interface LiveMessage extends EventText {
  readonly number: number;
}

export const worded = ({ text, textIn }: EventText, language: Language): string => textIn?.(language) ?? text;

interface Held {
  readonly message: LiveMessage;
  /** When it was asked for. */
  readonly at: number;
}

/** The newest messages of an inbox, numbers without holes, for as long as what they say may be told again. */
export class MessageRing {
  private held: Held[] = [];
  private length = 0;
  private dropped = false;

  constructor(
    private readonly limits: {
      readonly ringMessages: number;
      readonly ringBytes: number;
      readonly ringMs: number;
    },
  ) {}

  /** Number of the oldest message held. */
  get first(): number | undefined {
    return this.held[0]?.message.number;
  }

  push(message: LiveMessage, now: number): void {
    this.held.push({ message, at: now });
    this.length += message.text.length;
    this.trim();
  }

  /** False once it is full: what is older than a full ring would be dropped at once. */
  takesOlder(count: number): boolean {
    return !this.dropped && this.held.length + count <= this.limits.ringMessages;
  }

  /** Puts older messages in front; they must end right before the first one held. */
  unshift(older: readonly LiveMessage[], now: number): void {
    if (this.dropped) return;
    this.held = [...older.map((message) => ({ message, at: now })), ...this.held];
    this.length += older.reduce((sum, { text }) => sum + text.length, 0);
    this.trim();
  }

  /** Lets go of what was asked for too long ago: who may read it can have changed since. */
  forget(now: number): void {
    while (this.held[0] && now - this.held[0].at > this.limits.ringMs) {
      this.shift();
      this.dropped = false;
    }
  }

  /** The message that follows a number, unless it was dropped or has not come yet. */
  after(number: number): LiveMessage | undefined {
    const { first } = this;
    return first === undefined ? undefined : this.held[number + 1 - first]?.message;
  }

  private trim(): void {
    while (this.held.length > this.limits.ringMessages || this.length > this.limits.ringBytes) {
      this.shift();
      this.dropped = true;
    }
  }

  private shift(): void {
    this.length -= this.held.shift()?.message.text.length ?? 0;
  }
}
