import type { EntityManager } from '@hub/subgraph-kit';
import type { ReviewVerdict } from '@hub/vocabulary';

/** What a second person thinks. */
export interface NewReview {
  readonly breakGlass: string;
  readonly opener: string;
  readonly verdict: ReviewVerdict;
  readonly person: string;
  readonly office: string;
  readonly appointment: string;
  /** Sealed. */
  readonly note: string | null;
}

/** Once for each emergency access, and never by who opened it: the table refuses both. Nobody is reminded any more. */
export const insertReview = async (tx: EntityManager, review: NewReview): Promise<void> => {
  await tx.query('update break_glass set remind_at = null where id = $1', [review.breakGlass]);
  await tx.query(
    `insert into break_glass_review (break_glass, opener, verdict, person, office, appointment, sealed_note, reviewed_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [review.breakGlass, review.opener, review.verdict, review.person, review.office, review.appointment, review.note],
  );
};
