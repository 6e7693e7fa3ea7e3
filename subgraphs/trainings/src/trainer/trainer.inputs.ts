import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import { type AgencyKind, type TrainerKind, TRAINING_TOPICS, type TrainingTopic } from '@hub/vocabulary';
import { AgencyKindCode, TrainerKindCode, TrainingTopicCode } from '../codes.js';
import { Trainer } from './trainer.type.js';

@InputType({ description: 'What is known of a trainer.' })
export class TrainerFactsInput {
  @Pub(() => TrainerKindCode, { description: 'What kind of trainer they are.' })
  kind!: TrainerKind;

  @Res(null, () => String, { description: 'Name, 2 to 200 characters.' })
  name!: string;

  @Res(null, () => AgencyKindCode, { description: 'Kind of agency.' })
  agencyKind!: AgencyKind;

  @Res(null, () => String, { nullable: true, description: 'Agency, 2 to 200 characters.' })
  agency?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'The official they are, where they hold an office.' })
  official?: string | null;

  @Res(null, () => ID, {
    nullable: true,
    description: 'Who they are among those who came to trainings of the committee.',
  })
  participant?: string | null;

  @Res(null, () => LocalDate, { description: 'Day from which they are accredited.' })
  since!: string;

  @Res(null, () => [TrainingTopicCode], { description: 'Topics they are accredited on, each once, at least one.' })
  topics!: TrainingTopic[];

  @Res(null, () => String, { description: 'Who accredited them, 2 to 200 characters.' })
  accreditedBy!: string;

  @Res(null, () => ID, { nullable: true, description: 'The master trainer who formed them.' })
  formedBy?: string | null;

  @Res(null, () => ID, { nullable: true, description: 'Needed with formedBy: a training that the master trainer led.' })
  formedAt?: string | null;
}

@InputType({ description: 'A trainer to register.' })
export class RegisterTrainerInput extends TrainerFactsInput {
  @Pub(() => ID, { description: 'Any text new for each trainer; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'Committee that keeps the record; those below and above it read it.' })
  committee!: string;
}

@InputType({ description: 'A trainer, put right: all that is known of them, in place of what was.' })
export class CorrectTrainerInput extends TrainerFactsInput {
  @Res(null, () => ID, { description: 'The trainer.' })
  trainer!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;
}

@InputType({ description: 'Until when somebody trains.' })
export class EndTrainerInput {
  @Res(null, () => ID, { description: 'The trainer.' })
  trainer!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => LocalDate, {
    nullable: true,
    description: 'Last day on which they trained, not after today; null when they train on.',
  })
  endedOn?: string | null;
}

@InputType({ description: 'Who led a training.' })
export class NameTrainersInput {
  @Pub(() => ID, { description: 'The training.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => [ID], { description: 'The trainers, each once, at most 20; they replace those named before.' })
  trainers!: string[];
}

@ObjectType({ description: 'The trainer as they now stand, or what to put right.' })
export class TrainerResult {
  @Res('training:read', () => Trainer, { nullable: true, description: 'The trainer; null when there are problems.' })
  trainer!: Trainer | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const line = z.string().trim().min(2).max(200);
const id = z.string().refine(isId);

const facts = {
  ...{ name: line, agency: line.nullish(), accreditedBy: line, official: id.nullish(), participant: id.nullish() },
  topics: z
    .array(z.enum(TRAINING_TOPICS))
    .min(1)
    .refine((topics) => new Set(topics).size === topics.length),
  ...{ formedBy: id.nullish(), formedAt: id.nullish() },
};
const isFormedWhole = ({ formedBy, formedAt }: Pick<TrainerFactsInput, 'formedBy' | 'formedAt'>): boolean =>
  !formedBy === !formedAt;

export const trainerRules = z
  .object({ ...facts, idempotencyKey: z.string().trim().min(1).max(200) })
  .refine(isFormedWhole, { path: ['formedAt'] });

export const correctionRules = z.object(facts).refine(isFormedWhole, { path: ['formedAt'] });

export const namingRules = z.object({
  trainers: z
    .array(id)
    .max(20)
    .refine((trainers) => new Set(trainers).size === trainers.length),
});
