export * from './config.js';
export * from './errors.js';
export * from './identity/identity.js';
export * from './limits/limits.js';
export * from './limits/validate-operation.js';
export * from './policy/authorize.js';
export * from './policy/policy-index.js';
export * from './supergraph/graph.js';
