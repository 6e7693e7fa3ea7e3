import { bindProblem, isOpenHttp, keyProblem, sharedKeyProblem } from '@hub/caller';
import { z } from 'zod';

const key = z.string().superRefine((value, context) => {
  const message = keyProblem(value);
  if (message) context.addIssue({ code: 'custom', message });
});
const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not the JSON it should be' });
        return z.NEVER;
      }
    })
    .pipe(shape);

const feedSource = z.object({
  origin: z.url().refine((url) => !URL.canParse(url) || !isOpenHttp(url), 'must be https outside loopback'),
  owner: z.string(),
  key,
});
export type FeedSource = z.infer<typeof feedSource>;

/** What a subgraph reads from its environment. */
export interface SubgraphConfig {
  readonly environment: 'development' | 'production';
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly databaseUrl: string;
  /** Only for `migrate`, `seed` and `database`. */
  readonly ownerUrl?: string | undefined;
  readonly actorKey: string;
  readonly sealKey: string;
  /** Issuer -> secret: who may call. */
  readonly assertionKeys: Readonly<Record<string, string>>;
  readonly feeds: Readonly<Record<string, FeedSource>>;
}

const shape = z
  .object({
    environment: z.enum(['development', 'production']).default('production'),
    host: z.string().default('127.0.0.1'),
    behindTls: z.enum(['yes', 'no']).default('no'),
    port: z.coerce.number().int().min(0).max(65_535).default(0),
    databaseUrl: z.url(),
    ownerUrl: z.url().optional(),
    actorKey: key,
    sealKey: key,
    assertionKeys: json(z.record(z.string(), key)),
    feeds: json(z.record(z.string(), feedSource)).default({}),
  })
  .superRefine((read, context) => {
    const bound = read.environment === 'production' && bindProblem({ ...read, behindTls: read.behindTls === 'yes' });
    if (bound) context.addIssue({ code: 'custom', path: ['host'], message: bound });
    const shared = sharedKeyProblem([
      ['the actor', read.actorKey],
      ['the seal', read.sealKey],
      ...Object.entries(read.assertionKeys).map(([issuer, each]) => [`calls of ${issuer}`, each] as const),
      ...Object.entries(read.feeds).map(([feed, each]) => [`the feed ${feed}`, each.key] as const),
    ]);
    if (shared) context.addIssue({ code: 'custom', path: ['assertionKeys'], message: shared });
  });

/** The variable each setting is read from; `<NAME>` is the subgraph's name in capitals. */
const VARIABLES: Readonly<Record<keyof SubgraphConfig | 'behindTls', string>> = {
  environment: 'HUB_ENV',
  host: 'HUB_HOST',
  behindTls: 'HUB_BEHIND_TLS',
  port: 'HUB_PORT_<NAME>',
  databaseUrl: 'DATABASE_URL_<NAME>',
  ownerUrl: 'DATABASE_OWNER_URL_<NAME>',
  actorKey: 'HUB_ACTOR_KEY_<NAME>',
  sealKey: 'HUB_SEAL_KEY_<NAME>',
  assertionKeys: 'HUB_ASSERTION_KEYS_<NAME>',
  feeds: 'HUB_FEEDS_<NAME>',
};

/** A configuration that cannot be used; `message` names each variable and what is wrong, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads a subgraph's configuration.
 * @throws {ConfigError}
 */
export const readConfig = (name: string, environment: NodeJS.ProcessEnv): SubgraphConfig => {
  const suffix = name.toUpperCase().replaceAll('-', '_');
  const variable = (setting: string): string => VARIABLES[setting as keyof typeof VARIABLES].replace('<NAME>', suffix);
  const read = shape.safeParse(
    Object.fromEntries(Object.keys(VARIABLES).map((setting) => [setting, environment[variable(setting)]])),
  );
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues.map(({ path, message }) => `${variable(String(path[0]))}: ${message}`).join('\n'),
  );
};
