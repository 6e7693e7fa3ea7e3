import { type HeldOffice, officeCaller, type Directory } from '@hub/caller';
import type { FetchNode, QueryPlan, SubscriptionNode } from '../execution/query-plan.js';
import { HubError } from '../errors.js';
import type { Graph, SubgraphEndpoint } from '../supergraph/graph.js';
import { AFTER_VARIABLE } from './inbox-document.js';
import type { InboxOperation } from './inbox-operation.js';
import type { Upstream, UpstreamRequest } from './upstream.js';

/** An inbox subscription as one graph runs it: where to open it, and how to complete its events. */
export interface PlannedInbox {
  readonly graph: Graph;
  readonly operation: InboxOperation;
  readonly plan: QueryPlan;
  /** The plan without the other subgraphs. */
  readonly alone: QueryPlan;
  readonly node: SubscriptionNode;
  readonly upstream: Upstream;
}

export const planInbox = (
  graph: Graph,
  operation: InboxOperation,
  upstreamOf: (endpoint: SubgraphEndpoint) => Upstream,
): PlannedInbox => {
  const plan = graph.plan(operation.document, operation.operation.name?.value);
  const endpoint = plan.node?.kind === 'Subscription' && graph.subgraphs.get(plan.node.primary.serviceName);
  if (plan.node?.kind !== 'Subscription' || !endpoint) throw new HubError('OPERATION_INVALID');
  const { node } = plan;
  const alone: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Subscription', primary: node.primary } };
  return { graph, operation, plan, alone, node, upstream: upstreamOf(endpoint) };
};

/** True when an open upstream subscription may stay as it is. */
export const sameUpstream = (a: PlannedInbox, b: PlannedInbox): boolean =>
  a.upstream === b.upstream && a.node.primary.operation === b.node.primary.operation;

/** The subscribe request for the owning subgraph, with the rights of the office and of no person. */
export const upstreamRequest = (
  { node: { primary }, operation }: PlannedInbox,
  start: { readonly after: number | undefined; readonly held: HeldOffice; readonly directory: Directory },
): UpstreamRequest => ({
  query: primary.operation,
  operationName: primary.operationName,
  variables: usedVariables(primary, { ...operation.variables, [AFTER_VARIABLE]: start.after ?? null }),
  caller: officeCaller(start.held, start.directory.version),
});

const usedVariables = ({ variableUsages = [] }: FetchNode, variables: Record<string, unknown>) =>
  Object.fromEntries(variableUsages.filter((one) => one in variables).map((one) => [one, variables[one]]));
