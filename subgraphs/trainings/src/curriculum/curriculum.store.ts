import type { EntityManager, Keyset } from '@hub/subgraph-kit';
import { beforeOf } from '@hub/subgraph-kit';
import type { CurriculumState, EnforcementStage, TrainingTopic } from '@hub/vocabulary';

export interface CurriculumRow {
  readonly id: string;
  /** The committee that keeps it. */
  readonly committee_id: string;
  readonly title_en: string;
  readonly title_th: string;
  readonly author: string;
  readonly source: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly fingerprint: string;
}

export interface CurriculumVersionRow {
  readonly id: string;
  readonly curriculum_id: string;
  readonly number: number;
  readonly state: CurriculumState;
  readonly changed: string | null;
  readonly drafted_at: Date;
  /** `YYYY-MM-DD`. */
  readonly published_on: string | null;
}

export interface ModuleRow {
  readonly id: string;
  readonly curriculum_version_id: string;
  readonly ordinal: number;
  readonly title_en: string;
  readonly title_th: string;
  readonly topics: TrainingTopic[];
}

export interface PresentationRow {
  readonly id: string;
  readonly module_id: string;
  readonly ordinal: number;
  readonly title_en: string;
  readonly title_th: string;
  readonly topics: TrainingTopic[];
  readonly minutes: number;
  readonly stage: EnforcementStage | null;
}

const CURRICULUM = 'id, committee_id, title_en, title_th, author, source, version, created_at, fingerprint';
const VERSION = 'id, curriculum_id, number, state, changed, drafted_at, published_on::text as published_on';

export const curriculaById = (tx: EntityManager, ids: readonly string[]): Promise<CurriculumRow[]> =>
  tx.query(`select ${CURRICULUM} from curriculum where id = any ($1::uuid[])`, [ids]);

/** A page of all curricula, the last entered first. */
export const listCurricula = (tx: EntityManager, { limit, after }: Keyset): Promise<CurriculumRow[]> =>
  tx.query(
    `select ${CURRICULUM} from curriculum where (created_at, id) < ($1::timestamptz, $2::uuid)
      order by created_at desc, id desc limit $3`,
    [...beforeOf(after), limit],
  );

export const versionsById = (tx: EntityManager, ids: readonly string[]): Promise<CurriculumVersionRow[]> =>
  tx.query(`select ${VERSION} from curriculum_version where id = any ($1::uuid[])`, [ids]);

/** What is published and what is drafted of each of these curricula. */
export const presentVersions = (tx: EntityManager, curricula: readonly string[]): Promise<CurriculumVersionRow[]> =>
  tx.query(
    `select ${VERSION} from curriculum_version where curriculum_id = any ($1::uuid[]) and state in ('DRAFT', 'PUBLISHED')`,
    [curricula],
  );

/** A page of the versions of each of these curricula, the newest first. */
export const versionsByCurricula = (
  tx: EntityManager,
  curricula: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<CurriculumVersionRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${VERSION} from curriculum_version
        where curriculum_id = owner.id and (drafted_at, id) < ($2::timestamptz, $3::uuid)
        order by drafted_at desc, id desc limit $4) page`,
    [curricula, ...beforeOf(after), limit],
  );

/** The modules of each of these versions, in the order they are taught in. */
export const modulesOfVersions = (tx: EntityManager, versions: readonly string[]): Promise<ModuleRow[]> =>
  tx.query(
    `select id, curriculum_version_id, ordinal, title_en, title_th, topics from curriculum_module
      where curriculum_version_id = any ($1::uuid[]) order by curriculum_version_id, ordinal`,
    [versions],
  );

export const presentationsOfModules = (tx: EntityManager, modules: readonly string[]): Promise<PresentationRow[]> =>
  tx.query(
    `select id, module_id, ordinal, title_en, title_th, topics, minutes, stage from presentation
      where module_id = any ($1::uuid[]) order by module_id, ordinal`,
    [modules],
  );

export const curriculumByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<CurriculumRow | undefined> => {
  const [row]: CurriculumRow[] = await tx.query(
    `select ${CURRICULUM} from curriculum where created_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Makes changes of one curriculum wait for each other. Needs a system actor. */
export const lockCurriculum = async (tx: EntityManager, id: string): Promise<CurriculumRow | undefined> => {
  const [row]: CurriculumRow[] = await tx.query(`select ${CURRICULUM} from curriculum where id = $1 for update`, [id]);
  return row;
};
