import { runSubgraph } from '@hub/subgraph-kit';
import { trainingsSubgraph } from './subgraph.js';

await runSubgraph(trainingsSubgraph);
