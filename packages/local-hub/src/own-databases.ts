import { StartError } from './start-error.js';

export interface DatabaseUrls {
  /** What the running subgraph connects with. */
  readonly app: string;
  /** What `migrate` and `seed` connect with. */
  readonly owner: string;
  /** What takes tasks from the job queue. */
  readonly worker: string;
}

/** The variable each address of a subgraph's database is read from. */
export const databaseVariables = (name: string): Readonly<Record<keyof DatabaseUrls, string>> => {
  const suffix = name.toUpperCase();
  return {
    app: `DATABASE_URL_${suffix}`,
    owner: `DATABASE_OWNER_URL_${suffix}`,
    worker: `DATABASE_WORKER_URL_${suffix}`,
  };
};

/**
 * Databases on a server of one's own, from `DATABASE_URL_<NAME>`, `DATABASE_OWNER_URL_<NAME>` and
 * `DATABASE_WORKER_URL_<NAME>`.
 * @throws {StartError} when not all of them are given
 */
export const ownDatabases = (names: readonly string[], env: NodeJS.ProcessEnv): Record<string, DatabaseUrls> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const variables = databaseVariables(name);
      const missing = Object.values(variables).filter((variable) => !env[variable]);
      if (missing.length === Object.keys(variables).length) return [];
      if (missing.length)
        throw new StartError(
          `${Object.values(variables).join(', ')} belong together; ${missing.join(' and ')} is missing.`,
        );
      return [[name, { app: env[variables.app]!, owner: env[variables.owner]!, worker: env[variables.worker]! }]];
    }),
  );
