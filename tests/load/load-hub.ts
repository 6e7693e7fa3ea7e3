import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { people as cast } from '@hub/cast';
import { feedPosition } from '@hub/inbox';
import { demoToken, freePort, type Hub, PROCESSES, startHub } from '@hub/local-hub';
import { Store, systemActor } from '@hub/store';
import { type District, districts, type LoadPerson, peopleOf } from './seed/districts.js';
import { SOCKETS_PER_PERSON } from './sockets.js';
import { seedDistricts } from './seed/seed-districts.js';

export interface LoadHubOptions {
  /** Districts made for the load, each with one office that gets its reports. */
  readonly districts: number;
  /** Holders of each of these offices. */
  readonly peoplePerOffice: number;
  readonly durable: boolean;
  /** Added to the environment of each process. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A hub of its own, with more districts and people than the demo has. */
export interface LoadHub {
  readonly hub: Hub;
  readonly directory: string;
  readonly districts: readonly District[];
  /** One more, whose office everybody of the others holds. */
  readonly everyone: District;
  readonly people: readonly LoadPerson[];
  readonly secrets: LoadSecrets;
  readonly tokenOf: (person: string) => Promise<string>;
  /** A store of one subgraph's database, as its app role. */
  readonly store: (subgraph: Subgraph) => Store;
  readonly databaseUrl: (subgraph: Subgraph, role: 'app' | 'owner') => string;
  /** The server's superuser, in one database. */
  readonly superuserUrl: (database: string) => string;
  /** Where the cases subgraph itself listens. */
  readonly casesOrigin: string;
  readonly stop: () => Promise<void>;
}

export type Subgraph = 'committees' | 'cases';

export interface LoadSecrets {
  readonly superuser: string;
  readonly databases: Record<string, { readonly app: string; readonly owner: string }>;
  readonly actorKeys: Record<string, string>;
  readonly assertionKeys: Record<string, string>;
}

const FREE_PORTS = Object.fromEntries(['postgres', ...PROCESSES.map(({ name }) => name)].map((name) => [name, 0]));
/** All clients of a load call from this machine, and fewer people than in life sit before more screens. */
const CAPS = { HUB_LIVE_SOCKETS_PER_ADDRESS: '100000', HUB_LIVE_SOCKETS_PER_PERSON: String(SOCKETS_PER_PERSON) };
const CATCH_UP_MS = 300_000;

/** Starts a hub in a folder of its own and waits until every process knows the new districts. */
export const startLoadHub = async (options: LoadHubOptions): Promise<LoadHub> => {
  const parent = mkdtempSync(join(tmpdir(), 'hub-load-'));
  // the unprivileged account that PostgreSQL runs as must reach its folder
  chmodSync(parent, 0o755);
  const directory = join(parent, '.hub');
  const [everyone, ...made] = districts(options.districts + 1) as [District, ...District[]];
  const people = peopleOf(made, options.peoplePerOffice, everyone.office);
  const casesPort = await freePort();
  const hub = await startHub({
    directory,
    ports: { ...FREE_PORTS, cases: casesPort },
    durable: options.durable,
    people: [...cast, ...people],
    env: { ...process.env, ...CAPS, ...options.env },
  });
  const loadHub = describe(hub, { parent, directory, made, everyone, people, casesPort });
  try {
    const committees = loadHub.store('committees');
    await committees.open();
    const head = await seedDistricts(committees, [everyone, ...made], people).finally(() => committees.close());
    await untilKnown(loadHub, head);
    return loadHub;
  } catch (error) {
    await loadHub.stop();
    throw error;
  }
};

interface Made {
  readonly parent: string;
  readonly directory: string;
  readonly made: readonly District[];
  readonly everyone: District;
  readonly people: readonly LoadPerson[];
  readonly casesPort: number;
}

const describe = (hub: Hub, { parent, directory, made, everyone, people, casesPort }: Made): LoadHub => {
  const secrets = JSON.parse(readFileSync(join(directory, 'secrets.json'), 'utf8')) as LoadSecrets;
  const databaseUrl = (name: Subgraph, role: 'app' | 'owner') =>
    `postgres://${name}_${role}:${secrets.databases[name]![role]}@127.0.0.1:${hub.ready.postgres!.port}/${name}`;
  return {
    hub,
    directory,
    districts: made,
    everyone,
    people,
    secrets,
    tokenOf: (person) => demoToken({ person, directory }),
    databaseUrl,
    superuserUrl: (name) =>
      `postgres://hub_superuser:${secrets.superuser}@127.0.0.1:${hub.ready.postgres!.port}/${name}`,
    casesOrigin: `http://127.0.0.1:${casesPort}`,
    store: (name) =>
      new Store({
        url: databaseUrl(name, 'app'),
        actorKey: secrets.actorKeys[name]!,
        entities: [],
        poolSize: 2,
        applicationName: `load-${randomBytes(3).toString('hex')}`,
      }),
    stop: async () => {
      await hub.stop();
      rmSync(parent, { recursive: true, force: true });
    },
  };
};

/** The copies that this suite works with have come as far as the feed; `head` is the last number written. */
const untilKnown = async (hub: LoadHub, head: number): Promise<void> => {
  const deadline = Date.now() + CATCH_UP_MS;
  const { graphql, live } = hub.hub.ready.endpoints;
  const cases = hub.store('cases');
  await cases.open();
  try {
    for (;;) {
      const known = await Promise.all([
        versionAt(new URL('/status', graphql)),
        versionAt(new URL('/status', live.replace(/^ws/, 'http'))),
        cases.inActor(systemActor('load-seed'), (tx) => feedPosition(tx, 'directory')),
      ]);
      if (known.every((version) => version >= head)) return;
      if (Date.now() > deadline) throw new Error('the directory did not reach every process in time');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await cases.close();
  }
};

const versionAt = async (page: URL): Promise<number> => {
  const status = (await (await fetch(page)).json()) as { directory: { version: number } };
  return status.directory.version;
};
