import type { Batch, HubContext } from './context.js';

/** Says whether the caller may reach this entity at all; rows are checked again by the store. */
export type ReferencePermission = (context: HubContext) => boolean;

/** Everybody, signed in or not: for entities that are public, and for stubs that hold nothing but a key. */
export const anyone: ReferencePermission = () => true;

export interface Reference {
  readonly type: string;
  readonly resolve: (representation: Record<string, unknown>, context: HubContext) => unknown;
}

/**
 * How other subgraphs reach an entity. The permission is asked before anything is loaded;
 * a refusal, a missing key, a missing row and an invisible row all answer `null`.
 * @param options.key reads the loader key from a representation; default its `id`
 */
export const defineReference = <Key, Value>(options: {
  readonly type: string;
  readonly permission: ReferencePermission;
  readonly load: Batch<Key, Value>;
  readonly key?: (representation: Record<string, unknown>) => Key;
}): Reference => ({
  type: options.type,
  resolve: (representation, context) => {
    if (!options.permission(context)) return null;
    const key = options.key ? options.key(representation) : (representation['id'] as Key);
    return key == null ? null : context.load(options.load, key);
  },
});
