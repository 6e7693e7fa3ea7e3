import { systemActor } from '@hub/store';
import { pause } from '@hub/vocabulary';
import type { Job } from '../definition.js';
import type { Services } from '../request/context.js';
import type { FollowedRows } from './followed-rows.js';
import { grantNext, ownersOf, readersCarriedOut, type ReaderOfOwner, settleReaders } from './row-readers.store.js';

const ACTOR = systemActor('row-readers');
const LOOK_MS = 1_000;

type Needs = Pick<Services, 'store' | 'directory'>;

/** Lets offices that were founded or moved since see older rows, and ends what they no longer answer for. */
export const rebuildRowReaders = async (kinds: readonly FollowedRows[], services: Needs): Promise<void> => {
  for (const kind of kinds) await rebuild(kind, services);
};

const rebuild = async (kind: FollowedRows, { store, directory }: Needs): Promise<void> => {
  const owners = await store.inActor(ACTOR, (tx) => ownersOf(tx, kind));
  const known = await store.inActor(ACTOR, (tx) => readersCarriedOut(tx, kind));
  const wanted = owners.flatMap((owner) => kind.readersOf(directory, owner).map((each) => ({ ...each, owner })));
  const added = without(wanted, known);
  // of a committee that the directory does not know everything stays as it is
  const answered = new Set(wanted.map(({ owner }) => owner));
  const ended = without(known, wanted).filter(({ owner }) => answered.has(owner));
  if (!added.length && !ended.length) return;
  let after: string | null = null;
  if (added.length)
    do {
      const from: string | null = after;
      after = await store.inActor(ACTOR, (tx) => grantNext(tx, kind, { readers: added, after: from }));
    } while (after !== null);
  await store.inActor(ACTOR, (tx) => settleReaders(tx, kind, { added, ended }));
};

const without = (some: readonly ReaderOfOwner[], others: readonly ReaderOfOwner[]): ReaderOfOwner[] => {
  const there = new Set(others.map(keyOf));
  return some.filter((each) => !there.has(keyOf(each)));
};
const keyOf = ({ owner, office, reason }: ReaderOfOwner): string => JSON.stringify([owner, office, reason]);

/** Follows the directory: at each change of what committees and offices there are, the readers of older rows. */
export const rowReadersJob = (kinds: readonly FollowedRows[]): Job => ({
  name: 'row-readers',
  run: async (services, signal) => {
    let done = 0;
    while (!signal.aborted) {
      const { officesVersion } = services.directory;
      if (officesVersion !== done) {
        await rebuildRowReaders(kinds, services);
        done = officesVersion;
      }
      await pause(LOOK_MS, signal);
    }
  },
});
