import type { Clock } from '../clock.js';
import type { Awaitable, LiveStorage } from '../storage.js';
import type { Transport } from '../transport/transport.js';
import type { OnTrouble } from '../trouble.js';
import type { FollowState } from './follow-state.js';
import type { GraphError, InboxMessage } from './inbox-message.js';

/** An inbox to follow. */
export interface FollowOptions<Message extends InboxMessage = InboxMessage> {
  /**
   * The subscription. It declares `$after: Int`, passes it on as `after`, and selects `number` and `head`.
   * @example subscription ($office: ID!, $after: Int) { caseAlerts(office: $office, after: $after) { number head alert { id } } }
   */
  readonly query: string;
  /** All variables but `after`. `after` is where to begin when no position is stored: default 0, the first entry. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /**
   * Under which key the position is stored. Default: `variables.office`. At most one follower of a key at a time; two
   * inboxes of one office need two keys.
   */
  readonly inbox?: string | undefined;
  /**
   * Shows one entry, each once and in order. Its number is kept when this has returned or resolved; when it throws or
   * rejects, the entry comes again.
   * @param message the message as it was asked for
   * @param errors what of it could not be read, as when an organisation does not answer; an entry that could not be
   *   read at all is null
   */
  readonly onEntry: (message: Message, errors: readonly GraphError[]) => Awaitable<unknown>;
  /** Told at once, and whenever it changes, what a screen may say. */
  readonly onState?: (state: FollowState) => void;
}

export interface FollowRequest<Message extends InboxMessage> extends FollowOptions<Message> {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly inbox: string;
  readonly after: number;
}

export interface FollowSetting {
  readonly transports: Transport;
  readonly accessToken: () => Promise<string>;
  readonly storage: LiveStorage;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onTrouble: OnTrouble;
}

/** @throws {TypeError} when the query cannot be resumed */
export const readFollowOptions = <Message extends InboxMessage>(
  options: FollowOptions<Message>,
): FollowRequest<Message> => {
  for (const [needed, pattern] of NEEDED)
    if (!pattern.test(options.query)) throw new TypeError(`The subscription must use ${needed}.`);
  const { after = 0, ...variables } = options.variables ?? {};
  if (typeof after !== 'number' || !Number.isInteger(after) || after < 0)
    throw new TypeError('after must be a number of an entry, or 0.');
  const { inbox = variables['office'] } = options;
  if (typeof inbox !== 'string' || inbox === '') throw new TypeError('Name the inbox, or give variables.office.');
  return { ...options, variables, inbox, after };
};

const NEEDED = [
  ['$after', /\$after\b/],
  ['number', /\bnumber\b/],
  ['head', /\bhead\b/],
] as const;
