import type { Caller } from '@hub/caller';
import type { Language } from '@hub/languages';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { QueryPlan } from '../execution/query-plan.js';
import type { PolicyIndex } from '../policy/policy-index.js';

export interface SubgraphEndpoint {
  readonly name: string;
  /** Origin, e.g. `http://127.0.0.1:4011`. */
  readonly url: string;
  readonly organisation: string;
  /** Signs gateway -> this subgraph. */
  readonly key: string;
}

export interface ExecuteArgs {
  readonly document: DocumentNode;
  readonly operationName?: string;
  readonly variables: Record<string, unknown>;
  readonly caller: Caller;
  /** What subgraphs word their problems in; default English. */
  readonly language?: Language;
  /** The primary fetch of a subscription, already answered by an event. */
  readonly answered?: { readonly operation: string; readonly result: ExecutionResult };
  /** Aborts the fetches when the client has gone or the deadline has passed. */
  readonly signal?: AbortSignal;
}

/** One composed supergraph, immutable: a request keeps the graph it started with. */
export interface Graph {
  /** Hash of the supergraph SDL. */
  readonly id: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Classes and scopes by coordinate, from the full supergraph. */
  readonly policy: PolicyIndex;
  readonly subgraphs: ReadonlyMap<string, SubgraphEndpoint>;
  /** Cached, bounded. A subscription's plan has a `Subscription` node with `primary` and `rest`. */
  plan(document: DocumentNode, operationName?: string): QueryPlan;
  /** A subscription's plan is run for one event: `answered` is its primary, then `rest` is fetched. */
  execute(plan: QueryPlan, args: ExecuteArgs): Promise<ExecutionResult>;
}

export interface SubgraphStatus {
  readonly name: string;
  readonly organisation: string;
  readonly answering: boolean;
  /** ISO instant of the first failure in a row. */
  readonly since?: string;
}

export interface GraphStatus {
  readonly graph?: string;
  readonly subgraphs: readonly SubgraphStatus[];
  /** Why the running graph is not what the subgraphs now say, in plain words. */
  readonly problem?: string;
}

export interface GraphSource {
  current(): Graph | undefined;
  onChange(listener: (graph: Graph) => void): () => void;
  start(): Promise<void>;
  stop(): Promise<void>;
  status(): GraphStatus;
}
