import { Float, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate, Pub } from '@hub/subgraph-kit';
import type { IndicatorCode, IndicatorDimension } from '@hub/vocabulary';
import { IndicatorCodeCode, IndicatorDimensionCode } from '../codes.js';
import type { Figure } from './indicator.rules.js';

@ObjectType({ description: 'One part of a figure.' })
export class IndicatorPart {
  @Pub(() => IndicatorDimensionCode, { description: 'By what the figure is broken down.' })
  dimension!: IndicatorDimension;

  @Pub(() => String, { description: 'Which part, e.g. FEMALE or a P-code.' })
  key!: string;

  @Pub(() => Float, { description: 'The figure of this part.' })
  value!: number;
}

@ObjectType({ description: 'A figure with what it stands for.' })
export class IndicatorFigure {
  @Pub(() => ID, { nullable: true, description: 'Id of a published figure; null for one that records give now.' })
  id!: string | null;

  @Pub(() => Float, { description: 'The figure.' })
  value!: number;

  @Pub(() => Int, { nullable: true, description: 'Observations it rests on; null where nobody said.' })
  n!: number | null;

  @Pub(() => LocalDate, { description: 'The day it stands for.' })
  asOf!: string;

  @Pub(() => String, { description: 'Whom and where it covers.' })
  scope!: string;

  @Pub(() => String, { description: 'Where it comes from: records of the hub, or a publication.' })
  source!: string;

  @Pub(() => Boolean, { description: 'True when it is "at least".' })
  lowerBound!: boolean;

  @Pub(() => [IndicatorPart], { description: 'Its parts, by dimension; they need not hold all of it.' })
  parts!: IndicatorPart[];

  @Pub(() => String, { nullable: true, description: 'Why it differs from another figure of the same indicator.' })
  note!: string | null;
}

@ObjectType({ description: 'An indicator: what was published of it, beside what the records of the hub say.' })
export class IndicatorSeries {
  @Pub(() => IndicatorCodeCode, { description: 'Stable code.' })
  code!: IndicatorCode;

  @Pub(() => String, { description: 'What it tells, in the language of the reader.' })
  definition!: string;

  @Pub(() => String, { description: 'How it is worked out, in words, in the language of the reader.' })
  formula!: string;

  @Pub(() => String, { description: 'What it counts, e.g. participations.' })
  unit!: string;

  @Pub(() => [IndicatorFigure], { description: 'Published figures, the earliest first; none is ever changed.' })
  published!: IndicatorFigure[];

  @Pub(() => IndicatorFigure, {
    nullable: true,
    description: 'What the training records say now; null where they say nothing of it.',
  })
  recorded!: IndicatorFigure | null;
}

export const figureOf = (figure: Figure & { readonly id?: string }): IndicatorFigure => ({
  ...figure,
  id: figure.id ?? null,
  parts: [...figure.parts],
});
