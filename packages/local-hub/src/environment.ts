import { join } from 'node:path';
import { chromiumPath } from './chromium.js';
import { type DatabaseUrls, databaseVariables } from './own-databases.js';
import { type ProcessEntry, type Replica, isSubgraph } from './processes.js';
import { type Secrets, pairOf } from './secrets.js';

/** All that the environment of the processes is made from. */
export interface Setting {
  readonly directory: string;
  readonly processes: readonly ProcessEntry[];
  /** Where each process is found, by its name. */
  readonly ports: Readonly<Record<string, number>>;
  /** Where each replica listens. */
  readonly listening: Readonly<Record<string, number>>;
  readonly secrets: Secrets;
  /** By replica. */
  readonly databases: Readonly<Record<string, DatabaseUrls>>;
  /** What the hub itself was started with; secrets and addresses in it are not handed on. */
  readonly inherited: NodeJS.ProcessEnv;
}

const NOT_HANDED_ON =
  /^(DATABASE_|HUB_ASSERTION_KEYS_|HUB_ACTOR_KEY_|HUB_SEAL_KEY_|HUB_INDEX_KEY_|HUB_AUDIT_KEY_|HUB_WITNESS_FILE_|HUB_FILES_|HUB_FEEDS_|HUB_SUBGRAPHS$|HUB_SERVICE_KEYS$|HUB_GATEWAY_|HUB_IDENTITY_STATE$|npm_|NPM_)/;

/** Signs web push. */
const PUSH_KEY = 'HUB_VAPID_KEY';

export const identityStateFile = (directory: string): string => join(directory, 'identity.json');

/** Where a subgraph writes checkpoints of its audit. */
export const witnessFile = (directory: string, name: string): string => join(directory, 'witness', `${name}.jsonl`);

/** Where a subgraph keeps the files it seals. */
const filesFolder = (directory: string, name: string): string => join(directory, 'files', name);

export const issuerOf = ({ ports }: Pick<Setting, 'ports'>): string => `http://127.0.0.1:${ports.identity}`;

/** The environment of one replica of a process, as infra/docs/protocol.md lists it. */
export const environmentOf = (entry: Replica, setting: Setting): NodeJS.ProcessEnv => {
  const { inherited, listening, directory } = setting;
  const own = {
    identity: () => ({ HUB_IDENTITY_STATE: identityStateFile(directory) }),
    subgraph: () => subgraphEnvironment(entry, setting),
    gateway: () => gatewayEnvironment(entry, setting),
  };
  const handedOn = (name: string): boolean =>
    !NOT_HANDED_ON.test(name) &&
    (isSettingOf(entry, name) || !setting.processes.some((each) => isSettingOf(each, name)));
  const browser = chromiumPath(inherited);
  return {
    ...(browser && isSettingOf(entry, 'HUB_CHROMIUM') && { HUB_CHROMIUM: browser }),
    ...Object.fromEntries(Object.entries(inherited).filter(([name]) => handedOn(name))),
    HUB_ENV: inherited.HUB_ENV ?? 'development',
    ...own[entry.part](),
    [entry.port.variable]: String(listening[entry.replica]),
  };
};

const isSettingOf = ({ settings }: ProcessEntry, name: string): boolean =>
  Boolean(settings?.some((beginning) => name.startsWith(beginning)));

/** What `migrate` and `seed` need on top. */
export const ownerEnvironment = ({ name }: ProcessEntry, { databases }: Setting): NodeJS.ProcessEnv => ({
  [databaseVariables(name).owner]: databases[name]!.owner,
});

const subgraphEnvironment = (
  entry: Replica,
  { directory, processes, ports, secrets, databases, inherited }: Setting,
): NodeJS.ProcessEnv => {
  const suffix = entry.name.toUpperCase();
  const variables = databaseVariables(entry.name);
  const callers = ['gateway', ...processes.filter((other) => readsFrom(other, entry.name)).map(({ name }) => name)];
  const assertionKeys = callers.map((caller) => [caller, secrets.assertionKeys[pairOf(caller, entry.name)]]);
  const feeds = (entry.feeds ?? [])
    .filter(({ owner }) => processes.some(({ name }) => name === owner))
    .map(({ feed, owner }) => ({
      ...{ feed, owner, origin: originOf(ports, owner) },
      key: secrets.assertionKeys[pairOf(entry.name, owner)],
    }));
  return {
    [variables.app]: databases[entry.replica]!.app,
    [variables.worker]: databases[entry.replica]!.worker,
    [`HUB_ACTOR_KEY_${suffix}`]: secrets.actorKeys[entry.name],
    [`HUB_SEAL_KEY_${suffix}`]: secrets.sealKeyrings[entry.name],
    [`HUB_INDEX_KEY_${suffix}`]: secrets.indexKeys[entry.name],
    [`HUB_AUDIT_KEY_${suffix}`]: secrets.auditKeys[entry.name]!.private,
    [`HUB_WITNESS_FILE_${suffix}`]: witnessFile(directory, entry.name),
    [`HUB_FILES_${suffix}`]: filesFolder(directory, entry.name),
    [`HUB_ASSERTION_KEYS_${suffix}`]: JSON.stringify(Object.fromEntries(assertionKeys)),
    [`HUB_FEEDS_${suffix}`]: JSON.stringify(feeds),
    ...(entry.sendsDocuments && {
      HUB_GATEWAY_URL: originOf(ports, 'query'),
      HUB_GATEWAY_KEY: secrets.assertionKeys[pairOf(entry.name, 'gateway')],
    }),
    ...(isSettingOf(entry, PUSH_KEY) && { [PUSH_KEY]: inherited[PUSH_KEY] ?? secrets.pushKey }),
  };
};

const gatewayEnvironment = (entry: Replica, setting: Setting): NodeJS.ProcessEnv => {
  const { processes, ports, secrets, directory, inherited } = setting;
  const subgraphs = processes.filter(isSubgraph).map(({ name, organisation }) => ({
    name,
    url: originOf(ports, name),
    organisation,
    key: secrets.assertionKeys[pairOf('gateway', name)],
  }));
  const senders = processes
    .filter(({ sendsDocuments }) => sendsDocuments)
    .map(({ name }) => [name, secrets.assertionKeys[pairOf(name, 'gateway')]]);
  return {
    ...Object.fromEntries(processes.map(({ name, port }) => [port.variable, String(ports[name])])),
    HUB_SUBGRAPHS: JSON.stringify(subgraphs),
    HUB_SERVICE_KEYS: JSON.stringify(Object.fromEntries(senders)),
    HUB_STATE_DIR: join(directory, `gateway-${entry.replica}`),
    HUB_ISSUER: issuerOf(setting),
    HUB_JWKS_URL: `${issuerOf(setting)}/jwks`,
    HUB_AUDIENCE: inherited.HUB_AUDIENCE ?? 'atip-hub',
    HUB_ORIGINS: inherited.HUB_ORIGINS ?? [ports.query, ports.live].flatMap(originsOf).join(','),
  };
};

const readsFrom = ({ feeds }: ProcessEntry, owner: string): boolean =>
  Boolean(feeds?.some((read) => read.owner === owner));

const originOf = (ports: Setting['ports'], name: string): string => `http://127.0.0.1:${ports[name]}`;

const originsOf = (port: number | undefined): string[] =>
  port === undefined ? [] : [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
