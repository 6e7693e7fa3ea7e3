import { StartError } from './start-error.js';

export interface DatabaseUrls {
  /** What the running subgraph connects with. */
  readonly app: string;
  /** What `migrate` and `seed` connect with. */
  readonly owner: string;
}

/**
 * Databases on a server of one's own, from `DATABASE_URL_<NAME>` and `DATABASE_OWNER_URL_<NAME>`.
 * @throws {StartError} when only one of a pair is given
 */
export const ownDatabases = (names: readonly string[], env: NodeJS.ProcessEnv): Record<string, DatabaseUrls> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const variables = {
        app: `DATABASE_URL_${name.toUpperCase()}`,
        owner: `DATABASE_OWNER_URL_${name.toUpperCase()}`,
      };
      const [app, owner] = [env[variables.app], env[variables.owner]];
      if (!app && !owner) return [];
      if (!app || !owner)
        throw new StartError(
          `${variables.app} and ${variables.owner} belong together; ${app ? variables.owner : variables.app} is missing.`,
        );
      return [[name, { app, owner }]];
    }),
  );
