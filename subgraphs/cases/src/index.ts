export { casesSubgraph } from './subgraph.js';
