import { type Feature, figuresFeed, figuresJob, figuresMigration } from '@hub/subgraph-kit';
import { returnFigures } from './figures.js';
import { returnStatistics } from './return.population.js';

/** How many came home, as the results frame asks for it. */
export const figures: Feature = {
  name: 'figures',
  migrations: [figuresMigration(1195)],
  feeds: [figuresFeed],
  jobs: [figuresJob(returnFigures)],
  statistics: returnStatistics,
};
