import { bindProblem, isOpenHttp, keyProblem, sharedKeyProblem } from '@hub/caller';
import { createSigner, Keyring } from '@hub/store';
import { z } from 'zod';

const key = z.string().superRefine((value, context) => {
  const message = keyProblem(value);
  if (message) context.addIssue({ code: 'custom', message });
});
/** The keys of a ring as it is written, without their ids. */
const keysOf = (ring: string): string[] => ring.split(',').map((entry) => entry.slice(entry.indexOf(':') + 1).trim());
const ringProblem = (ring: string): string | undefined => {
  try {
    void new Keyring(ring);
  } catch (error) {
    return (error as Error).message;
  }
  return keysOf(ring).map(keyProblem).find(Boolean);
};
const keyring = z.string().superRefine((ring, context) => {
  const message = ringProblem(ring);
  if (message) context.addIssue({ code: 'custom', message });
});
const signingKey = key.refine((text) => {
  try {
    return Boolean(createSigner(text));
  } catch {
    return false;
  }
}, 'needs the 32-byte seed of an Ed25519 key, or PKCS8, base64url');
const outsideUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !URL.canParse(url) || !isOpenHttp(url), 'must be https outside loopback');
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

const userOf = (url: string): string => (URL.canParse(url) ? new URL(url).username : url);

const feedSource = z.object({
  feed: z.string(),
  origin: z.url().refine((url) => !URL.canParse(url) || !isOpenHttp(url), 'must be https outside loopback'),
  owner: z.string(),
  key,
});
/** Where to read a feed of that name; several owners may serve one, each with its own numbers. */
export type FeedSource = z.infer<typeof feedSource>;

/** What a subgraph reads from its environment. */
export interface SubgraphConfig {
  readonly environment: 'development' | 'production';
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly databaseUrl: string;
  /** Connection of the worker role, which takes tasks from the job queue and may do nothing else. */
  readonly workerUrl: string;
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
  /**
   * Is sent a request without content each minute while every alert is proved to be on its way. One for each subgraph:
   * where several share one, the silence of one would not be noticed.
   */
  readonly deadmanUrl?: string | undefined;
  /** Folder of its sealed files; one that declares files serves only with it. All its processes share it. */
  readonly filesFolder?: string | undefined;
  /** Least seconds between two checkpoints; default 10. */
  readonly checkpointSeconds?: number | undefined;
  /** Issuer -> secret: who may call. */
  readonly assertionKeys: Readonly<Record<string, string>>;
  readonly feeds: readonly FeedSource[];
  /** What the subgraph's own `settings` made of the environment. */
  readonly settings?: unknown;
}

/** One key for each owner, however many of its feeds are read with it. */
const keysOfFeeds = (feeds: readonly FeedSource[]): [string, string][] => {
  const keys = new Map(
    feeds.map(({ owner, key: each }) => [`${owner}\n${each}`, [`feeds of ${owner}`, each] as const]),
  );
  return [...keys.values()].map(([name, each]) => [name, each]);
};

const shape = z
  .object({
    environment: z.enum(['development', 'production']).default('production'),
    host: z.string().default('127.0.0.1'),
    behindTls: z.enum(['yes', 'no']).default('no'),
    port: z.coerce.number().int().min(0).max(65_535).default(0),
    databaseUrl: z.url(),
    workerUrl: z.url(),
    ownerUrl: z.url().optional(),
    actorKey: key,
    sealKeys: keyring,
    indexKey: key,
    auditKey: signingKey,
    witnessFile: z.string().min(1, 'needs the path of a file'),
    witnessUrl: outsideUrl.optional(),
    deadmanUrl: outsideUrl.optional(),
    filesFolder: z.string().min(1).optional(),
    checkpointSeconds: z.coerce.number().min(1).max(3_600).default(10),
    assertionKeys: json(z.record(z.string(), key)),
    feeds: json(z.array(feedSource)).default([]),
  })
  .superRefine((read, context) => {
    const bound = read.environment === 'production' && bindProblem({ ...read, behindTls: read.behindTls === 'yes' });
    if (bound) context.addIssue({ code: 'custom', path: ['host'], message: bound });
    if (userOf(read.databaseUrl) === userOf(read.workerUrl))
      context.addIssue({ code: 'custom', path: ['workerUrl'], message: 'must name a role of its own' });
    const shared = sharedKeyProblem([
      ['the actor', read.actorKey],
      ...keysOf(read.sealKeys).map((each) => ['the seal', each] as const),
      ['the index', read.indexKey],
      ['the audit', read.auditKey],
      ...Object.entries(read.assertionKeys).map(([issuer, each]) => [`calls of ${issuer}`, each] as const),
      ...keysOfFeeds(read.feeds),
    ]);
    if (shared) context.addIssue({ code: 'custom', path: ['assertionKeys'], message: shared });
  })
  .transform((read) => ({ ...read, sealKeys: new Keyring(read.sealKeys) }));

