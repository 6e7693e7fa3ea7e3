import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { PolicyKind, TrainingTopic } from '@hub/vocabulary';

/** A policy, whatever its version. */
export interface PolicyRow {
  readonly code: string;
  readonly kind: PolicyKind;
  readonly titleEn: string;
  readonly titleTh: string;
  readonly titleLo: string | null;
  readonly titleMy: string | null;
}

export interface PolicyVersionRow {
  readonly id: string;
  readonly number: number;
  /** ISO day. */
  readonly inForceOn: string;
  readonly change: string;
  readonly topics: TrainingTopic[];
  readonly source: string;
}

export type PublishedRow = PolicyVersionRow & { readonly policy: PolicyRow };

/** Who published a version, when, and under which key. */
export interface Publishing {
  readonly by: string;
  readonly at: Date;
  readonly key: string;
  readonly fingerprint: string;
}

const COLUMNS = `v.id, v.number, v.in_force_on::text as "inForceOn", v.change, v.topics, v.source, v.fingerprint,
  jsonb_build_object('code', p.code, 'kind', p.kind, 'titleEn', p.title_en, 'titleTh', p.title_th,
                     'titleLo', p.title_lo, 'titleMy', p.title_my) as policy`;
const FROM = 'policy_version v join policy p on p.code = v.policy';

/** Lists run from the latest day in force, then by id. */
export const byDayInForce = ({ inForceOn: at, id }: PolicyVersionRow): Keyed => ({ at, id });

export const versionsByIds = (tx: EntityManager, ids: readonly string[]): Promise<PublishedRow[]> =>
  tx.query(`select ${COLUMNS} from ${FROM} where v.id = any ($1::uuid[])`, [ids]);

export const listVersions = (tx: EntityManager, { limit, after }: Keyset): Promise<PublishedRow[]> =>
  tx.query(
    `select ${COLUMNS} from ${FROM}
      where (v.in_force_on, v.id) < ($1::date, $2::uuid) order by v.in_force_on desc, v.id desc limit $3`,
    [...beforeOf(after), limit],
  );

/** One publication at a time: numbers have no holes, and a key is used once. */
export const lockPolicies = async (tx: EntityManager): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('policy', 0))`);
};

export const versionByKey = async (
  tx: EntityManager,
  by: string,
  key: string,
): Promise<(PublishedRow & { readonly fingerprint: string }) | undefined> => {
  const rows: (PublishedRow & { fingerprint: string })[] = await tx.query(
    `select ${COLUMNS} from ${FROM} where v.published_by = $1 and v.idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** The newest version of a policy; no policy is without one. */
export const newestOf = async (
  tx: EntityManager,
  code: string,
): Promise<{ readonly number: number; readonly inForceOn: string } | undefined> => {
  const rows: { number: number; inForceOn: string }[] = await tx.query(
    `select number, in_force_on::text as "inForceOn" from policy_version where policy = $1 order by number desc limit 1`,
    [code],
  );
  return rows[0];
};

/** Needs a system actor. */
export const insertPolicy = async (tx: EntityManager, policy: PolicyRow): Promise<void> => {
  await tx.query(
    `insert into policy (code, kind, title_en, title_th, title_lo, title_my) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [policy.code, policy.kind, policy.titleEn, policy.titleTh, policy.titleLo, policy.titleMy],
  );
};

/**
 * Stores a version; one that is there already stays. Needs a system actor.
 * @returns whether it is new
 */
export const insertVersion = async (
  tx: EntityManager,
  row: PolicyVersionRow & { readonly policy: string },
  { by, at, key, fingerprint }: Publishing,
): Promise<boolean> => {
  const added: unknown[] = await tx.query(
    `insert into policy_version (id, policy, number, in_force_on, change, topics, source, published_by, published_at,
                                 idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning id`,
    [
      ...[row.id, row.policy, row.number, row.inForceOn, row.change, row.topics, row.source],
      ...[by, at, key, fingerprint],
    ],
  );
  return added.length > 0;
};
