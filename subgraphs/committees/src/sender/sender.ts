import type { ChannelKind, DeliveryOutcome, NoticeLanguage, Urgency } from '@hub/vocabulary';

/** What one channel is to be told. It names nobody: it ends on lock screens and in other people's servers. */
export interface Notice {
  /** Id of the delivery, the same at each attempt, by which a receiver knows a repeat. */
  readonly id: string;
  /** The opened address: a phone number, an e-mail address, or the JSON that the channel's kind has. */
  readonly address: string;
  readonly language: NoticeLanguage;
  readonly about: 'ALERT' | 'FAILURE' | 'TEST' | 'CODE';
  readonly urgency: Urgency | null;
  /** The code that confirms the channel, when this is about one. */
  readonly code: string | null;
  /** Where the entry waits; for systems only, never in a text. */
  readonly entry: { readonly office: string; readonly inbox: string; readonly number: number } | null;
}

/**
 * - `SENT`: the other side took it.
 * - `RETRY`: it did not, and may later; `afterMs` is what it asked for.
 * - `GONE`: the address will never take anything again.
 * - `REFUSED`: this notice will not be taken, however often it is sent.
 */
export type SendResult =
  | { readonly kind: 'SENT' | 'GONE' }
  | { readonly kind: 'RETRY'; readonly outcome: DeliveryOutcome; readonly afterMs?: number }
  | { readonly kind: 'REFUSED'; readonly outcome: DeliveryOutcome };

/** Sends by one kind of channel. It must end within `DEADLINE_MS`, whatever the other side does. */
export interface Sender {
  readonly kind: ChannelKind;
  send(notice: Notice): Promise<SendResult>;
  close?(): void;
}

/** Milliseconds one attempt may take. */
export const DEADLINE_MS = 10_000;
