import { getVariableValues, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { HubError } from '../errors.js';
import type { Limits } from './limits.js';

const MAX_NESTING = 20;

/**
 * The variables as the graph will read them.
 * @throws HubError OPERATION_VARIABLES with the variable's name, never its value | OPERATION_TOO_COSTLY
 */
export const coerceVariables = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { supplied, limits }: { supplied: Record<string, unknown>; limits: Limits },
): Record<string, unknown> => {
  checkNesting(supplied, limits, 0);
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], supplied, {
    maxErrors: 1,
  });
  if (errors) throw new HubError('OPERATION_VARIABLES', named(errors));
  return coerced;
};

const named = (errors: readonly GraphQLError[]): { variable?: string } => {
  const node = errors[0]?.nodes?.[0];
  return node && 'variable' in node && node.variable ? { variable: node.variable.name.value } : {};
};

const checkNesting = (value: unknown, limits: Limits, level: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (level > MAX_NESTING) throw new HubError('OPERATION_VARIABLES');
  const items = Object.values(value);
  if (Array.isArray(value) && items.length > limits.listItems) throw new HubError('OPERATION_TOO_COSTLY');
  for (const item of items) checkNesting(item, limits, level + 1);
};
