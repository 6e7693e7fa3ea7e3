import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Problem, Pub } from '@hub/subgraph-kit';
import type { EnforcementStage, TrainingTopic } from '@hub/vocabulary';
import { EnforcementStageCode, TrainingTopicCode } from '../codes.js';
import { Curriculum } from './curriculum.type.js';

@InputType({ description: 'A presentation of a module.' })
export class PresentationInput {
  @Pub(() => String, { description: 'Title in English, 3 to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai, 3 to 200 characters.' })
  titleTh!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches, at least one topic.' })
  topics!: TrainingTopic[];

  @Pub(() => Int, { description: 'How long it takes, 1 to 600 minutes.' })
  minutes!: number;

  @Pub(() => EnforcementStageCode, { nullable: true, description: 'The stage of enforcement it is about.' })
  stage?: EnforcementStage | null;
}

@InputType({ description: 'A module of a curriculum.' })
export class ModuleInput {
  @Pub(() => String, { description: 'Title in English, 3 to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai, 3 to 200 characters.' })
  titleTh!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches, at least one topic.' })
  topics!: TrainingTopic[];

  @Pub(() => [PresentationInput], { description: 'Its presentations in order, 1 to 40.' })
  presentations!: PresentationInput[];
}

@InputType({ description: 'A new curriculum, as a draft.' })
export class CreateCurriculumInput {
  @Pub(() => ID, { description: 'Any text new for each curriculum; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The committee that keeps it: yours, or one below it.' })
  committee!: string;

  @Pub(() => String, { description: 'Title in English, 3 to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai, 3 to 200 characters.' })
  titleTh!: string;

  @Pub(() => String, { description: 'Who wrote it, 3 to 200 characters.' })
  author!: string;

  @Pub(() => String, { nullable: true, description: 'Where it is described, 3 to 500 characters.' })
  source?: string | null;

  @Pub(() => [ModuleInput], { description: 'Its modules in order, 1 to 20.' })
  modules!: ModuleInput[];
}

@InputType({ description: 'The next version of a curriculum, as a draft; a draft there is becomes this one.' })
export class ReviseCurriculumInput {
  @Pub(() => ID, { description: 'The curriculum.' })
  curriculum!: string;

  @Pub(() => Int, { description: 'Version of the record that was read; an older one is refused.' })
  version!: number;

  @Pub(() => String, { description: 'What is different from the version before, 3 to 500 characters.' })
  changed!: string;

  @Pub(() => [ModuleInput], { description: 'All its modules in order, 1 to 20.' })
  modules!: ModuleInput[];
}

@InputType({ description: 'The draft to publish; the version before it is superseded.' })
export class PublishCurriculumInput {
  @Pub(() => ID, { description: 'The curriculum.' })
  curriculum!: string;

  @Pub(() => Int, { description: 'Version of the record that was read; an older one is refused.' })
  version!: number;
}

@ObjectType({ description: 'The curriculum as it now stands, or what to put right.' })
export class CurriculumResult {
  @Pub(() => Curriculum, { nullable: true, description: 'The curriculum; null when there are problems.' })
  curriculum!: Curriculum | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const line = z.string().trim().min(3).max(200);
const words = z.string().trim().min(3).max(500);
const topics = z.array(z.string()).min(1);
const titled = { titleEn: line, titleTh: line, topics };
const presentation = z.object({ ...titled, minutes: z.int().min(1).max(600) });
const modules = z
  .array(z.object({ ...titled, presentations: z.array(presentation).min(1).max(40) }))
  .min(1)
  .max(20);

export const curriculumRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  ...{ titleEn: line, titleTh: line, author: line, source: words.nullish(), modules },
});
export const revisionRules = z.object({ changed: words, modules });
