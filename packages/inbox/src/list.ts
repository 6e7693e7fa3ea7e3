import type { EntityManager } from '@hub/store';
import { fromBigint } from './bigint.js';
import { ENTRY_COLUMNS, entryOf, type EntryRow, type NumberedEntry } from './entry.js';

/** Heads of inboxes, which also are the counts of their entries; 0 where there is none or the actor may not see it. */
export const inboxHeads = async (tx: EntityManager, owners: readonly string[]): Promise<Map<string, number>> => {
  const rows: { owner: string; count: string }[] = await tx.query(
    'select owner, head as count from inbox where owner = any ($1::text[])',
    [owners],
  );
  return countsOf(owners, rows);
};

/** How many entries of each inbox still wait for an answer: nobody accepted them, nor what they escalate. */
export const openEntries = async (tx: EntityManager, owners: readonly string[]): Promise<Map<string, number>> => {
  const rows: { owner: string; count: string }[] = await tx.query(
    `select owner, (select count(*) from inbox_entry e
                     where e.inbox = i.id and e.closed_at is null and e.rule is not null) as count
       from inbox i where owner = any ($1::text[])`,
    [owners],
  );
  return countsOf(owners, rows);
};

/** Entries after a number, oldest first. */
export const entriesAfter = async (
  tx: EntityManager,
  owner: string,
  { after, limit }: { after: number; limit: number },
): Promise<NumberedEntry[]> => {
  const rows: EntryRow[] = await tx.query(
    `select ${ENTRY_COLUMNS} from inbox i join inbox_entry e on e.inbox = i.id
      where i.owner = $1 and e.number > $2 order by e.number limit $3`,
    [owner, after, limit],
  );
  return rows.map(entryOf);
};

/** Entries before a number (default: from the head), newest first. */
export const latestEntries = async (
  tx: EntityManager,
  owner: string,
  { before, limit }: { before?: number; limit: number },
): Promise<NumberedEntry[]> => {
  const rows: EntryRow[] = await tx.query(
    `select ${ENTRY_COLUMNS} from inbox i join inbox_entry e on e.inbox = i.id
      where i.owner = $1 and e.number < coalesce($2, i.head + 1) order by e.number desc limit $3`,
    [owner, before ?? null, limit],
  );
  return rows.map(entryOf);
};

const countsOf = (owners: readonly string[], rows: { owner: string; count: string }[]): Map<string, number> => {
  const found = new Map(rows.map(({ owner, count }) => [owner, fromBigint(count)]));
  return new Map(owners.map((owner) => [owner, found.get(owner) ?? 0]));
};
