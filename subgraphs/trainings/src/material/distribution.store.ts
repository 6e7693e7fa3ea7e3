import type { EntityManager } from '@hub/subgraph-kit';
import { DISTRIBUTION, type DistributionRow } from './material.store.js';

/** What is known of a distribution, all of which can be put right. */
export type DistributionFacts = Omit<DistributionRow, 'id' | 'version' | 'fingerprint'> & {
  /** The district that the place is or lies in; null for a wider one. */
  readonly district: string | null;
};

export const distributionsById = (tx: EntityManager, ids: readonly string[]): Promise<DistributionRow[]> =>
  tx.query(`select ${DISTRIBUTION} from material_distribution where id = any ($1::uuid[])`, [ids]);

/** Makes changes of one distribution wait for each other. Needs a system actor, as the next two. */
export const lockDistribution = async (tx: EntityManager, id: string): Promise<DistributionRow | undefined> => {
  const [row]: DistributionRow[] = await tx.query(
    `select ${DISTRIBUTION} from material_distribution where id = $1 for update`,
    [id],
  );
  return row;
};

/** Keeps what is recorded of a distribution that is about to be put right, and why it is. */
export const keepFormerDistribution = async (
  tx: EntityManager,
  id: string,
  { by, at, reason }: { readonly by: string; readonly at: Date; readonly reason: string },
): Promise<void> => {
  await tx.query(
    `insert into material_distribution_correction
       (distribution, version, material_version_id, place, committee_id, copies, lower_bound, handed_on, source,
        corrected_by, corrected_at, reason)
     select id, version, material_version_id, place, committee_id, copies, lower_bound, handed_on, source, $2, $3, $4
       from material_distribution where id = $1`,
    [id, by, at, reason],
  );
};

/** Writes what is right of a distribution, in its next version. */
export const rewriteDistribution = async (
  tx: EntityManager,
  id: string,
  facts: DistributionFacts,
): Promise<DistributionRow> => {
  const [[row]]: [DistributionRow[], number] = await tx.query(
    `update material_distribution set material_id = $2, material_version_id = $3, place = $4, district = $5,
            committee_id = $6, copies = $7, lower_bound = $8, handed_on = $9, source = $10, version = version + 1
      where id = $1 returning ${DISTRIBUTION}`,
    [
      ...[id, facts.material_id, facts.material_version_id, facts.place, facts.district, facts.committee_id],
      ...[facts.copies, facts.lower_bound, facts.handed_on, facts.source],
    ],
  );
  return row!;
};

/** A distribution as it was recorded before a correction, of which the graph tells no words. */
export interface DistributionCorrectionRow extends Pick<
  DistributionRow,
  'place' | 'committee_id' | 'copies' | 'lower_bound' | 'handed_on' | 'version'
> {
  readonly distribution: string;
  readonly material_version_id: string;
  readonly corrected_at: Date;
  readonly reason: string;
}

/** As each of these distributions was before, the last correction first, at most 20 of each. */
export const correctionsOfDistributions = (
  tx: EntityManager,
  distributions: readonly string[],
): Promise<DistributionCorrectionRow[]> =>
  tx.query(
    `select former.* from unnest($1::uuid[]) as asked (id) cross join lateral (
       select distribution, version, material_version_id, place, committee_id, copies, lower_bound,
              handed_on::text as handed_on, corrected_at, reason
         from material_distribution_correction where distribution = asked.id order by version desc limit 20) former`,
    [distributions],
  );
