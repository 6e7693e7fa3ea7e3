import {
  actorOf,
  beforeOf,
  type EntityManager,
  type HubContext,
  type Keyset,
  officeIds,
  type Page,
  pageOf,
  pagesByOwner,
  recordAudit,
  rowByKey,
} from '@hub/subgraph-kit';
import type { RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { REPATRIATION_EVENTS } from '../events.js';
import { isToldAbroad } from '../retention/retention.rules.js';
import { COLUMNS, type RepatriationRow } from './repatriation.row.js';
import { isRef } from './repatriation.rules.js';

const asRead = (row: RepatriationRow): RepatriationRow => row;

export const loadRepatriations = rowByKey({
  list: (tx, ids): Promise<RepatriationRow[]> =>
    tx.query(`select ${COLUMNS} from repatriation r where r.id = any ($1::uuid[])`, [ids]),
  keyOf: ({ id }) => id,
  shape: asRead,
});

export const loadByRefs = rowByKey({
  list: (tx, refs): Promise<RepatriationRow[]> =>
    tx.query(`select ${COLUMNS} from repatriation r where r.ref = any ($1::text[])`, [refs]),
  keyOf: ({ ref }) => ref,
  shape: asRead,
  valid: isRef,
});

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

/** All of a case, kept from others in the order of their ids until this transaction ends. */
export const lockOfCase = async (tx: EntityManager, caseId: string): Promise<RepatriationRow[]> => {
  await tx.query('select from repatriation where case_id = $1 order by id for no key update', [caseId]);
  return tx.query(`select ${COLUMNS} from repatriation r where r.case_id = $1 order by r.id`, [caseId]);
};

/**
 * A repatriation that a counterpart office was told of, by the pseudonym it knows, kept from others until this
 * transaction ends; undefined when it was told of no such one, or is told no more.
 */
export const lockFollowed = async (
  tx: EntityManager,
  { office, ref, at }: { readonly office: string; readonly ref: string; readonly at: Date },
): Promise<RepatriationRow | undefined> => {
  const [found]: { id: string }[] = await tx.query('select id from repatriation where ref = $1 and counterpart = $2', [
    ...[ref, office],
  ]);
  const row = found && (await lockRepatriation(tx, found.id));
  return row && isToldAbroad(row, at) ? row : undefined;
};

/** Ids of the cases behind repatriations; each read is audited in its transaction. */
export const loadCases = rowByKey({
  onRecord: true,
  list: async (tx, ids, { caller }) => {
    const found: { id: string; caseId: string }[] = await tx.query(
      'select id, case_id as "caseId" from repatriation where id = any ($1::uuid[])',
      [ids],
    );
    const read = { actor: actorOf(caller).id, action: REPATRIATION_EVENTS.caseRead, purpose: 'repatriation' };
    await recordAudit(
      tx,
      found.map(({ id }) => ({ ...read, resourceType: 'repatriation', resource: id })),
    );
    return found;
  },
  keyOf: ({ id }) => id,
  shape: ({ caseId }) => caseId,
});

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
  const parameters: unknown[] = [officeIds(context.caller), ...beforeOf(keyset.after), keyset.limit];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = [
    ...(filter.committee ? [`r.lead_committee = ${given(filter.committee)}`] : []),
    ...(filter.state ? [`r.state = ${given(filter.state)}`] : []),
    ...(filter.direction ? [`r.direction = ${given(filter.direction)}`] : []),
  ];
  const rows: RepatriationRow[] = await context.asCaller((tx) =>
    tx.query(`${LIST} ${conditions.map((each) => `and ${each}`).join(' ')} ${NEWEST} limit $4`, parameters),
  );
  return pageOf(rows, keyset, keyOf);
};

const NEWEST = 'order by r.created_at desc, r.id desc';
/** The grants are joined by name, so that a small office starts from its own rows and not from everybody's. */
const LIST = `
  select ${COLUMNS} from repatriation r
   where r.id in (select a.resource from row_access a
                   where a.resource_type = 'repatriation' and a.office = any ($1::text[]))
     and (r.created_at, r.id) < ($2::timestamptz, $3::uuid)`;

const keyOf = ({ id, createdAt }: RepatriationRow) => ({ id, at: createdAt });

const pagesBy = (column: 'lead_committee' | 'case_id') =>
  pagesByOwner<RepatriationRow & { owner: string }>({
    list: (tx, owners, { keyset: { limit, after } }) =>
      tx.query(
        `select given.owner, found.*
           from unnest($1::text[]) as given (owner)
           cross join lateral (
             select ${COLUMNS} from repatriation r
              where r.${column} = given.owner and (r.created_at, r.id) < ($2::timestamptz, $3::uuid)
              ${NEWEST} limit $4
           ) found`,
        [owners, ...beforeOf(after), limit],
      ),
    ownerOf: ({ owner }) => owner,
    key: keyOf,
  });

export const pagesOfCommittees = pagesBy('lead_committee');
export const pagesOfCases = pagesBy('case_id');
