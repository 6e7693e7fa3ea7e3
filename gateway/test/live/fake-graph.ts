import { setTimeout as sleep } from 'node:timers/promises';
import { buildSchema, execute, type ExecutionResult, GraphQLError, print, visit } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { FieldClass } from '@hub/vocabulary';
import type { QueryPlan } from '../../src/execution/query-plan.js';
import type { ExecuteArgs, Graph, GraphSource, SubgraphEndpoint } from '../../src/supergraph/graph.js';

const SDL = /* GraphQL */ `
  type Query {
    ok: Boolean
  }
  type Mutation {
    ok: Boolean
  }
  type Subscription {
    caseAlerts(office: ID!, after: Int): CaseAlertMessage!
  }
  type CaseAlertMessage {
    office: ID!
    number: Int!
    head: Int!
    alert: CaseAlert
  }
  type CaseAlert {
    id: ID!
    urgency: String!
    place: String
    reporterPhone: String
  }
`;

/** What the other subgraph, which owns `CaseAlert.place`, does. */
export interface Elsewhere {
  runs: number;
  running: number;
  mostRunning: number;
  delayMs: number;
  failing: boolean;
}

interface FromElsewhere {
  readonly place: string | null;
  readonly error?: GraphQLError;
}

/** A graph whose planner leaves `place` to `rest`. */
export class FakeGraph implements Graph {
  readonly apiSchema;
  readonly subgraphs: ReadonlyMap<string, SubgraphEndpoint>;
  readonly policy = {
    field: (_type: string, field: string) => rule(field === 'reporterPhone' ? 'VID' : 'RES'),
    argument: () => rule('PUB'),
    inputField: () => rule('PUB'),
  };
  planned = 0;

  constructor(
    readonly id: string,
    endpoint: SubgraphEndpoint,
    readonly elsewhere: Elsewhere,
    sdl = SDL,
  ) {
    this.apiSchema = buildSchema(sdl);
    this.subgraphs = new Map([[endpoint.name, endpoint]]);
  }

  plan(document: DocumentNode, operationName?: string): QueryPlan {
    this.planned++;
    const [serviceName] = this.subgraphs.keys();
    let needsRest = false;
    const owned = visit(document, {
      Field: ({ name }) => (name.value === 'place' ? ((needsRest = true), null) : undefined),
    });
    const fetch = { kind: 'Fetch', operationKind: 'subscription', serviceName, operationName } as const;
    const primary = { ...fetch, operation: print(owned), variableUsages: variablesOf(document) };
    const rest = { kind: 'Fetch', operation: 'place', operationKind: 'query', serviceName: 'committees' };
    return { kind: 'QueryPlan', node: { kind: 'Subscription', primary, ...(needsRest ? { rest } : {}) } } as QueryPlan;
  }

  async execute(plan: QueryPlan, { document, variables, answered }: ExecuteArgs): Promise<ExecutionResult> {
    const node = plan.node?.kind === 'Subscription' ? plan.node : undefined;
    if (!node || answered?.operation !== node.primary.operation) throw new Error('the primary fetch is not answered');
    const hasAlert = JSON.stringify(answered.result.data).includes('urgency');
    const places: FromElsewhere = node.rest && hasAlert ? await this.fetchElsewhere() : { place: null };
    const result = await execute({
      schema: this.apiSchema,
      document,
      variableValues: variables,
      rootValue: answered.result.data,
      fieldResolver: (source: Record<string, unknown>, _args, _context, { fieldName, path }) =>
        fieldName === 'place' ? places.place : source[path.key],
    });
    return { ...result, ...(places.error && { errors: [...(result.errors ?? []), places.error] }) };
  }

  private async fetchElsewhere(): Promise<FromElsewhere> {
    const { elsewhere } = this;
    elsewhere.runs++;
    elsewhere.mostRunning = Math.max(elsewhere.mostRunning, ++elsewhere.running);
    await sleep(elsewhere.delayMs, undefined, { ref: false });
    elsewhere.running--;
    if (!elsewhere.failing) return { place: 'Chiang Khong' };
    const extensions = { code: 'SUBGRAPH_UNAVAILABLE', organisation: 'Committees' };
    return { place: null, error: new GraphQLError('away', { extensions }) };
  }
}

const rule = (fieldClass: FieldClass) => ({ fieldClass, authenticated: false, scopes: [], policies: [], loads: [] });

const variablesOf = (document: DocumentNode): string[] => {
  const names = new Set<string>();
  visit(document, { Variable: ({ name }) => void names.add(name.value) });
  return [...names];
};

export class FakeGraphSource implements GraphSource {
  private readonly listeners = new Set<(graph: Graph) => void>();

  constructor(private graph: Graph | undefined) {}

  current = () => this.graph;
  start = () => Promise.resolve();
  stop = () => Promise.resolve();
  status = () => ({ subgraphs: [] });

  onChange(listener: (graph: Graph) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  change(graph: Graph): void {
    this.graph = graph;
    for (const listener of this.listeners) listener(graph);
  }
}
