import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@hub/store';
import { appendEntries, holdInboxes } from '../append.js';
import type { InboxReaders } from '../reader/inbox-readers.js';

/** A stream of records from one subgraph to other services. */
export interface Feed {
  /** Lower-case word, the `{name}` of `GET /feeds/{name}`. */
  readonly name: string;
  /** Names of the services that may read it. */
  readonly to: readonly string[];
}

const NAME = /^[a-z][a-z-]{0,30}$/;

/**
 * Declares a feed.
 * @throws when the name cannot be part of an address
 * @example export const directoryFeed = defineFeed({ name: 'directory', to: ['gateway', 'cases'] })
 */
export const defineFeed = ({ name, to }: Feed): Feed => {
  if (!NAME.test(name)) throw new Error(`"${name}" is not a name of a feed`);
  return Object.freeze({ name, to: Object.freeze([...to]) });
};

/** A feed is an inbox that belongs to no office. */
const ownerOf = (name: string): string => `feed:${name}`;

/** Holds feeds as `holdInboxes` holds the inboxes of offices; after those. */
export const holdFeeds = (tx: EntityManager, names: readonly string[]): Promise<void> =>
  holdInboxes(tx, names.map(ownerOf));

/** Appends records in the transaction that changes the data. Needs a system actor; `appendEntries` says the rest. */
export const appendFeed = (
  tx: EntityManager,
  name: string,
  records: readonly object[],
): Promise<{ number: number }[]> => appendFeeds(tx, { [name]: records });

/** The same for several feeds at once, by their names: each feed that others wait for is held for a shorter time. */
export const appendFeeds = async (
  tx: EntityManager,
  feeds: Readonly<Record<string, readonly object[]>>,
): Promise<{ number: number }[]> => {
  const entries = await appendEntries(
    tx,
    Object.entries(feeds).flatMap(([name, records]) =>
      records.map((body) => ({ owner: ownerOf(name), event: randomUUID(), body })),
    ),
  );
  return entries.map(({ number }) => ({ number }));
};

/**
 * The lines of `GET /feeds/{name}?after=n`, each with its line end: entries `{"number","body"}`, and
 * `{"head","at"}` at once and each second while the database confirms it.
 * @throws {LiveAfterInvalid} when `after` is beyond the head
 */
export async function* serveFeed(
  readers: InboxReaders,
  name: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<string> {
  for await (const { number, head, entry } of readers.read(ownerOf(name), after, signal)) {
    yield `${JSON.stringify(entry ? { number, body: entry.body } : { head, at: new Date().toISOString() })}\n`;
  }
}
