import { z } from 'zod';

const key = z.string().regex(/^[\w-]{43,}$/, 'needs 32 random bytes, base64url');
const json = <T extends z.ZodType>(shape: T) =>
  z.string().transform((text, context) => {
    try {
      return shape.parse(JSON.parse(text)) as z.infer<T>;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not the JSON it should be' });
      return z.NEVER;
    }
  });

const feedSource = z.object({ origin: z.url(), owner: z.string(), key });
export type FeedSource = z.infer<typeof feedSource>;

/** What a subgraph reads from its environment; `<NAME>` is its name in capitals. */
export interface SubgraphConfig {
  readonly environment: 'development' | 'production';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** Only for `migrate`, `seed` and `database`. */
  readonly ownerUrl: string | undefined;
  readonly actorKey: string;
  readonly sealKey: string;
  /** Issuer -> secret: who may call. */
  readonly assertionKeys: Readonly<Record<string, string>>;
  readonly feeds: Readonly<Record<string, FeedSource>>;
}

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
  const shape = z.object({
    HUB_ENV: z.enum(['development', 'production']).default('production'),
    HUB_HOST: z.string().default('127.0.0.1'),
    [`HUB_PORT_${suffix}`]: z.coerce.number().int().min(0).max(65_535).default(0),
    [`DATABASE_URL_${suffix}`]: z.url(),
    [`DATABASE_OWNER_URL_${suffix}`]: z.url().optional(),
    [`HUB_ACTOR_KEY_${suffix}`]: key,
    [`HUB_SEAL_KEY_${suffix}`]: key,
    [`HUB_ASSERTION_KEYS_${suffix}`]: json(z.record(z.string(), key)),
    [`HUB_FEEDS_${suffix}`]: json(z.record(z.string(), feedSource)).default({}),
  });
  const read = shape.safeParse(environment);
  if (!read.success)
    throw new ConfigError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  const value = read.data as Record<string, never>;
  return {
    environment: value['HUB_ENV']!,
    host: value['HUB_HOST']!,
    port: value[`HUB_PORT_${suffix}`]!,
    databaseUrl: value[`DATABASE_URL_${suffix}`]!,
    ownerUrl: value[`DATABASE_OWNER_URL_${suffix}`],
    actorKey: value[`HUB_ACTOR_KEY_${suffix}`]!,
    sealKey: value[`HUB_SEAL_KEY_${suffix}`]!,
    assertionKeys: value[`HUB_ASSERTION_KEYS_${suffix}`]!,
    feeds: value[`HUB_FEEDS_${suffix}`]!,
  };
};
