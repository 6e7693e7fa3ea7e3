import { runSubgraph } from '@hub/subgraph-kit';
import { casesSubgraph } from './subgraph.js';

await runSubgraph(casesSubgraph);
