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
import { VOLUNTEER_CUBES, type VolunteerCube } from './volunteer-statistics.population.js';

export const VolunteerCubeCode = enumOf<VolunteerCube>(
  'VolunteerCube',
  VOLUNTEER_CUBES.map(({ code }) => code),
  'A fixed table of the statistics of volunteers.',
);

@Loads('STATISTICS')
@ObjectType({ description: 'One table of volunteers of one quarter, published once and never changed.' })
export class VolunteerStatistics {
  @Pub(() => VolunteerCubeCode, { description: 'Which table.' })
  cube!: VolunteerCube;

  @Pub(() => StatisticsSubjectCode, { description: 'As whom volunteers count: they are at risk as victims are.' })
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
}

export const volunteerStatisticsOf = ({ cube, subject, period, asOf, scope, source, ...rest }: Snapshot) =>
  Object.assign(new VolunteerStatistics(), {
    ...{ cube, subject, period, asOf, scope, source },
    cells: cellsOf({ cube, subject, period, asOf, scope, source, ...rest }),
  });
