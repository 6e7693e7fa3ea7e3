import { createHash } from 'node:crypto';
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLField,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  separateOperations,
  visit,
} from 'graphql';
import { HubError } from '../errors.js';
import type { ValidatedOperation } from '../limits/validate-operation.js';

const RESERVED = 'hub_';
export const NUMBER_KEY = `${RESERVED}number`;
export const ENTRY_KEY = `${RESERVED}entry`;
export const AFTER_VARIABLE = `${RESERVED}after`;

/** A client's subscription to one inbox, rewritten so that the relay can read its numbers and set its start. */
export interface InboxOperation {
  readonly document: DocumentNode;
  /** The document as text. */
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  /** Those still used after the rewriting; the start is not among them. */
  readonly variables: Record<string, unknown>;
  /** Where the message stands in the result. */
  readonly responseKey: string;
  readonly office: string;
  /** Number the client asked to resume after; undefined starts live. */
  readonly after: number | undefined;
  /** Equal for clients that may share one upstream subscription. */
  readonly key: string;
}

/**
 * @throws HubError OPERATION_INVALID when the field is no inbox, or uses a reserved name;
 * LIVE_AFTER_INVALID for a negative number
 */
export const inboxOperation = (schema: GraphQLSchema, validated: ValidatedOperation): InboxOperation => {
  refuseReservedNames(validated.document);
  const roots = rootFields(validated.operation.selectionSet.selections, fragmentsOf(validated.document));
  const [root] = roots;
  const field = root && schema.getSubscriptionType()?.getFields()[root.name.value];
  if (!root || !field) throw new HubError('OPERATION_INVALID');
  const { office, after } = inboxArguments(field, root, validated.variables);
  const document = rewritten(validated, rewrittenRoot(roots, envelopeSelections(field)));
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new HubError('OPERATION_INVALID');
  const variables = pick(validated.variables, operation);
  const text = print(document);
  return {
    document,
    text,
    operation,
    variables,
    responseKey: root.alias?.value ?? root.name.value,
    office,
    after,
    key: createHash('sha256').update(`${text}\n${canonical(variables)}`).digest('base64'),
  };
};

const refuseReservedNames = (document: DocumentNode): void =>
  void visit(document, {
    Name: ({ value }) => {
      if (value.startsWith(RESERVED)) throw new HubError('OPERATION_INVALID');
    },
  });

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  );

const rootFields = (
  selections: readonly SelectionNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode[] =>
  selections.flatMap((selection) => {
    if (selection.directives?.length) throw new HubError('OPERATION_INVALID');
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return rootFields(inner?.selectionSet.selections ?? [], fragments);
  });

const inboxArguments = (field: GraphQLField<unknown, unknown>, root: FieldNode, variables: Record<string, unknown>) => {
  const { office, after } = getArgumentValues(field, root, variables) as { office?: unknown; after?: unknown };
  if (typeof office !== 'string' || !field.args.some(({ name }) => name === 'after'))
    throw new HubError('OPERATION_INVALID');
  if (typeof after === 'number' && after < 0) throw new HubError('LIVE_AFTER_INVALID');
  return { office, after: typeof after === 'number' ? after : undefined };
};

/** `number`, and whether there is an entry: a heartbeat has the same number as the last entry. */
const envelopeSelections = (field: GraphQLField<unknown, unknown>): FieldNode[] => {
  const envelope = getNamedType(field.type);
  if (!isObjectType(envelope)) throw new HubError('OPERATION_INVALID');
  const entry = Object.values(envelope.getFields()).find(
    ({ name: field, type }) => field !== 'office' && !isLeafType(getNamedType(type)),
  );
  if (!entry || !envelope.getFields()['number']) throw new HubError('OPERATION_INVALID');
  return [aliased(NUMBER_KEY, 'number'), aliased(ENTRY_KEY, entry.name, [named('__typename')])];
};

const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
const named = (value: string): FieldNode => ({ kind: Kind.FIELD, name: name(value) });
const aliased = (alias: string, field: string, selections?: FieldNode[]): FieldNode => ({
  ...named(field),
  alias: name(alias),
  ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
});

const afterVariable = { kind: Kind.VARIABLE, name: name(AFTER_VARIABLE) } as const;

const rewrittenRoot = (roots: readonly FieldNode[], added: readonly FieldNode[]): FieldNode => {
  const after: ArgumentNode = { kind: Kind.ARGUMENT, name: name('after'), value: afterVariable };
  const root = roots[0] as FieldNode;
  return {
    ...root,
    arguments: [...(root.arguments ?? []).filter((argument) => argument.name.value !== 'after'), after],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...roots.flatMap(({ selectionSet }) => selectionSet?.selections ?? []), ...added],
    },
  };
};

const rewritten = ({ document, operation }: ValidatedOperation, root: FieldNode): DocumentNode => {
  const bare: OperationDefinitionNode = {
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [root] },
  };
  const whole: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [bare, ...document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)],
  };
  const alone = separateOperations(whole)[operation.name?.value ?? ''] ?? whole;
  const used = variablesUsed(alone);
  return {
    ...alone,
    definitions: alone.definitions.map((one) =>
      one.kind !== Kind.OPERATION_DEFINITION
        ? one
        : {
            ...one,
            variableDefinitions: [
              ...(one.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
              {
                kind: Kind.VARIABLE_DEFINITION,
                variable: afterVariable,
                type: { kind: Kind.NAMED_TYPE, name: name('Int') },
              },
            ],
          },
    ),
  };
};

const variablesUsed = (document: DocumentNode): Set<string> => {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: (variable) => void used.add(variable.name.value),
  });
  return used;
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
