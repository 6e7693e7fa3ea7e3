export * from './database.js';
export * from './test-subgraph.js';
