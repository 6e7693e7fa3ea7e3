import { systemActor, type Store } from '@hub/store';
import { fromBigint } from '../bigint.js';
import { entryOf, type EntryRow, type NumberedEntry } from '../entry.js';

/** What the table holds beyond a number, as one snapshot. */
export interface Tail {
  readonly head: number;
  /** At most `PAGE`, oldest first. */
  readonly entries: readonly NumberedEntry[];
}

/** Entries read at once from one inbox. */
export const PAGE = 100;

const READER = systemActor('inbox-reader');

/** Reads heads, and what lies after `after`, of any number of inboxes in one query. No `after`: the head alone. */
export const readTails = async (
  store: Store,
  wanted: readonly { owner: string; after?: number }[],
): Promise<Map<string, Tail>> => {
  const rows: { owner: string; head: string; entries: EntryRow[] | null }[] = await store.inActor(READER, (tx) =>
    tx.query(TAILS, [wanted.map(({ owner }) => owner), wanted.map(({ after }) => after ?? null), PAGE]),
  );
  return new Map(
    rows.map(({ owner, head, entries }) => [
      owner,
      {
        head: fromBigint(head),
        entries: (entries ?? []).map((row) => entryOf({ ...row, created_at: new Date(row.created_at) })),
      },
    ]),
  );
};

const TAILS = `
  select w.owner, coalesce(i.head, 0) as head, t.entries
    from unnest($1::text[], $2::bigint[]) as w (owner, after)
    left join inbox i on i.owner = w.owner
    left join lateral (
      select jsonb_agg(jsonb_build_object('number', e.number::text, 'event', e.event, 'rule', e.rule, 'body', e.body,
                                          'created_at', e.created_at) order by e.number) as entries
        from (select * from inbox_entry
               where inbox = i.id and number > w.after order by number limit $3) e
    ) t on i.head > w.after`;
