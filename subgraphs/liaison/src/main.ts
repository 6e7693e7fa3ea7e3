import { runSubgraph } from '@hub/subgraph-kit';
import { subgraph } from './subgraph.js';

await runSubgraph(subgraph);
