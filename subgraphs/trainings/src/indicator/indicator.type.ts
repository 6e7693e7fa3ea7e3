import { Float, ID, Int, ObjectType } from 'type-graphql';
import { Loads, LocalDate, Pub, type RecordedFigure } from '@hub/subgraph-kit';
import type { IndicatorCode, IndicatorDimension, IndicatorLevel } from '@hub/vocabulary';
import { IndicatorCodeCode, IndicatorDimensionCode, IndicatorLevelCode } from '../codes.js';
import { differs, type Figure } from './indicator.rules.js';

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

  @Pub(() => String, {
    nullable: true,
    description:
      'The time that a recorded figure covers: TO_DATE, a year as 2021, a Thai financial year as FY2569 or a quarter of it as FY2569-Q1; null for a published one.',
  })
  period!: string | null;

  @Pub(() => Float, { nullable: true, description: 'The figure; null when it is withheld.' })
  value!: number | null;

  @Pub(() => Int, { nullable: true, description: 'Observations it rests on; null where nobody said, or withheld.' })
  n!: number | null;

  @Pub(() => LocalDate, { description: 'The day it stands for.' })
  asOf!: string;

  @Pub(() => String, { description: 'Whom and where it covers.' })
  scope!: string;

  @Pub(() => String, { description: 'Where it comes from: records of the hub, or a publication.' })
  source!: string;

  @Pub(() => Boolean, { description: 'True when it is "at least".' })
  lowerBound!: boolean;

  @Pub(() => Boolean, { description: 'True when it is withheld, because it or another is small.' })
  suppressed!: boolean;

  @Pub(() => [IndicatorPart], { description: 'Its parts, by dimension; they need not hold all of it.' })
  parts!: IndicatorPart[];

  @Pub(() => Boolean, {
    description: 'True when it is of all committees up to a day, and is not what was published last.',
  })
  differs!: boolean;

  @Pub(() => String, {
    nullable: true,
    description: 'Why it differs from another figure of the same indicator; null where nobody said.',
  })
  note!: string | null;
}

@Loads('STATISTICS')
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

  @Pub(() => IndicatorLevelCode, { description: 'Whether it tells what was done, what came of it or what changed.' })
  level!: IndicatorLevel;

  @Pub(() => [IndicatorFigure], { description: 'Published figures, the earliest first; none is ever changed.' })
  published!: IndicatorFigure[];
}

/** A published figure beside the one that was published last. */
export const publishedFigureOf = (
  figure: Figure & { readonly id: string },
  latest: Pick<Figure, 'value'> | undefined,
): IndicatorFigure => ({
  ...figure,
  parts: [...figure.parts],
  ...{ period: null, suppressed: false, differs: latest !== undefined && differs(figure, latest) },
});

/** A figure that records give. */
export const recordedFigureOf = (
  { code: _code, of: _of, parts, ...figure }: RecordedFigure,
  { differs: isOther, note }: Pick<IndicatorFigure, 'differs' | 'note'> = { differs: false, note: null },
): IndicatorFigure => ({ ...figure, id: null, parts: [...parts], differs: isOther, note });
