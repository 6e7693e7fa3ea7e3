import { statSync } from 'node:fs';
import { bindProblem, isLoopback, isOpenHttp, keyProblem, sharedKeyProblem } from '@hub/caller';
import { z } from 'zod';
import { deadlines, DEFAULT_LIMITS, type Limits } from './limits/limits.js';
import { isAddressRange } from './http/client-address.js';
import { DEFAULT_LIVE_LIMITS, type LiveLimits } from './live/live-limits.js';
import type { SubgraphEndpoint } from './supergraph/graph.js';

export interface GatewayConfig {
  readonly development: boolean;
  readonly host: string;
  readonly port: number;
  readonly livePort: number;
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Issuer -> secret: services that may have documents run. */
  readonly serviceKeys: Readonly<Record<string, string>>;
  /** Folder for the last good graph and the directory copy. */
  readonly stateDir: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  readonly origins: readonly string[];
  /** Addresses and ranges of the proxies in front, whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  readonly limits: Limits;
  readonly live: LiveCaps;
}

/** What an operator may set of the live process. */
export type LiveCaps = Pick<
  LiveLimits,
  'sockets' | 'socketsPerPerson' | 'socketsPerAddress' | 'subscriptionsPerSocket'
>;

/** Exit code of a process that was configured wrongly (EX_CONFIG). */
export const EXIT_CONFIG = 78;
export const DIRECTORY_OWNER = 'committees';

/** What is wrong with the environment, one line each, values left out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const httpUrl = z.url({ protocol: /^https?$/ });
const port = z.coerce.number().int().min(0).max(65_535);
const cap = (usual: number) => z.coerce.number().int().min(1).max(1_000_000).default(usual);
const key = z.string().superRefine((value, context) => {
  const message = keyProblem(value);
  if (message) context.addIssue({ code: 'custom', message });
});

const subgraphs = z
  .array(
    z.object({
      name: z.string().regex(/^[a-z][a-z0-9-]*$/),
      url: httpUrl.transform(originOf),
      organisation: z.string().min(1),
      key,
    }),
  )
  .min(1)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'has a name twice')
  .refine(
    (list) => list.some(({ name }) => name === DIRECTORY_OWNER),
    `lacks ${DIRECTORY_OWNER}, which owns the directory`,
  );

const NO_PROXY = 'none';

const environment = z
  .object({
    HUB_ENV: z.enum(['development', 'production']).default('production'),
    HUB_HOST: z.string().min(1).default('127.0.0.1'),
    HUB_BEHIND_TLS: z.enum(['yes', 'no']).default('no'),
    HUB_PORT: port.default(4000),
    HUB_LIVE_PORT: port.default(4001),
    HUB_SUBGRAPHS: z.string().transform(json).pipe(subgraphs),
    HUB_SERVICE_KEYS: z
      .string()
      .default('{}')
      .transform(json)
      .pipe(z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), key)),
    HUB_STATE_DIR: z.string().min(1),
    HUB_ISSUER: httpUrl,
    HUB_JWKS_URL: httpUrl,
    HUB_AUDIENCE: z.string().min(1).default('atip-hub'),
    HUB_ORIGINS: z
      .string()
      .default('')
      .transform(list)
      .pipe(z.array(httpUrl.transform(originOf))),
    HUB_TRUSTED_PROXIES: z
      .string()
      .optional()
      .transform((text) => (text === undefined ? undefined : list(text).filter((each) => each !== NO_PROXY)))
      .pipe(z.array(z.string().refine(isAddressRange, 'is no address or range')).optional()),
    HUB_DEADLINE_MS: z.coerce.number().int().min(500).max(60_000).default(DEFAULT_LIMITS.deadlineMs),
    HUB_RECEIPTS_TOLD_PER_ADDRESS: cap(DEFAULT_LIMITS.receiptsTold.perKey),
    HUB_RECEIPTS_TOLD: cap(DEFAULT_LIMITS.receiptsTold.overall),
    HUB_LIVE_SOCKETS: cap(DEFAULT_LIVE_LIMITS.sockets),
    HUB_LIVE_SOCKETS_PER_PERSON: cap(DEFAULT_LIVE_LIMITS.socketsPerPerson),
    HUB_LIVE_SOCKETS_PER_ADDRESS: cap(DEFAULT_LIVE_LIMITS.socketsPerAddress),
    HUB_LIVE_SUBSCRIPTIONS_PER_SOCKET: cap(DEFAULT_LIVE_LIMITS.subscriptionsPerSocket),
  })
  .superRefine((env, context) => {
    for (const [name, message] of refusalsOf(env)) context.addIssue({ code: 'custom', path: [name], message });
  });

interface Checked {
  readonly HUB_ENV: 'development' | 'production';
  readonly HUB_HOST: string;
  readonly HUB_BEHIND_TLS: 'yes' | 'no';
  readonly HUB_ISSUER: string;
  readonly HUB_JWKS_URL: string;
  readonly HUB_ORIGINS: readonly string[];
  readonly HUB_SUBGRAPHS: readonly SubgraphEndpoint[];
  readonly HUB_SERVICE_KEYS: Readonly<Record<string, string>>;
  readonly HUB_TRUSTED_PROXIES?: readonly string[] | undefined;
}

/** What is unsafe about settings that are each well-formed: the variable, and a sentence that says how to mend it. */
const refusalsOf = (env: Checked): (readonly [keyof Checked, string])[] => {
  const production = env.HUB_ENV === 'production';
  const identity = (['HUB_ISSUER', 'HUB_JWKS_URL'] as const)
    .filter((name) => !isSafeIssuer(env[name], production))
    .map((name) => [name, 'must be https outside development on loopback; name your identity provider'] as const);
  const plain = env.HUB_SUBGRAPHS.filter(({ url }) => isOpenHttp(url)).map(
    ({ name }) => ['HUB_SUBGRAPHS', `${name} must be https outside loopback`] as const,
  );
  const shared = sharedKeyProblem([
    ...env.HUB_SUBGRAPHS.map((each) => [each.name, each.key] as const),
    ...Object.entries(env.HUB_SERVICE_KEYS).map(([name, each]) => [`calls of ${name}`, each] as const),
  ]);
  const bound = production ? bindProblem({ host: env.HUB_HOST, behindTls: env.HUB_BEHIND_TLS === 'yes' }) : undefined;
  const origins = production && env.HUB_ORIGINS.some(isOpenHttp);
  return [
    ...identity,
    ...plain,
    ...(shared ? [['HUB_SUBGRAPHS', shared] as const] : []),
    ...(bound ? [['HUB_HOST', bound] as const] : []),
    ...(production && env.HUB_TRUSTED_PROXIES === undefined ? [['HUB_TRUSTED_PROXIES', PROXIES] as const] : []),
    ...(origins ? [['HUB_ORIGINS', 'must be https outside loopback; serve the pages over TLS'] as const] : []),
  ];
};

/** Behind a proxy that is not known everybody seems to call from its address, and would share one cap. */
const PROXIES = 'name the address or range of the proxy that ends TLS, or none, so that callers can be told apart';

/** The provider of the demo people answers plain http on loopback, and is for development only. */
const isSafeIssuer = (url: string, production: boolean): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (!production && isLoopback(hostname));
};

