import { type FeedReading, figuresIn } from '@hub/subgraph-kit';
import { appendFigures } from './recorded-figure.store.js';

/** Figures that other subgraphs give of their records. */
export const figuresReading: FeedReading = {
  feed: 'figures',
  take: async (tx, { owner, body }, { now }) => {
    await appendFigures(tx, owner, { figures: figuresIn(body), at: now() });
  },
};
