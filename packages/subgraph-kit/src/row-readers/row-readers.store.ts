import type { EntityManager } from '@hub/store';
import type { FollowedRows, RowReader } from './followed-rows.js';

/** Somebody who may see the rows of one committee. */
export interface ReaderOfOwner extends RowReader {
  readonly owner: string;
}

const BATCH = 2_000;

/** Committees that have at least one of the rows. Needs a system actor, as everything here. */
export const ownersOf = async (tx: EntityManager, { rows }: FollowedRows): Promise<string[]> => {
  const found: { owner: string }[] = await tx.query(`select distinct r.owner::text as owner from (${rows}) r`);
  return found.map(({ owner }) => owner);
};

export const readersCarriedOut = (tx: EntityManager, { name }: FollowedRows): Promise<ReaderOfOwner[]> =>
  tx.query('select owner, office, reason from row_reader where rows = $1', [name]);

/**
 * Lets readers see the next rows of their committees, in the order of their ids.
 * @returns where to go on after, null when these were the last
 */
export const grantNext = async (
  tx: EntityManager,
  { rows, resourceType }: FollowedRows,
  { readers, after }: { readonly readers: readonly ReaderOfOwner[]; readonly after: string | null },
): Promise<string | null> => {
  const [done]: { count: number; last: string | null }[] = await tx.query(
    `with given as (
       select * from unnest($1::text[], $2::text[], $3::text[]) as g (owner, office, reason)),
     next as (
       select r.resource, r.owner::text as owner, r.at from (${rows}) r
        where r.owner = any ($4) and r.resource > coalesce($5::uuid, '00000000-0000-0000-0000-000000000000')
        order by r.resource fetch first ${BATCH} rows with ties),
     granted as (
       insert into row_access (resource_type, resource, office, reason, created_at)
       select $6, n.resource, g.office, g.reason, min(n.at)
         from next n join given g on g.owner = n.owner group by n.resource, g.office, g.reason
       on conflict (resource_type, resource, office, reason) do update set until = null
        where row_access.until is not null)
     select count(*)::int as count, (array_agg(resource order by resource desc))[1] as last from next`,
    [...columnsOf(readers), [...new Set(readers.map(({ owner }) => owner))], after, resourceType],
  );
  return done!.count < BATCH ? null : done!.last;
};

/** Notes what now holds, and ends what no longer does. */
export const settleReaders = async (
  tx: EntityManager,
  kind: FollowedRows,
  { added, ended }: { readonly added: readonly ReaderOfOwner[]; readonly ended: readonly ReaderOfOwner[] },
): Promise<void> => {
  const given = 'select * from unnest($2::text[], $3::text[], $4::text[])';
  await tx.query(
    `insert into row_reader (rows, owner, office, reason) select $1, * from (${given}) on conflict do nothing`,
    [...[kind.name, ...columnsOf(added)]],
  );
  if (!ended.length) return;
  await tx.query(`delete from row_reader where rows = $1 and (owner, office, reason) in (${given})`, [
    ...[kind.name, ...columnsOf(ended)],
  ]);
  await tx.query(END(kind.rows, given), [kind.name, ...columnsOf(ended), kind.resourceType]);
};

/** A row that several committees have is still seen by whoever may see it for another of them. */
const END = (rows: string, given: string): string => `
  with gone (owner, office, reason) as (${given})
  update row_access a set until = now()
   where a.resource_type = $5 and a.until is null
     and (a.office, a.reason) in (select office, reason from gone)
     and exists (select from (${rows}) r join gone g on g.owner = r.owner::text
                  where r.resource = a.resource and g.office = a.office and g.reason = a.reason)
     and not exists (select from (${rows}) r join row_reader k on k.owner = r.owner::text
                      where r.resource = a.resource and k.rows = $1 and k.office = a.office and k.reason = a.reason)`;

const columnsOf = (readers: readonly ReaderOfOwner[]): [string[], string[], string[]] => [
  readers.map(({ owner }) => owner),
  readers.map(({ office }) => office),
  readers.map(({ reason }) => reason),
];
