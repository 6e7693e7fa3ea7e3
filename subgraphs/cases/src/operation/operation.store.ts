import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { OperationState } from '@hub/vocabulary';
import { OperationEntity } from './operation.entity.js';
import type { OfNationality } from './operation.rules.js';
import type { StoredField } from '../access/sealed-fields.js';

export interface OperationRow {
  readonly id: string;
  readonly state: OperationState;
  readonly version: number;
  readonly digest: string;
  /** ISO day. */
  readonly held_on: string | null;
  readonly district: string | null;
  readonly lead_office: string | null;
  readonly lead_unit: string | null;
  readonly rescued: readonly OfNationality[];
  readonly arrested: readonly OfNationality[];
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** Through which offices somebody reads operations, and whether with a second factor. */
export interface OperationReader {
  readonly offices: readonly string[];
  readonly mfa: boolean;
}

const counts = (what: string): string => `(
  select coalesce(json_agg(json_build_object('nationality', n.nationality, 'n', n.n) order by n.n desc, n.nationality), '[]')
    from operation_count n where n.operation_id = o.id and n.what = '${what}')`;

const COLUMNS = `o.id, o.state, o.version, o.digest, to_char(o.held_on, 'YYYY-MM-DD') as held_on, o.district,
  o.lead_office, o.lead_unit, ${counts('RESCUED')} as rescued, ${counts('ARRESTED')} as arrested,
  to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** One of these offices sees the case; what is not done is shown to a second factor only. */
const SEEN = `(l.done or $2) and exists (
  select from row_access a
   where a.resource_type = 'case' and a.resource = l.case_id and a.office = any ($1::text[])
     and (a.until is null or a.until > now()) offset 0)`;

export const operationsById = (
  tx: EntityManager,
  ids: readonly string[],
  { offices, mfa }: OperationReader,
): Promise<OperationRow[]> =>
  tx.query(
    `select ${COLUMNS} from operation o
      where o.id = any ($3::uuid[]) and exists (select from operation_case l where l.operation_id = o.id and ${SEEN})`,
    [offices, mfa, ids],
  );

/** Newest first, of each case. */
export const operationsOfCases = (
  tx: EntityManager,
  cases: readonly string[],
  { keyset, reader }: { readonly keyset: Keyset; readonly reader: OperationReader },
): Promise<(OperationRow & { readonly case_id: string })[]> =>
  tx.query(
    `select o.* from unnest($3::uuid[]) as w (case_id) cross join lateral (
       select ${COLUMNS}, l.case_id from operation_case l join operation o on o.id = l.operation_id
        where l.case_id = w.case_id and ${SEEN}
          and (l.created_at, l.operation_id) < ($4::timestamptz, $5::uuid)
        order by l.created_at desc, l.operation_id desc limit $6) o`,
    [reader.offices, reader.mfa, cases, ...beforeOf(keyset.after), keyset.limit],
  );

/** Cases of operations, as far as the actor sees that they are linked. */
export const casesOfOperations = (
  tx: EntityManager,
  operations: readonly string[],
): Promise<{ readonly operation_id: string; readonly case_id: string }[]> =>
  tx.query(
    `select operation_id, case_id from operation_case where operation_id = any ($1::uuid[])
      order by operation_id, case_id`,
    [operations],
  );

/** As the hub itself reads it. Needs a system actor. */
export const operationOf = async (tx: EntityManager, id: string): Promise<OperationRow> => {
  const [row]: OperationRow[] = await tx.query(`select ${COLUMNS} from operation o where o.id = $1`, [id]);
  return row!;
};

/**
 * Stores an operation once for each key of who plans. Needs a system actor.
 * @returns the stored operation, and whether it is this one
 */
export const insertOperation = async (
  tx: EntityManager,
  operation: OperationEntity,
  cases: readonly string[],
): Promise<{ readonly row: OperationRow; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(OperationEntity)
    .values(operation)
    .orIgnore()
    .returning('id')
    .execute();
  const isNew = (claimed.raw as unknown[]).length > 0;
  if (isNew)
    await tx.query('insert into operation_case (operation_id, case_id, created_at) select $1, unnest($2::uuid[]), $3', [
      operation.id,
      cases,
      operation.createdAt,
    ]);
  const [stored]: { id: string }[] = await tx.query(
    'select id from operation where planned_by = $1 and idempotency_key = $2',
    [operation.plannedBy, operation.idempotencyKey],
  );
  return { row: await operationOf(tx, stored!.id), isNew };
};

/** What came of an operation. */
export interface StoredOutcome {
  readonly heldOn: string;
  readonly district: string;
  readonly leadOffice: string | null;
  readonly leadUnit: string | null;
  readonly rescued: readonly OfNationality[];
  readonly arrested: readonly OfNationality[];
}

/** One change of an operation, decided by its rules on the version that was seen. */
export interface OperationChange {
  readonly id: string;
  readonly version: number;
  readonly to: OperationState;
  readonly outcome?: StoredOutcome;
}

/**
 * Moves an operation, or only its version where it stays. Needs a system actor.
 * @returns undefined when it is no longer in that version
 */
export const changeOperation = async (
  tx: EntityManager,
  { id, version, to, outcome }: OperationChange,
): Promise<OperationRow | undefined> => {
  const [rows]: [unknown[], number] = await tx.query(
    `update operation set state = $3, version = version + 1, held_on = $4, district = $5, lead_office = $6, lead_unit = $7,
            done_at = case when $3 = 'DONE' then now() end
      where id = $1 and version = $2 returning id`,
    [
      ...[id, version, to, outcome?.heldOn ?? null, outcome?.district ?? null, outcome?.leadOffice ?? null],
      outcome?.leadUnit ?? null,
    ],
  );
  if (!rows.length) return undefined;
  if (outcome) {
    await tx.query('update operation_case set done = true where operation_id = $1', [id]);
    await replaceCounts(tx, id, outcome);
  }
  return operationOf(tx, id);
};

/** Puts who was rescued and arrested in the place of what was told before. Needs a system actor. */
export const replaceCounts = async (
  tx: EntityManager,
  id: string,
  { rescued, arrested }: Pick<StoredOutcome, 'rescued' | 'arrested'>,
): Promise<void> => {
  const rows = [
    ...rescued.map((each) => ({ ...each, what: 'RESCUED' })),
    ...arrested.map((each) => ({ ...each, what: 'ARRESTED' })),
  ];
  await tx.query('delete from operation_count where operation_id = $1', [id]);
  await tx.query(
    `insert into operation_count (operation_id, what, nationality, n)
     select $1, * from unnest($2::text[], $3::text[], $4::int[])`,
    [id, rows.map(({ what }) => what), rows.map(({ nationality }) => nationality), rows.map(({ n }) => n)],
  );
};

/** Puts a sealed plan in the place of the earlier one. Needs a system actor. */
export const replacePlan = async (
  tx: EntityManager,
  operation: string,
  values: readonly StoredField[],
): Promise<void> => {
  await tx.query('delete from operation_value where operation_id = $1', [operation]);
  await tx.query(
    'insert into operation_value (operation_id, field, sealed) select $1, * from unnest($2::text[], $3::text[])',
    [operation, values.map(({ field }) => field), values.map(({ sealed }) => sealed)],
  );
};

/** The sealed plans of operations, as far as the actor may have them. */
export const plansOfOperations = (
  tx: EntityManager,
  operations: readonly string[],
): Promise<(StoredField & { readonly operation_id: string })[]> =>
  tx.query('select operation_id, field, sealed from operation_value where operation_id = any ($1::uuid[])', [
    operations,
  ]);
