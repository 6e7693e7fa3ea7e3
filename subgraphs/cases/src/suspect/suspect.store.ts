import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { SuspectRole, SuspectStatus } from '@hub/vocabulary';
import { SuspectEntity } from './suspect.entity.js';
import type { StoredField } from '../access/sealed-fields.js';

export interface SuspectRow {
  readonly id: string;
  readonly case_id: string;
  readonly roles: readonly SuspectRole[];
  readonly status: SuspectStatus;
  readonly nationality: string | null;
  readonly version: number;
  readonly digest: string;
  readonly erased_at: Date | null;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** Codes of a suspect that may change; undefined stays. */
export interface SuspectCodes {
  readonly roles?: readonly SuspectRole[] | undefined;
  readonly status?: SuspectStatus | undefined;
  readonly nationality?: string | undefined;
}

const COLUMNS = `s.id, s.case_id, s.roles, s.status, s.nationality, s.version, s.digest, s.erased_at,
  to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

export const suspectsById = (tx: EntityManager, ids: readonly string[]): Promise<SuspectRow[]> =>
  tx.query(`select ${COLUMNS} from suspect s where s.id = any ($1::uuid[])`, [ids]);

/** Newest first, of each case. */
export const suspectsOfCases = (tx: EntityManager, cases: readonly string[], keyset: Keyset): Promise<SuspectRow[]> =>
  tx.query(
    `select s.* from unnest($1::uuid[]) as w (case_id) cross join lateral (
       select ${COLUMNS} from suspect s
        where s.case_id = w.case_id
          and (s.created_at, s.id) < ($2::timestamptz, $3::uuid)
        order by s.created_at desc, s.id desc limit $4) s`,
    [cases, ...beforeOf(keyset.after), keyset.limit],
  );

/**
 * Stores a suspect once for each key of who registers. Needs a system actor.
 * @returns the stored suspect, and whether it is this one
 */
export const insertSuspect = async (
  tx: EntityManager,
  suspect: SuspectEntity,
): Promise<{ readonly row: SuspectRow; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(SuspectEntity)
    .values(suspect)
    .orIgnore()
    .returning('id')
    .execute();
  const [row]: SuspectRow[] = await tx.query(
    `select ${COLUMNS} from suspect s where s.registered_by = $1 and s.idempotency_key = $2`,
    [suspect.registeredBy, suspect.idempotencyKey],
  );
  return { row: row!, isNew: (claimed.raw as unknown[]).length > 0 };
};

/** @returns undefined when the suspect is no longer in that version, or was erased */
export const updateSuspectCodes = async (
  tx: EntityManager,
  { id, version, ...codes }: SuspectCodes & { readonly id: string; readonly version: number },
): Promise<SuspectRow | undefined> => {
  const [[row]]: [SuspectRow[], number] = await tx.query(
    `update suspect s set version = version + 1, roles = coalesce($3::text[], roles), status = coalesce($4, status),
            nationality = coalesce($5, nationality)
      where id = $1 and version = $2 and erased_at is null returning ${COLUMNS}`,
    [id, version, codes.roles ?? null, codes.status ?? null, codes.nationality ?? null],
  );
  return row;
};

/** Puts sealed values in the place of all that was stored. Needs a system actor. */
export const replaceSuspectValues = async (
  tx: EntityManager,
  suspect: string,
  values: readonly StoredField[],
): Promise<void> => {
  await tx.query('delete from suspect_value where suspect_id = $1', [suspect]);
  await tx.query(
    `insert into suspect_value (suspect_id, field, sealed) select $1, * from unnest($2::text[], $3::text[])`,
    [suspect, values.map(({ field }) => field), values.map(({ sealed }) => sealed)],
  );
};

/** Marks a suspect as erased; the codes stay. Needs a system actor. */
export const markSuspectErased = async (tx: EntityManager, id: string, at: Date): Promise<void> => {
  await tx.query('update suspect set erased_at = $2, version = version + 1 where id = $1 and erased_at is null', [
    id,
    at,
  ]);
};

/** The sealed values of suspects, as far as the actor may have them. */
export const valuesOfSuspects = (
  tx: EntityManager,
  suspects: readonly string[],
): Promise<(StoredField & { readonly suspect_id: string })[]> =>
  tx.query('select suspect_id, field, sealed from suspect_value where suspect_id = any ($1::uuid[])', [suspects]);
