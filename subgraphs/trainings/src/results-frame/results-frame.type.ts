import { Float, ObjectType } from 'type-graphql';
import { type HubContext, Pub } from '@hub/subgraph-kit';
import type { IndicatorCode, IndicatorLevel } from '@hub/vocabulary';
import { IndicatorCodeCode, IndicatorLevelCode } from '../codes.js';
import { type PeriodFigure, wordsOf } from '../indicator/indicator.reading.js';
import { IndicatorFigure, recordedFigureOf } from '../indicator/indicator.type.js';
import { shareOfTarget } from './results-frame.rules.js';

@ObjectType({ description: 'One indicator of a committee in a financial year: from where, to where, and how far.' })
export class ResultsFrameRow {
  @Pub(() => IndicatorCodeCode, { description: 'Which indicator.' })
  code!: IndicatorCode;

  @Pub(() => String, { description: 'What it tells, in the language of the reader.' })
  definition!: string;

  @Pub(() => String, { description: 'How it is worked out, in words, in the language of the reader.' })
  formula!: string;

  @Pub(() => String, { description: 'What it counts, e.g. participations.' })
  unit!: string;

  @Pub(() => IndicatorLevelCode, { description: 'Whether it tells what was done, what came of it or what changed.' })
  level!: IndicatorLevel;

  @Pub(() => Float, { nullable: true, description: 'Where it began; null where nobody said.' })
  baseline!: number | null;

  @Pub(() => Float, { nullable: true, description: 'What is aimed at; null where nothing is.' })
  target!: number | null;

  @Pub(() => IndicatorFigure, { nullable: true, description: 'What the records say of the year; null: nothing.' })
  figure!: IndicatorFigure | null;

  @Pub(() => [IndicatorFigure], { description: 'What the records say of the last five years, the oldest first.' })
  trend!: IndicatorFigure[];

  @Pub(() => Float, {
    nullable: true,
    description: 'How far it is from the baseline, or from nothing, to the target, in per cent.',
  })
  shareOfTarget!: number | null;
}

const YEARS_SHOWN = 5;

export const toRow = (
  { code, figure, trend, target }: PeriodFigure,
  context: Pick<HubContext, 'language'>,
): ResultsFrameRow =>
  Object.assign(new ResultsFrameRow(), {
    ...wordsOf(code, context),
    ...{ baseline: target?.baseline ?? null, target: target?.target ?? null },
    figure: figure && recordedFigureOf(figure),
    trend: trend.slice(-YEARS_SHOWN).map((each) => recordedFigureOf(each)),
    shareOfTarget: shareOfTarget(figure?.value ?? null, target),
  });
