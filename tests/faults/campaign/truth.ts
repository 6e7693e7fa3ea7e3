import type { RunningHub } from '../../scene/running-hub.js';
import { superuserOf } from '../../scene/superuser.js';
import type { StoredInbox } from '../checker/inboxes.js';

/** What the database of the cases holds in the end, past every rule. */
export interface Truth {
  readonly inboxes: ReadonlyMap<string, StoredInbox>;
  /** The case that was opened with each idempotency key. */
  readonly cases: ReadonlyMap<string, string>;
}

const ENTRIES = `
  select i.owner, i.head::int as head, e.number::int as number, e.event, e.body ->> 'case' as "case"
    from inbox i left join inbox_entry e on e.inbox = i.id order by i.owner, e.number`;

interface Row {
  readonly owner: string;
  readonly head: number;
  readonly number: number | null;
  readonly event: string;
  readonly case: string;
}

export const readTruth = async (hub: RunningHub): Promise<Truth> => {
  const database = await superuserOf(hub, 'cases');
  try {
    const { rows } = await database.query<Row>(ENTRIES);
    const reports = await database.query<{ key: string; opened: string }>(
      'select idempotency_key as key, case_id as opened from report',
    );
    const inboxes = new Map<string, StoredInbox & { entries: { number: number; event: string; case: string }[] }>();
    for (const { owner, head, number, event, case: opened } of rows) {
      const inbox = inboxes.get(owner) ?? { owner, head, entries: [] };
      inboxes.set(owner, inbox);
      if (number !== null) inbox.entries.push({ number, event, case: opened });
    }
    return { inboxes, cases: new Map(reports.rows.map(({ key, opened }) => [key, opened])) };
  } finally {
    await database.end();
  }
};
