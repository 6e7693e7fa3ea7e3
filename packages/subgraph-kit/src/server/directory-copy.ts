import type { Directory, DirectoryRecord } from '@hub/caller';
import { confirmFeed, feedConfirmedAt, feedPosition, type InboxReaders, takeFeedEntry } from '@hub/inbox';
import { type EntityManager, type Store, systemActor } from '@hub/store';
import type { FeedSource } from '../config.js';
import { type FeedParts, followSource } from './feed-reader.js';

const FEED = 'directory';
/** Milliseconds between two writes of when the copy was confirmed. */
const CONFIRM_MS = 10_000;
const ACTOR = systemActor('directory-copy');

interface CopyParts extends FeedParts {
  readonly directory: Directory;
}

/**
 * Keeps the local copy of the directory by reading the owner's feed; position and effect in one transaction. Begun again
 * it goes on with what is in memory: what was stored meanwhile does not tell what was taken out.
 */
export const copyDirectory = async (parts: CopyParts, reader: string, source: FeedSource): Promise<void> => {
  const { store, directory } = parts;
  if (directory.version === 0) await loadCopy(store, directory);
  let taken = directory.version;
  let storedAt = 0;
  await followSource(source, {
    ...parts,
    reader,
    after: () => taken,
    onEntry: async (number, body) => {
      const record = body as DirectoryRecord;
      await store.inActor(ACTOR, (tx) => takeFeedEntry(tx, FEED, number, () => keep(tx, number, record)));
      directory.apply(number, record);
      taken = number;
    },
    onHead: async (head) => {
      if (head > taken) return;
      directory.confirmedAt = Date.now();
      if (directory.confirmedAt - storedAt < CONFIRM_MS) return;
      storedAt = directory.confirmedAt;
      await store.inActor(ACTOR, (tx) => confirmFeed(tx, FEED, new Date(storedAt)));
    },
  });
};

/** The owner of the feed reads it from its own inbox, begun again from where it was. */
export const followOwnDirectory = async (parts: CopyParts, readers: InboxReaders): Promise<void> => {
  for await (const message of readers.read(`feed:${FEED}`, parts.directory.version, parts.signal)) {
    if (message.entry) parts.directory.apply(message.number, message.entry.body as DirectoryRecord);
    else if (message.number >= message.head) parts.directory.confirmedAt = Date.now();
  }
};

/** The copy as the last process left it, its age included. */
const loadCopy = (store: Store, directory: Directory): Promise<void> =>
  store.inActor(ACTOR, async (tx) => {
    // another replica may be taking entries: records and position must be of one instant
    await tx.query('select from feed_position where feed = $1 for share', [FEED]);
    const rows: { kind: string; id: string; number: string; data: unknown }[] = await tx.query(
      'select kind, id, number, data from directory_record order by number',
    );
    const [version, confirmedAt] = [await feedPosition(tx, FEED), await feedConfirmedAt(tx, FEED)];
    for (const { kind, id, number, data } of rows)
      directory.apply(Number(number), { kind, id, data } as DirectoryRecord);
    directory.version = version;
    // a clock that was ahead then must not make the copy look fresh now
    directory.confirmedAt = Math.min(confirmedAt?.getTime() ?? 0, Date.now());
  });

const keep = async (tx: EntityManager, number: number, { kind, id, data }: DirectoryRecord): Promise<void> => {
  await (data
    ? tx.query(
        `insert into directory_record (kind, id, number, data) values ($1, $2, $3, $4)
         on conflict (kind, id) do update set number = excluded.number, data = excluded.data`,
        [kind, id, number, data],
      )
    : tx.query('delete from directory_record where kind = $1 and id = $2', [kind, id]));
};
