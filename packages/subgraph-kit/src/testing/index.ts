export * from './database.js';
export * from './test-subgraph.js';
export * from './statements.js';
