import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Problem, Pub, Res } from '@hub/subgraph-kit';
import type { TrainingTopic } from '@hub/vocabulary';
import { TrainingTopicCode } from '../codes.js';
import { TestItem } from './test-item.type.js';

@InputType({ description: 'What an item asks, in both languages.' })
export class TestItemContentInput {
  @Res(null, () => String, { description: 'The question in English, 3 to 500 characters.' })
  textEn!: string;

  @Res(null, () => String, { description: 'The question in Thai, 3 to 500 characters.' })
  textTh!: string;

  @Res(null, () => [String], { description: 'Two to six answers to choose from in English, each once.' })
  optionsEn!: string[];

  @Res(null, () => [String], { description: 'The same in Thai, in the same order.' })
  optionsTh!: string[];

  @Res(null, () => Int, { description: 'Which of them is right, counted from 1.' })
  right!: number;
}

@InputType({ description: 'A new item of the bank.' })
export class WriteTestItemInput {
  @Res(null, () => ID, { description: 'Any text new for each item; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The committee that keeps it: yours, or one below it.' })
  committee!: string;

  @Res(null, () => TrainingTopicCode, { description: 'The topic that it asks about.' })
  topic!: TrainingTopic;

  @Res(null, () => TestItemContentInput, { description: 'What it asks.' })
  content!: TestItemContentInput;
}

@InputType({ description: 'What an item asks from now on; tests that asked it keep what they asked.' })
export class ReviseTestItemInput {
  @Res(null, () => ID, { description: 'The item.' })
  item!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => TestItemContentInput, { description: 'What it asks.' })
  content!: TestItemContentInput;
}

@InputType({ description: 'An item that no new test is to ask.' })
export class RetireTestItemInput {
  @Res(null, () => ID, { description: 'The item.' })
  item!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;
}

@ObjectType({ description: 'The item as it now stands, or what to put right.' })
export class TestItemResult {
  @Res('test-item:read', () => TestItem, { nullable: true, description: 'The item; null when there are problems.' })
  item!: TestItem | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const text = z.string().trim().min(3).max(500);
const options = z
  .array(z.string().trim().min(1).max(200))
  .min(2)
  .max(6)
  .refine((all) => new Set(all.map((each) => each.trim())).size === all.length);
const content = z
  .object({ textEn: text, textTh: text, optionsEn: options, optionsTh: options, right: z.int().min(1) })
  .refine(({ optionsEn, optionsTh }) => optionsTh.length === optionsEn.length, { path: ['optionsTh'] })
  .refine(({ optionsEn, right }) => right <= optionsEn.length, { path: ['right'] });

export const itemRules = z.object({ idempotencyKey: z.string().trim().min(1).max(200), content });
export const itemRevisionRules = z.object({ content });
