import { type Feature, figuresFeed, figuresJob, figuresMigration } from '@hub/subgraph-kit';
import { caseFigures } from '../figure/figures.js';
import { caseStatistics } from './statistics.population.js';
import { StatisticsOfPlaceResolver, StatisticsResolver } from './statistics.resolver.js';

/** What is published of cases, and figures for the results frame. */
export const statistics: Feature = {
  name: 'statistics',
  resolvers: [StatisticsResolver, StatisticsOfPlaceResolver],
  migrations: [figuresMigration(1140)],
  feeds: [figuresFeed],
  jobs: [figuresJob(caseFigures)],
  statistics: caseStatistics,
};
