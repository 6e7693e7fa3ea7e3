import { Directive, Int, ObjectType } from 'type-graphql';
import { STATISTICS_SUBJECTS } from '@hub/vocabulary';
import { enumOf } from '../schema/code-enum.js';
import { Pub } from '../schema/field.js';
import { LocalDate } from '../schema/scalars.js';
import { periodOf } from './period.js';
import type { Snapshot } from './snapshot.store.js';

export const StatisticsSubjectCode = enumOf(
  'StatisticsSubject',
  STATISTICS_SUBJECTS,
  'Whom a table counts; reporters and volunteers count as VICTIMS, operations as INSTITUTIONS.',
);

/** A quarter of which statistics were published. */
@Directive('@shareable')
@ObjectType({ description: 'A quarter of which statistics were published.' })
export class StatisticsPeriod {
  @Pub(() => String, { description: 'The quarter of the calendar, e.g. 2026-Q3.' })
  period!: string;

  @Pub(() => String, { description: 'The same quarter of the Thai fiscal year, Buddhist era, e.g. FY2569 Q4.' })
  label!: string;

  @Pub(() => LocalDate, { description: 'Its first day.' })
  from!: string;

  @Pub(() => LocalDate, { description: 'Its last day.' })
  asOf!: string;
}

/** One value that a cell counts. */
@Directive('@shareable')
@ObjectType({ description: 'One value that a cell counts.' })
export class StatisticsDimension {
  @Pub(() => String, { description: 'What is told apart, e.g. district.' })
  name!: string;

  @Pub(() => String, { description: 'Its code, e.g. TH5703.' })
  value!: string;
}

/** One count of a published table. */
@Directive('@shareable')
@ObjectType({ description: 'One count of a published table.' })
export class StatisticsCell {
  @Pub(() => [StatisticsDimension], { description: 'What it counts, the widest first; empty: everything.' })
  dimensions!: StatisticsDimension[];

  @Pub(() => Int, {
    nullable: true,
    description: 'How many, rounded where victims or suspects are counted; null: suppressed.',
  })
  n!: number | null;

  @Pub(() => Boolean, { description: 'True when the count is withheld, because it or another is small.' })
  suppressed!: boolean;

  @Pub(() => Boolean, { description: 'True when the count is "at least".' })
  lowerBound!: boolean;
}

/** The cells of a publication as clients read them. */
export const cellsOf = ({ dimensions, cells }: Snapshot): StatisticsCell[] =>
  cells.map(({ path, n }) =>
    Object.assign(new StatisticsCell(), {
      dimensions: path.map((value, at) => Object.assign(new StatisticsDimension(), { name: dimensions[at], value })),
      n,
      suppressed: n === null,
      lowerBound: false,
    }),
  );

/** Periods as clients read them; a code that is none is left out. */
export const periodsOf = (codes: readonly string[]): StatisticsPeriod[] =>
  codes.flatMap((code) => {
    const period = periodOf(code);
    if (!period) return [];
    const { label, firstDay: from, lastDay: asOf } = period;
    return [Object.assign(new StatisticsPeriod(), { period: code, label, from, asOf })];
  });
