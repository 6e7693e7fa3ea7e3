import type { EntityManager } from '@hub/subgraph-kit';
import type { MatchedPairs, PairMeans, PairsOfSex, TestedPerson } from './assessment.rules.js';

/** Participants of a training with their scores. Needs a system actor. */
export const testedPeople = (tx: EntityManager, training: string): Promise<TestedPerson[]> =>
  tx.query(
    `select p.sex, a.pre_score::float8 as pre, a.post_score::float8 as post
       from attendance a join participant p on p.id = a.participant
      where a.training_event_id = $1 and a.role = 'PARTICIPANT'`,
    [training],
  );

/** Keeps who took both tests of a training beside its means, with which it goes. Needs a system actor. */
export const keepPairs = async (
  tx: EntityManager,
  training: string,
  { pairs, means, bySex }: MatchedPairs,
): Promise<void> => {
  await tx.query(
    'insert into assessment_pairs (training_event_id, pairs, pre_mean, post_mean) values ($1, $2, $3, $4)',
    [training, pairs, means?.preMean ?? null, means?.postMean ?? null],
  );
  await tx.query(
    `insert into assessment_pairs_by_sex (training_event_id, sex, pairs, pre_mean, post_mean)
     select $1, s.sex, s.pairs, s."preMean", s."postMean"
       from jsonb_to_recordset($2::jsonb) as s (sex text, pairs integer, "preMean" numeric, "postMean" numeric)`,
    [training, JSON.stringify(bySex)],
  );
};

/** Who took both tests of these trainings; of those with means alone there is no row. */
export const pairsOf = async (
  tx: EntityManager,
  trainings: readonly string[],
): Promise<(MatchedPairs & { readonly training: string })[]> => {
  const rows: { training: string; pairs: number; preMean: number | null; postMean: number | null }[] = await tx.query(
    `select training_event_id as training, pairs, pre_mean::float8 as "preMean", post_mean::float8 as "postMean"
       from assessment_pairs where training_event_id = any ($1::uuid[])`,
    [trainings],
  );
  const bySex: (PairsOfSex & { readonly training: string })[] = await tx.query(
    `select training_event_id as training, sex, pairs, pre_mean::float8 as "preMean", post_mean::float8 as "postMean"
       from assessment_pairs_by_sex where training_event_id = any ($1::uuid[]) order by training_event_id, sex`,
    [trainings],
  );
  return rows.map(({ training, pairs, preMean, postMean }) => {
    const means: PairMeans | null = preMean === null || postMean === null ? null : { pairs, preMean, postMean };
    return { training, pairs, means, bySex: bySex.filter((each) => each.training === training) };
  });
};
