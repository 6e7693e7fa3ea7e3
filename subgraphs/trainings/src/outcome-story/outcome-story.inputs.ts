import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import { OutcomeStory } from './outcome-story.type.js';

@InputType({ description: 'An operation that is over, by what was published of it.' })
export class OutcomeOperationInput {
  @Res(null, () => String, { description: 'The agency that led it, up to 200 characters; no person.' })
  agency!: string;

  @Res(null, () => ID, { nullable: true, description: 'P-code of the district.' })
  place?: string | null;

  @Res(null, () => Int, { nullable: true, description: 'Persons rescued, as the source tells.' })
  rescued?: number | null;

  @Res(null, () => Int, { nullable: true, description: 'Persons arrested, as the source tells.' })
  arrested?: number | null;
}

@InputType({ description: 'What a story says.' })
export class OutcomeStoryContentInput {
  @Res(null, () => String, { description: 'Title, 3 to 200 characters.' })
  title!: string;

  @Res(null, () => String, { description: 'What happened, up to 4,000 characters; never a name or a case.' })
  text!: string;

  @Res(null, () => LocalDate, { description: 'The day it happened, not after today.' })
  happenedOn!: string;

  @Res(null, () => String, {
    nullable: true,
    description: 'Who published it, up to 300 characters; with figures a must.',
  })
  source?: string | null;

  @Res(null, () => OutcomeOperationInput, { nullable: true, description: 'The operation it tells of.' })
  operation?: OutcomeOperationInput | null;

  @Res(null, () => [ID], { description: 'Trainings that led to it, up to 20.' })
  trainings!: string[];

  @Res(null, () => [ID], { description: 'Outreach events that led to it, up to 20.' })
  outreach!: string[];

  @Res(null, () => [ID], { nullable: true, description: 'Curricula whose trainings led to it, up to 20.' })
  curricula?: string[] | null;
}

@InputType({ description: 'A story to write.' })
export class DraftOutcomeStoryInput {
  @Res(null, () => ID, { description: 'Any text new for each story; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The committee that tells it.' })
  committee!: string;

  @Res(null, () => OutcomeStoryContentInput, { description: 'What it says.' })
  content!: OutcomeStoryContentInput;
}

@InputType({ description: 'A story as it is written now.' })
export class ReviseOutcomeStoryInput {
  @Res(null, () => ID, { description: 'The story.' })
  story!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => OutcomeStoryContentInput, { description: 'What it says.' })
  content!: OutcomeStoryContentInput;
}

@InputType({ description: 'A story, as it was read.' })
export class OutcomeStoryVersionInput {
  @Res(null, () => ID, { description: 'The story.' })
  story!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;
}

@ObjectType({ description: 'The story as it now stands, or what to put right.' })
export class OutcomeStoryResult {
  @Pub(() => OutcomeStory, { nullable: true, description: 'The story; null when there are problems.' })
  story!: OutcomeStory | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const words = (most: number, least = 1) => z.string().trim().min(least).max(most);
const persons = z.number().int().min(0).max(100_000).nullish();
const ids = z.array(z.string().refine(isId)).max(20);

export const contentRules = z.object({
  content: z.object({
    ...{ title: words(200, 3), text: words(4_000), source: words(300).nullish(), trainings: ids, outreach: ids },
    curricula: ids.nullish(),
    operation: z
      .object({ agency: words(200), place: z.string().regex(PCODE).nullish(), rescued: persons, arrested: persons })
      .nullish(),
  }),
});

export const draftRules = contentRules.extend({ idempotencyKey: z.string().trim().min(1).max(200) });
