import type { EntityManager } from '@hub/subgraph-kit';

/** Whose the minutes are, beside what each office said. */
export const MINUTES = 'MINUTES';

/** What one office said, or the minutes, as it is stored. */
export interface StoredConferenceWords {
  readonly conference: string;
  /** Office id, or `MINUTES`. */
  readonly office: string;
  readonly sealed: string;
}

/** Needs a system actor. */
export const insertConferenceWords = async (
  tx: EntityManager,
  words: readonly StoredConferenceWords[],
): Promise<void> => {
  await tx.query(
    `insert into conference_words (conference_id, office, sealed)
     select * from unnest($1::uuid[], $2::text[], $3::text[])`,
    [words.map(({ conference }) => conference), words.map(({ office }) => office), words.map(({ sealed }) => sealed)],
  );
};

/** As far as the actor may have them. */
export const wordsOfConferences = (
  tx: EntityManager,
  conferences: readonly string[],
): Promise<StoredConferenceWords[]> =>
  tx.query(
    `select conference_id as conference, office, sealed from conference_words
      where conference_id = any ($1::uuid[]) order by conference_id, office`,
    [conferences],
  );

/** The persons that a conference may have spoken of: those of its case. */
export const personsSpokenOf = (
  tx: EntityManager,
  cases: readonly string[],
): Promise<{ readonly id: string; readonly caseId: string }[]> =>
  tx.query(
    'select id, case_id as "caseId" from person where case_id = any ($1::uuid[]) and erased_at is null order by id',
    [cases],
  );

/** Ids of the conferences of a case in which something was said. Needs a system actor. */
export const conferencesWithWords = async (tx: EntityManager, caseId: string): Promise<string[]> => {
  const rows: { id: string }[] = await tx.query(
    `select c.id from case_conference c
      where c.case_id = $1 and exists (select from conference_words w where w.conference_id = c.id)`,
    [caseId],
  );
  return rows.map(({ id }) => id);
};

/** Needs a system actor. */
export const removeConferenceWords = async (tx: EntityManager, conference: string): Promise<void> => {
  await tx.query('delete from conference_words where conference_id = $1', [conference]);
};
