import type { Caller } from '@hub/caller';
import { startWorker, type Worker } from '../processes.js';

export interface StockJob {
  readonly supergraph: string;
  /** What signs calls to each subgraph, by name. */
  readonly keys: Readonly<Record<string, string>>;
  /** On whose behalf every request is made. */
  readonly caller: Caller;
}

export interface StockAnswer {
  readonly url: string;
}

export const startStockGateway = (): Worker<StockJob, StockAnswer> =>
  startWorker<StockJob, StockAnswer>('compare/stock-gateway');
