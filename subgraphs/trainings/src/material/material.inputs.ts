import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { MaterialKind, TextLanguage, TrainingTopic } from '@hub/vocabulary';
import { MaterialKindCode, TextLanguageCode, TrainingTopicCode } from '../codes.js';
import { Material, MaterialDistribution } from './material.type.js';

@InputType({ description: 'A new material in its first version.' })
export class CreateMaterialInput {
  @Pub(() => ID, { description: 'Any text new for each material; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The committee that keeps it: yours, or one below it.' })
  committee!: string;

  @Pub(() => MaterialKindCode, { description: 'What it is.' })
  kind!: MaterialKind;

  @Pub(() => String, { description: 'Title in English, 3 to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai, 3 to 200 characters.' })
  titleTh!: string;

  @Pub(() => String, { description: 'Organization that wrote it, 2 to 200 characters.' })
  author!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it is about, at least one topic.' })
  topics!: TrainingTopic[];

  @Pub(() => String, { nullable: true, description: 'Where it is described, 3 to 500 characters.' })
  note?: string | null;

  @Pub(() => [TextLanguageCode], { description: 'Languages it is in, at least one.' })
  languages!: TextLanguage[];

  @Pub(() => LocalDate, { description: 'Day it was issued.' })
  issuedOn!: string;

  @Pub(() => String, { nullable: true, description: 'SHA-256 of its file, 64 hex digits in small letters.' })
  sha256?: string | null;
}

@InputType({ description: 'The next version of a material; the one before is superseded.' })
export class IssueMaterialVersionInput {
  @Pub(() => ID, { description: 'The material.' })
  material!: string;

  @Pub(() => Int, { description: 'Version of the record that was read; an older one is refused.' })
  version!: number;

  @Pub(() => String, { description: 'What is different from the version before, 3 to 500 characters.' })
  changed!: string;

  @Pub(() => [TextLanguageCode], { description: 'Languages it is in, at least one.' })
  languages!: TextLanguage[];

  @Pub(() => LocalDate, { description: 'Day it was issued.' })
  issuedOn!: string;

  @Pub(() => String, { nullable: true, description: 'SHA-256 of its file, 64 hex digits in small letters.' })
  sha256?: string | null;
}

@InputType({ description: 'What is known of a distribution: copies went to a place, or to a committee at its place.' })
export class DistributionFactsInput {
  @Pub(() => ID, { description: 'The version of the material.' })
  materialVersion!: string;

  @Pub(() => Int, { nullable: true, description: 'How many copies, 1 to 1,000,000; null where nobody said.' })
  copies?: number | null;

  @Pub(() => Boolean, { defaultValue: false, description: 'True when it is "at least"; needs a number.' })
  lowerBound!: boolean;

  @Pub(() => ID, { nullable: true, description: 'P-code of the place; needed where no committee is named.' })
  place?: string | null;

  @Pub(() => ID, { nullable: true, description: 'The committee that got them; its place is then the place.' })
  committee?: string | null;

  @Pub(() => LocalDate, { description: 'Day they were handed over, today or before.' })
  handedOn!: string;

  @Pub(() => String, { nullable: true, description: 'The publication that tells of it, 3 to 200 characters.' })
  source?: string | null;
}

@InputType({ description: 'That copies of a version went somewhere.' })
export class RecordMaterialDistributionInput extends DistributionFactsInput {
  @Pub(() => ID, { description: 'Any text new for each record; the same one again changes nothing.' })
  idempotencyKey!: string;
}

@InputType({ description: 'Where copies went, put right: all that is known of it, in place of what was.' })
export class CorrectMaterialDistributionInput extends DistributionFactsInput {
  @Pub(() => ID, { description: 'The record.' })
  distribution!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => String, { description: 'Why, 10 to 500 characters; kept for ever and shown. Name nobody.' })
  reason!: string;
}

@ObjectType({ description: 'The material as it now stands, or what to put right.' })
export class MaterialResult {
  @Pub(() => Material, { nullable: true, description: 'The material; null when there are problems.' })
  material!: Material | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'What was recorded, or what to put right.' })
export class MaterialDistributionResult {
  @Pub(() => MaterialDistribution, { nullable: true, description: 'The record; null when there are problems.' })
  distribution!: MaterialDistribution | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const line = z.string().trim().min(3).max(200);
const words = z.string().trim().min(3).max(500);
const some = z.array(z.string()).min(1);
const issued = {
  languages: some.refine((all) => new Set(all).size === all.length),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
};
const idempotencyKey = z.string().trim().min(1).max(200);

export const materialRules = z.object({
  ...{ idempotencyKey, titleEn: line, titleTh: line, author: z.string().trim().min(2).max(200), topics: some },
  ...{ note: words.nullish(), ...issued },
});
export const issueRules = z.object({ changed: words, ...issued });
const distributed = { source: line.nullish(), copies: z.int().min(1).max(1_000_000).nullish() };

export const distributionRules = z.object({ ...distributed, idempotencyKey });
export const distributionCorrectionRules = z.object({ ...distributed, reason: z.string().trim().min(10).max(500) });
