import type { EntityManager } from '@hub/subgraph-kit';
import type { ScreeningFinding, ScreeningIndicator } from '@hub/vocabulary';

export interface ScreeningRow {
  readonly id: string;
  readonly person_id: string;
  readonly form: string;
  readonly form_version: number;
  readonly finding: ScreeningFinding;
  readonly indicators: readonly ScreeningIndicator[];
  readonly screened_by: string;
  readonly screened_through: string;
  readonly digest: string;
  readonly created_at: Date;
}

export type NewScreening = Omit<ScreeningRow, 'created_at'> & {
  readonly case_id: string;
  readonly idempotency_key: string;
};

/** An answer as it is stored. */
export interface AnswerRow {
  readonly screening_id: string;
  readonly person_id: string;
  /** Code in the version of the form. */
  readonly question: string;
  readonly sealed: string;
}

/** The screening that somebody recorded under a key. */
export const screeningByKey = async (tx: EntityManager, by: string, key: string): Promise<ScreeningRow | undefined> => {
  const rows: ScreeningRow[] = await tx.query(
    'select s.* from screening s where s.screened_by = $1 and s.idempotency_key = $2',
    [by, key],
  );
  return rows[0];
};

/** Needs a system actor. */
export const insertScreening = async (
  tx: EntityManager,
  screening: NewScreening,
  answers: readonly Pick<AnswerRow, 'question' | 'sealed'>[],
): Promise<ScreeningRow> => {
  const [row]: ScreeningRow[] = await tx.query(
    `insert into screening (id, case_id, person_id, form, form_version, finding, indicators, screened_by,
       screened_through, idempotency_key, digest, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now()) returning *`,
    [
      ...[screening.id, screening.case_id, screening.person_id, screening.form, screening.form_version],
      ...[screening.finding, screening.indicators, screening.screened_by, screening.screened_through],
      ...[screening.idempotency_key, screening.digest],
    ],
  );
  await tx.query(
    `insert into screening_answer (screening_id, person_id, question, sealed)
     select $1, $2, * from unnest($3::text[], $4::text[])`,
    [screening.id, screening.person_id, answers.map((each) => each.question), answers.map((each) => each.sealed)],
  );
  return row!;
};

/** Oldest first. */
export const screeningsOfPersons = (tx: EntityManager, persons: readonly string[]): Promise<ScreeningRow[]> =>
  tx.query('select s.* from screening s where s.person_id = any ($1::uuid[]) order by s.created_at, s.id', [persons]);

/** Sealed answers of persons, as far as the actor may have them, oldest first. */
export const answersOfPersons = (tx: EntityManager, persons: readonly string[]): Promise<AnswerRow[]> =>
  tx.query(
    `select a.screening_id, a.person_id, a.question, a.sealed from screening_answer a
       join screening s on s.id = a.screening_id
      where a.person_id = any ($1::uuid[]) order by s.created_at, s.id, a.question`,
    [persons],
  );
