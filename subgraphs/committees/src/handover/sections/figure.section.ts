import { thaiMidnight } from '@hub/vocabulary';
import { type HandoverLine, joined, linesByCode } from '../handover.line.js';
import type { SectionOf } from '../handover.sections.js';
import { notAll, type Page } from './case.section.js';

interface Figure {
  readonly value: number | null;
  readonly asOf: string;
  readonly unit: string;
  readonly suppressed: boolean;
}

interface TrainingsAnswer {
  readonly committee: {
    readonly knowledgeChange: Figure | null;
    readonly trainings: Page<{ readonly state: string }>;
  };
}

/** A figure that is held back because it is small stays held back. */
const lineOf = ({ value, asOf, unit, suppressed }: Figure): HandoverLine => ({
  ...{ value: suppressed || value === null ? null : `${value} ${unit}`, at: thaiMidnight(asOf).toISOString() },
});

const trend: SectionOf<{ readonly place: { readonly caseTrend: readonly Figure[] } }> = {
  document: 'handover-trend',
  lines: ({ place }) => place.caseTrend.map(lineOf),
};

const trainings: SectionOf<TrainingsAnswer> = {
  document: 'handover-trainings',
  lines: ({ committee: { knowledgeChange, trainings: held } }) => [
    ...(knowledgeChange ? [lineOf(knowledgeChange)] : []),
    ...notAll(
      held,
      linesByCode(
        'TrainingState',
        held.edges.map(({ node }) => node),
        { code: ({ state }) => state },
      ),
    ),
  ],
};

interface YearFigure extends Omit<Figure, 'unit'> {
  readonly period: string;
  readonly lowerBound: boolean;
}

interface IndicatorsAnswer {
  readonly indicators: readonly {
    readonly code: string;
    readonly unit: string;
    readonly trend: readonly YearFigure[];
  }[];
}

/** Years before the last one that a line tells. */
const YEARS_BEFORE = 3;

/** Of each indicator that the records of the committee tell: the last year, and what the years before it said. */
const indicators: SectionOf<IndicatorsAnswer> = {
  document: 'handover-indicators',
  lines: (answer) =>
    answer.indicators.flatMap(({ code, unit, trend: years }): HandoverLine[] => {
      const last = years.at(-1);
      if (!last) return [];
      const before = years.slice(0, -1).slice(-YEARS_BEFORE);
      const said = before.map(({ period, value, suppressed }) => `${period}: ${suppressed ? '–' : (value ?? '–')}`);
      return [
        {
          ...{ codeOf: 'IndicatorCode', code, text: joined(last.period, said.join(', ')) },
          ...lineOf({ ...last, unit }),
          ...(last.lowerBound && { atLeast: true }),
        },
      ];
    }),
};

export const figureSections = { CASE_TREND: trend, INDICATORS: indicators, TRAININGS: trainings };
