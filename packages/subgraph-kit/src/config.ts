import { createSigner, Keyring } from '@hub/store';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const key = z.string().regex(/^[\w-]{43,}$/, 'needs 32 random bytes, base64url');
const sealKeys = z.string().transform((text, context) => {
  try {
    return new Keyring(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});
const signingKey = key.refine((text) => {
  try {
    return Boolean(createSigner(text));
  } catch {
    return false;
  }
}, 'needs the 32-byte seed of an Ed25519 key, or PKCS8, base64url');
const witnessUrl = z.url().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}, 'needs https, or http to this machine');
const json = <T extends z.ZodType>(shape: T) =>
  z.string().transform((text, context) => {
    try {
      return shape.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'is not the JSON it should be' });
      return z.NEVER;
    }
  });

const feedSource = z.object({ origin: z.url(), owner: z.string(), key });
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
  /** Wraps the data keys of sealed values. */
  readonly sealKeys: Keyring;
  /** Keys the blind indexes; it outlives every rotation of `sealKeys`. */
  readonly indexKey: string;
  /** Ed25519: signs checkpoints of the audit, and what else others must be able to verify. */
  readonly auditKey: string;
  /** Where checkpoints are written. Read from the environment it must be there; without one none are made. */
  readonly witnessFile?: string | undefined;
  /** Where checkpoints are sent, too. */
  readonly witnessUrl?: string | undefined;
  /** Least seconds between two checkpoints; default 10. */
  readonly checkpointSeconds?: number | undefined;
  /** Issuer -> secret: who may call. */
  readonly assertionKeys: Readonly<Record<string, string>>;
  readonly feeds: Readonly<Record<string, FeedSource>>;
}

const shape = z.object({
  environment: z.enum(['development', 'production']).default('production'),
  host: z.string().default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  databaseUrl: z.url(),
  ownerUrl: z.url().optional(),
  actorKey: key,
  sealKeys,
  indexKey: key,
  auditKey: signingKey,
  witnessFile: z.string().min(1, 'needs the path of a file'),
  witnessUrl: witnessUrl.optional(),
  checkpointSeconds: z.coerce.number().min(1).max(3_600).default(10),
  assertionKeys: json(z.record(z.string(), key)),
  feeds: json(z.record(z.string(), feedSource)).default({}),
});

/** The variable each setting is read from; `<NAME>` is the subgraph's name in capitals. */
const VARIABLES: Readonly<Record<keyof SubgraphConfig, string>> = {
  environment: 'HUB_ENV',
  host: 'HUB_HOST',
  port: 'HUB_PORT_<NAME>',
  databaseUrl: 'DATABASE_URL_<NAME>',
  ownerUrl: 'DATABASE_OWNER_URL_<NAME>',
  actorKey: 'HUB_ACTOR_KEY_<NAME>',
  sealKeys: 'HUB_SEAL_KEY_<NAME>',
  indexKey: 'HUB_INDEX_KEY_<NAME>',
  auditKey: 'HUB_AUDIT_KEY_<NAME>',
  witnessFile: 'HUB_WITNESS_FILE_<NAME>',
  witnessUrl: 'HUB_WITNESS_URL',
  checkpointSeconds: 'HUB_CHECKPOINT_SECONDS',
  assertionKeys: 'HUB_ASSERTION_KEYS_<NAME>',
  feeds: 'HUB_FEEDS_<NAME>',
};

/** A configuration that cannot be used; `message` names each variable and what is wrong, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The variable that a setting of this subgraph is read from. */
export const variableOf = (name: string, setting: keyof SubgraphConfig): string =>
  VARIABLES[setting].replace('<NAME>', name.toUpperCase().replaceAll('-', '_'));

/**
 * Reads a subgraph's configuration.
 * @throws {ConfigError}
 */
export const readConfig = (name: string, environment: NodeJS.ProcessEnv): SubgraphConfig => {
  const variable = (setting: string): string => variableOf(name, setting as keyof SubgraphConfig);
  const read = shape.safeParse(
    Object.fromEntries(Object.keys(VARIABLES).map((setting) => [setting, environment[variable(setting)]])),
  );
  if (read.success) return read.data;
  throw new ConfigError(
    read.error.issues.map(({ path, message }) => `${variable(String(path[0]))}: ${message}`).join('\n'),
  );
};
