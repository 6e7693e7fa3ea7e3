import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import {
  ASSERTION_HEADER,
  type Caller,
  createAssertionSigner,
  type DirectoryRecord,
  GATEWAY_ISSUER,
  PUBLIC_CALLER,
  serviceCaller,
  type SignAssertion,
  subscribeBody,
} from '@hub/caller';
import type { Language } from '@hub/languages';
import { migrate, migrationsOf, seed } from '../commands.js';
import { readConfig, type SubgraphConfig, variableOf } from '../config.js';
import type { SubgraphDefinition } from '../definition.js';
import type { Services } from '../request/context.js';
import { serve } from '../server/serve.js';
import type { TestDatabase } from './database.js';
import { copyTestDatabase } from './database-copy.js';
import { type TestFiles, testFiles } from './test-files.js';

/** A GraphQL answer, typed by the test that knows what it asked. */
export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
}

/** How somebody signed in: default as the person usually does, just now. */
export interface TestSession {
  readonly mfa?: boolean;
  readonly authenticatedAt?: number | null;
}

/** A subgraph as the gateway sees it, on a database of its own. */
export interface TestSubgraph extends TestFiles {
  readonly url: string;
  readonly services: Services;
  readonly ownerUrl: string;
  /** What another process of it is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Somebody signed in, with the rights the directory copy gives them now. */
  readonly callerOf: (person: { readonly id: string; readonly mfa?: boolean }, session?: TestSession) => Caller;
  /** Sends one operation signed as this caller; without one as PUBLIC. */
  readonly send: <Data>(query: string, variables?: Record<string, unknown>, caller?: Caller) => Promise<Answer<Data>>;
  /** The same subgraph, asked in another language. */
  readonly inLanguage: (language: Language) => Pick<TestSubgraph, 'send'>;
  /** Opens one subscription signed as this caller; end it with `return()`. */
  readonly subscribe: <Data>(
    query: string,
    variables: Record<string, unknown>,
    caller: Caller,
  ) => AsyncIterableIterator<Answer<Data>>;
  /** Where it keeps its sealed files. */
  readonly filesFolder: string;
  readonly stop: () => Promise<void>;
}

export interface TestOptions {
  readonly seed?: boolean;
  /** What the local directory copy holds, as if the feed confirmed it for as long as the test takes. */
  readonly directory?: readonly DirectoryRecord[];
  /** Issuer -> secret of whoever else may call; the gateway's too, when a test signs for it. */
  readonly assertionKeys?: Readonly<Record<string, string>>;
  /** Milliseconds a WebSocket lives without a fresh assertion; default 60 s. */
  readonly renewMs?: number;
  /** Feeds to read of others. */
  readonly feeds?: SubgraphConfig['feeds'];
  /** Variables of the subgraph's own settings; in development unless they say otherwise. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Where checkpoints of the audit go; default nowhere. */
  readonly witness?: { readonly file: string; readonly url?: string; readonly seconds?: number };
}

const newKey = (): string => randomBytes(32).toString('base64url');

/** Starts a subgraph on a fresh database and a free port; `stop` removes both. */
export const startTestSubgraph = async (
  definition: SubgraphDefinition,
  options: TestOptions = {},
): Promise<TestSubgraph> => {
  const database = await copyTestDatabase(migrationsOf(definition));
  const filesFolder = await mkdtemp(join(tmpdir(), 'hub-files-'));
  const environment = {
    ...environmentOf(definition, database, options),
    [variableOf(definition.name, 'filesFolder')]: filesFolder,
  };
  const config = configOf(definition, environment, options);
  await migrate(definition, config);
  if (options.seed) await seed(definition, config);
  const running = await serve(definition, config, { renewMs: options.renewMs });
  if (options.directory) fillDirectory(running.services, options.directory);
  const sign = createAssertionSigner(
    { issuer: GATEWAY_ISSUER, audience: definition.name },
    config.assertionKeys[GATEWAY_ISSUER]!,
  );
  return {
    url: running.url,
    services: running.services,
    ownerUrl: database.ownerUrl,
    environment,
    callerOf: (person, { mfa = person.mfa ?? false, authenticatedAt = Date.now() } = {}) =>
      running.services.directory.callerOf(person.id, { mfa, authenticatedAt, at: Date.now() }),
    send: senderTo(running.url, sign),
    inLanguage: (language) => ({ send: senderTo(running.url, sign, language) }),
    subscribe: (query, variables, caller) => {
      const connect = { method: 'CONNECT', path: '/graphql', body: '' } as const;
      const client = createClient({
        url: `${running.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: () => ({ assertion: sign(serviceCaller(GATEWAY_ISSUER), connect) }),
      });
      const body = subscribeBody({ query, variables });
      const assertion = sign(caller, { method: 'SUBSCRIBE', path: '/graphql', body });
      return client.iterate({ query, variables, extensions: { hub: { assertion } } }) as never;
    },
    ...testFiles(running.url, sign),
    filesFolder,
    stop: async () => {
      await running.stop();
      await database.drop();
      await rm(filesFolder, { recursive: true, force: true });
    },
  };
};

const senderTo =
  (url: string, sign: SignAssertion, language?: Language): TestSubgraph['send'] =>
  async (query, variables = {}, caller = PUBLIC_CALLER) => {
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(language && { 'accept-language': language }),
        [ASSERTION_HEADER]: sign(caller, { method: 'POST', path: '/graphql', body }),
      },
      body,
    });
    return (await response.json()) as never;
  };

/** The environment a process of this subgraph would be started with. */
const environmentOf = (
  definition: SubgraphDefinition,
  { appUrl, ownerUrl, workerUrl }: TestDatabase,
  options: TestOptions,
): Record<string, string> => {
  const variable = (setting: Parameters<typeof variableOf>[1]): string => variableOf(definition.name, setting);
  return {
    HUB_ENV: 'development',
    [variable('databaseUrl')]: appUrl,
    [variable('ownerUrl')]: ownerUrl,
    [variable('workerUrl')]: workerUrl,
    [variable('actorKey')]: newKey(),
    [variable('auditKey')]: newKey(),
    [variable('sealKeys')]: `k1:${newKey()}`,
    [variable('indexKey')]: newKey(),
    [variable('witnessFile')]: options.witness?.file ?? devNull,
    [variable('assertionKeys')]: JSON.stringify({ [GATEWAY_ISSUER]: newKey(), ...options.assertionKeys }),
    [variable('feeds')]: JSON.stringify(options.feeds ?? []),
    ...options.settings,
  };
};

const configOf = (
  definition: SubgraphDefinition,
  environment: Record<string, string>,
  { witness }: TestOptions,
): SubgraphConfig => ({
  ...readConfig(definition, environment),
  ...{ witnessFile: witness?.file, witnessUrl: witness?.url, checkpointSeconds: witness?.seconds },
});

const TEST_MS = 3_600_000;

const fillDirectory = ({ directory }: Services, records: readonly DirectoryRecord[]): void => {
  records.forEach((record, index) => directory.apply(index + 1, record));
  directory.confirmedAt = Date.now() + TEST_MS;
};
