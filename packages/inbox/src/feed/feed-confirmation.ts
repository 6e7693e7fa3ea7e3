import type { EntityManager } from '@hub/store';

/** Notes that everything the feed holds at this instant has been taken; never moves back. Needs a system actor. */
export const confirmFeed = async (tx: EntityManager, feed: string, at: Date): Promise<void> => {
  await tx.query('update feed_position set confirmed_at = greatest(confirmed_at, $2) where feed = $1', [feed, at]);
};

/** When the feed was last confirmed; null when it never was. Needs a system actor. */
export const feedConfirmedAt = async (tx: EntityManager, feed: string): Promise<Date | null> => {
  const [row]: { confirmed_at: Date | null }[] = await tx.query(
    'select confirmed_at from feed_position where feed = $1',
    [feed],
  );
  return row?.confirmed_at ?? null;
};
