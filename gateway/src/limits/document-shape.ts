import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import { HubError } from '../errors.js';
import { fragmentsOf } from '../graphql/fragments.js';
import type { Limits } from './limits.js';

/** Counts with every fragment spread out. */
interface Shape {
  readonly selections: number;
  readonly aliases: number;
  readonly directives: number;
  readonly depth: number;
  /** Depth below `__schema` and `__type`, which the standard introspection query needs deeper. */
  readonly introspectionDepth: number;
}

const EMPTY: Shape = { selections: 0, aliases: 0, directives: 0, depth: 0, introspectionDepth: 0 };
const INTROSPECTION_DEPTH = 20;

/**
 * Refuses documents that are cheap to send and dear to answer, before anything quadratic looks at them.
 * Linear: each fragment is measured once.
 * @throws HubError OPERATION_TOO_DEEP | OPERATION_TOO_LONG | OPERATION_TOO_WIDE | OPERATION_INVALID
 */
export const checkShape = (document: DocumentNode, limits: Limits): void => {
  const measure = new Measure(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    if (definition.selectionSet.selections.length > limits.rootFields) throw new HubError('OPERATION_TOO_WIDE');
    const shape = measure.of(definition.selectionSet);
    if (shape.depth > limits.depth || shape.introspectionDepth > INTROSPECTION_DEPTH)
      throw new HubError('OPERATION_TOO_DEEP');
    if (shape.selections > limits.recursiveSelections) throw new HubError('OPERATION_TOO_LONG');
    const directives = shape.directives + (definition.directives?.length ?? 0);
    if (shape.aliases > limits.aliases || directives > limits.directives) throw new HubError('OPERATION_TOO_WIDE');
    if (measure.rootFields(definition.selectionSet) > limits.rootFields) throw new HubError('OPERATION_TOO_WIDE');
  }
};

class Measure {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, Shape | 'measuring'>();

  constructor(document: DocumentNode) {
    this.fragments = fragmentsOf(document);
  }

  of({ selections }: SelectionSetNode): Shape {
    return selections.map((selection) => this.selection(selection)).reduce(side, EMPTY);
  }

  rootFields({ selections }: SelectionSetNode): number {
    return selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + this.rootFields(selection.selectionSet);
      const fragment = this.fragments.get(selection.name.value);
      return sum + (fragment ? this.rootFields(fragment.selectionSet) : 0);
    }, 0);
  }

  private selection(node: SelectionSetNode['selections'][number]): Shape {
    const directives = node.directives?.length ?? 0;
    if (node.kind === Kind.FRAGMENT_SPREAD) return plus(this.fragment(node.name.value), { directives });
    if (node.kind === Kind.INLINE_FRAGMENT) return plus(this.of(node.selectionSet), { directives });
    const inner = node.selectionSet ? this.of(node.selectionSet) : EMPTY;
    const own = plus(inner, { directives, aliases: node.alias ? 1 : 0 });
    if (node.name.value.startsWith('__'))
      return { ...own, depth: 0, introspectionDepth: 1 + Math.max(inner.depth, inner.introspectionDepth) };
    return { ...own, depth: 1 + inner.depth, introspectionDepth: inner.introspectionDepth };
  }

  private fragment(name: string): Shape {
    const known = this.known.get(name);
    if (known === 'measuring') throw new HubError('OPERATION_INVALID');
    if (known) return known;
    const fragment = this.fragments.get(name);
    if (!fragment) throw new HubError('OPERATION_INVALID');
    this.known.set(name, 'measuring');
    const shape = this.of(fragment.selectionSet);
    this.known.set(name, shape);
    return shape;
  }
}

const plus = (shape: Shape, { directives = 0, aliases = 0 }: { directives?: number; aliases?: number }): Shape => ({
  ...shape,
  selections: shape.selections + 1,
  directives: shape.directives + directives,
  aliases: shape.aliases + aliases,
});

const side = (left: Shape, right: Shape): Shape => ({
  selections: left.selections + right.selections,
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives,
  depth: Math.max(left.depth, right.depth),
  introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
});
