import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { HubError } from '../errors.js';
import type { Limits } from './limits.js';

export interface Costing {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly limits: Limits;
}

/** Items counted for a page or list whose length the client does not say. */
const ASSUMED_ITEMS = 10;
const PAGE_ARGUMENTS = ['first', 'last'];

/**
 * Refuses what would read too many values: one for each field, times the length of every list around it.
 * @throws HubError OPERATION_TOO_COSTLY
 */
export const checkCost = (costing: Costing, root: GraphQLNamedType, selectionSet: SelectionSetNode): void => {
  if (new Cost(costing).of(root, selectionSet, false) > costing.limits.cost) throw new HubError('OPERATION_TOO_COSTLY');
};

class Cost {
  private readonly known = new Map<string, number>();

  constructor(private readonly costing: Costing) {}

  /** @param paged the parent is a page whose length is counted already */
  of(parent: GraphQLNamedType, { selections }: SelectionSetNode, paged: boolean): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + this.field(parent, selection, paged);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + this.fragment(selection.name.value, paged);
      const condition = selection.typeCondition && this.costing.schema.getType(selection.typeCondition.name.value);
      return sum + this.of(condition ?? parent, selection.selectionSet, paged);
    }, 0);
  }

  private fragment(name: string, paged: boolean): number {
    const key = `${name}/${paged}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const fragment = this.costing.fragments.get(name);
    const type = fragment && this.costing.schema.getType(fragment.typeCondition.name.value);
    const cost = fragment && type ? this.of(type, fragment.selectionSet, paged) : 0;
    this.known.set(key, cost);
    return cost;
  }

  private field(parent: GraphQLNamedType, node: FieldNode, paged: boolean): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 1;
    this.checkLists(node);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 1;
    const page = this.pageLength(field, node);
    const items = page ?? (isListType(getNullableType(field.type)) && !paged ? ASSUMED_ITEMS : 1);
    return 1 + items * this.of(type, node.selectionSet, page !== undefined);
  }

  /** Undefined when the field is no page. */
  private pageLength(field: GraphQLField<unknown, unknown>, node: FieldNode): number | undefined {
    const definition = field.args.find(({ name }) => PAGE_ARGUMENTS.includes(name));
    if (!definition) return undefined;
    const given = node.arguments?.find(({ name }) => PAGE_ARGUMENTS.includes(name.value))?.value;
    const length = given && this.number(given);
    if (length === undefined)
      return typeof definition.defaultValue === 'number' ? definition.defaultValue : ASSUMED_ITEMS;
    if (length > this.costing.limits.listItems) throw new HubError('OPERATION_TOO_COSTLY');
    return Math.max(0, length);
  }

  private number(value: ValueNode): number | undefined {
    if (value.kind === Kind.INT) return Number(value.value);
    const supplied = value.kind === Kind.VARIABLE ? this.costing.variables[value.name.value] : undefined;
    return typeof supplied === 'number' ? supplied : undefined;
  }

  private checkLists({ arguments: args = [] }: FieldNode): void {
    const check = (value: ValueNode): void => {
      if (value.kind === Kind.LIST) {
        if (value.values.length > this.costing.limits.listItems) throw new HubError('OPERATION_TOO_COSTLY');
        value.values.forEach(check);
      } else if (value.kind === Kind.OBJECT) value.fields.forEach((field) => check(field.value));
    };
    args.forEach(({ value }) => check(value));
  }
}
