import {
  getNamedType,
  isAbstractType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../graphql/fragments.js';
import type { Graph } from '../supergraph/graph.js';
import type { CoordinateRule } from './policy-index.js';

/** A coordinate with what it demands; `undefined` when the policy table does not know it. */
export interface Touched {
  readonly coordinate: string;
  readonly rule: CoordinateRule | undefined;
}

export interface TouchedCoordinates {
  readonly read: readonly Touched[];
  /** Arguments and input fields written in the document. */
  readonly supplied: readonly Touched[];
}

/**
 * Every coordinate an operation can touch, `@skip` and `@include` ignored, each once.
 * For an interface or union that is the field on every type it may turn out to be.
 * Linear: a fragment always stands on its own type condition, so it is walked once.
 */
export const touchedBy = (
  graph: Graph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): TouchedCoordinates => {
  const walk = new Walk(graph, document);
  const root = graph.apiSchema.getRootType(operation.operation);
  if (root) walk.selectionSet(root, operation.selectionSet);
  return { read: [...walk.read.values()], supplied: [...walk.supplied.values()] };
};

/** Input fields inside a coerced variable, nested ones and filled-in defaults included. */
export const suppliedBy = (
  graph: Graph,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Touched[] => {
  const supplied = new Map<string, Touched>();
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const inputType = typeFromAST(graph.apiSchema, type as never) as GraphQLInputType | undefined;
    if (inputType) collectInput(graph, inputType, { value: variables[variable.name.value], into: supplied });
  }
  return [...supplied.values()];
};

interface Collected {
  readonly value: unknown;
  readonly into: Map<string, Touched>;
}

const collectInput = (graph: Graph, type: GraphQLInputType, { value, into }: Collected): void => {
  if (isNonNullType(type)) return collectInput(graph, type.ofType, { value, into });
  if (value === null || value === undefined) return;
  if (isListType(type)) {
    for (const item of Array.isArray(value) ? value : [value]) collectInput(graph, type.ofType, { value: item, into });
    return;
  }
  if (!isInputObjectType(type) || typeof value !== 'object') return;
  for (const [name, field] of Object.entries(type.getFields())) {
    if (!Object.hasOwn(value, name)) continue;
    const coordinate = `${type.name}.${name}`;
    into.set(coordinate, { coordinate, rule: graph.policy.inputField(type.name, name) });
    collectInput(graph, field.type, { value: (value as Record<string, unknown>)[name], into });
  }
};

class Walk {
  readonly read = new Map<string, Touched>();
  readonly supplied = new Map<string, Touched>();
  private readonly walked = new Set<string>();
  private readonly fragments;

  constructor(
    private readonly graph: Graph,
    document: DocumentNode,
  ) {
    this.fragments = fragmentsOf(document);
  }

  selectionSet(parent: GraphQLNamedType, { selections }: SelectionSetNode): void {
    for (const selection of selections)
      switch (selection.kind) {
        case Kind.FIELD:
          this.field(parent, selection);
          break;
        case Kind.INLINE_FRAGMENT:
          this.selectionSet(this.typeNamed(selection.typeCondition?.name.value) ?? parent, selection.selectionSet);
          break;
        case Kind.FRAGMENT_SPREAD:
          this.fragment(selection.name.value);
          break;
      }
  }

  private fragment(name: string): void {
    if (this.walked.has(name)) return;
    this.walked.add(name);
    const fragment = this.fragments.get(name);
    const type = this.typeNamed(fragment?.typeCondition.name.value);
    if (fragment && type) this.selectionSet(type, fragment.selectionSet);
  }

  private field(parent: GraphQLNamedType, node: FieldNode): void {
    const name = node.name.value;
    if (name.startsWith('__')) return;
    for (const type of this.everyTypeOf(parent)) {
      const coordinate = `${type.name}.${name}`;
      if (!this.read.has(coordinate))
        this.read.set(coordinate, { coordinate, rule: this.graph.policy.field(type.name, name) });
      this.arguments(type.name, node);
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return;
    for (const { name: argument, value } of node.arguments ?? []) {
      const definition = field.args.find((candidate) => candidate.name === argument.value);
      if (definition) this.literal(definition.type, value);
    }
    if (node.selectionSet) this.selectionSet(getNamedType(field.type), node.selectionSet);
  }

  private arguments(type: string, { name: field, arguments: args = [] }: FieldNode): void {
    for (const { name: argument } of args) {
      const coordinate = `${type}.${field.value}(${argument.value}:)`;
      this.supplied.set(coordinate, {
        coordinate,
        rule: this.graph.policy.argument(type, field.value, argument.value),
      });
    }
  }

  private literal(type: GraphQLInputType, value: ValueNode): void {
    if (value.kind === Kind.LIST) return value.values.forEach((item) => this.literal(type, item));
    const named = getNamedType(type);
    if (value.kind !== Kind.OBJECT || !isInputObjectType(named)) return;
    const fields = named.getFields();
    for (const { name, value: inner } of value.fields) {
      const coordinate = `${named.name}.${name.value}`;
      this.supplied.set(coordinate, { coordinate, rule: this.graph.policy.inputField(named.name, name.value) });
      const field = fields[name.value];
      if (field) this.literal(field.type, inner);
    }
  }

  private everyTypeOf(parent: GraphQLNamedType): readonly GraphQLNamedType[] {
    if (!isAbstractType(parent)) return [parent];
    const possible: readonly GraphQLObjectType[] = this.graph.apiSchema.getPossibleTypes(parent);
    return isInterfaceType(parent) ? [parent, ...possible] : possible;
  }

  private typeNamed(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.graph.apiSchema.getType(name);
  }
}
