import { inboxMigrations } from '@hub/inbox';
import { migrate as migrateStore, printDatabase, Sealer, Store, storeMigrations, systemActor } from '@hub/store';
import type { SubgraphConfig } from './config.js';
import { ConfigError } from './config.js';
import type { SubgraphDefinition } from './definition.js';
import { directoryMigration } from './migrations/0200-directory-record.js';
import { statisticsMigration } from './migrations/0201-statistics-snapshot.js';
import { newId } from './request/context.js';

/**
 * Brings the subgraph's database up to date.
 * @returns names of the migrations that ran
 */
export const migrate = (definition: SubgraphDefinition, config: SubgraphConfig): Promise<string[]> =>
  migrateStore({
    ownerUrl: ownerOf(config),
    appUrl: config.databaseUrl,
    actorKey: config.actorKey,
    migrations: [
      ...storeMigrations,
      ...inboxMigrations,
      directoryMigration,
      ...(definition.statistics ? [statisticsMigration] : []),
      ...definition.migrations,
    ],
  });

/** Loads the demo data in one transaction; repeating it changes nothing. */
export const seed = async (definition: SubgraphDefinition, config: SubgraphConfig): Promise<void> => {
  if (!definition.seed) return;
  const store = new Store({
    url: config.databaseUrl,
    actorKey: config.actorKey,
    entities: definition.entities,
    applicationName: `${definition.name}-seed`,
    poolSize: 1,
  });
  await store.open();
  try {
    const services = { sealer: new Sealer(config.sealKey), now: () => new Date(), newId };
    await store.inActor(systemActor('seed'), (tx) => definition.seed!({ tx, services }));
  } finally {
    await store.close();
  }
};

/** The final schema of the subgraph's database, from the catalogs. */
export const database = (config: SubgraphConfig): Promise<string> => printDatabase(ownerOf(config));

const ownerOf = ({ ownerUrl }: SubgraphConfig): string => {
  if (!ownerUrl) throw new ConfigError('DATABASE_OWNER_URL_<NAME> is needed for this command');
  return ownerUrl;
};
