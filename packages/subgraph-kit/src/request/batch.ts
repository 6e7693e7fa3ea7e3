import type { EntityManager } from '@hub/store';
import type { Batch, HubContext } from './context.js';
import { isId } from './id.js';

/** Rows of some keys as one batch reads them, in one statement. */
export interface KeyedRows<Row, Value> {
  /** Rows of these keys, in any order; lists in the order to answer them in. */
  readonly list: (tx: EntityManager, keys: readonly string[], context: HubContext) => Promise<readonly Row[]>;
  /** The key, or the owner, of a row. */
  readonly keyOf: (row: Row) => string;
  readonly shape: (row: Row) => Value;
  /** Keys that cannot exist are not asked for; default: only UUIDs are. */
  readonly valid?: (key: string) => boolean;
}

/**
 * A batch that reads the caller's row of each key.
 * @param options.onRecord true where `list` records in the audit what it reads; default false, and it writes nothing
 */
export const rowByKey =
  <Row, Value>({
    list,
    keyOf,
    shape,
    valid = isId,
    onRecord = false,
  }: KeyedRows<Row, Value> & { readonly onRecord?: boolean }): Batch<string, Value> =>
  async (keys, context) => {
    const read = (tx: EntityManager) => list(tx, keys.filter(valid), context);
    const rows = await (onRecord ? context.asCallerOnRecord(read) : context.asCaller(read));
    const byKey = new Map(rows.map((row) => [keyOf(row), shape(row)]));
    return keys.map((key) => byKey.get(key) ?? null);
  };

/** A batch that reads the caller's rows of each owner; an owner without any has an empty list. */
export const rowsByOwner =
  <Row, Value>({ list, keyOf, shape, valid = isId }: KeyedRows<Row, Value>): Batch<string, Value[]> =>
  async (owners, context) => {
    const rows = await context.asCaller((tx) => list(tx, owners.filter(valid), context));
    const byOwner = new Map<string, Value[]>(owners.map((owner) => [owner, []]));
    for (const row of rows) byOwner.get(keyOf(row))?.push(shape(row));
    return owners.map((owner) => byOwner.get(owner) ?? []);
  };
