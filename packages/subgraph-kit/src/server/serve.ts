import { once, setMaxListeners } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { type Caller, createAssertionVerifier, Directory } from '@hub/caller';
import { InboxReaders, ListenNotifyBus } from '@hub/inbox';
import type { Language } from '@hub/languages';
import { createSigner, Sealer, Store } from '@hub/store';
import { AlertRules } from '../alerts/alert-rules.js';
import { Auditor } from '../alerts/auditor.js';
import { Checkpoints } from '../audit/checkpoints.js';
import { ConfigError, type SubgraphConfig, variableOf } from '../config.js';
import type { SubgraphDefinition } from '../definition.js';
import { loggable } from '../errors.js';
import { FileFolder } from '../files/file-folder.js';
import { requireKeys } from '../key-rotation.js';
import { fanOutTask } from '../jobs/fan-out.task.js';
import { keepWorking } from '../jobs/worker.js';
import { HubContext, newId, type Services } from '../request/context.js';
import { rowReadersJob } from '../row-readers/row-readers.job.js';
import { buildFederatedSchema } from '../schema/federated-schema.js';
import { keepPublishing } from '../statistics/publication.job.js';
import { copyDirectory, followOwnDirectory } from './directory-copy.js';
import { keepTrying } from './keep-trying.js';
import { readFeeds } from './feed-reader.js';
import { createGraphql } from './graphql.js';
import { createHttp } from './http.js';
import { type LiveParts, serveLive } from './live.js';
import { checkServerLog } from './server-log.js';

