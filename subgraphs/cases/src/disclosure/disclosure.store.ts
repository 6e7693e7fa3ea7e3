import type { EntityManager } from '@hub/subgraph-kit';
import type { DisclosureEnding, DisclosureField } from '@hub/vocabulary';
import type { Waiting } from './disclosure.rules.js';

/** A disclosure as it is stored; with a package from its sealing until it is opened or ends. */
export interface DisclosureRow extends Waiting {
  readonly id: string;
  readonly caseId: string;
  readonly ref: string;
  readonly office: string;
  readonly contact: string;
  readonly token: string | null;
  readonly sealed: string | null;
  readonly sealedAt: Date | null;
  readonly wrongCodes: number;
}

/** What the liaison desk granted. */
export interface GivenGrant {
  readonly id: string;
  readonly case: string;
  readonly ref: string;
  readonly office: string;
  readonly contact: string;
  readonly until: Date;
}

const COLUMNS = `d.id, d.case_id as "caseId", d.ref, d.office, d.contact, d.until, d.token, d.sealed,
  d.sealed_at as "sealedAt", d.wrong_codes as "wrongCodes", d.opened_at as "openedAt", d.ended_at as "endedAt"`;

/** Takes a grant once; one of a case that is not here is nobody's. Needs a system actor, as everything here. */
export const insertGrant = async (tx: EntityManager, grant: GivenGrant): Promise<void> => {
  await tx.query(
    `insert into disclosure (id, case_id, ref, office, contact, until, granted_at)
     select $1, f.id, $3, $4, $5, $6, now() from case_file f where f.id = $2 on conflict (id) do nothing`,
    [grant.id, grant.case, grant.ref, grant.office, grant.contact, grant.until],
  );
};

export const disclosureById = async (tx: EntityManager, id: string): Promise<DisclosureRow | undefined> => {
  const rows: DisclosureRow[] = await tx.query(`select ${COLUMNS} from disclosure d where d.id = $1`, [id]);
  return rows[0];
};

/** The newest that a contact of an office has for a return. */
export const disclosureFor = async (
  tx: EntityManager,
  { office, ref, contact }: Pick<DisclosureRow, 'office' | 'ref' | 'contact'>,
): Promise<DisclosureRow | undefined> => {
  const rows: DisclosureRow[] = await tx.query(
    `select ${COLUMNS} from disclosure d where d.office = $1 and d.ref = $2 and d.contact = $3
      order by d.granted_at desc, d.id limit 1`,
    [office, ref, contact],
  );
  return rows[0];
};

/** A package as it is put in place of the one before. */
export interface NewPackage {
  readonly id: string;
  readonly fields: readonly DisclosureField[];
  readonly token: string;
  readonly sealed: string;
  readonly by: string;
  readonly through: string;
  readonly at: Date;
  readonly persons: readonly { readonly id: string; readonly consent: string }[];
}

export const putPackage = async (tx: EntityManager, given: NewPackage): Promise<void> => {
  const { id, fields, token, sealed, by, through, at, persons } = given;
  await tx.query(
    `update disclosure set fields = $2, token = $3, sealed = $4, sealed_by = $5, sealed_through = $6, sealed_at = $7,
       wrong_codes = 0 where id = $1`,
    [id, fields, token, sealed, by, through, at],
  );
  await tx.query('delete from disclosure_person where disclosure = $1', [id]);
  await tx.query(
    `insert into disclosure_person (disclosure, person_id, consent)
     select $1, * from unnest($2::uuid[], $3::uuid[])`,
    [id, persons.map((person) => person.id), persons.map(({ consent }) => consent)],
  );
};

/** Ids of the consents that a package rests on. */
export const groundsOf = async (tx: EntityManager, id: string): Promise<string[]> => {
  const rows: { consent: string }[] = await tx.query('select consent from disclosure_person where disclosure = $1', [
    id,
  ]);
  return rows.map(({ consent }) => consent);
};

export const countWrongCode = async (tx: EntityManager, id: string): Promise<void> => {
  await tx.query('update disclosure set wrong_codes = wrong_codes + 1 where id = $1', [id]);
};

/** Marks it as opened and takes the package away. */
export const markOpened = async (tx: EntityManager, id: string, at: Date): Promise<void> => {
  await tx.query('update disclosure set opened_at = $2, sealed = null, token = null where id = $1', [id, at]);
};

/** Which of those that wait end: by their ids, by what one of their packages rests on, or by who is in it. */
export type Which = { readonly ids: readonly string[] } | { readonly consent: string } | { readonly person: string };

const CONDITIONS = {
  ids: 'd.id = any ($3::uuid[])',
  consent: 'exists (select from disclosure_person p where p.disclosure = d.id and p.consent = $3)',
  person: 'exists (select from disclosure_person p where p.disclosure = d.id and p.person_id = $3)',
} as const;

/** Ends those that wait and destroys their packages; one that was opened stays as it is. */
export const endWaiting = async (
  tx: EntityManager,
  which: Which,
  { ending, at }: { readonly ending: DisclosureEnding; readonly at: Date },
): Promise<{ readonly id: string; readonly caseId: string }[]> => {
  const [[by, value]] = Object.entries(which) as [[keyof typeof CONDITIONS, unknown]];
  const [rows]: [{ id: string; caseId: string }[], number] = await tx.query(
    `update disclosure d set ended_at = $1, ending = $2, sealed = null, token = null
      where d.opened_at is null and d.ended_at is null and ${CONDITIONS[by]}
      returning d.id, d.case_id as "caseId"`,
    [at, ending, value],
  );
  return rows;
};

/** Every disclosure with a package of somebody, opened and ended ones too. */
export const disclosuresOfPerson = async (tx: EntityManager, person: string): Promise<string[]> => {
  const rows: { id: string }[] = await tx.query('select disclosure as id from disclosure_person where person_id = $1', [
    person,
  ]);
  return rows.map(({ id }) => id);
};

/** Those whose time to be opened is over. */
export const overdueDisclosures = (tx: EntityManager): Promise<{ readonly id: string; readonly caseId: string }[]> =>
  tx.query(
    `select id, case_id as "caseId" from disclosure
      where opened_at is null and ended_at is null and until <= now() order by until limit 100`,
  );
