import type { EntityManager } from '@hub/subgraph-kit';

/** A plan, a goal or a follow-up, and whom it is about. */
export interface SupportRow {
  readonly id: string;
  readonly caseId: string;
  readonly personId: string;
}

export const supportRows = (tx: EntityManager, ids: readonly string[]): Promise<SupportRow[]> =>
  tx.query(
    `select id, case_id as "caseId", person_id as "personId" from (
       select id, case_id, person_id from support_plan
       union all select id, case_id, person_id from support_goal
       union all select id, case_id, person_id from follow_up) r
      where id = any ($1::uuid[])`,
    [ids],
  );

/** The sealed words of rows, as far as the actor may have them. */
export const storedWords = (
  tx: EntityManager,
  rows: readonly string[],
): Promise<{ readonly id: string; readonly sealed: string }[]> =>
  tx.query('select row_id as id, sealed from support_words where row_id = any ($1::uuid[])', [rows]);

/** Needs a system actor. */
export const insertWords = async (
  tx: EntityManager,
  person: string,
  words: readonly { readonly row: string; readonly sealed: string }[],
): Promise<void> => {
  await tx.query(
    `insert into support_words (row_id, person_id, sealed)
     select w.row_id, $1, w.sealed from unnest($2::uuid[], $3::text[]) as w (row_id, sealed)`,
    [person, words.map(({ row }) => row), words.map(({ sealed }) => sealed)],
  );
};

/** Removes everything that was said of plans, goals and follow-ups of a person. Needs a system actor. */
export const removeSupportWordsOf = async (tx: EntityManager, person: string): Promise<void> => {
  await tx.query('delete from support_words where person_id = $1', [person]);
};
