import { checkRing, type Sealer, type Store } from '@hub/store';
import { ConfigError, variableOf } from './config.js';
import type { SubgraphDefinition } from './definition.js';

/**
 * Refuses to go on without the keys that the database needs, before anything is found that does not open.
 * @throws {ConfigError} that names the keys and says how to mend it
 */
export const requireKeys = async ({ name }: SubgraphDefinition, store: Store, sealer: Sealer): Promise<void> => {
  const { missing, wrong } = await checkRing(store, sealer);
  const variable = variableOf(name, 'sealKeys');
  if (missing.length)
    throw new ConfigError(
      `${variable}: lacks ${missing.join(', ')}, which the database still needs. Put it back behind the current key ` +
        `(<new id>:<new key>,<old id>:<old key>), run \`main.js rotate-keys\`, and take it out only then.`,
    );
  if (wrong.length)
    throw new ConfigError(
      `${variable}: holds another key as ${wrong.join(', ')} than the one that the database was sealed with. ` +
        `Give the right key under that id, and a new key an id that was never used.`,
    );
};
