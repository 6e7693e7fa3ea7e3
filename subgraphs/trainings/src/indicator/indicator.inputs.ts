import { ArgsType, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Problem, Pub } from '@hub/subgraph-kit';
import { INDICATOR_DIMENSIONS, type IndicatorCode, type IndicatorDimension } from '@hub/vocabulary';
import { IndicatorCodeCode, IndicatorDimensionCode } from '../codes.js';
import { IndicatorSeries } from './indicator.type.js';

@ArgsType()
export class OfWhomArgs {
  @Pub(() => ID, { nullable: true, description: 'Id of a committee or P-code of a province; null is all committees.' })
  of?: string | null;
}

@ArgsType()
export class RecordedArgs extends OfWhomArgs {
  @Pub(() => String, {
    nullable: true,
    description: 'A year as 2021 or FY2569, or a quarter as FY2569-Q1; null is everything up to today.',
  })
  period?: string | null;
}

@InputType({ description: 'One part of a figure.' })
export class IndicatorPartInput {
  @Pub(() => IndicatorDimensionCode, { description: 'By what the figure is broken down.' })
  dimension!: IndicatorDimension;

  @Pub(() => String, { description: 'Which part, 1 to 60 characters, each at most once.' })
  key!: string;

  @Pub(() => Float, { description: 'The figure of this part, 0 or more.' })
  value!: number;
}

@InputType({ description: 'A figure that was published.' })
export class RecordPublishedFigureInput {
  @Pub(() => ID, { description: 'Any text new for each figure; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => IndicatorCodeCode, { description: 'Which indicator.' })
  code!: IndicatorCode;

  @Pub(() => Float, { description: 'The figure as it was published.' })
  value!: number;

  @Pub(() => Int, { nullable: true, description: 'Observations it rests on, where the publication says so.' })
  n?: number | null;

  @Pub(() => LocalDate, { description: 'The day it stands for.' })
  asOf!: string;

  @Pub(() => String, { description: 'Whom and where it covers, 3 to 200 characters.' })
  scope!: string;

  @Pub(() => String, { description: 'The publication, 3 to 200 characters.' })
  source!: string;

  @Pub(() => Boolean, { description: 'True when it was published as "at least".' })
  lowerBound!: boolean;

  @Pub(() => [IndicatorPartInput], { description: 'Its parts, at most 50.' })
  parts!: IndicatorPartInput[];

  @Pub(() => String, {
    nullable: true,
    description: 'Why it differs from another figure of the same indicator, at most 500 characters.',
  })
  note?: string | null;
}

@InputType({ description: 'Why what the records of the hub say is not what was published last.' })
export class RecordIndicatorNoteInput {
  @Pub(() => ID, { description: 'Any text new for each note; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => IndicatorCodeCode, { description: 'Which indicator.' })
  code!: IndicatorCode;

  @Pub(() => String, { description: 'Why it differs, 3 to 500 characters; takes the place of an earlier note.' })
  note!: string;
}

@ObjectType({ description: 'The indicator as it now stands, or what to put right.' })
export class RecordPublishedFigureResult {
  @Pub(() => IndicatorSeries, { nullable: true, description: 'The indicator; null when there are problems.' })
  indicator!: IndicatorSeries | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const line = z.string().trim().min(3).max(200);
const figure = z.number().min(-1e12).max(1e12);

export const noteRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  note: z.string().trim().min(3).max(500),
});

export const figureRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  value: figure,
  n: z.number().int().min(0).nullish(),
  ...{ scope: line, source: line, note: z.string().trim().min(3).max(500).nullish() },
  parts: z
    .array(
      z.object({
        dimension: z.enum(INDICATOR_DIMENSIONS),
        ...{ key: z.string().trim().min(1).max(60), value: figure.min(0) },
      }),
    )
    .max(50)
    .refine((parts) => new Set(parts.map(({ dimension, key }) => `${dimension} ${key}`)).size === parts.length),
});
