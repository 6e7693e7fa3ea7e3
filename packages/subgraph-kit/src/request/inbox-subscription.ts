import { type InboxMessage, LiveAfterInvalid } from '@hub/inbox';
import { HubError } from '../errors.js';
import type { HubContext } from './context.js';
import { requireOffice, type ScopeNeed } from './permission.js';

/** The envelope of every inbox subscription; `event` is null in a heartbeat. */
export interface InboxEnvelope<Event> {
  readonly office: string;
  /** Number of this entry, or of the last one delivered when this is a heartbeat. */
  readonly number: number;
  readonly head: number;
  readonly event: Event | null;
}

export interface InboxRequest {
  readonly office: string;
  /** Number after which to go on; without it the subscription starts live. */
  readonly after?: number | null | undefined;
}

/**
 * The source of an inbox subscription: entries after a number from the table, then live, without a seam.
 * @param options.scope what the caller's office must allow; any of them when several
 * @param options.inboxOf the inbox of an office that has several; default the one under its own id
 * @throws {HubError} when the caller does not hold the office; later `LIVE_AFTER_INVALID` when `after` is beyond the head
 */
export const subscribeInbox = <Body>(
  context: HubContext,
  request: InboxRequest,
  options: { readonly scope: ScopeNeed; readonly inboxOf?: (office: string) => string },
): AsyncIterableIterator<InboxEnvelope<Body>> => {
  requireOffice(context.caller, request.office, options.scope);
  const ended = new AbortController();
  const { office, after } = request;
  const inbox = options.inboxOf?.(office) ?? office;
  const source = envelopes<Body>(context.readers.read(inbox, after ?? undefined, ended.signal), office);
  return {
    next: () => {
      context.forgetLoaded();
      return source.next();
    },
    // a generator that waits for its next entry cannot be returned; the signal wakes it
    return: () => {
      ended.abort();
      return source.return(undefined);
    },
    throw: (error: unknown) => {
      ended.abort();
      return source.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

async function* envelopes<Body>(
  messages: AsyncIterable<InboxMessage>,
  office: string,
): AsyncGenerator<InboxEnvelope<Body>> {
  try {
    for await (const message of messages) yield envelopeOf<Body>(office, message);
  } catch (error) {
    throw error instanceof LiveAfterInvalid ? new HubError('LIVE_AFTER_INVALID') : error;
  }
}

const envelopeOf = <Body>(office: string, { number, head, entry }: InboxMessage): InboxEnvelope<Body> => ({
  office,
  number,
  head,
  event: entry ? (entry.body as Body) : null,
});
