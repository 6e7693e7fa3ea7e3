/** One error of a GraphQL answer. */
export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string } & Record<string, unknown>;
}

/** One GraphQL answer. */
export interface GraphResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphError[];
}

/** What every message of an inbox has; beside it stands the entry, under its own noun. */
export interface InboxMessage {
  /** Number of the entry; in a heartbeat, of the last one delivered. */
  readonly number: number;
  /** Number of the newest entry of the inbox. */
  readonly head: number;
}

export type Arrival<Message> =
  | { readonly kind: 'ENTRY'; readonly message: Message; readonly errors: readonly GraphError[] }
  | { readonly kind: 'HEARTBEAT'; readonly message: InboxMessage }
  /** An answer that is no message: the hub could not, or would not. */
  | { readonly kind: 'NONE'; readonly errors: readonly GraphError[] };

const ENVELOPE: ReadonlySet<string> = new Set(['number', 'head', 'at', 'office', '__typename']);

/**
 * What one answer of an inbox subscription is.
 * @param received number of the last entry taken: an entry that could not be read looks like a heartbeat but for its number
 */
export const readArrival = <Message extends InboxMessage>(
  { data, errors = [] }: GraphResult,
  received: number,
): Arrival<Message> => {
  const message = Object.values(data ?? {})[0] as Message | null | undefined;
  if (typeof message?.number !== 'number' || typeof message.head !== 'number') return { kind: 'NONE', errors };
  const empty = Object.entries(message).every(([name, value]) => ENVELOPE.has(name) || value == null);
  const unread = errors.length > 0 && message.number > received;
  return empty && !unread ? { kind: 'HEARTBEAT', message } : { kind: 'ENTRY', message, errors };
};
