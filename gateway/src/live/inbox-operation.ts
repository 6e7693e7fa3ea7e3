import { createHash } from 'node:crypto';
import { getArgumentValues, type OperationDefinitionNode } from 'graphql';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';
import type { Graph } from '../supergraph/graph.js';
import { type InboxDocument, inboxDocument } from './inbox-document.js';

/** A client's subscription to one inbox. */
export interface InboxOperation extends InboxDocument {
  /** Those still used after the rewriting; the start is not among them. */
  readonly variables: Record<string, unknown>;
  readonly office: string;
  /** Number the client asked to resume after; undefined starts live. */
  readonly after: number | undefined;
  /** Equal for clients that may share one upstream subscription. */
  readonly key: string;
}

/** @throws HubError OPERATION_INVALID when the field is no inbox, LIVE_AFTER_INVALID for a negative number */
export const inboxOperation = (
  { apiSchema }: Pick<Graph, 'apiSchema'>,
  validated: ValidatedOperation,
): InboxOperation => {
  const inbox = inboxDocument(apiSchema, validated);
  const { office, after } = getArgumentValues(inbox.field, inbox.root, validated.variables) as Record<string, unknown>;
  if (typeof office !== 'string') throw new HubError('OPERATION_INVALID');
  if (typeof after === 'number' && after < 0) throw new HubError('LIVE_AFTER_INVALID');
  const variables = pick(validated.variables, inbox.operation);
  return {
    ...inbox,
    variables,
    office,
    after: typeof after === 'number' ? after : undefined,
    key: createHash('sha256')
      .update(`${inbox.text}\n${canonical(variables)}`)
      .digest('base64'),
  };
};

const pick = (variables: Record<string, unknown>, operation: OperationDefinitionNode): Record<string, unknown> =>
  Object.fromEntries(
    (operation.variableDefinitions ?? [])
      .map(({ variable }) => variable.name.value)
      .filter((one) => Object.hasOwn(variables, one))
      .map((one) => [one, variables[one]]),
  );

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
