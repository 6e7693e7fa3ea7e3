/** One message of an inbox as clients get it: the GraphQL result, serialised once. */
export interface LiveMessage {
  readonly number: number;
  readonly text: string;
}

/** The newest messages of an inbox, numbers without holes. */
export class MessageRing {
  private readonly messages: LiveMessage[] = [];
  private length = 0;

  constructor(private readonly limits: { readonly ringMessages: number; readonly ringBytes: number }) {}

  push(message: LiveMessage): void {
    this.messages.push(message);
    this.length += message.text.length;
    while (this.messages.length > this.limits.ringMessages || this.length > this.limits.ringBytes)
      this.length -= this.messages.shift()?.text.length ?? 0;
  }

  /** The message that follows a number, unless it was dropped or has not come yet. */
  after(number: number): LiveMessage | undefined {
    const first = this.messages[0];
    return first && this.messages[number + 1 - first.number];
  }
}
