import { ID } from 'type-graphql';
import type { FieldClass } from '@hub/vocabulary';
import type { Reference } from '../request/reference.js';
import type { ScopeNeed } from '../request/permission.js';
import { Entity } from './entity.js';
import { classified } from './field.js';

/** The class of an entity owned elsewhere that this subgraph only adds fields or links to. */
export interface StubClass<Key extends string> {
  new (): { readonly [Each in Key]: string };
  /** The entity of a key; whether there is one, its owner says. */
  of(key: string): { readonly [Each in Key]: string };
  readonly reference: Reference;
}

export interface StubOptions<Key extends string> {
  readonly key: Key;
  readonly description: string;
  readonly keyDescription: string;
  /** Class of the key, `PUB` unless said, and the scope that reads it; both as its owner declares them. */
  readonly class?: FieldClass;
  readonly scope?: ScopeNeed;
}

/**
 * Declares an entity owned elsewhere: its key is all this subgraph knows of it. List it under `stubs` of the subgraph.
 * @example
 * ```ts
 * export const Committee = stubOf('Committee', { key: 'id', description: '...', keyDescription: '...' });
 * export type Committee = InstanceType<typeof Committee>;
 * ```
 */
export const stubOf = <Key extends string>(name: string, options: StubOptions<Key>): StubClass<Key> => {
  const { key, description, keyDescription } = options;
  class Stub {
    static of(value: string): Stub {
      return Object.assign(new Stub(), { [key]: value });
    }
    static readonly reference: Reference = {
      type: name,
      resolve: (representation) => Stub.of(String(representation[key])),
    };
  }
  Entity(name, { key, description })(Stub);
  const keyField = classified(options.class ?? 'PUB', options.scope ?? null);
  keyField(() => ID, { description: keyDescription })(Stub.prototype, key);
  return Stub as unknown as StubClass<Key>;
};
