import { inboxMigrations } from '@hub/inbox';
import {
  migrate as migrateStore,
  type Migration,
  printDatabase,
  rotateKeys,
  Sealer,
  Store,
  storeMigrations,
  systemActor,
} from '@hub/store';
import type { SubgraphConfig } from './config.js';
import { ConfigError, readSettings } from './config.js';
import type { SeedContext, SubgraphDefinition } from './definition.js';
import { requireKeys } from './key-rotation.js';
import { bringDefaults } from './alerts/alert-rule.store.js';
import { FileFolder } from './files/file-folder.js';
import { directoryMigration } from './migrations/0200-directory-record.js';
import { statisticsMigration } from './migrations/0201-statistics-snapshot.js';
import { alertRuleMigration } from './migrations/0202-alert-rule.js';
import { alertRuleThresholdMigration } from './migrations/0203-alert-rule-threshold.js';
import { rowReaderMigration } from './migrations/0204-row-reader.js';
import { newId } from './request/context.js';

/** Everything that makes the database of a subgraph, in order. */
export const migrationsOf = ({
  alertRules,
  statistics,
  followedRows,
  migrations,
}: SubgraphDefinition): readonly Migration[] => [
  ...storeMigrations,
  ...inboxMigrations,
  directoryMigration,
  ...(statistics ? [statisticsMigration] : []),
  ...(alertRules ? [alertRuleMigration, alertRuleThresholdMigration] : []),
  ...(followedRows?.length ? [rowReaderMigration] : []),
  ...migrations,
];

/**
 * Brings the subgraph's database up to date, and the rules of its alerts that nobody has changed.
 * @returns names of the migrations that ran
 */
export const migrate = async (definition: SubgraphDefinition, config: SubgraphConfig): Promise<string[]> => {
  const { alertRules } = definition;
  const done = await migrateStore({
    ownerUrl: ownerOf(config),
    appUrl: config.databaseUrl,
    workerUrl: config.workerUrl,
    actorKey: config.actorKey,
    migrations: migrationsOf(definition),
  });
  if (alertRules)
    await withStore(definition, config, (store) =>
      store.inActor(systemActor('release'), (tx) => bringDefaults(tx, alertRules)),
    );
  return done;
};

/** Loads the demo data in one transaction; repeating it changes nothing. */
export const seed = async (definition: SubgraphDefinition, config: SubgraphConfig): Promise<void> => {
  if (!definition.seed) return;
  const services = await seedServices(definition, config);
  await withStore(definition, config, (store) =>
    store.inActor(systemActor('seed'), (tx) => definition.seed!({ tx, services })),
  );
};

/**
 * Makes a hub without demo data usable, once.
 * @param environment where the operator says by whom
 * @returns a sentence for the operator
 * @throws {ConfigError} naming each variable that is wrong
 * @throws {BeginningError} when the hub has begun
 */
export const begin = async (
  { begins, ...definition }: SubgraphDefinition,
  config: SubgraphConfig,
  environment: NodeJS.ProcessEnv,
): Promise<string> => {
  if (!begins) throw new ConfigError(`${definition.name} has nothing to begin`);
  const given = readSettings(begins.settings, environment);
  if (given.issues.length) throw new ConfigError(given.issues.join('\n'));
  const services = await seedServices(definition, config);
  let told = '';
  await withStore(definition, config, (store) =>
    store.inActor(systemActor('begin'), async (tx) => {
      told = await begins.run({ tx, services }, given.data);
    }),
  );
  return told;
};

const seedServices = async (
  { files }: Pick<SubgraphDefinition, 'files'>,
  { sealKeys, indexKey, filesFolder }: SubgraphConfig,
): Promise<SeedContext['services']> => ({
  ...{ sealer: new Sealer(sealKeys), indexKey, now: () => new Date(), newId },
  files: files && filesFolder ? await new FileFolder(filesFolder).open() : undefined,
});

/**
 * Wraps every data key under the first key of the ring; afterwards the others can be taken out of it.
 * @param tell one line for each batch and one at the end
 * @throws {ConfigError} when the ring lacks a key that is in use
 */
export const rotate = (
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  tell: (line: string) => void,
): Promise<void> =>
  withStore(definition, config, async (store) => {
    const sealer = new Sealer(config.sealKeys);
    await requireKeys(definition, store, sealer);
    const done = await rotateKeys(store, sealer, (count) => tell(`${count} data keys wrapped again so far`));
    tell(`${done} data keys wrapped again; all are under ${config.sealKeys.current} now`);
  });

const withStore = async (
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  work: (store: Store) => Promise<void>,
): Promise<void> => {
  const store = new Store({
    url: config.databaseUrl,
    actorKey: config.actorKey,
    entities: definition.entities,
    applicationName: `${definition.name}-command`,
    poolSize: 1,
  });
  try {
    await store.open();
    await work(store);
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
