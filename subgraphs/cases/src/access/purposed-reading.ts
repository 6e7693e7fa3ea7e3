import { type Batch, type EntityManager, type HubContext, isId } from '@hub/subgraph-kit';
import type { AccessPurpose, Scope } from '@hub/vocabulary';
import { requireIdentifying } from '../permissions.js';
import type { Purpose } from './access.decision.js';

/** Records, and what for and through which offices something of them is read. */
export interface PurposedReading extends Purpose {
  readonly ids: readonly string[];
}

interface Reading<Key, Value> {
  /** What an office of the caller must allow. */
  readonly scope: Scope;
  /** The record of a key; what cannot be the id of one is not read. */
  readonly idOf: (key: Key) => string;
  /** Opens what the caller may read and records that; what is left out is read as null. */
  readonly read: (
    tx: EntityManager,
    asked: PurposedReading,
    context: HubContext,
  ) => Promise<Iterable<readonly [id: string, value: Value]>>;
}

/**
 * A batch of what is read for a purpose: one transaction for each purpose, since the row policies ask for it.
 * @example purposedReading({ scope: 'suspect:read', idOf: ({ suspect }: SuspectRead) => suspect, read: openSuspects })
 */
export const purposedReading =
  <Key extends { readonly purpose: AccessPurpose }, Value>({
    scope,
    idOf,
    read,
  }: Reading<Key, Value>): Batch<Key, Value> =>
  async (keys, context) => {
    const held = requireIdentifying(context, scope);
    const found = new Map<string, Value>();
    for (const purpose of new Set(keys.map((key) => key.purpose))) {
      const ids = keys.flatMap((key) => (key.purpose === purpose ? [idOf(key)] : [])).filter(isId);
      const values = await context.asCallerOnRecord((tx) => read(tx, { ids, scope, purpose, held }, context), purpose);
      for (const [id, value] of values) found.set(`${purpose} ${id}`, value);
    }
    return keys.map((key) => found.get(`${key.purpose} ${idOf(key)}`) ?? null);
  };
