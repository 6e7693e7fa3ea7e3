import { runSubgraph } from '@hub/subgraph-kit';
import { committeesSubgraph } from './subgraph.js';

await runSubgraph(committeesSubgraph);
