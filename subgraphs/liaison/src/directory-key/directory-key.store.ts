import { actorOf, type EntityManager, fingerprintOf, type HubContext } from '@hub/subgraph-kit';
import { DirectoryKeyEntity } from './directory-key.entity.js';

/** What is added to the directory under a key. */
export interface Keyed {
  readonly key: string;
  readonly input: object;
}

/** Id of what the caller made under this key before, REUSED when of another input; undefined when the key is free. */
export const madeBefore = async (
  tx: EntityManager,
  context: HubContext,
  { key, input }: Keyed,
): Promise<{ readonly made: string } | 'REUSED' | undefined> => {
  const known = await tx.findOneBy(DirectoryKeyEntity, { caller: actorOf(context.caller).id, key });
  if (!known) return undefined;
  return known.inputHash === fingerprintOf(input) ? { made: known.made } : 'REUSED';
};

/** Takes the key for what this transaction makes; false when somebody took it at the same moment. */
export const takeKey = async (
  tx: EntityManager,
  context: HubContext,
  { key, input, makes }: Keyed & { readonly makes: string },
): Promise<boolean> => {
  const taken: unknown[] = await tx.query(
    `insert into directory_key (caller, key, input_hash, made, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [actorOf(context.caller).id, key, fingerprintOf(input), makes, context.now()],
  );
  return taken.length > 0;
};
