/** One message of an inbox as clients get it: the GraphQL result, serialised once. */
export interface LiveMessage {
  readonly number: number;
  readonly text: string;
}

/** The newest messages of an inbox, numbers without holes. */
export class MessageRing {
  private messages: LiveMessage[] = [];
  private length = 0;
  private dropped = false;

  constructor(private readonly limits: { readonly ringMessages: number; readonly ringBytes: number }) {}

  /** Number of the oldest message held. */
  get first(): number | undefined {
    return this.messages[0]?.number;
  }

  push(message: LiveMessage): void {
    this.messages.push(message);
    this.length += message.text.length;
    this.trim();
  }

  /** False once it is full: what is older than a full ring would be dropped at once. */
  takesOlder(count: number): boolean {
    return !this.dropped && this.messages.length + count <= this.limits.ringMessages;
  }

  /** Puts older messages in front; they must end right before the first one held. */
  unshift(older: readonly LiveMessage[]): void {
    if (this.dropped) return;
    this.messages = [...older, ...this.messages];
    this.length += older.reduce((sum, { text }) => sum + text.length, 0);
    this.trim();
  }

  /** The message that follows a number, unless it was dropped or has not come yet. */
  after(number: number): LiveMessage | undefined {
    const first = this.messages[0];
    return first && this.messages[number + 1 - first.number];
  }

  private trim(): void {
    while (this.messages.length > this.limits.ringMessages || this.length > this.limits.ringBytes) {
      this.length -= this.messages.shift()?.text.length ?? 0;
      this.dropped = true;
    }
  }
}
