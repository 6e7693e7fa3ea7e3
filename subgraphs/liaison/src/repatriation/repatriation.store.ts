import {
  actorOf,
  type Batch,
  type EntityManager,
  type HubContext,
  type Keyset,
  officeIds,
  type Page,
  pageOf,
  pagesByOwner,
  recordAudit,
} from '@hub/subgraph-kit';
import type { RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { inOrder, isId } from '../batch.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { COLUMNS, type RepatriationRow } from './repatriation.row.js';

export const loadRepatriations: Batch<string, RepatriationRow> = async (ids, context) => {
  const rows: RepatriationRow[] = await context.asCaller((tx) =>
    tx.query(`select ${COLUMNS} from repatriation r where r.id = any ($1::uuid[])`, [ids.filter(isId)]),
  );
  return inOrder(ids, rows, ({ id }) => id);
};

export const loadByRefs: Batch<string, RepatriationRow> = async (refs, context) => {
  const rows: RepatriationRow[] = await context.asCaller((tx) =>
    tx.query(`select ${COLUMNS} from repatriation r where r.ref = any ($1::text[])`, [refs]),
  );
  return inOrder(refs, rows, ({ ref }) => ref);
};

/** A repatriation for the hub's own work. */
export const readRepatriation = async (tx: EntityManager, id: string): Promise<RepatriationRow> => {
  const [row]: RepatriationRow[] = await tx.query(`select ${COLUMNS} from repatriation r where r.id = $1`, [id]);
  if (!row) throw new Error('a repatriation just changed is not there');
  return row;
};

/** The same, kept from others until this transaction ends. */
export const lockRepatriation = async (tx: EntityManager, id: string): Promise<RepatriationRow> => {
  await tx.query('select from repatriation where id = $1 for no key update', [id]);
  return readRepatriation(tx, id);
};

/** Ids of the cases behind repatriations; each read is audited in its transaction. */
export const loadCases: Batch<string, string> = async (ids, context) => {
  const rows: { id: string; caseId: string }[] = await context.asCaller(async (tx) => {
    const found: { id: string; caseId: string }[] = await tx.query(
      'select id, case_id as "caseId" from repatriation where id = any ($1::uuid[])',
      [ids],
    );
    const event = { actor: actorOf(context.caller).id, action: REPATRIATION_EVENTS.caseRead, purpose: 'repatriation' };
    await recordAudit(
      tx,
      found.map(({ id }) => ({ ...event, resourceType: 'repatriation', resource: id })),
    );
    return found;
  });
  return inOrder(ids, rows, ({ id }) => id).map((row) => row && row.caseId);
};

/** What a list is narrowed to. */
export interface RepatriationFilter {
  readonly committee?: string | null;
  readonly state?: RepatriationState | null;
  readonly direction?: RepatriationDirection | null;
}

/** The caller's repatriations, newest first. */
export const pageOfRepatriations = async (
  context: HubContext,
  filter: RepatriationFilter,
  keyset: Keyset,
): Promise<Page<RepatriationRow>> => {
  const parameters: unknown[] = [officeIds(context.caller), keyset.limit];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    ...(filter.committee ? [`r.lead_committee = ${given(filter.committee)}`] : []),
    ...(filter.state ? [`r.state = ${given(filter.state)}`] : []),
    ...(filter.direction ? [`r.direction = ${given(filter.direction)}`] : []),
    ...(keyset.after
      ? [`(r.created_at, r.id) < (${given(keyset.after.at)}::timestamptz, ${given(keyset.after.id)}::uuid)`]
      : []),
  ];
  const rows: RepatriationRow[] = await context.asCaller((tx) =>
    tx.query(`${LIST} ${conditions.map((each) => `and ${each}`).join(' ')} ${NEWEST} limit $2`, parameters),
  );
  return pageOf(rows, keyset, keyOf);
};

const NEWEST = 'order by r.created_at desc, r.id desc';
/** The grants are joined by name, so that a small office starts from its own rows and not from everybody's. */
const LIST = `
  select ${COLUMNS} from repatriation r
   where r.id in (select a.resource from row_access a
                   where a.resource_type = 'repatriation' and a.office = any ($1::text[]))`;

const keyOf = ({ id, createdAt }: RepatriationRow) => ({ id, at: createdAt });

const pagesBy = (column: 'lead_committee' | 'case_id') =>
  pagesByOwner<RepatriationRow & { owner: string }>({
    list: (tx, owners, { keyset: { limit, after } }) =>
      tx.query(
        `select given.owner, found.*
           from unnest($1::text[]) as given (owner)
           cross join lateral (
             select ${COLUMNS} from repatriation r
              where r.${column} = given.owner
                ${after ? 'and (r.created_at, r.id) < ($3::timestamptz, $4::uuid)' : ''}
              ${NEWEST} limit $2
           ) found`,
        [owners, limit, ...(after ? [after.at, after.id] : [])],
      ),
    ownerOf: ({ owner }) => owner,
    key: keyOf,
  });

export const pagesOfCommittees = pagesBy('lead_committee');
export const pagesOfCases = pagesBy('case_id');
