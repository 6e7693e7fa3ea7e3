import './telemetry-off.js';
import { buildOperationContext, executeQueryPlan, type GraphQLDataSource, type ServiceMap } from '@apollo/gateway';
import type { Schema, Supergraph } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { HubError, toGraphQLError } from '../errors.js';
import type { ExecuteArgs } from '../supergraph/graph.js';
import { prune, selectionTree } from './selection-tree.js';
import { readAnswer, type SubgraphAnswer } from './subgraph-answer.js';
import type { SubgraphClient } from './subgraph-client.js';
import { SILENT } from './silent-logger.js';

interface Stock {
  readonly supergraph: Supergraph;
  readonly apiSchema: Schema;
  readonly clientSchema: GraphQLSchema;
  readonly clients: ReadonlyMap<string, SubgraphClient>;
}

/** Runs what our own executor leaves aside (interface objects, renamed keys), on the same guarded road. */
export const executeStock = async (stock: Stock, plan: QueryPlan, args: ExecuteArgs): Promise<ExecutionResult> => {
  const { node } = plan;
  const runnable: QueryPlan =
    node?.kind === 'Subscription'
      ? { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [node.primary, ...(node.rest ? [node.rest] : [])] } }
      : plan;
  const { errors, data } = await executeQueryPlan(
    runnable,
    services(stock, args),
    requestContext(stock, args),
    buildOperationContext({
      schema: stock.clientSchema,
      operationDocument: args.document,
      operationName: args.operationName,
    }),
    stock.supergraph.schema.toGraphQLJSSchema(),
    stock.apiSchema,
  );
  return { ...(errors?.length ? { errors: errors.map(ours) } : {}), data };
};

const ours = (error: GraphQLError): GraphQLError =>
  error.originalError instanceof HubError
    ? toGraphQLError(error.originalError, error.path)
    : new GraphQLError(error.message, { path: error.path, extensions: error.extensions, originalError: error });

const services = ({ clients }: Stock, args: ExecuteArgs): ServiceMap =>
  Object.fromEntries([...clients].map(([name, client]) => [name, dataSource(client, args)]));

const dataSource = (
  client: SubgraphClient,
  { caller, language, signal, answered }: ExecuteArgs,
): GraphQLDataSource => ({
  process: async ({ request }) => {
    const query = request.query ?? '';
    const body = JSON.stringify({ query, operationName: request.operationName, variables: request.variables });
    const answer: SubgraphAnswer =
      answered?.operation === query
        ? readAnswer(structuredClone(answered.result), client.endpoint.organisation)
        : await client.send(body, caller, { signal, language });
    prune(answer.data, selectionTree(query));
    return {
      data: answer.data,
      errors: answer.errors.map(({ error, path }) => toGraphQLError(error, path).toJSON()),
    };
  },
});

const requestContext = ({ clientSchema }: Stock, { variables, operationName }: ExecuteArgs) =>
  ({
    request: { query: '', variables, operationName },
    context: {},
    logger: SILENT,
    metrics: {},
    schema: clientSchema,
    overallCachePolicy: {},
  }) as unknown as Parameters<typeof executeQueryPlan>[2];
