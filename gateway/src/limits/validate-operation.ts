import {
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../graphql/fragments.js';
import { HubError } from '../errors.js';
import type { Graph } from '../supergraph/graph.js';
import { checkCost } from './cost.js';
import { documentsOf } from './document-cache.js';
import { checkShape } from './document-shape.js';
import type { Limits } from './limits.js';
import { coerceVariables } from './supplied-variables.js';

export type OperationKind = 'query' | 'mutation' | 'subscription';

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

export interface ValidatedOperation {
  /** The same object for the same text while it stays in the cache. */
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

/**
 * Everything a document must pass before rights are looked at; the same on both transports.
 * @throws HubError OPERATION_*
 */
export function validateOperation(
  graph: Graph,
  request: OperationRequest,
  options: ValidationOptions,
): ValidatedOperation {
  const { limits } = options;
  const document = checkedDocument(graph, request.query, options);
  const operation = getOperationAST(document, request.operationName);
  if (!operation) throw new HubError('OPERATION_UNKNOWN');
  if (!options.kinds.includes(operation.operation)) throw new HubError('OPERATION_KIND');
  const supplied = request.variables ?? {};
  const variables = coerceVariables(graph.apiSchema, operation, { supplied, limits });
  const root = graph.apiSchema.getRootType(operation.operation);
  if (!root) throw new HubError('OPERATION_KIND');
  const costing = { schema: graph.apiSchema, fragments: fragmentsOf(document), variables, limits };
  checkCost(costing, root, operation.selectionSet);
  return { document, operation, variables };
}

const checkedDocument = (graph: Graph, query: string, { limits, introspection }: ValidationOptions): DocumentNode => {
  const cache = documentsOf(graph);
  const known = cache.get(query);
  if (known) return known;
  const document = parseWithin(query, limits);
  checkNames(document);
  checkShape(document, limits);
  checkAgainst(graph.apiSchema, document, introspection);
  cache.set(query, document);
  return document;
};

const parseWithin = (query: string, { tokens }: Limits): DocumentNode => {
  try {
    return parse(query, { maxTokens: tokens });
  } catch (error) {
    const isTooLong = error instanceof GraphQLError && error.message.includes(`${tokens} tokens`);
    throw new HubError(isTooLong ? 'OPERATION_TOO_LONG' : 'OPERATION_SYNTAX', isTooLong ? {} : position(error));
  }
};

/** Response keys become keys of plain objects: none may reach into a prototype. */
const checkNames = (document: DocumentNode): void => {
  visit(document, {
    Field: ({ alias }) => {
      if (alias?.value.startsWith('__') && alias.value !== '__typename') throw new HubError('OPERATION_INVALID');
    },
    Name: ({ value }) => {
      if (value === '__proto__') throw new HubError('OPERATION_INVALID');
    },
  });
};

const checkAgainst = (schema: GraphQLSchema, document: DocumentNode, introspection: boolean): void => {
  if (document.definitions.some(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION))
    throw new HubError('OPERATION_INVALID');
  if (!introspection && validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0)
    throw new HubError('OPERATION_INTROSPECTION');
  const [error] = validate(schema, document, specifiedRules, { maxErrors: 1 });
  if (error) throw new HubError('OPERATION_INVALID', position(error));
};

const position = (error: unknown): { line?: number; column?: number } => {
  const at = error instanceof GraphQLError ? error.locations?.[0] : undefined;
  return at ? { line: at.line, column: at.column } : {};
};
