import { Kind, parse, type DocumentNode, type SelectionSetNode } from 'graphql';

/** Response keys a fetch asked for; `null` for a leaf. */
export type SelectionTree = ReadonlyMap<string, SelectionTree | null>;

/** Fetch operations carry no named fragments, but tolerate them. */
export const selectionTree = (operation: string): SelectionTree => {
  const document = parse(operation, { noLocation: true });
  const root = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const tree = new Map<string, SelectionTree | null>();
  if (root) grow(tree as Growing, root.selectionSet, document);
  return tree;
};

type Growing = Map<string, Growing | null>;

const grow = (tree: Growing, { selections }: SelectionSetNode, document: DocumentNode): void => {
  for (const selection of selections)
    switch (selection.kind) {
      case Kind.FIELD: {
        const key = (selection.alias ?? selection.name).value;
        const branch = tree.get(key) ?? (selection.selectionSet ? new Map() : null);
        tree.set(key, branch);
        if (branch && selection.selectionSet) grow(branch, selection.selectionSet, document);
        break;
      }
      case Kind.INLINE_FRAGMENT:
        grow(tree, selection.selectionSet, document);
        break;
      case Kind.FRAGMENT_SPREAD: {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
        );
        if (fragment?.kind === Kind.FRAGMENT_DEFINITION) grow(tree, fragment.selectionSet, document);
        break;
      }
    }
};

/** Removes, in place, what was not asked for: a subgraph cannot slip in fields that another one owns. */
export const prune = (value: unknown, tree: SelectionTree): void => {
  if (Array.isArray(value)) {
    for (const item of value) prune(item, tree);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const record = value as Record<string, unknown>;
  for (const key in record) {
    const branch = tree.get(key);
    if (branch === undefined) delete record[key];
    else if (branch !== null) prune(record[key], branch);
  }
};

/** Merges `source` into `target`, objects and lists item by item; `source` wins on leaves. */
export const merge = (target: Record<string, unknown>, source: Record<string, unknown>): void => {
  for (const key in source) {
    const incoming = source[key];
    const existing = target[key];
    if (isContainer(incoming) && isContainer(existing)) mergeContainers(existing, incoming);
    else if (incoming !== null || existing === undefined) target[key] = incoming;
    else if (!isContainer(existing)) target[key] = null;
  }
};

const mergeContainers = (existing: object, incoming: object): void => {
  if (Array.isArray(existing) !== Array.isArray(incoming)) return;
  if (!Array.isArray(existing) || !Array.isArray(incoming))
    return merge(existing as Record<string, unknown>, incoming as Record<string, unknown>);
  incoming.forEach((item, index) => {
    const counterpart: unknown = existing[index];
    if (isContainer(item) && isContainer(counterpart)) mergeContainers(counterpart, item);
    else existing[index] = item;
  });
};

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
