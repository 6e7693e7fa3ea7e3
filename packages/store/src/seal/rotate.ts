import type { EntityManager } from 'typeorm';
import { systemActor } from '../actor.js';
import type { Store } from '../store.js';
import { unwrapKey, wrapKey } from './keyring.js';
import { ringOf, type Sealer } from './sealer.js';

/** Keys that the database needs, as this ring has them. */
export interface RingCheck {
  /** Ids that data keys are wrapped under and the ring lacks. */
  readonly missing: readonly string[];
  /** Ids that the ring has with another key than the one that wrapped. */
  readonly wrong: readonly string[];
}

interface Row {
  readonly subject: string;
  readonly key_id: string;
  readonly wrapped: Buffer;
}

/** Data keys re-wrapped in one transaction. */
const BATCH = 500;
const JOB = systemActor('rotate-keys');

/** Compares the ring with what the database needs, by one data key for each key in use. */
export const checkRing = (store: Store, sealer: Sealer): Promise<RingCheck> =>
  store.inActor(systemActor('check-ring'), async (tx) => {
    const ring = ringOf(sealer);
    const rows: Row[] = await tx.query(ONE_OF_EACH);
    const opens = ({ subject, key_id: keyId, wrapped }: Row): boolean => {
      try {
        unwrapKey(ring, { keyId, wrapped }, subject).fill(0);
        return true;
      } catch {
        return false;
      }
    };
    const missing = rows.filter(({ key_id: keyId }) => !ring.has(keyId));
    const wrong = rows.filter((row) => ring.has(row.key_id) && !opens(row));
    return { missing: missing.map(({ key_id: id }) => id), wrong: wrong.map(({ key_id: id }) => id) };
  });

/**
 * Wraps every data key under the ring's current key, a batch a transaction; stopped midway, it goes on where it was.
 * @param onBatch told how many data keys were re-wrapped so far
 * @returns how many were re-wrapped
 */
export const rotateKeys = async (
  store: Store,
  sealer: Sealer,
  onBatch: (done: number) => void = () => undefined,
): Promise<number> => {
  for (let done = 0; ; onBatch(done)) {
    const batch = await store.inActor(JOB, (tx) => rewrap(tx, sealer));
    if (!batch) return done;
    done += batch;
  }
};

const rewrap = async (tx: EntityManager, sealer: Sealer): Promise<number> => {
  const ring = ringOf(sealer);
  const inUse: Row[] = await tx.query(ONE_OF_EACH);
  const others = inUse.map(({ key_id: id }) => id).filter((id) => id !== ring.current);
  const rows: Row[] = await tx.query(OLD, [others, BATCH]);
  const wrapped = rows.map(({ subject, key_id: keyId, wrapped: old }) =>
    wrapKey(ring, unwrapKey(ring, { keyId, wrapped: old }, subject), subject),
  );
  await tx.query(REWRAP, [rows.map(({ subject }) => subject), wrapped.map((key) => key.wrapped), ring.current]);
  return rows.length;
};

/** Steps from one id to the next by index, however many data keys each has wrapped. */
const ONE_OF_EACH = `
  with recursive used as (
    (select subject, key_id, wrapped from subject_key where key_id is not null order by key_id limit 1)
    union all
    select next.* from used, lateral (
      select subject, key_id, wrapped from subject_key
       where subject_key.key_id > used.key_id order by subject_key.key_id limit 1) next
  )
  select * from used`;

const OLD = `
  select subject, key_id, wrapped from subject_key
   where key_id = any ($1::text[]) order by key_id, subject limit $2 for update`;

const REWRAP = `
  update subject_key set key_id = $3, wrapped = fresh.wrapped
    from unnest($1::text[], $2::bytea[]) as fresh (subject, wrapped)
   where subject_key.subject = fresh.subject`;
