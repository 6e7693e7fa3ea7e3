import { ID, ObjectType } from 'type-graphql';
import { DateTime, Res } from '@hub/subgraph-kit';
import type { PlanCommentRow } from './plan-comment.store.js';

@ObjectType({ description: 'What a member of a committee said of its plan in review; for its members alone.' })
export class PlanComment {
  @Res('plan:read', () => ID, { description: 'Id of the comment.' })
  id!: string;

  @Res('plan:read', () => String, { description: 'The comment.' })
  words!: string;

  @Res('plan:read', () => DateTime, { description: 'When it was said.' })
  saidAt!: Date;

  @Res('plan:read', () => String, { nullable: true, description: 'What the committee answered; null until it did.' })
  answer!: string | null;

  @Res('plan:read', () => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Date | null;

  activityId!: string | null;
  officialId!: string;
  officeId!: string;
  answererId!: string | null;
}

export const commentOf = (row: PlanCommentRow): PlanComment =>
  Object.assign(new PlanComment(), {
    ...{ id: row.id, words: row.words, saidAt: row.said_at, answer: row.answer, answeredAt: row.answered_at },
    ...{ activityId: row.activity, officialId: row.said_by, officeId: row.office, answererId: row.answered_by },
  });
