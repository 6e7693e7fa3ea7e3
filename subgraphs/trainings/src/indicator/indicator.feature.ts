import type { Feature } from '@hub/subgraph-kit';
import { FormerTargetResolver, IndicatorTargetResolver } from '../indicator-target/indicator-target.resolver.js';
import { indicatorFigureMigration } from '../migrations/1010-indicator-figure.js';
import { recordedFigureMigration } from '../migrations/1140-recorded-figure.js';
import { figuresReading } from '../recorded-figure/recorded-figure.feed.js';
import { ResultsFrameResolver } from '../results-frame/results-frame.resolver.js';
import { IndicatorResolver } from './indicator.resolver.js';

/** The results frame: indicators, their targets, and figures that other subgraphs tell. */
export const indicators: Feature = {
  name: 'indicators',
  resolvers: [IndicatorResolver, IndicatorTargetResolver, FormerTargetResolver, ResultsFrameResolver],
  migrations: [indicatorFigureMigration, recordedFigureMigration],
  reads: [figuresReading],
};
