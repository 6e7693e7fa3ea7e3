import { ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Problem, Pub } from '@hub/subgraph-kit';
import { type PolicyKind, TRAINING_TOPICS, type TrainingTopic } from '@hub/vocabulary';
import { PolicyKindCode, TrainingTopicCode } from '../codes.js';
import { PolicyVersion } from './policy.type.js';

@InputType({ description: 'A policy that is new here.' })
export class NewPolicyInput {
  @Pub(() => PolicyKindCode, { description: 'What kind of rule it is.' })
  kind!: PolicyKind;

  @Pub(() => String, { description: 'Title in English, 3 to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { description: 'Title in Thai, 3 to 200 characters.' })
  titleTh!: string;

  @Pub(() => String, { nullable: true, description: 'Title in Lao, 3 to 200 characters.' })
  titleLo?: string | null;

  @Pub(() => String, { nullable: true, description: 'Title in Burmese, 3 to 200 characters.' })
  titleMy?: string | null;
}

@InputType({ description: 'A version of a policy to publish.' })
export class PublishPolicyVersionInput {
  @Pub(() => ID, { description: 'Any text new for each version; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => String, { description: 'Code of the policy: 2 to 40 capital letters, digits and underscores.' })
  policy!: string;

  @Pub(() => NewPolicyInput, { nullable: true, description: 'With the first version of a policy, and with no other.' })
  introduces?: NewPolicyInput | null;

  @Pub(() => LocalDate, { description: 'Day on which it comes into force, not before the version before it.' })
  inForceOn!: string;

  @Pub(() => String, { description: 'What is new in it, 3 to 1,000 characters.' })
  change!: string;

  @Pub(() => [TrainingTopicCode], { description: 'Topics of training that it touches, each once, at least one.' })
  topics!: TrainingTopic[];

  @Pub(() => String, { description: 'Where it is published, 3 to 300 characters.' })
  source!: string;
}

@ObjectType({ description: 'The version as it was published, or what to put right.' })
export class PublishPolicyVersionResult {
  @Pub(() => PolicyVersion, { nullable: true, description: 'The version; null when there are problems.' })
  policyVersion!: PolicyVersion | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const title = z.string().trim().min(3).max(200);

export const policyVersionRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  policy: z.string().regex(/^[A-Z][A-Z0-9_]{1,39}$/),
  introduces: z
    .object({ titleEn: title, titleTh: title, titleLo: title.nullish(), titleMy: title.nullish() })
    .nullish(),
  change: z.string().trim().min(3).max(1_000),
  topics: z
    .array(z.enum(TRAINING_TOPICS))
    .min(1)
    .refine((topics) => new Set(topics).size === topics.length),
  source: z.string().trim().min(3).max(300),
});
