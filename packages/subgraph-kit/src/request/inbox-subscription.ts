import type { InboxMessage } from '@hub/inbox';
import type { Scope } from '@hub/vocabulary';
import type { HubContext } from './context.js';
import { requireOffice } from './permission.js';

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
 * @param options.scope what the caller's office must allow
 * @throws {HubError} when the caller does not hold the office, or `after` is beyond the head
 */
export const subscribeInbox = <Body>(
  context: HubContext,
  request: InboxRequest,
  options: { readonly scope: Scope },
): AsyncGenerator<InboxEnvelope<Body>> => {
  requireOffice(context.caller, request.office, options.scope);
  return envelopes<Body>(context, request);
};

async function* envelopes<Body>(context: HubContext, { office, after }: InboxRequest): AsyncGenerator<InboxEnvelope<Body>> {
  for await (const message of context.readers.read(office, after ?? undefined)) yield envelopeOf<Body>(office, message);
}

const envelopeOf = <Body>(office: string, { number, head, entry }: InboxMessage): InboxEnvelope<Body> => ({
  office,
  number,
  head,
  event: entry ? (entry.body as Body) : null,
});
