import { thaiMidnight } from '@hub/vocabulary';
import { type HandoverLine, linesByCode } from '../handover.line.js';
import type { SectionOf } from '../handover.sections.js';

interface Figure {
  readonly value: number | null;
  readonly asOf: string;
  readonly unit: string;
  readonly suppressed: boolean;
}

interface TrainingsAnswer {
  readonly committee: {
    readonly knowledgeChange: Figure | null;
    readonly trainings: {
      readonly edges: readonly { readonly node: { readonly state: string; readonly participants: number } }[];
    };
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
    ...linesByCode(
      'TrainingState',
      held.edges.map(({ node }) => node),
      { code: ({ state }) => state },
    ),
  ],
};

export const figureSections = { CASE_TREND: trend, TRAININGS: trainings };
