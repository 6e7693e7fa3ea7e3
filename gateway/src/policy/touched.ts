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
  type GraphQLArgument,
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

/** Something a client supplies. */
export interface Supplied extends Touched {
  /** Every field it is supplied to demands a scope or a policy of its own. */
  readonly guarded: boolean;
}

export interface TouchedCoordinates {
  readonly read: readonly Touched[];
  /** Arguments and input fields written in the document, or filled in by the schema where it leaves them out. */
  readonly supplied: readonly Supplied[];
  /** Variables all of whose uses are guarded. */
  readonly guardedVariables: ReadonlySet<string>;
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
  return walk.touched();
};

/** Input fields inside a coerced variable, nested ones and filled-in defaults included. */
export const suppliedBy = (
  graph: Graph,
  operation: OperationDefinitionNode,
  { variables, guarded }: { variables: Readonly<Record<string, unknown>>; guarded: ReadonlySet<string> },
): Supplied[] => {
  const inputs = new SuppliedInputs(graph);
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const inputType = typeFromAST(graph.apiSchema, type as never) as GraphQLInputType | undefined;
    if (inputType) inputs.value(inputType, variables[name], guarded.has(name));
  }
  return inputs.all();
};

/** What was supplied, each coordinate once; guarded only when it is so each time. */
class SuppliedInputs {
  private readonly byCoordinate = new Map<string, Supplied>();

  constructor(private readonly graph: Graph) {}

  all(): Supplied[] {
    return [...this.byCoordinate.values()];
  }

  add(coordinate: string, rule: CoordinateRule | undefined, guarded: boolean): void {
    const before = this.byCoordinate.get(coordinate);
    if (before && (guarded || !before.guarded)) return;
    this.byCoordinate.set(coordinate, { coordinate, rule, guarded });
  }

  inputField(type: string, field: string, guarded: boolean): void {
    this.add(`${type}.${field}`, this.graph.policy.inputField(type, field), guarded);
  }

  /** A coerced value. */
  value(type: GraphQLInputType, value: unknown, guarded: boolean): void {
    if (isNonNullType(type)) return this.value(type.ofType, value, guarded);
    if (value === null || value === undefined) return;
    if (isListType(type)) {
      for (const item of Array.isArray(value) ? value : [value]) this.value(type.ofType, item, guarded);
      return;
    }
    if (!isInputObjectType(type) || typeof value !== 'object') return;
    for (const [name, field] of Object.entries(type.getFields())) {
      if (!Object.hasOwn(value, name)) continue;
      this.inputField(type.name, name, guarded);
      this.value(field.type, (value as Record<string, unknown>)[name], guarded);
    }
  }
}

class Walk {
  private readonly read = new Map<string, Touched>();
  private readonly supplied: SuppliedInputs;
  private readonly variables = new Map<string, boolean>();
  private readonly walked = new Set<string>();
  private readonly fragments;

  constructor(
    private readonly graph: Graph,
    document: DocumentNode,
  ) {
    this.fragments = fragmentsOf(document);
    this.supplied = new SuppliedInputs(graph);
  }

  touched(): TouchedCoordinates {
    const guardedVariables = new Set([...this.variables].flatMap(([name, guarded]) => (guarded ? [name] : [])));
    return { read: [...this.read.values()], supplied: this.supplied.all(), guardedVariables };
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
    if (name.startsWith('__') && name !== '__typename') return;
    const types = this.everyTypeOf(parent);
    for (const type of types) {
      const coordinate = `${type.name}.${name}`;
      if (!this.read.has(coordinate))
        this.read.set(coordinate, { coordinate, rule: this.graph.policy.field(type.name, name) });
    }
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) return;
    for (const argument of field.args) this.argument(types, node, argument);
    if (node.selectionSet) this.selectionSet(getNamedType(field.type), node.selectionSet);
  }

  private argument(
    types: readonly GraphQLNamedType[],
    node: FieldNode,
    { name, type, defaultValue }: GraphQLArgument,
  ): void {
    const given = node.arguments?.find((each) => each.name.value === name)?.value;
    if (!given && defaultValue === undefined) return;
    const field = node.name.value;
    const isGuarded = types.every((each) => demandsSomething(this.graph.policy.field(each.name, field)));
    for (const { name: owner } of types)
      this.supplied.add(`${owner}.${field}(${name}:)`, this.graph.policy.argument(owner, field, name), isGuarded);
    // the default counts for a variable too, which may be left out
    if (!given || given.kind === Kind.VARIABLE) this.supplied.value(type, defaultValue, isGuarded);
    if (given) this.literal(type, given, isGuarded);
  }

  private literal(type: GraphQLInputType, value: ValueNode, guarded: boolean): void {
    if (value.kind === Kind.LIST) return value.values.forEach((item) => this.literal(type, item, guarded));
    if (value.kind === Kind.VARIABLE)
      return void this.variables.set(value.name.value, guarded && this.variables.get(value.name.value) !== false);
    const named = getNamedType(type);
    if (value.kind !== Kind.OBJECT || !isInputObjectType(named)) return;
    for (const field of Object.values(named.getFields())) {
      const given = value.fields.find(({ name }) => name.value === field.name)?.value;
      if (!given && field.defaultValue === undefined) continue;
      this.supplied.inputField(named.name, field.name, guarded);
      if (!given || given.kind === Kind.VARIABLE) this.supplied.value(field.type, field.defaultValue, guarded);
      if (given) this.literal(field.type, given, guarded);
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

const demandsSomething = (rule: CoordinateRule | undefined): boolean =>
  rule !== undefined && rule.scopes.length + rule.policies.length > 0;
