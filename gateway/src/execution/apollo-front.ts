import type { GraphSource } from '../supergraph/graph.js';
import { runOperation, type RunRequest } from './run-operation.js';

export class ApolloFront {
  constructor(_source: GraphSource) {}
  run(request: RunRequest) {
    return runOperation(request);
  }
  async stop(): Promise<void> {}
}
