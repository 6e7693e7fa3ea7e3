import type { EntityManager } from '@hub/subgraph-kit';
import type { DistributionRow, MaterialRow, MaterialVersionRow } from './material.store.js';

interface Keyed {
  readonly idempotency_key: string;
}

/** Needs a system actor, as all below. */
export const insertMaterial = async (
  tx: EntityManager,
  row: Omit<MaterialRow, 'version'> & Keyed & { readonly created_by: string },
): Promise<MaterialRow> => {
  const [made]: MaterialRow[] = await tx.query(
    `insert into material (id, committee_id, kind, title_en, title_th, author, topics, note, created_at, created_by,
                           idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning *`,
    [
      ...[row.id, row.committee_id, row.kind, row.title_en, row.title_th, row.author, row.topics, row.note],
      ...[row.created_at, row.created_by, row.idempotency_key, row.fingerprint],
    ],
  );
  return made!;
};

/** The next version of a material, which supersedes the one before. */
export const insertMaterialVersion = async (
  tx: EntityManager,
  row: Omit<MaterialVersionRow, 'number' | 'superseded'>,
): Promise<void> => {
  await tx.query(
    `insert into material_version (id, material_id, number, issued_on, changed, languages, sha256, entered_at)
     values ($1, $2, (select coalesce(max(number), 0) + 1 from material_version where material_id = $2), $3, $4, $5, $6, $7)`,
    [row.id, row.material_id, row.issued_on, row.changed, row.languages, row.sha256, row.entered_at],
  );
};

export const nextVersionOf = async (tx: EntityManager, material: string): Promise<MaterialRow> => {
  const [[row]]: [MaterialRow[], number] = await tx.query(
    'update material set version = version + 1 where id = $1 returning *',
    [material],
  );
  return row!;
};

/** `district` is the one that the place is or lies in; null for a wider place. */
export const insertDistribution = async (
  tx: EntityManager,
  row: Omit<DistributionRow, 'version'> & Keyed & { readonly district: string | null; readonly recorded_by: string },
): Promise<void> => {
  await tx.query(
    `insert into material_distribution (id, material_id, material_version_id, place, district, committee_id, copies,
                                        lower_bound, handed_on, source, recorded_by, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[row.id, row.material_id, row.material_version_id, row.place, row.district, row.committee_id, row.copies],
      ...[row.lower_bound, row.handed_on, row.source, row.recorded_by, row.idempotency_key, row.fingerprint],
    ],
  );
};
