import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Graph } from '../supergraph/graph.js';
import type { Limits } from './limits.js';

export type OperationKind = 'query' | 'mutation' | 'subscription';

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

export interface ValidatedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced: defaults filled in, unknown ones dropped. */
  readonly variables: Record<string, unknown>;
}

export interface ValidationOptions {
  readonly kinds: readonly OperationKind[];
  readonly limits: Limits;
  readonly introspection: boolean;
}

export function validateOperation(_graph: Graph, _request: OperationRequest, _options: ValidationOptions): ValidatedOperation {
  throw new Error('not here yet');
}
