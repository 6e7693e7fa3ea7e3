import { type AppendedEntry, appendEntries } from '@hub/inbox';
import { type Batch, beforeOf, type EntityManager, type HubContext, type Keyset, pageOf } from '@hub/subgraph-kit';
import { SHARED_DAYS } from '../retention/retention.rules.js';
import { type EntryBody, type Scope, type UpdateBody, updateBody, within } from './update.rules.js';

/** One redacted update for some offices. */
export interface NewUpdate {
  readonly recipients: readonly string[];
  readonly body: EntryBody;
  readonly at: Date;
  readonly event: string;
  /** The office that may know less, and what. */
  readonly counterpart?: { readonly office: string; readonly scope: Scope };
  /** Whose answer is waited for, the first of them, and by which escalation. */
  readonly answer?: { readonly offices: readonly string[]; readonly escalation: string } | undefined;
  /** True where it only changes what is on the screens. */
  readonly silent?: boolean;
}

/**
 * Puts updates into their recipients' inboxes and in place of the last one on their screens. Inboxes come first, as they
 * do where a step is fired: in another order two could wait for each other.
 */
export const publishUpdates = async (
  tx: EntityManager,
  updates: readonly NewUpdate[],
  newId: () => string,
): Promise<AppendedEntry[]> => {
  const entries = await appendEntries(
    tx,
    updates.flatMap(({ recipients, body, event, answer, counterpart, silent }) =>
      (silent ? [] : recipients).map((owner) => ({
        ...{ owner, event, rule: body.rule ?? 'A10', body: within(body, scopeOf(owner, counterpart)) },
        ...(answer?.offices.includes(owner) && { escalation: answer.escalation }),
      })),
    ),
  );
  for (const update of updates) if (!update.body.over) await showUpdate(tx, update, newId);
  return entries;
};

const scopeOf = (office: string, counterpart: NewUpdate['counterpart']): Scope =>
  counterpart?.office === office ? counterpart.scope : null;

/**
 * Puts an update in place of the last one on the screens of offices, with what each may know. One that has it on its
 * screen because people cross near it, and for no other reason, is marked.
 */
export const showUpdate = async (
  tx: EntityManager,
  { recipients, body, at, counterpart }: Pick<NewUpdate, 'recipients' | 'body' | 'at' | 'counterpart'>,
  newId: () => string,
): Promise<void> => {
  const shown = updateBody(body, new Date(body.at));
  const scopes = recipients.map((office) => scopeOf(office, counterpart));
  await tx.query(SHOW, [
    ...[recipients.map(() => newId()), recipients, body.ref],
    ...[at, body.rule === 'A11', SHARED_DAYS],
    scopes.map((scope) => JSON.stringify(within(shown, scope))),
    scopes.map((scope) => scope && JSON.stringify(scope)),
  ]);
};

/**
 * The other side has it on its screen for as long as the return is shared, those at a crossing at most some days after
 * the window that they know of, everybody else for good.
 */
const SHOW = `
  insert into repatriation_update as u (id, office, ref, created_at, handover, until, body, scope)
  select given.id, given.office, $3, $4, $5::boolean, case
           when given.office = r.counterpart::text then r.shared_until
           when $5::boolean then coalesce(r.shared_until,
             (r.window_end + 1)::timestamp at time zone 'Asia/Bangkok' + make_interval(days => $6::int)) end,
         given.body::jsonb, given.scope::jsonb
    from unnest($1::uuid[], $2::text[], $7::text[], $8::text[]) as given (id, office, body, scope)
    left join repatriation r on r.ref = $3
  on conflict (office, ref) do update
     set body = excluded.body, scope = excluded.scope, handover = u.handover and excluded.handover,
         until = case when excluded.handover and not u.handover then u.until else excluded.until end`;

/** What an office that the caller holds may know of a repatriation that it still follows, by its pseudonym. */
export const loadFollowed: Batch<Followed, { readonly scope: Scope }> = async (asked, context) => {
  const rows: (Followed & { readonly scope: Scope })[] = await context.asCaller((tx) =>
    tx.query(
      `select office, ref, scope from repatriation_update
        where (office, ref) in (select * from unnest($1::text[], $2::text[]))`,
      [asked.map(({ office }) => office), asked.map(({ ref }) => ref)],
    ),
  );
  return asked.map(({ office, ref }) => rows.find((row) => row.office === office && row.ref === ref) ?? null);
};

interface Followed {
  readonly office: string;
  readonly ref: string;
}

interface UpdateRow {
  readonly id: string;
  readonly at: string;
  readonly body: UpdateBody;
  readonly scope: Scope;
}

/** The last update of each repatriation that an office follows, newest repatriation first. */
export const pageOfUpdates = async (context: HubContext, office: string, keyset: Keyset) => {
  const rows: UpdateRow[] = await context.asCaller((tx) =>
    tx.query(
      `select id, body, scope, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
         from repatriation_update
        where office = $1 and (created_at, id) < ($2::timestamptz, $3::uuid)
        order by created_at desc, id desc limit $4`,
      [office, ...beforeOf(keyset.after), keyset.limit],
    ),
  );
  return pageOf(rows, keyset, ({ id, at }) => ({ id, at }));
};
