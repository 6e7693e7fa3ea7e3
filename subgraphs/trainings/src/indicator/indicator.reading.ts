import type { Batch, EntityManager, HubContext, RecordedFigure } from '@hub/subgraph-kit';
import { textOf } from '@hub/languages';
import {
  ALL_COMMITTEES,
  figurePeriodOf,
  financialQuarterOf,
  INDICATOR_CODES,
  type IndicatorCode,
  levelOfIndicator,
  thaiDay,
  TO_DATE,
  UNIT_OF_INDICATOR,
} from '@hub/vocabulary';
import { recordedFigures } from '../recorded-figure/recorded-figure.reading.js';
import { type TargetRow, targetsOf } from '../indicator-target/indicator-target.store.js';
import type { Here } from '../recorded-figure/own-figure.rules.js';
import { figureIn, figureOfYear, trendOf } from '../recorded-figure/recorded-figure.rules.js';
import { differs, latestOf } from './indicator.rules.js';
import { type FigureRow, figuresOf } from './indicator.store.js';
import { newestNotes } from './indicator-note.store.js';
import { type IndicatorFigure, type IndicatorSeries, publishedFigureOf, recordedFigureOf } from './indicator.type.js';

/** Where committees lie, and what day it is. */
export const hereOf = (context: Pick<HubContext, 'directory' | 'now'>) => ({
  directory: context.directory,
  today: thaiDay(context.now()),
});

/** What an indicator is, in the language of the reader. */
export const wordsOf = (code: IndicatorCode, { language }: Pick<HubContext, 'language'>) => ({
  code,
  definition: textOf(language, `enums:IndicatorCode.${code}`),
  formula: textOf(language, `formulas:${code}`),
  unit: UNIT_OF_INDICATOR[code],
  level: levelOfIndicator(code),
});

/** Indicators in the language of the reader. */
export const seriesOf = async (
  tx: EntityManager,
  codes: readonly IndicatorCode[],
  context: Pick<HubContext, 'language'>,
): Promise<IndicatorSeries[]> => {
  const published = await figuresOf(tx, codes);
  return codes.map((code) => {
    const own = published.filter((figure) => figure.code === code);
    const latest = latestOf(own);
    return { ...wordsOf(code, context), published: own.map((figure) => publishedFigureOf(figure, latest)) };
  });
};

/** What the records say now of an indicator, of all committees; undefined where they say nothing. */
export const recordedNow = async (
  tx: EntityManager,
  code: IndicatorCode,
  context: Pick<HubContext, 'directory' | 'now'>,
): Promise<RecordedFigure | undefined> =>
  figureIn(await recordedFigures(tx, { codes: [code], of: [ALL_COMMITTEES] }, hereOf(context)), TO_DATE);

/** An indicator of a committee, of a province or of all. */
export interface IndicatorOf {
  readonly code: IndicatorCode;
  readonly of: string;
}

/** Every recorded figure of these indicators, each beside what was published and why it differs. */
export const figuresOfIndicators: Batch<IndicatorOf, readonly IndicatorFigure[]> = async (asked, context) => {
  const codes = [...new Set(asked.map(({ code }) => code))];
  const scopes = [...new Set(asked.map(({ of }) => of))];
  const { figures, published, notes } = await context.asCaller(async (tx) => ({
    figures: await recordedFigures(tx, { codes, of: scopes }, hereOf(context)),
    published: await figuresOf(tx, codes),
    notes: await newestNotes(tx, codes),
  }));
  return asked.map(({ code, of }) => {
    const latest = of === ALL_COMMITTEES ? latestOf(published.filter((figure) => figure.code === code)) : undefined;
    const note = notes.find((each) => each.code === code)?.words ?? null;
    return figures
      .filter((figure) => figure.code === code && figure.of === of)
      .map((figure) => {
        const { value } = figure;
        const isOther =
          latest !== undefined && value !== null && figure.period === TO_DATE && differs({ value }, latest);
        return recordedFigureOf(figure, { differs: isOther, note: isOther ? note : null });
      });
  });
};

/** All there is to say of an indicator in a period, of one of those that were asked for. */
export interface PeriodFigure extends IndicatorOf {
  /** Null where the records say nothing of the period. */
  readonly figure: RecordedFigure | null;
  /** Its years, the oldest first. */
  readonly trend: readonly RecordedFigure[];
  /** What is aimed at in the financial year that the period lies in. */
  readonly target: TargetRow | null;
  /** What was published last of all committees; null of one of them. */
  readonly published: FigureRow | null;
}

/**
 * What is to be told of a period, each indicator that has a figure, a target or a published figure; withheld figures
 * say so. A period that is none has none.
 * @param of ids of committees, P-codes of provinces or `ALL`
 */
export const figuresOfPeriod = async (
  tx: EntityManager,
  { of, period: code }: { readonly of: readonly string[]; readonly period: string },
  here: Here,
): Promise<PeriodFigure[]> => {
  const period = figurePeriodOf(code, here.today);
  if (!period) return [];
  const asked = { codes: INDICATOR_CODES, of };
  const figures = await recordedFigures(tx, asked, here);
  const targets = await targetsOf(tx, asked);
  const published = of.includes(ALL_COMMITTEES) ? await figuresOf(tx, INDICATOR_CODES) : [];
  const { year } = financialQuarterOf(period.lastDay);
  return of.flatMap((whom) =>
    INDICATOR_CODES.flatMap((each) => {
      const own = figures.filter((figure) => figure.of === whom && figure.code === each);
      const isAim = (row: TargetRow) => row.of === whom && row.code === each && row.financialYear === year;
      const [target, latest] = [
        targets.find(isAim) ?? null,
        whom === ALL_COMMITTEES ? (latestOf(published.filter((row) => row.code === each)) ?? null) : null,
      ];
      if (!own.length && !target && !latest) return [];
      const figure = figureOfYear(own, { ...period, today: here.today }) ?? null;
      return [{ code: each, of: whom, figure, trend: trendOf(own), target, published: latest }];
    }),
  );
};
