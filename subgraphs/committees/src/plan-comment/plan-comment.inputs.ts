import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';

@InputType({ description: 'What a member says of a plan that its committee reviews.' })
export class CommentOnPlanInput {
  @Res(null, () => ID, { description: 'Any text new for each comment; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The plan.' })
  plan!: string;

  @Res(null, () => ID, { nullable: true, description: 'The activity that it is about; the plan as a whole if none.' })
  activity?: string | null;

  @Res(null, () => String, {
    description: 'The comment, in up to 2,000 characters; never a name or anything of a case.',
  })
  words!: string;
}

@InputType({ description: 'What the committee makes of a comment.' })
export class AnswerPlanCommentInput {
  @Res(null, () => ID, { description: 'The comment.' })
  comment!: string;

  @Res(null, () => String, { description: 'The answer, in up to 2,000 characters.' })
  words!: string;
}

const words = z.string().trim().min(1).max(2_000);
export const commentRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200), words });
export const answerRules = z.object({ words });
