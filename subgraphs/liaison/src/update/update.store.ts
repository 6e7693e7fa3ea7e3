import { type AppendedEntry, appendEntries } from '@hub/inbox';
import { type EntityManager, type HubContext, type Keyset, pageOf } from '@hub/subgraph-kit';
import type { UpdateBody } from './update.rules.js';

/** One redacted update for some offices. */
export interface NewUpdate {
  readonly recipients: readonly string[];
  readonly body: UpdateBody;
  readonly at: Date;
  readonly event: string;
  /** Whose answer is waited for, and by which escalation. */
  readonly answer?: { readonly office: string; readonly escalation: string } | undefined;
}

/** Puts an update into each recipient's inbox and in place of the last one on its screen. */
export const publishUpdate = async (
  tx: EntityManager,
  { recipients, body, at, event, answer }: NewUpdate,
  newId: () => string,
): Promise<AppendedEntry[]> => {
  await showUpdate(tx, { recipients, body, at }, newId);
  return appendEntries(
    tx,
    recipients.map((owner) => ({
      ...{ owner, event, rule: 'A10', body },
      ...(answer?.office === owner && { escalation: answer.escalation }),
    })),
  );
};

/** Puts an update in place of the last one on the screens of offices. */
export const showUpdate = async (
  tx: EntityManager,
  { recipients, body, at }: Pick<NewUpdate, 'recipients' | 'body' | 'at'>,
  newId: () => string,
): Promise<void> => {
  await tx.query(
    `insert into repatriation_update (id, office, ref, body, created_at)
     select id, office, $3, $4::jsonb, $5 from unnest($1::uuid[], $2::text[]) as given (id, office)
     on conflict (office, ref) do update set body = excluded.body`,
    [recipients.map(() => newId()), recipients, body.ref, JSON.stringify(body), at],
  );
};

interface UpdateRow {
  readonly id: string;
  readonly at: string;
  readonly body: UpdateBody;
}

/** The last update of each repatriation that an office follows, newest repatriation first. */
export const pageOfUpdates = async (context: HubContext, office: string, keyset: Keyset) => {
  const rows: UpdateRow[] = await context.asCaller((tx) =>
    tx.query(
      `select id, body, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
         from repatriation_update
        where office = $1 ${keyset.after ? 'and (created_at, id) < ($3::timestamptz, $4::uuid)' : ''}
        order by created_at desc, id desc limit $2`,
      [office, keyset.limit, ...(keyset.after ? [keyset.after.at, keyset.after.id] : [])],
    ),
  );
  return pageOf(rows, keyset, ({ id, at }) => ({ id, at }));
};
