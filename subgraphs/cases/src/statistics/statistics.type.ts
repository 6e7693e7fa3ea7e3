import { ObjectType } from 'type-graphql';
import {
  cellsOf,
  enumOf,
  LocalDate,
  Pub,
  type Snapshot,
  StatisticsCell,
  StatisticsSubjectCode,
  Loads,
} from '@hub/subgraph-kit';
import type { StatisticsSubject } from '@hub/vocabulary';
import { CASE_CUBES, type CaseCube, csvOfTable } from './statistics.rules.js';

export const CaseCubeCode = enumOf<CaseCube>(
  'CaseCube',
  CASE_CUBES.map(({ code }) => code),
  'A fixed table of the statistics of cases and operations.',
);

@Loads('STATISTICS')
@ObjectType({ description: 'One table of one quarter, published once and never changed.' })
export class CaseStatistics {
  @Pub(() => CaseCubeCode, { description: 'Which table.' })
  cube!: CaseCube;

  @Pub(() => StatisticsSubjectCode, { description: 'Whom it counts.' })
  subject!: StatisticsSubject;

  @Pub(() => String, { description: 'The quarter of the calendar, e.g. 2026-Q3.' })
  period!: string;

  @Pub(() => LocalDate, { description: 'The last day it covers.' })
  asOf!: string;

  @Pub(() => String, { description: 'Whom and where it covers.' })
  scope!: string;

  @Pub(() => String, { description: 'Where its counts come from.' })
  source!: string;

  @Pub(() => [StatisticsCell], { description: 'Every cell of the table, whether anything was counted or not.' })
  cells!: StatisticsCell[];

  @Pub(() => String, { description: 'The same as CSV, with its day, cover and source in each row.' })
  csv!: string;
}

export const caseStatisticsOf = (snapshot: Snapshot): CaseStatistics => {
  const { subject, period, asOf, scope, source } = snapshot;
  return Object.assign(new CaseStatistics(), {
    cube: snapshot.cube as CaseCube,
    ...{ subject, period, asOf, scope, source },
    cells: cellsOf(snapshot),
    csv: csvOfTable(snapshot),
  });
};
