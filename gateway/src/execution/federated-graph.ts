import './telemetry-off.js';
import { createHash } from 'node:crypto';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner';
import {
  getOperationAST,
  isAbstractType,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { HubError, toGraphQLError } from '../errors.js';
import type { PolicyIndex } from '../policy/policy-index.js';
import { readPolicy } from '../policy/read-policy.js';
import type { ExecuteArgs, Graph, SubgraphEndpoint } from '../supergraph/graph.js';
import { plannerCopy } from '../supergraph/planner-copy.js';
import { compilePlan, type Step } from './compiled-plan.js';
import { OperationShapes } from './operation-shapes.js';
import { PlanRun } from './plan-run.js';
import { executeStock } from './stock-executor.js';
import type { SubgraphClient } from './subgraph-client.js';

interface Prepared {
  readonly steps: Step | undefined;
  readonly shapes: OperationShapes;
}

const MAX_FETCHES = 40;

export class FederatedGraph implements Graph {
  readonly id: string;
  readonly apiSchema: GraphQLSchema;
  readonly policy: PolicyIndex;
  readonly subgraphs: ReadonlyMap<string, SubgraphEndpoint>;
  private readonly supergraph: Supergraph;
  private readonly planner: QueryPlanner;
  private readonly everyType: GraphQLSchema;
  /** By document, whose number `validateOperation` bounds; a forgotten document takes its plans along. */
  private readonly plans = new WeakMap<DocumentNode, Map<string, QueryPlan>>();
  private readonly prepared = new WeakMap<QueryPlan, Prepared>();

  constructor(
    readonly supergraphSdl: string,
    private readonly clients: ReadonlyMap<string, SubgraphClient>,
  ) {
    const full = parse(supergraphSdl, { noLocation: true });
    this.id = createHash('sha256').update(supergraphSdl).digest('hex').slice(0, 16);
    this.policy = readPolicy(full);
    this.supergraph = Supergraph.build(plannerCopy(full));
    this.planner = new QueryPlanner(this.supergraph);
    this.apiSchema = this.supergraph.apiSchema().toGraphQLJSSchema();
    this.everyType = this.supergraph.schema.toGraphQLJSSchema();
    this.subgraphs = new Map([...clients].map(([name, { endpoint }]) => [name, endpoint]));
  }

  plan(document: DocumentNode, operationName?: string): QueryPlan {
    const byName = this.plans.get(document) ?? new Map<string, QueryPlan>();
    this.plans.set(document, byName);
    const known = byName.get(operationName ?? '');
    if (known) return known;
    const plan = this.planner.buildQueryPlan(
      operationFromDocument(this.supergraph.apiSchema(), document, { operationName, validate: false }),
    );
    if (countFetches(plan.node) > MAX_FETCHES) throw new HubError('OPERATION_TOO_COSTLY');
    byName.set(operationName ?? '', plan);
    return plan;
  }

  async execute(plan: QueryPlan, args: ExecuteArgs): Promise<ExecutionResult> {
    const { steps, shapes } = this.prepare(plan, args);
    if (!steps) return executeStock(this.stock(), plan, args);
    const run = new PlanRun({ ...args, clients: this.clients, isSubtype: this.isSubtype });
    await run.run(steps);
    Object.assign(run.data, shapes.introspect(args.variables));
    const { data, broken } = shapes.shape(run.data, args.variables);
    if (run.errors.length > 0) return { errors: run.errors, data };
    if (broken.length === 0) return { data };
    return { errors: broken.map((path) => toGraphQLError(new HubError('SUBGRAPH_FAILED'), path)), data };
  }

  private prepare(plan: QueryPlan, { document, operationName }: ExecuteArgs): Prepared {
    const known = this.prepared.get(plan);
    if (known) return known;
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new HubError('OPERATION_UNKNOWN');
    const prepared = { steps: compilePlan(plan), shapes: new OperationShapes(this.apiSchema, document, operation) };
    this.prepared.set(plan, prepared);
    return prepared;
  }

  private readonly isSubtype = (typename: string, condition: string): boolean => {
    if (typename === condition) return true;
    const abstract = this.everyType.getType(condition);
    const type = this.everyType.getType(typename);
    return (
      isAbstractType(abstract) &&
      type !== undefined &&
      'getFields' in type &&
      this.everyType.isSubType(abstract, type as never)
    );
  };

  private stock() {
    return {
      supergraph: this.supergraph,
      apiSchema: this.supergraph.apiSchema(),
      clientSchema: this.apiSchema,
      clients: this.clients,
    };
  }
}

const countFetches = (node: unknown): number => {
  if (typeof node !== 'object' || node === null) return 0;
  if ((node as { kind?: unknown }).kind === 'Fetch') return 1;
  return Object.values(node).reduce<number>((sum, child) => sum + countFetches(child), 0);
};
