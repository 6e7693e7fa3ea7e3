import { afterOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { LocalBodyKind } from '@hub/vocabulary';

export interface LocalBodyRow {
  readonly id: string;
  readonly committee: string;
  readonly place: string;
  readonly kind: LocalBodyKind;
  readonly organization: string | null;
  readonly name: string | null;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** Of each committee, in the order they were entered. */
export const bodiesOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { after, limit }: Keyset,
): Promise<LocalBodyRow[]> =>
  tx.query(
    `select b.* from unnest($1::uuid[]) as w (committee) cross join lateral (
       select b.id, b.committee, b.place, b.kind, b.organization, b.name,
              to_char(b.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
         from local_body b
        where b.committee = w.committee
          and (b.created_at, b.id) > ($2::timestamptz, $3::uuid)
        order by b.created_at, b.id limit $4) b`,
    [committees, ...afterOf(after), limit],
  );

export type NewBody = Omit<LocalBodyRow, 'at' | 'committee'>;

/** The bodies of a committee are these; one that is the same as before stays as it is. */
export const replaceBodies = async (
  tx: EntityManager,
  committee: string,
  { bodies, at }: { readonly bodies: readonly NewBody[]; readonly at: Date },
): Promise<void> => {
  const columns = [
    ...[committee, bodies.map(({ id }) => id), bodies.map(({ place }) => place), bodies.map(({ kind }) => kind)],
    ...[bodies.map(({ organization }) => organization), bodies.map(({ name }) => name)],
  ];
  const given = `unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[], $6::text[]) as g (id, place, kind, organization, name)`;
  await tx.query(
    `delete from local_body b where b.committee = $1 and not exists (
       select from ${given} where (g.place, g.kind) = (b.place, b.kind)
         and g.organization is not distinct from b.organization and g.name is not distinct from b.name)`,
    columns,
  );
  await tx.query(
    `insert into local_body (id, committee, place, kind, organization, name, created_at)
     select g.id, $1, g.place, g.kind, g.organization, g.name, $7 from ${given}
     on conflict (committee, place, kind, organization, name) do nothing`,
    [...columns, at],
  );
};
