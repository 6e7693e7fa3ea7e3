import type { EntityManager } from '@hub/store';
import { fromBigint } from '../bigint.js';
import { FeedHole } from '../errors.js';

/** Number of the last entry taken of a feed; 0 before the first. Needs a system actor. */
export const feedPosition = async (tx: EntityManager, feed: string): Promise<number> => {
  const [row]: { number: string }[] = await tx.query('select number from feed_position where feed = $1', [feed]);
  return row ? fromBigint(row.number) : 0;
};

/**
 * Takes one entry of a feed: its effect and the new position are stored together or not at all.
 * An entry already taken is ignored. Needs a system actor.
 * @returns whether the effect ran
 * @throws {FeedHole} when an entry before it was not taken
 */
export const takeFeedEntry = async (
  tx: EntityManager,
  feed: string,
  number: number,
  effect: () => Promise<void>,
): Promise<boolean> => {
  const moved: unknown[] = await tx.query(MOVE, [feed, number]);
  if (moved.length) {
    await effect();
    return true;
  }
  const position = await feedPosition(tx, feed);
  if (number > position) throw new FeedHole(feed, position + 1, number);
  return false;
};

const MOVE = `
  insert into feed_position (feed, number)
  select $1, $2::bigint where $2::bigint = 1 or exists (select from feed_position where feed = $1)
  on conflict (feed) do update set number = excluded.number where feed_position.number = excluded.number - 1
  returning number`;
