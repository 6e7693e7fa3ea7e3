import type { RequiredSelection } from './compiled-plan.js';

export type IsSubtype = (typename: string, condition: string) => boolean;
type Data = Record<string, unknown>;

/** What identifies an entity to its next owner; undefined when the entity lacks something it needs. */
export const representationOf = (
  entity: Data,
  selections: readonly RequiredSelection[],
  isSubtype: IsSubtype,
): Data | undefined => {
  const representation: Data = {};
  return fill(representation, entity, { selections, isSubtype }) && '__typename' in representation
    ? representation
    : undefined;
};

interface Wanted {
  readonly selections: readonly RequiredSelection[];
  readonly isSubtype: IsSubtype;
}

const fill = (into: Data, entity: Data, { selections, isSubtype }: Wanted): boolean => {
  for (const { kind, name, selections: below = [] } of selections)
    if (kind === 'InlineFragment') {
      if (name && !isSubtype(String(entity['__typename']), name)) continue;
      if (!fill(into, entity, { selections: below, isSubtype })) return false;
    } else {
      const value = pick(entity[name], { selections: below, isSubtype });
      if (value === undefined) return false;
      into[name] = value;
    }
  return true;
};

const pick = (value: unknown, wanted: Wanted): unknown => {
  if (wanted.selections.length === 0 || value === null || value === undefined) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => pick(item, wanted));
    return items.includes(undefined) ? undefined : items;
  }
  const inner: Data = {};
  return fill(inner, value as Data, wanted) ? inner : undefined;
};