/** A subgraph that serves. */
export interface RunningSubgraph {
  /** e.g. `http://127.0.0.1:4011` */
  readonly url: string;
  readonly services: Services;
  /** Stops taking requests, ends feeds and subscriptions, lets running work finish, closes the database. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds a stop waits for running requests. */
const DRAIN_MS = 3_000;

/** Least seconds between two checkpoints of the audit, unless configured. */
const CHECKPOINT_SECONDS = 10;

/** Starts a subgraph: database, directory copy, HTTP, WebSocket, jobs. */
export const serve = async (
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  options: Pick<LiveParts, 'renewMs'> = {},
): Promise<RunningSubgraph> => {
  // an asynchronous log never lets the process end once its reader has died
  const log = pino({ name: definition.name }, pino.destination({ sync: true }));
  const stopping = new AbortController();
  // each job, reader and open request waits for it: many at a time are no leak
  setMaxListeners(0, stopping.signal);
  const services = await openServices(definition, config, log);
  const auditor = new Auditor({ store: services.store, log, deadmanUrl: config.deadmanUrl });
  const background = startBackground(definition, config, { services, log, auditor, signal: stopping.signal });
  const checkpoints = startCheckpoints(definition, config, { services, log });
  const { schema } = await buildFederatedSchema(definition);
  const verify = createAssertionVerifier(definition.name, config.assertionKeys);
  const contextOf = (caller: Caller, language?: Language) => new HubContext(caller, services, language);
  const graphql = await createGraphql(schema, log);
  const http = createHttp({
    verify,
    healthy: () => isHealthy(services),
    witnessed: () => checkpoints?.witnessed ?? true,
    alerts: () => ({ proved: auditor.proved, isHeard: auditor.isHeard }),
    graphql: graphql.run,
    feeds: definition.feeds ?? [],
    files: definition.files,
    calendar: definition.calendar,
    papers: definition.papers,
    log,
    readers: services.readers,
    contextOf,
    stopping: stopping.signal,
  });
  const live = serveLive(http, { schema, verify, contextOf, log, ...options });
  await checkpoints?.begun;
  http.listen(config.port, config.host);
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  log.info({ port, auditKey: services.auditKey }, 'serving');
  return {
    url: `http://${config.host}:${port}`,
    services,
    stop: async () => {
      stopping.abort();
      await live.close();
      await drain(http);
      await graphql.stop();
      await Promise.allSettled(background);
      await checkpoints?.close();
      await services.readers.close();
      await services.bus.close();
      await services.store.close();
    },
  };
};

const drain = async (http: Server): Promise<void> => {
  const closed = new Promise((resolve) => http.close(resolve));
  http.closeIdleConnections();
  setTimeout(() => http.closeAllConnections(), DRAIN_MS).unref();
  await closed;
};

const openServices = async (
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  log: Logger,
): Promise<Services & { bus: ListenNotifyBus; auditKey: string }> => {
  const signer = createSigner(config.auditKey);
  const files = await openFiles(definition, config);
  const store = new Store({
    url: config.databaseUrl,
    actorKey: config.actorKey,
    entities: definition.entities,
    applicationName: definition.name,
  });
  const sealer = new Sealer(config.sealKeys);
  try {
    await store.open();
    await checkServerLog(store, config, log);
    await requireKeys(definition, store, sealer);
  } catch (error) {
    await store.close();
    throw error;
  }
  const bus = new ListenNotifyBus({
    url: config.databaseUrl,
    applicationName: definition.name,
    onTrouble: (reason) => log.warn({ reason }, 'wake-ups interrupted'),
  });
  const alertRules = new AlertRules(store, bus);
  if (definition.alertRules) await alertRules.load();
  return {
    store,
    directory: new Directory(),
    bus,
    alertRules,
    readers: new InboxReaders({
      store,
      bus,
      onTrouble: (error) => log.warn({ err: error }, 'inbox reading interrupted'),
    }),
    sealer,
    files,
    indexKey: config.indexKey,
    sign: signer.sign,
    settings: config.settings,
    auditKey: signer.publicKey,
    feedsHeard: new Map(),
    now: () => new Date(),
    newId,
  };
};

/** @throws {ConfigError} when it declares files and has no folder for them */
const openFiles = async (
  { name, files }: SubgraphDefinition,
  { filesFolder }: SubgraphConfig,
): Promise<FileFolder | undefined> => {
  if (!files) return undefined;
  if (!filesFolder) throw new ConfigError(`${variableOf(name, 'filesFolder')}: needs the path of a folder`);
  return new FileFolder(filesFolder).open();
};

interface BackgroundParts {
  readonly services: Services;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

const startBackground = (
  definition: SubgraphDefinition,
  config: SubgraphConfig,
  { services, log, auditor, signal }: BackgroundParts & { readonly auditor: Auditor },
): Promise<void>[] => {
  const parts = { store: services.store, directory: services.directory, log, signal };
  const source = config.feeds.find(({ feed }) => feed === 'directory');
  const copying = keepTrying(
    { feed: 'directory' },
    async () =>
      definition.directory === 'own'
        ? followOwnDirectory(parts, services.readers)
        : source && copyDirectory(parts, definition.name, source),
    parts,
  );
  const reading = (definition.reads ?? []).flatMap((each) =>
    readFeeds(each, {
      ...parts,
      services,
      reader: definition.name,
      sources: config.feeds,
      servesIt: Boolean(definition.feeds?.some(({ name }) => name === each.feed)),
    }),
  );
  const { followedRows = [], jobs: own = [] } = definition;
  const jobs = [...own, ...(followedRows.length ? [rowReadersJob(followedRows)] : [])].map((job) =>
    keepTrying({ job: job.name }, () => job.run(services, signal), parts),
  );
  const tasks = [fanOutTask(definition.fannedOut), ...(definition.tasks ?? [])];
  const working = keepWorking({ name: definition.name, workerUrl: config.workerUrl, tasks, services, log, signal });
  const publishing = definition.statistics && keepPublishing(definition.statistics, { services, log, signal });
  const rules =
    definition.alertRules &&
    services.alertRules.follow(signal, (error) => log.warn({ err: loggable(error) }, 'alert rules not read'));
  return [copying, publishing, working, rules, auditor.run(signal), ...reading, ...jobs].flatMap(
    (work) => work?.catch((error: unknown) => log.error({ err: error }, 'background work ended')) ?? [],
  );
};

const startCheckpoints = (
  { name }: SubgraphDefinition,
  config: SubgraphConfig,
  { services, log }: { services: Services & { auditKey: string }; log: Logger },
): Checkpoints | undefined =>
  config.witnessFile === undefined
    ? undefined
    : new Checkpoints({
        subgraph: name,
        store: services.store,
        signer: { publicKey: services.auditKey, sign: services.sign },
        file: config.witnessFile,
        url: config.witnessUrl,
        seconds: config.checkpointSeconds ?? CHECKPOINT_SECONDS,
        log,
        now: services.now,
      });

const isHealthy = async ({ store }: Services): Promise<boolean> => {
  try {
    await store.ping();
    return true;
  } catch {
    return false;
  }
};
