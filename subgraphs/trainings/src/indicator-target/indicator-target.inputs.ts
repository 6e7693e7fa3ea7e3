import { Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Problem, Pub } from '@hub/subgraph-kit';
import type { IndicatorCode } from '@hub/vocabulary';
import { IndicatorCodeCode } from '../codes.js';
import { IndicatorTarget } from './indicator-target.type.js';

@InputType({ description: 'What is aimed at in a financial year.' })
export class SetIndicatorTargetInput {
  @Pub(() => ID, { description: 'Any text new for each change; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => IndicatorCodeCode, { description: 'Of which indicator.' })
  code!: IndicatorCode;

  @Pub(() => ID, { nullable: true, description: 'Id of a committee or P-code of a province; null is all committees.' })
  of?: string | null;

  @Pub(() => Int, { description: 'The Thai financial year, Buddhist era, 2550 to 2650.' })
  financialYear!: number;

  @Pub(() => Int, { description: 'The version that was read, 0 where there was none; an older one is refused.' })
  version!: number;

  @Pub(() => Float, { nullable: true, description: 'Where it began, 0 or more.' })
  baseline?: number | null;

  @Pub(() => Float, { description: 'What is aimed at, 0 or more.' })
  target!: number;

  @Pub(() => String, { nullable: true, description: 'Why, 3 to 500 characters.' })
  note?: string | null;
}

@ObjectType({ description: 'The target as it now stands, or what to put right.' })
export class IndicatorTargetResult {
  @Pub(() => IndicatorTarget, { nullable: true, description: 'The target; null when there are problems.' })
  indicatorTarget!: IndicatorTarget | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const figure = z.number().min(0).max(1e12);

export const targetRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  financialYear: z.number().int().min(2550).max(2650),
  version: z.number().int().min(0),
  ...{ baseline: figure.nullish(), target: figure },
  note: z.string().trim().min(3).max(500).nullish(),
});
