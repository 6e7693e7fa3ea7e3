import type { EntityManager } from 'typeorm';

/** One reason why an office may see a row. */
export interface RowGrant {
  readonly resourceType: string;
  /** Id of the row, a UUID. */
  readonly resource: string;
  readonly office: string;
  /** A code of the rule that gave it, e.g. `A1` or `ASSIGNMENT`. */
  readonly reason: string;
  readonly until?: Date | null;
  /** When the row itself was created, so that lists can be ordered by it; default now. */
  readonly at?: Date;
}

/** Lets offices see rows; repeating a grant changes only its end. Needs a system actor. */
export const grantRows = async (tx: EntityManager, grants: readonly RowGrant[]): Promise<void> => {
  if (!grants.length) return;
  await tx.query(
    `insert into row_access (resource_type, resource, office, reason, until, created_at)
     select distinct resource_type, resource, office, reason, until, coalesce(at, statement_timestamp())
       from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
            as g (resource_type, resource, office, reason, until, at)
     on conflict (resource_type, resource, office, reason) do update set until = excluded.until`,
    [
      grants.map(({ resourceType }) => resourceType),
      grants.map(({ resource }) => resource),
      grants.map(({ office }) => office),
      grants.map(({ reason }) => reason),
      grants.map(({ until }) => until ?? null),
      grants.map(({ at }) => at ?? null),
    ],
  );
};
