import type { Caller } from '@hub/caller';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';

export function authorizeOperation(
  _graph: Graph,
  _operation: ValidatedOperation,
  _caller: Caller,
  _directoryAgeMs = 0,
): void {
  throw new Error('not here yet');
}
