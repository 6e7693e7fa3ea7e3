import { type Caller, PUBLIC_CALLER } from '@hub/caller';
import type { Scope } from '@hub/vocabulary';
import { HubError } from '../../src/errors.js';
import { FederatedGraph } from '../../src/execution/federated-graph.js';
import { authorizeOperation, DEFAULT_LIMITS, type Graph, validateOperation } from '../../src/index.js';
import { compose } from '../../src/supergraph/compose.js';

/** Somebody signed in who may do exactly this. */
export const signedIn = (...scopes: Scope[]): Caller => ({ ...PUBLIC_CALLER, kind: 'PERSON', id: 'nok', scopes });

/** The graph of these subgraph schemas; nothing can be fetched of it. */
export const graphOf = (sdls: Readonly<Record<string, string>>): Graph =>
  new FederatedGraph(
    compose(Object.entries(sdls).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, sdl }))),
    new Map(),
  );

/** The code an operation is refused with before it is planned; undefined when it may run. */
export const refusalOf = (
  graph: Graph,
  query: string,
  { caller = PUBLIC_CALLER, variables }: { caller?: Caller; variables?: Record<string, unknown> } = {},
): string | undefined => {
  const options = { kinds: ['query', 'mutation'], limits: DEFAULT_LIMITS, introspection: false } as const;
  try {
    authorizeOperation(graph, validateOperation(graph, { query, variables }, options), caller);
    return undefined;
  } catch (error) {
    if (error instanceof HubError) return error.code;
    throw error;
  }
};
