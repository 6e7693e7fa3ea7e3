import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
import type { MaterialKind, TextLanguage, TrainingTopic } from '@hub/vocabulary';

export interface MaterialRow {
  readonly id: string;
  /** The committee that keeps it. */
  readonly committee_id: string;
  readonly kind: MaterialKind;
  readonly title_en: string;
  readonly title_th: string;
  readonly author: string;
  readonly topics: TrainingTopic[];
  readonly note: string | null;
  readonly version: number;
  readonly created_at: Date;
  readonly fingerprint: string;
}

export interface MaterialVersionRow {
  readonly id: string;
  readonly material_id: string;
  readonly number: number;
  /** `YYYY-MM-DD`. */
  readonly issued_on: string;
  readonly changed: string | null;
  readonly languages: TextLanguage[];
  /** Hex. */
  readonly sha256: string | null;
  readonly entered_at: Date;
  readonly superseded: boolean;
}

export interface DistributionRow {
  readonly id: string;
  readonly material_id: string;
  readonly material_version_id: string;
  /** P-code. */
  readonly place: string;
  readonly committee_id: string | null;
  /** Null where nobody said how many. */
  readonly copies: number | null;
  readonly lower_bound: boolean;
  /** `YYYY-MM-DD`. */
  readonly handed_on: string;
  readonly source: string | null;
  readonly version: number;
  readonly fingerprint: string;
}

const MATERIAL = 'id, committee_id, kind, title_en, title_th, author, topics, note, version, created_at, fingerprint';
const VERSION = `v.id, v.material_id, v.number, v.issued_on::text as issued_on, v.changed, v.languages, v.sha256, v.entered_at,
  exists (select from material_version n where n.material_id = v.material_id and n.number > v.number) as superseded`;
export const DISTRIBUTION = `id, material_id, material_version_id, place, committee_id, copies, lower_bound,
  handed_on::text as handed_on, source, version, fingerprint`;

export const materialsById = (tx: EntityManager, ids: readonly string[]): Promise<MaterialRow[]> =>
  tx.query(`select ${MATERIAL} from material where id = any ($1::uuid[])`, [ids]);

/** A page of all materials, the last entered first. */
export const listMaterials = (
  tx: EntityManager,
  kinds: readonly MaterialKind[],
  { limit, after }: Keyset,
): Promise<MaterialRow[]> =>
  tx.query(
    `select ${MATERIAL} from material
      where kind = any ($1::text[]) and (created_at, id) < ($2::timestamptz, $3::uuid)
      order by created_at desc, id desc limit $4`,
    [kinds, ...beforeOf(after), limit],
  );

export const materialVersionsById = (tx: EntityManager, ids: readonly string[]): Promise<MaterialVersionRow[]> =>
  tx.query(`select ${VERSION} from material_version v where v.id = any ($1::uuid[])`, [ids]);

/** The newest version of each of these materials. */
export const currentVersions = (tx: EntityManager, materials: readonly string[]): Promise<MaterialVersionRow[]> =>
  tx.query(
    `select distinct on (v.material_id) ${VERSION} from material_version v
      where v.material_id = any ($1::uuid[]) order by v.material_id, v.number desc`,
    [materials],
  );

/** A page of the versions of each of these materials, the newest first. */
export const versionsByMaterials = (
  tx: EntityManager,
  materials: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<MaterialVersionRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${VERSION} from material_version v
        where v.material_id = owner.id and (v.entered_at, v.id) < ($2::timestamptz, $3::uuid)
        order by v.entered_at desc, v.id desc limit $4) page`,
    [materials, ...beforeOf(after), limit],
  );

/** A page of where copies of each of these materials went, the latest first. */
export const distributionsByMaterials = (
  tx: EntityManager,
  materials: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<DistributionRow[]> =>
  tx.query(
    `select page.* from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${DISTRIBUTION} from material_distribution d
        where d.material_id = owner.id and (d.handed_on, d.id) < ($2::date, $3::uuid)
        order by d.handed_on desc, d.id desc limit $4) page`,
    [materials, ...beforeOf(after), limit],
  );

/** How many districts got any material, each counted once, and the last day one did; null when none was recorded. */
export const districtsReached = async (
  tx: EntityManager,
): Promise<{ readonly districts: number; readonly lastDay: string | null }> => {
  const [row]: { districts: number; lastDay: string | null }[] = await tx.query(
    `select count(distinct district)::int as districts, max(handed_on)::text as "lastDay"
       from material_distribution where district is not null`,
  );
  return row!;
};

export const materialByKey = async (tx: EntityManager, by: string, key: string): Promise<MaterialRow | undefined> => {
  const [row]: MaterialRow[] = await tx.query(
    `select ${MATERIAL} from material where created_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

export const distributionByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<DistributionRow | undefined> => {
  const [row]: DistributionRow[] = await tx.query(
    `select ${DISTRIBUTION} from material_distribution where recorded_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return row;
};

/** Makes changes of one material wait for each other. Needs a system actor. */
export const lockMaterial = async (tx: EntityManager, id: string): Promise<MaterialRow | undefined> => {
  const [row]: MaterialRow[] = await tx.query(`select ${MATERIAL} from material where id = $1 for update`, [id]);
  return row;
};
