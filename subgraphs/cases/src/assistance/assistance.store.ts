import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import { AssistanceEntity } from './assistance.entity.js';

/** An assistance as it is stored, with the instant of its creation to the microsecond. */
export type AssistanceRow = Omit<AssistanceEntity, 'createdAt' | 'createdThrough' | 'idempotencyKey'> & {
  readonly at: string;
};

/** One value of an assistance as it is stored. */
export interface StoredDetail {
  readonly field: string;
  readonly sealed: string;
}

const COLUMNS = `a.id, a.case_id as "caseId", a.person_id as "personId", a.type, a.status, a.office, a.organization,
  a.planned_on::text as "plannedOn", a.started_on::text as "startedOn", a.ended_on::text as "endedOn", a.outcome,
  a.shelter_needs as "shelterNeeds", a.version, a.created_by as "createdBy", a.digest,
  to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

export const assistancesById = (tx: EntityManager, ids: readonly string[]): Promise<AssistanceRow[]> =>
  tx.query(`select ${COLUMNS} from assistance a where a.id = any ($1::uuid[])`, [ids]);

/** Newest first, of each case or person. */
const listed =
  (column: 'case_id' | 'person_id') =>
  (tx: EntityManager, owners: readonly string[], keyset: Keyset): Promise<AssistanceRow[]> =>
    tx.query(
      `select a.* from unnest($1::uuid[]) as w (owner) cross join lateral (
         select ${COLUMNS} from assistance a
          where a.${column} = w.owner
            and (a.created_at, a.id) < ($2::timestamptz, $3::uuid)
          order by a.created_at desc, a.id desc limit $4) a`,
      [owners, ...beforeOf(keyset.after), keyset.limit],
    );

export const assistancesOfCases = listed('case_id');
export const assistancesOfPersons = listed('person_id');

/**
 * Stores an assistance once for each key of who creates it. Needs a system actor.
 * @returns the stored one, and whether it is this one
 */
export const insertAssistance = async (
  tx: EntityManager,
  assistance: Omit<AssistanceEntity, 'version'>,
): Promise<{ readonly row: AssistanceRow; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(AssistanceEntity)
    .values(assistance)
    .orIgnore()
    .returning('id')
    .execute();
  const [row]: AssistanceRow[] = await tx.query(
    `select ${COLUMNS} from assistance a where a.created_by = $1 and a.idempotency_key = $2`,
    [assistance.createdBy, assistance.idempotencyKey],
  );
  return { row: row!, isNew: (claimed.raw as unknown[]).length > 0 };
};

/** @returns undefined when it is no longer in that version */
export const updateAssistance = async (
  tx: EntityManager,
  row: Pick<
    AssistanceRow,
    'id' | 'version' | 'status' | 'plannedOn' | 'startedOn' | 'endedOn' | 'outcome' | 'shelterNeeds'
  >,
): Promise<AssistanceRow | undefined> => {
  const [[updated]]: [AssistanceRow[], number] = await tx.query(
    `update assistance a set version = version + 1, status = $3, planned_on = $4, started_on = $5, ended_on = $6,
            outcome = $7, shelter_needs = $8
      where id = $1 and version = $2 returning ${COLUMNS}`,
    [
      ...[row.id, row.version, row.status, row.plannedOn, row.startedOn, row.endedOn],
      ...[row.outcome, row.shelterNeeds],
    ],
  );
  return updated;
};

/** Puts sealed values in the place of all that was stored of an assistance. Needs a system actor. */
export const replaceDetails = async (
  tx: EntityManager,
  { id, personId }: Pick<AssistanceRow, 'id' | 'personId'>,
  values: readonly StoredDetail[],
): Promise<void> => {
  await tx.query('delete from assistance_value where assistance_id = $1', [id]);
  await tx.query(
    `insert into assistance_value (assistance_id, person_id, field, sealed)
     select $1, $2, * from unnest($3::text[], $4::text[])`,
    [id, personId, values.map(({ field }) => field), values.map(({ sealed }) => sealed)],
  );
};

/** Removes the sealed values of all assistances of a person. Needs a system actor. */
export const removeDetailsOf = async (tx: EntityManager, person: string): Promise<void> => {
  await tx.query('delete from assistance_value where person_id = $1', [person]);
};

/** The sealed values of assistances, as far as the actor may have them. */
export const detailsOf = (
  tx: EntityManager,
  assistances: readonly string[],
): Promise<(StoredDetail & { readonly id: string })[]> =>
  tx.query('select assistance_id as id, field, sealed from assistance_value where assistance_id = any ($1::uuid[])', [
    assistances,
  ]);
