import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { AgeBand, DecidingBody, ExploitationType, PersonSex, TraffickingStatus } from '@hub/vocabulary';
import { PersonEntity } from './person.entity.js';
import type { PersonGroup } from './person.groups.js';
import type { StoredValue, Token } from './person.sealing.js';
import { type ContextRow, VICTIM_COLUMNS, type VictimCodes } from './victim.columns.js';

export interface PersonRow extends ContextRow {
  readonly id: string;
  readonly case_id: string;
  readonly sex: PersonSex;
  readonly age_band: AgeBand | null;
  readonly citizenship: string | null;
  readonly trafficking_status: TraffickingStatus;
  readonly decided_by: DecidingBody | null;
  readonly decided_at: Date | null;
  readonly exploitation_types: readonly ExploitationType[];
  readonly version: number;
  readonly digest: string;
  readonly erased_at: Date | null;
  /** Id of the record that counts, of one that does not. */
  readonly same_as: string | null;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** Codes of a person that may change; undefined stays. */
export interface PersonCodes extends VictimCodes {
  readonly sex?: PersonSex | undefined;
  readonly ageBand?: AgeBand | undefined;
  readonly citizenship?: string | undefined;
  readonly exploitationTypes?: readonly ExploitationType[] | undefined;
}

const COLUMNS = `p.id, p.case_id, p.sex, p.age_band, p.citizenship, p.trafficking_status, p.exploitation_types, p.version,
  p.forced_labour_industry, p.control_methods, p.recruitment_methods, p.recruiter_relation, p.recruitment_country,
  p.transit_countries, p.exploitation_countries, p.rescued_on::text as rescued_on, p.exploitation_area, p.wish,
  p.guardian_relation, p.decided_by, p.decided_at, p.digest, p.erased_at, p.same_as,
  to_char(p.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

export const personsById = (tx: EntityManager, ids: readonly string[]): Promise<PersonRow[]> =>
  tx.query(`select ${COLUMNS} from person p where p.id = any ($1::uuid[])`, [ids]);

/** Newest first, of each case. */
export const personsOfCases = (tx: EntityManager, cases: readonly string[], keyset: Keyset): Promise<PersonRow[]> =>
  tx.query(
    `select p.* from unnest($1::uuid[]) as w (case_id) cross join lateral (
       select ${COLUMNS} from person p
        where p.case_id = w.case_id
          and (p.created_at, p.id) < ($2::timestamptz, $3::uuid)
        order by p.created_at desc, p.id desc limit $4) p`,
    [cases, ...beforeOf(keyset.after), keyset.limit],
  );

/**
 * Stores a person once for each key of who registers. Needs a system actor.
 * @returns the stored person, and whether it is this one
 */
export const insertPerson = async (
  tx: EntityManager,
  person: PersonEntity,
): Promise<{ readonly row: PersonRow; readonly isNew: boolean }> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(PersonEntity)
    .values(person)
    .orIgnore()
    .returning('id')
    .execute();
  const [row]: PersonRow[] = await tx.query(
    `select ${COLUMNS} from person p where p.registered_by = $1 and p.idempotency_key = $2`,
    [person.registeredBy, person.idempotencyKey],
  );
  return { row: row!, isNew: (claimed.raw as unknown[]).length > 0 };
};

const CODE_COLUMNS: Readonly<Record<keyof PersonCodes, string>> = {
  ...{ sex: 'sex', ageBand: 'age_band', citizenship: 'citizenship', exploitationTypes: 'exploitation_types' },
  ...VICTIM_COLUMNS,
};

/** @returns undefined when the person is no longer in that version, or was erased */
export const updateCodes = async (
  tx: EntityManager,
  { id, version, ...codes }: PersonCodes & { readonly id: string; readonly version: number },
): Promise<PersonRow | undefined> => {
  const given = Object.entries(codes).filter(([, value]) => value !== undefined);
  const set = given.map(([field], index) => `${CODE_COLUMNS[field as keyof PersonCodes]} = $${index + 3}`);
  const [[row]]: [PersonRow[], number] = await tx.query(
    `update person p set ${['version = version + 1', ...set].join(', ')}
      where id = $1 and version = $2 and erased_at is null returning ${COLUMNS}`,
    [id, version, ...given.map(([, value]) => value)],
  );
  return row;
};

/** Condition: `p` is the record that a person is counted by. */
export const COUNTED = 'p.same_as is null';

/** Every record of the person whom record `p` is counted for. */
export const RECORDS = 'select p.id union all select q.id from person q where q.same_as = p.id';

/** The other records of the person whom a record is of. Needs a system actor. */
export const otherRecords = (tx: EntityManager, { id, same_as: sameAs }: PersonRow): Promise<PersonRow[]> =>
  tx.query(`select ${COLUMNS} from person p where (p.id = $2 or p.same_as = $2) and p.id <> $1 order by p.id`, [
    id,
    sameAs ?? id,
  ]);

/** Has a record, and all that were counted by it, counted by another one; null: by itself. Needs a system actor. */
export const countBy = async (
  tx: EntityManager,
  { id, sameAs }: { readonly id: string; readonly sameAs: string | null },
): Promise<PersonRow> => {
  if (sameAs) await tx.query('update person set same_as = $2 where same_as = $1', [id, sameAs]);
  const [[row]]: [PersonRow[], number] = await tx.query(
    `update person p set same_as = $2, version = version + 1 where id = $1 returning ${COLUMNS}`,
    [id, sameAs],
  );
  return row!;
};

/** Puts sealed values in the place of all that was stored of these groups. Needs a system actor. */
export const replaceValues = async (
  tx: EntityManager,
  person: string,
  { groups, values }: { readonly groups: readonly PersonGroup[]; readonly values: readonly StoredValue[] },
): Promise<void> => {
  await tx.query('delete from person_value where person_id = $1 and value_group = any ($2::text[])', [person, groups]);
  await tx.query(
    `insert into person_value (person_id, value_group, field, sealed)
     select $1, * from unnest($2::text[], $3::text[], $4::text[])`,
    [person, values.map(({ group }) => group), values.map(({ field }) => field), values.map(({ sealed }) => sealed)],
  );
};

/** Puts tokens in the place of all that a person was found by. Needs a system actor. */
export const replaceTokens = async (tx: EntityManager, person: string, tokens: readonly Token[]): Promise<void> => {
  await tx.query('delete from person_token where person_id = $1', [person]);
  await tx.query('insert into person_token (person_id, kind, token) select $1, * from unnest($2::text[], $3::text[])', [
    person,
    tokens.map(({ kind }) => kind),
    tokens.map(({ token }) => token),
  ]);
};

/** Persons found by a token, as far as the actor may have their values; newest first. */
export const personsByToken = (tx: EntityManager, { kind, token }: Token, limit: number): Promise<PersonRow[]> =>
  tx.query(
    `select ${COLUMNS} from person p join person_token t on t.person_id = p.id
      where t.kind = $1 and t.token = $2 order by p.created_at desc, p.id desc limit $3`,
    [kind, token, limit],
  );

/** Marks a person as erased; the codes stay. Needs a system actor. */
export const markErased = async (tx: EntityManager, id: string, at: Date): Promise<void> => {
  await tx.query('update person set erased_at = $2, version = version + 1 where id = $1 and erased_at is null', [
    id,
    at,
  ]);
};

/** The sealed values of one group of persons, as far as the actor may have them. */
export const valuesOfPersons = (
  tx: EntityManager,
  persons: readonly string[],
  group: PersonGroup,
): Promise<(Pick<StoredValue, 'field' | 'sealed'> & { readonly person_id: string })[]> =>
  tx.query(
    'select person_id, field, sealed from person_value where person_id = any ($1::uuid[]) and value_group = $2',
    [persons, group],
  );
