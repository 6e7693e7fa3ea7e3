import type { EntityManager } from '@hub/subgraph-kit';
import type { DecidingBody, MdtDiscipline, TraffickingStatus } from '@hub/vocabulary';
import type { ReviewedPerson } from './mdt-review.rules.js';

export interface MdtReviewRow {
  readonly id: string;
  readonly case_id: string;
  readonly members: readonly { readonly discipline: MdtDiscipline; readonly official: string | null }[];
  readonly deciding_body: DecidingBody | null;
  readonly decisions: readonly { readonly person: string; readonly status: TraffickingStatus }[];
  readonly reflection_days: number | null;
  readonly recorded_by: string;
  readonly recorded_through: string;
  readonly digest: string;
  readonly created_at: Date;
}

export type NewReview = Omit<MdtReviewRow, 'created_at'> & { readonly idempotency_key: string };

/** An opinion as it is stored. */
export interface OpinionRow {
  readonly review_id: string;
  readonly person_id: string;
  readonly discipline: MdtDiscipline;
  readonly sealed: string;
}

/** The persons of a case, none of whom anybody else changes until commit. Needs a system actor. */
export const lockedPersons = (tx: EntityManager, caseId: string): Promise<ReviewedPerson[]> =>
  tx.query(
    `select id, version, trafficking_status as status, erased_at is not null as "isErased"
       from person where case_id = $1 order by id for update`,
    [caseId],
  );

/** The review that somebody recorded under a key. */
export const reviewByKey = async (tx: EntityManager, by: string, key: string): Promise<MdtReviewRow | undefined> => {
  const rows: MdtReviewRow[] = await tx.query(
    'select r.* from mdt_review r where r.recorded_by = $1 and r.idempotency_key = $2',
    [by, key],
  );
  return rows[0];
};

/** Stores a review, its opinions, and what it decided about persons. Needs a system actor. */
export const insertReview = async (
  tx: EntityManager,
  review: NewReview,
  opinions: readonly Omit<OpinionRow, 'review_id'>[],
): Promise<MdtReviewRow> => {
  const [row]: MdtReviewRow[] = await tx.query(
    `insert into mdt_review (id, case_id, members, deciding_body, decisions, reflection_days, recorded_by,
       recorded_through, idempotency_key, digest, created_at)
     values ($1, $2, $3::jsonb, $4, $5::jsonb, $6, $7, $8, $9, $10, now()) returning *`,
    [
      ...[review.id, review.case_id, JSON.stringify(review.members), review.deciding_body],
      ...[JSON.stringify(review.decisions), review.reflection_days, review.recorded_by, review.recorded_through],
      ...[review.idempotency_key, review.digest],
    ],
  );
  await tx.query(
    `insert into mdt_opinion (review_id, person_id, discipline, sealed)
     select $1, * from unnest($2::uuid[], $3::text[], $4::text[])`,
    [
      review.id,
      opinions.map((each) => each.person_id),
      opinions.map((each) => each.discipline),
      opinions.map((each) => each.sealed),
    ],
  );
  await tx.query(
    `update person p set trafficking_status = d.status, decided_by = $3, decided_at = now(), version = version + 1
       from unnest($1::uuid[], $2::text[]) as d (id, status) where p.id = d.id`,
    [review.decisions.map(({ person }) => person), review.decisions.map(({ status }) => status), review.deciding_body],
  );
  return row!;
};

/** Oldest first. */
export const reviewsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<MdtReviewRow[]> =>
  tx.query('select r.* from mdt_review r where r.case_id = any ($1::uuid[]) order by r.created_at, r.id', [cases]);

/** Sealed opinions about persons, as far as the actor may have them, oldest first. */
export const opinionsOfPersons = (tx: EntityManager, persons: readonly string[]): Promise<OpinionRow[]> =>
  tx.query(
    `select o.review_id, o.person_id, o.discipline, o.sealed from mdt_opinion o join mdt_review r on r.id = o.review_id
      where o.person_id = any ($1::uuid[]) order by r.created_at, r.id, o.discipline`,
    [persons],
  );
