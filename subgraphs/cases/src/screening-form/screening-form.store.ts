import type { EntityManager } from '@hub/subgraph-kit';
import type { Question } from './screening-form.rules.js';

/** What a version asks, and what it is called in each language. */
export interface FormContent {
  readonly nameEn: string;
  readonly nameTh: string;
  readonly nameLo: string;
  readonly nameMy: string;
  readonly questions: readonly Question[];
}

export interface FormRow extends FormContent {
  readonly id: string;
  /** Code of the form. */
  readonly form: string;
  readonly version: number;
  /** `YYYY-MM-DD`; null for a draft. */
  readonly inForceOn: string | null;
  readonly supersededOn: string | null;
  /** How often the record was changed, from 1. */
  readonly revision: number;
  readonly fingerprint: string;
}

export type PublishedForm = FormRow & { readonly inForceOn: string };

const FORMS = `select id, code as form, version, name_en as "nameEn", name_th as "nameTh", name_lo as "nameLo",
    name_my as "nameMy", asked as questions, in_force_on::text as "inForceOn",
    lead(in_force_on) over (partition by code order by version)::text as "supersededOn", revision, fingerprint,
    drafted_by, idempotency_key
  from screening_form`;

/** Each published version. */
export const listForms = (tx: EntityManager): Promise<PublishedForm[]> =>
  tx.query(`${FORMS} where in_force_on is not null order by code, version`);

export const formOf = async (tx: EntityManager, code: string, version: number): Promise<PublishedForm | undefined> =>
  (await listForms(tx)).find((row) => row.form === code && row.version === version);

/** Needs a system actor, as all below. */
export const listDrafts = (tx: EntityManager): Promise<FormRow[]> =>
  tx.query(`${FORMS} where in_force_on is null order by code`);

/** One change at a time: versions have no holes, and a key is used once. */
export const lockForms = async (tx: EntityManager): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('screening_form', 0))`);
};

const oneForm = async (
  tx: EntityManager,
  condition: string,
  given: readonly unknown[],
): Promise<FormRow | undefined> => {
  const rows: FormRow[] = await tx.query(`select * from (${FORMS}) f where ${condition} limit 1`, [...given]);
  return rows[0];
};

export const formByKey = (tx: EntityManager, by: string, key: string): Promise<FormRow | undefined> =>
  oneForm(tx, 'drafted_by = $1 and idempotency_key = $2', [by, key]);

export const formById = (tx: EntityManager, id: string): Promise<FormRow | undefined> => oneForm(tx, 'id = $1', [id]);

/** The last version of a form, published or not. */
export const newestForm = (tx: EntityManager, code: string): Promise<FormRow | undefined> =>
  oneForm(tx, 'form = $1 order by version desc', [code]);

/** The version before this one; version 1 has none. */
export const formBefore = (tx: EntityManager, { form, version }: FormRow): Promise<FormRow | undefined> =>
  oneForm(tx, 'form = $1 and version = $2', [form, version - 1]);

export type NewDraft = Pick<FormRow, 'id' | 'form' | 'version' | 'fingerprint'> & {
  readonly drafted_by: string;
  readonly idempotency_key: string;
};

const contentOf = ({ nameEn, nameTh, nameLo, nameMy, questions }: FormContent) => [
  ...[nameEn, nameTh, nameLo, nameMy],
  JSON.stringify(questions),
];

export const insertDraft = async (tx: EntityManager, draft: NewDraft, content: FormContent): Promise<FormRow> => {
  await tx.query(
    `insert into screening_form (id, code, version, drafted_by, idempotency_key, fingerprint, name_en, name_th,
       name_lo, name_my, asked)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[draft.id, draft.form, draft.version, draft.drafted_by, draft.idempotency_key, draft.fingerprint],
      ...contentOf(content),
    ],
  );
  return (await formById(tx, draft.id))!;
};

export const changeDraft = async (tx: EntityManager, id: string, content: FormContent): Promise<FormRow> => {
  await tx.query(
    `update screening_form set name_en = $2, name_th = $3, name_lo = $4, name_my = $5, asked = $6,
       revision = revision + 1 where id = $1`,
    [id, ...contentOf(content)],
  );
  return (await formById(tx, id))!;
};

export const publishDraft = async (tx: EntityManager, id: string, inForceOn: string): Promise<FormRow> => {
  await tx.query('update screening_form set in_force_on = $2, revision = revision + 1 where id = $1', [id, inForceOn]);
  return (await formById(tx, id))!;
};
