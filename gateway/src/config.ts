import { z } from 'zod';
import { DEFAULT_LIMITS, type Limits } from './limits/limits.js';
import type { SubgraphEndpoint } from './supergraph/graph.js';

export interface GatewayConfig {
  readonly development: boolean;
  readonly host: string;
  readonly port: number;
  readonly livePort: number;
  readonly subgraphs: readonly SubgraphEndpoint[];
  /** Folder for the last good graph and the directory copy. */
  readonly stateDir: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  readonly origins: readonly string[];
  readonly limits: Limits;
}

/** Exit code of a process that was configured wrongly (EX_CONFIG). */
export const EXIT_CONFIG = 78;
export const DIRECTORY_OWNER = 'committees';

/** What is wrong with the environment, one line each, values left out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const httpUrl = z.url({ protocol: /^https?$/ });
const port = z.coerce.number().int().min(0).max(65_535);
const key = z.string().refine((value) => Buffer.from(value, 'base64url').length >= 32, 'needs 32 bytes, base64url');

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

const environment = z
  .object({
    HUB_ENV: z.enum(['development', 'production']).default('production'),
    HUB_HOST: z.string().min(1).default('127.0.0.1'),
    HUB_PORT: port.default(4000),
    HUB_LIVE_PORT: port.default(4001),
    HUB_SUBGRAPHS: z.string().transform(json).pipe(subgraphs),
    HUB_STATE_DIR: z.string().min(1),
    HUB_ISSUER: httpUrl,
    HUB_JWKS_URL: httpUrl,
    HUB_AUDIENCE: z.string().min(1).default('atip-hub'),
    HUB_ORIGINS: z
      .string()
      .default('')
      .transform(list)
      .pipe(z.array(httpUrl.transform(originOf))),
  })
  .superRefine((env, context) => {
    for (const name of ['HUB_ISSUER', 'HUB_JWKS_URL'] as const) {
      const url = new URL(env[name]);
      const isLocal = env.HUB_ENV === 'development' && LOOPBACK.has(url.hostname);
      if (url.protocol !== 'https:' && !isLocal)
        context.addIssue({ code: 'custom', path: [name], message: 'must be https outside development on loopback' });
    }
    for (const { url, name } of env.HUB_SUBGRAPHS)
      if (url.startsWith('http:') && !LOOPBACK.has(new URL(url).hostname))
        context.addIssue({
          code: 'custom',
          path: ['HUB_SUBGRAPHS'],
          message: `${name} must be https outside loopback`,
        });
  });

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
    stateDir: read.HUB_STATE_DIR,
    issuer: read.HUB_ISSUER,
    jwksUrl: read.HUB_JWKS_URL,
    audience: read.HUB_AUDIENCE,
    origins: read.HUB_ORIGINS,
    limits: DEFAULT_LIMITS,
  };
};

/** Reads the environment of this process, or ends it with a clear message. */
export const configOrExit = (): GatewayConfig => {
  try {
    return readConfig(process.env);
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
