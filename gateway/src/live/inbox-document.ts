import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  separateOperations,
  visit,
} from 'graphql';
import { HubError } from '../errors.js';
import { fragmentsOf } from '../graphql/fragments.js';

const RESERVED = 'hub_';
export const NUMBER_KEY = `${RESERVED}number`;
export const ENTRY_KEY = `${RESERVED}entry`;
export const AFTER_VARIABLE = `${RESERVED}after`;

/** A subscription document rewritten so that the relay reads number and entry of each message and sets its start. */
export interface InboxDocument {
  readonly document: DocumentNode;
  /** The document as text. */
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  /** Where the message stands in the result. */
  readonly responseKey: string;
  /** As the client wrote it. */
  readonly root: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

interface Source {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

const known = new WeakMap<OperationDefinitionNode, InboxDocument>();

/**
 * The same object for the same operation node, so that it is planned and checked once for all offices.
 * @throws HubError OPERATION_INVALID when the field is no inbox, or a reserved name is used
 */
export const inboxDocument = (schema: GraphQLSchema, source: Source): InboxDocument => {
  const before = known.get(source.operation);
  if (before) return before;
  const made = rewrite(schema, source);
  known.set(source.operation, made);
  return made;
};

const rewrite = (schema: GraphQLSchema, source: Source): InboxDocument => {
  refuseReservedNames(source.document);
  const roots = rootFields(source.operation.selectionSet.selections, fragmentsOf(source.document));
  const [root] = roots;
  const field = root && schema.getSubscriptionType()?.getFields()[root.name.value];
  if (!root || !field?.args.some((argument) => argument.name === 'after')) throw new HubError('OPERATION_INVALID');
  const document = withRoot(source, rewrittenRoot(roots, envelopeSelections(field)));
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new HubError('OPERATION_INVALID');
  return { document, text: print(document), operation, responseKey: root.alias?.value ?? root.name.value, root, field };
};

const refuseReservedNames = (document: DocumentNode): void =>
  void visit(document, {
    Name: ({ value }) => {
      if (value.startsWith(RESERVED)) throw new HubError('OPERATION_INVALID');
    },
  });

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

/**
 * `number`, and whether there is an entry: a heartbeat has the same number as the last entry. Where two fields could be the
 * entry nobody can say which of them tells.
 */
const envelopeSelections = (field: GraphQLField<unknown, unknown>): FieldNode[] => {
  const envelope = getNamedType(field.type);
  if (!isObjectType(envelope)) throw new HubError('OPERATION_INVALID');
  const [entry, ...others] = Object.values(envelope.getFields()).filter(
    ({ name: field, type }) => field !== 'office' && !isLeafType(getNamedType(type)),
  );
  if (!entry || others.length || !envelope.getFields()['number']) throw new HubError('OPERATION_INVALID');
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

const withRoot = ({ document, operation }: Source, root: FieldNode): DocumentNode => {
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
