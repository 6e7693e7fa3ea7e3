import { randomBytes } from 'node:crypto';
import { migrate, type Migration } from '@hub/store';
import { migrationsOf } from '../commands.js';
import type { SubgraphDefinition } from '../definition.js';
import { createTestDatabase, everyRow } from './database.js';

/** A database that grows old with its rows, as that of a hub does from release to release. */
export interface OlderDatabase {
  /**
   * Runs the migrations that have not run.
   * @param last number of the last one; default all
   * @param without numbers of those that came with a later release
   */
  readonly migrate: (last?: number, without?: readonly number[]) => Promise<string[]>;
  /** Asks or changes past every policy. */
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>;
  readonly drop: () => Promise<void>;
}

export const olderDatabase = async (definition: SubgraphDefinition): Promise<OlderDatabase> => {
  const database = await createTestDatabase();
  const actorKey = randomBytes(32).toString('base64url');
  const all = migrationsOf(definition);
  return {
    migrate: (last = Infinity, without = []) => {
      const migrations = all.filter((each) => numberOf(each) <= last && !without.includes(numberOf(each)));
      return migrate({ ...database, actorKey, migrations });
    },
    rows: (sql) => everyRow(database, sql),
    drop: database.drop,
  };
};

/** The stamp that a name ends with counts from a round one. */
const numberOf = (Each: Migration): number => Number(new Each().name?.slice(-6));
