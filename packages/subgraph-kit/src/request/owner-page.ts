import type { EntityManager } from '@hub/store';
import type { Batch } from './context.js';
import { type Keyed, type Keyset, keysetOf, type Page, pageOf, type PageRequest } from './page.js';

/** A page of what belongs to one owner, e.g. of the cases of one committee. */
export interface OwnerPage<Filter = undefined> extends PageRequest {
  readonly owner: string;
  readonly filter?: Filter;
}

/**
 * A batch that lists the same page of many owners in one statement; a second statement only for a second kind of page.
 * @param options.list rows of all these owners, each owner's in order and at most `keyset.limit`
 */
export const pagesByOwner = <Row, Filter = undefined>(options: {
  readonly list: (
    tx: EntityManager,
    owners: readonly string[],
    page: { readonly keyset: Keyset; readonly filter: Filter | undefined },
  ) => Promise<readonly Row[]>;
  readonly ownerOf: (row: Row) => string;
  readonly key: (row: Row) => Keyed;
}): Batch<OwnerPage<Filter>, Page<Row>> => {
  const kindOf = ({ first, after, filter }: OwnerPage<Filter>): string =>
    JSON.stringify([first ?? null, after ?? null, filter ?? null]);
  return async (asked, context) => {
    const pages = new Map<string, Page<Row>>();
    await Promise.all(
      [...new Set(asked.map(kindOf))].map(async (kind) => {
        const same = asked.filter((page) => kindOf(page) === kind);
        const keyset = keysetOf(same[0]!);
        const owners = same.map(({ owner }) => owner);
        const rows = await context.asCaller((tx) => options.list(tx, owners, { keyset, filter: same[0]!.filter }));
        const byOwner = new Map<string, Row[]>(owners.map((owner) => [owner, []]));
        for (const row of rows) byOwner.get(options.ownerOf(row))?.push(row);
        for (const [owner, own] of byOwner) pages.set(owner + kind, pageOf(own, keyset, options.key));
      }),
    );
    return asked.map((page) => pages.get(page.owner + kindOf(page)) ?? null);
  };
};
