import { type Feature, figuresFeed, figuresJob, figuresMigration } from '@hub/subgraph-kit';
import { committeeFigures } from './figures.js';

/** Figures of committees, as the results frame asks for them. */
export const figures: Feature = {
  name: 'figures',
  migrations: [figuresMigration(1140)],
  feeds: [figuresFeed],
  jobs: [figuresJob(committeeFigures)],
};
