import type { EntityManager } from '@hub/subgraph-kit';
import type { EnforcementStage, TrainingTopic } from '@hub/vocabulary';
import type { CurriculumRow } from './curriculum.store.js';

export type NewCurriculum = Pick<
  CurriculumRow,
  'id' | 'committee_id' | 'title_en' | 'title_th' | 'author' | 'source' | 'created_at' | 'fingerprint'
> & { readonly created_by: string; readonly idempotency_key: string };

/** What a version teaches, in order. */
export interface Content {
  readonly id: string;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly topics: readonly TrainingTopic[];
  readonly presentations: readonly {
    readonly id: string;
    readonly titleEn: string;
    readonly titleTh: string;
    readonly topics: readonly TrainingTopic[];
    readonly minutes: number;
    readonly stage?: EnforcementStage | null;
  }[];
}

/** Needs a system actor, as all below. */
export const insertCurriculum = async (tx: EntityManager, row: NewCurriculum): Promise<CurriculumRow> => {
  const [made]: CurriculumRow[] = await tx.query(
    `insert into curriculum (id, committee_id, title_en, title_th, author, source, created_at, created_by,
                             idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *`,
    [
      ...[row.id, row.committee_id, row.title_en, row.title_th, row.author, row.source, row.created_at],
      ...[row.created_by, row.idempotency_key, row.fingerprint],
    ],
  );
  return made!;
};

/** Writes the draft of a curriculum: the one there is anew, else the next version. */
export const writeDraft = async (
  tx: EntityManager,
  draft: { readonly id: string; readonly curriculum: string; readonly changed: string | null; readonly at: Date },
  modules: readonly Content[],
): Promise<void> => {
  const { id, curriculum, changed, at } = draft;
  await tx.query(`delete from curriculum_version where curriculum_id = $1 and state = 'DRAFT'`, [curriculum]);
  await tx.query(
    `insert into curriculum_version (id, curriculum_id, number, state, changed, drafted_at)
     values ($1, $2, (select coalesce(max(number), 0) + 1 from curriculum_version where curriculum_id = $2), 'DRAFT', $3, $4)`,
    [id, curriculum, changed, at],
  );
  const rows = modules.map((module, index) => ({ ...module, ordinal: index + 1 }));
  await tx.query(
    `insert into curriculum_module (id, curriculum_version_id, ordinal, title_en, title_th, topics)
     select m.id, $1, m.ordinal, m."titleEn", m."titleTh", m.topics
       from jsonb_to_recordset($2::jsonb) as m (id uuid, ordinal int, "titleEn" text, "titleTh" text, topics text[])`,
    [id, JSON.stringify(rows)],
  );
  const told = modules.flatMap(({ id: module, presentations }) =>
    presentations.map((each, index) => ({ ...each, module, ordinal: index + 1 })),
  );
  await tx.query(
    `insert into presentation (id, module_id, ordinal, title_en, title_th, topics, minutes, stage)
     select p.id, p.module, p.ordinal, p."titleEn", p."titleTh", p.topics, p.minutes, p.stage
       from jsonb_to_recordset($1::jsonb) as p (id uuid, module uuid, ordinal int, "titleEn" text, "titleTh" text,
                                                topics text[], minutes int, stage text)`,
    [JSON.stringify(told)],
  );
};

/** Publishes the draft; the version before it is superseded. @returns false when there is no draft */
export const publishDraft = async (tx: EntityManager, curriculum: string, day: string): Promise<boolean> => {
  const drafts: unknown[] = await tx.query(
    `select from curriculum_version where curriculum_id = $1 and state = 'DRAFT'`,
    [curriculum],
  );
  if (!drafts.length) return false;
  await tx.query(
    `update curriculum_version set state = 'SUPERSEDED' where curriculum_id = $1 and state = 'PUBLISHED'`,
    [curriculum],
  );
  await tx.query(
    `update curriculum_version set state = 'PUBLISHED', published_on = $2 where curriculum_id = $1 and state = 'DRAFT'`,
    [curriculum, day],
  );
  return true;
};

export const nextVersionOf = async (tx: EntityManager, curriculum: string): Promise<CurriculumRow> => {
  const [[row]]: [CurriculumRow[], number] = await tx.query(
    'update curriculum set version = version + 1 where id = $1 returning *',
    [curriculum],
  );
  return row!;
};
