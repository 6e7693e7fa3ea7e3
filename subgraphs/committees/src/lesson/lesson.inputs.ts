import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import { LessonLearned } from './lesson.type.js';

@InputType({ description: 'Something that a committee of yours learned.' })
export class NoteLessonInput {
  @Res(null, () => ID, { description: 'Any text new for each lesson; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => ID, { nullable: true, description: 'The meeting of the committee where it was talked about.' })
  meeting?: string | null;

  @Res(null, () => String, { description: 'What was hard, in up to 2,000 characters; never a name or a case.' })
  challenge!: string;

  @Res(null, () => String, { description: 'What is recommended, in up to 2,000 characters; never a name or a case.' })
  recommendation!: string;
}

@InputType({ description: 'A lesson that was read again and says nothing of anybody.' })
export class ReviewLessonInput {
  @Res(null, () => ID, { description: 'The lesson.' })
  lesson!: string;

  @Res(null, () => Int, { description: 'Version of the lesson that was reviewed.' })
  version!: number;
}

@ObjectType({ description: 'The lesson as it now stands, or what to put right.' })
export class LessonResult {
  @Res('meeting:read', () => LessonLearned, { nullable: true, description: 'The lesson; null when nothing changed.' })
  lesson!: LessonLearned | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const words = z.string().trim().min(1).max(2_000);
export const lessonRules = z.object({
  ...{ idempotencyKey: z.string().trim().min(1).max(200), meeting: z.string().refine(isId).nullish() },
  ...{ challenge: words, recommendation: words },
});
