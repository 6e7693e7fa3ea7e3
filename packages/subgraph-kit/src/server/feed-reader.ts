import { createAssertionSigner, followFeed } from '@hub/caller';
import { feedPosition, takeFeedEntry } from '@hub/inbox';
import { type Store, systemActor } from '@hub/store';
import type { Logger } from 'pino';
import type { FeedSource } from '../config.js';
import type { FeedReading } from '../definition.js';
import type { Services } from '../request/context.js';
import { keepTrying } from './keep-trying.js';

export interface FeedParts {
  readonly store: Store;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

interface Following extends FeedParts {
  /** Name of the subgraph that reads. */
  readonly reader: string;
  /** Number of the last entry taken. */
  readonly after: () => number;
  readonly onEntry: (number: number, body: unknown) => Promise<void>;
  readonly onHead?: (head: number) => Promise<void>;
}

/** Follows a feed of another subgraph until the signal aborts. */
export const followSource = (source: FeedSource, { reader, log, ...rest }: Following): Promise<void> =>
  followFeed({
    ...rest,
    origin: source.origin,
    feed: source.feed,
    reader,
    sign: createAssertionSigner({ issuer: reader, audience: source.owner }, source.key),
    onTrouble: (reason) => log.warn({ feed: source.feed, owner: source.owner, reason }, 'feed interrupted'),
  });

export interface ReadingParts extends FeedParts {
  readonly reader: string;
  readonly services: Services;
  readonly sources: readonly FeedSource[];
  /** Whether the subgraph serves a feed of this name itself. */
  readonly servesIt: boolean;
}

/** Reads the feeds of one name, one run for each owner: position and effect in one transaction. */
export const readFeeds = (reading: FeedReading, parts: ReadingParts): Promise<void>[] => [
  ...parts.sources
    .filter(({ feed }) => feed === reading.feed)
    .map((source) => keepTrying(nameOf(source), () => readSource(reading, source, parts), parts)),
  ...(parts.servesIt
    ? [keepTrying(nameOf({ feed: reading.feed, owner: parts.reader }), () => readOwn(reading, parts), parts)]
    : []),
];

const nameOf = ({ feed, owner }: Pick<FeedSource, 'feed' | 'owner'>) => ({ feed, owner });

const readSource = async (reading: FeedReading, source: FeedSource, parts: ReadingParts): Promise<void> => {
  const position = new Position(reading, source.owner, parts.services);
  await position.load();
  return followSource(source, {
    ...parts,
    after: () => position.taken,
    onEntry: (number, body) => position.take(number, body),
    onHead: async (head) => position.hear(head),
  });
};

const readOwn = async (reading: FeedReading, { reader, services, signal }: ReadingParts): Promise<void> => {
  const position = new Position(reading, reader, services);
  await position.load();
  for await (const { number, entry } of services.readers.read(`feed:${reading.feed}`, position.taken, signal))
    if (entry) await position.take(number, entry.body);
};

/** How far one owner's feed was taken, in memory and in the database. */
class Position {
  taken = 0;
  private readonly name: string;
  private readonly actor;

  constructor(
    private readonly reading: FeedReading,
    private readonly owner: string,
    private readonly services: Services,
  ) {
    this.name = `${reading.feed}:${owner}`;
    this.actor = systemActor(`feed-${reading.feed}`);
  }

  async load(): Promise<void> {
    this.taken = await this.services.store.inActor(this.actor, (tx) => feedPosition(tx, this.name));
  }

  /** What the owner told up to now is taken, or is not yet. */
  hear(head: number): void {
    if (head <= this.taken) this.services.feedsHeard.set(this.name, Date.now());
  }

  /** Another replica may have taken it already; then nothing is done here. */
  async take(number: number, body: unknown): Promise<void> {
    const { reading, owner, services } = this;
    await services.store.inActor(this.actor, (tx) =>
      takeFeedEntry(tx, this.name, number, () => reading.take(tx, { owner, number, body }, services)),
    );
    this.taken = number;
  }
}
