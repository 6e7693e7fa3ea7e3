import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Problem, Pub, Res } from '@hub/subgraph-kit';
import { OUTREACH_KINDS, type OutreachKind, PCODE, TRAINING_TOPICS, type TrainingTopic } from '@hub/vocabulary';
import { OutreachKindCode, TrainingTopicCode } from '../codes.js';
import { OutreachEvent } from './outreach.type.js';

@InputType({ description: 'People that an event reached.' })
export class ReachInput {
  @Pub(() => Int, { description: 'All of them, 1 or more.' })
  reach!: number;

  @Pub(() => Boolean, { description: 'True when there were "at least" so many.' })
  lowerBound!: boolean;

  @Pub(() => Int, { nullable: true, description: 'Women and girls among them; null where nobody counted.' })
  female?: number | null;

  @Pub(() => Int, { nullable: true, description: 'Men and boys among them; null where nobody counted.' })
  male?: number | null;

  @Pub(() => Int, { nullable: true, description: 'Children among them; null where nobody counted.' })
  children?: number | null;

  @Pub(() => Int, { nullable: true, description: 'Adults among them; null where nobody counted.' })
  adults?: number | null;
}

@InputType({ description: 'What is known of an outreach event.' })
export class OutreachFactsInput {
  @Pub(() => LocalDate, { description: 'Day it was held, not after today.' })
  heldOn!: string;

  @Pub(() => ID, { description: 'P-code of the place.' })
  place!: string;

  @Pub(() => OutreachKindCode, { description: 'How people were told.' })
  kind!: OutreachKind;

  @Pub(() => [TrainingTopicCode], { description: 'What of, at least one topic.' })
  topics!: TrainingTopic[];

  @Pub(() => ReachInput, { description: 'Whom it reached.' })
  reached!: ReachInput;

  @Pub(() => ID, { nullable: true, description: 'The committee that held it; null where none did.' })
  committee?: string | null;

  @Pub(() => String, { nullable: true, description: 'An organisation that held it, up to 200 characters; no person.' })
  partner?: string | null;

  @Pub(() => String, { nullable: true, description: 'What was shown or handed out, up to 500 characters.' })
  materials?: string | null;
}

@InputType({ description: 'An event at which people outside the offices were told.' })
export class RecordOutreachInput extends OutreachFactsInput {
  @Pub(() => ID, { description: 'Any text new for each event; the same one again changes nothing.' })
  idempotencyKey!: string;
}

@InputType({ description: 'An event, put right: all that is known of it, in place of what was.' })
export class CorrectOutreachInput extends OutreachFactsInput {
  @Pub(() => ID, { description: 'The event.' })
  outreachEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => String, { description: 'Why, 10 to 500 characters; kept for ever and shown. Name nobody.' })
  reason!: string;
}

@ObjectType({ description: 'The event as it now stands, or what to put right.' })
export class OutreachEventResult {
  @Pub(() => OutreachEvent, { nullable: true, description: 'The event; null when there are problems.' })
  outreachEvent!: OutreachEvent | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const people = z.number().int().min(0).max(10_000_000);
const words = (most: number) => z.string().trim().min(1).max(most).nullish();

const facts = {
  reached: z.object({
    ...{ reach: people.min(1), female: people.nullish(), male: people.nullish() },
    ...{ children: people.nullish(), adults: people.nullish() },
  }),
  ...{ place: z.string().regex(PCODE), kind: z.enum(OUTREACH_KINDS), topics: z.array(z.enum(TRAINING_TOPICS)).min(1) },
  ...{ partner: words(200), materials: words(500) },
};

export const correctionRules = z.object({ ...facts, reason: z.string().trim().min(10).max(500) });

export const outreachRules = z.object({ ...facts, idempotencyKey: z.string().trim().min(1).max(200) });