/** The variable each setting is read from; `<NAME>` is the subgraph's name in capitals. */
const VARIABLES: Readonly<Record<Exclude<keyof SubgraphConfig, 'settings'> | 'behindTls', string>> = {
  environment: 'HUB_ENV',
  host: 'HUB_HOST',
  behindTls: 'HUB_BEHIND_TLS',
  port: 'HUB_PORT_<NAME>',
  databaseUrl: 'DATABASE_URL_<NAME>',
  workerUrl: 'DATABASE_WORKER_URL_<NAME>',
  ownerUrl: 'DATABASE_OWNER_URL_<NAME>',
  actorKey: 'HUB_ACTOR_KEY_<NAME>',
  sealKeys: 'HUB_SEAL_KEY_<NAME>',
  indexKey: 'HUB_INDEX_KEY_<NAME>',
  auditKey: 'HUB_AUDIT_KEY_<NAME>',
  witnessFile: 'HUB_WITNESS_FILE_<NAME>',
  witnessUrl: 'HUB_WITNESS_URL',
  deadmanUrl: 'HUB_DEADMAN_URL_<NAME>',
  filesFolder: 'HUB_FILES_<NAME>',
  checkpointSeconds: 'HUB_CHECKPOINT_SECONDS',
  assertionKeys: 'HUB_ASSERTION_KEYS_<NAME>',
  feeds: 'HUB_FEEDS_<NAME>',
};

/** A configuration that cannot be used; `message` names each variable and what is wrong, never its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The variable that a setting of this subgraph is read from. */
export const variableOf = (name: string, setting: keyof typeof VARIABLES): string =>
  VARIABLES[setting].replace('<NAME>', name.toUpperCase().replaceAll('-', '_'));

/** Settings of its own that a subgraph reads from its environment. */
export interface Settings {
  /** The variable each setting is read from. */
  readonly variables: Readonly<Record<string, string>>;
  /** What is taken; its messages say how to mend a value and never repeat it. */
  readonly rules: (environment: SubgraphConfig['environment']) => z.ZodType;
}

/** Settings of several kinds as one. */
export const allSettings = (first: Settings, ...others: readonly Settings[]): Settings =>
  others.reduce(
    (all, each) => ({
      variables: { ...all.variables, ...each.variables },
      rules: (environment) => all.rules(environment).and(each.rules(environment)),
    }),
    first,
  );

/**
 * Reads a subgraph's configuration, its own settings included.
 * @throws {ConfigError} naming every variable that is wrong
 */
export const readConfig = (
  { name, settings }: { readonly name: string; readonly settings?: Settings | undefined },
  environment: NodeJS.ProcessEnv,
): SubgraphConfig => {
  const variables = Object.keys(VARIABLES).map(
    (each) => [each, variableOf(name, each as keyof typeof VARIABLES)] as const,
  );
  const read = readVariables(shape, Object.fromEntries(variables), environment);
  const own = settings && readSettings(settings, environment);
  const issues = [...read.issues, ...(own?.issues ?? [])];
  if (!read.data || issues.length) throw new ConfigError(issues.join('\n'));
  return { ...read.data, settings: own?.data };
};

/** What a subgraph's own settings make of the environment, and what is wrong with it. */
export const readSettings = ({ variables, rules }: Settings, environment: NodeJS.ProcessEnv) =>
  readVariables(rules(environment['HUB_ENV'] === 'development' ? 'development' : 'production'), variables, environment);

const readVariables = <T>(
  rules: z.ZodType<T>,
  variables: Readonly<Record<string, string>>,
  environment: NodeJS.ProcessEnv,
): { readonly data: T | undefined; readonly issues: string[] } => {
  const given = Object.entries(variables).map(([setting, variable]) => [setting, environment[variable]]);
  const { data, error } = rules.safeParse(Object.fromEntries(given));
  return {
    data,
    issues: (error?.issues ?? []).map(({ path, message }) => `${variables[String(path[0])]}: ${message}`),
  };
};