/**
 * What the hub knows of people and the graph is kept in the state folder.
 * @throws ConfigError when others on this machine may read it
 */
export const refuseOpenState = (folder: string): void => {
  const mode = statSync(folder, { throwIfNoEntry: false })?.mode ?? 0;
  if (process.platform !== 'win32' && mode & 0o077)
    throw new ConfigError(`HUB_STATE_DIR: others on this machine may read it; make it private: chmod 700 ${folder}`);
};

/** @throws ConfigError */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): GatewayConfig => {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const read = parsed.data;
  return {
    development: read.HUB_ENV === 'development',
    host: read.HUB_HOST,
    port: read.HUB_PORT,
    livePort: read.HUB_LIVE_PORT,
    subgraphs: read.HUB_SUBGRAPHS,
    serviceKeys: read.HUB_SERVICE_KEYS,
    stateDir: read.HUB_STATE_DIR,
    issuer: read.HUB_ISSUER,
    jwksUrl: read.HUB_JWKS_URL,
    audience: read.HUB_AUDIENCE,
    origins: read.HUB_ORIGINS,
    trustedProxies: read.HUB_TRUSTED_PROXIES ?? [],
    limits: {
      ...DEFAULT_LIMITS,
      ...deadlines(read.HUB_DEADLINE_MS),
      receiptsTold: {
        ...DEFAULT_LIMITS.receiptsTold,
        ...{ perKey: read.HUB_RECEIPTS_TOLD_PER_ADDRESS, overall: read.HUB_RECEIPTS_TOLD },
      },
    },
    live: {
      sockets: read.HUB_LIVE_SOCKETS,
      socketsPerPerson: read.HUB_LIVE_SOCKETS_PER_PERSON,
      socketsPerAddress: read.HUB_LIVE_SOCKETS_PER_ADDRESS,
      subscriptionsPerSocket: read.HUB_LIVE_SUBSCRIPTIONS_PER_SOCKET,
    },
  };
};

/** Reads the environment of this process, or ends it with a clear message. */
export const configOrExit = (): GatewayConfig => {
  try {
    const config = readConfig(process.env);
    refuseOpenState(config.stateDir);
    return config;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`The gateway is configured wrongly:\n${error.message}\n`);
    process.exit(EXIT_CONFIG);
  }
};

function originOf(url: string): string {
  return new URL(url).origin;
}

function json(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
