import type { EntityManager } from '@hub/subgraph-kit';

export interface PlanCommentRow {
  readonly id: string;
  readonly plan: string;
  readonly committee: string;
  readonly activity: string | null;
  readonly words: string;
  readonly said_by: string;
  readonly office: string;
  readonly said_at: Date;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly idempotency_key: string;
  readonly fingerprint: string;
}

type NewComment = Omit<PlanCommentRow, 'answer' | 'answered_by' | 'answered_at'>;

export const commentsOfPlans = (tx: EntityManager, plans: readonly string[]): Promise<PlanCommentRow[]> =>
  tx.query('select * from plan_comment where plan = any ($1::uuid[]) order by plan, said_at, id', [plans]);

export const commentById = async (tx: EntityManager, id: string): Promise<PlanCommentRow | undefined> => {
  const [row]: PlanCommentRow[] = await tx.query('select * from plan_comment where id = $1', [id]);
  return row;
};

export const commentByKey = async (tx: EntityManager, by: string, key: string): Promise<PlanCommentRow | undefined> => {
  const [row]: PlanCommentRow[] = await tx.query(
    'select * from plan_comment where said_by = $1 and idempotency_key = $2',
    [by, key],
  );
  return row;
};

export const insertComment = async (tx: EntityManager, comment: NewComment): Promise<PlanCommentRow> => {
  await tx.query(
    `insert into plan_comment (id, plan, committee, activity, words, said_by, office, said_at, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[comment.id, comment.plan, comment.committee, comment.activity, comment.words, comment.said_by],
      ...[comment.office, comment.said_at, comment.idempotency_key, comment.fingerprint],
    ],
  );
  return (await commentById(tx, comment.id))!;
};

/** Answers a comment; its plan is held. */
export const writeAnswer = async (
  tx: EntityManager,
  { id, words, by, at }: { readonly id: string; readonly words: string; readonly by: string; readonly at: Date },
): Promise<void> => {
  await tx.query('update plan_comment set answer = $2, answered_by = $3, answered_at = $4 where id = $1', [
    ...[id, words, by, at],
  ]);
};
