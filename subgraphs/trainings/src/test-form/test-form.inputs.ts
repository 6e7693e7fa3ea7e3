import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';
import type { TestPhase } from '@hub/vocabulary';
import { TestPhaseCode } from '../codes.js';

@InputType({ description: 'What a training asks, before and after alike.' })
export class ComposeTestInput {
  @Res(null, () => ID, { description: 'The training.' })
  trainingEvent!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => [ID], {
    description: 'Items in order, 1 to 60, each once, in their last version; kept by its committee or one above it.',
  })
  items!: string[];
}

@InputType({ description: 'What somebody answered in the test of a training.' })
export class RecordTestAnswersInput {
  @Res(null, () => ID, { description: 'The training.' })
  trainingEvent!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => ID, { description: 'The attendance of a participant of that training.' })
  attendance!: string;

  @Res(null, () => TestPhaseCode, { description: 'Before the training or after it.' })
  phase!: TestPhase;

  @Res(null, () => [Int], {
    nullable: 'items',
    description: 'The option that was chosen of each item, in order, counted from 1; null where none was.',
  })
  answers!: (number | null)[];
}

export const formRules = z.object({
  items: z
    .array(z.uuid())
    .min(1)
    .max(60)
    .refine((ids) => new Set(ids).size === ids.length),
});
export const answerRules = z.object({ answers: z.array(z.int().min(1).max(6).nullable()).min(1).max(60) });
