import type { EntityManager } from '@hub/store';
import type { StatisticsSubject } from '@hub/vocabulary';
import type { PublishedCell } from './cube-table.js';
import type { Period } from './period.js';
import type { Population } from './population.js';

/** What was published of one cube for one period; never changed, never computed again. */
export interface Snapshot {
  readonly cube: string;
  readonly period: string;
  readonly subject: StatisticsSubject;
  readonly dimensions: readonly string[];
  readonly scope: string;
  readonly source: string;
  /** Last day of the period, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly cells: readonly PublishedCell[];
}

const COLUMNS = `cube, period, subject, dimensions, scope, source, to_char(as_of, 'YYYY-MM-DD') as "asOf", cells`;

/** What was published of a cube for a period; null when nothing was. */
export const snapshotOf = async (tx: EntityManager, cube: string, period: string): Promise<Snapshot | null> => {
  const [row] = await tx.query<Snapshot[]>(
    `select ${COLUMNS} from statistics_snapshot where cube = $1 and period = $2`,
    [cube, period],
  );
  return row ?? null;
};

/** The newest publications of a cube, newest first. */
export const newestSnapshots = (tx: EntityManager, cube: string, limit: number): Promise<Snapshot[]> =>
  tx.query(`select ${COLUMNS} from statistics_snapshot where cube = $1 order by period desc limit $2`, [cube, limit]);

/** Codes of the periods of which something was published, newest first. */
export const publishedPeriods = async (tx: EntityManager): Promise<string[]> => {
  const rows = await tx.query<{ period: string }[]>(
    'select distinct period from statistics_snapshot order by period desc',
  );
  return rows.map(({ period }) => period);
};

/** Makes this transaction the only one that publishes, until it ends. */
export const publishAlone = async (tx: EntityManager): Promise<void> => {
  await tx.query(`select pg_advisory_xact_lock(hashtext('statistics_snapshot'))`);
};

/** Whether something of a population was published for a period. */
export const isPublished = async (tx: EntityManager, population: string, period: string): Promise<boolean> => {
  const rows = await tx.query<unknown[]>(
    'select from statistics_snapshot where population = $1 and period = $2 limit 1',
    [population, period],
  );
  return rows.length > 0;
};

/** Keeps what was published of all cubes of a population for a period. Needs a system actor. */
export const keepSnapshots = async (
  tx: EntityManager,
  { code, subject, scope, source, cubes }: Population,
  about: { readonly period: Period; readonly cells: ReadonlyMap<string, readonly PublishedCell[]> },
): Promise<void> => {
  for (const cube of cubes)
    await tx.query(
      `insert into statistics_snapshot (cube, period, population, subject, dimensions, scope, source, as_of, cells)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[cube.code, about.period.code, code, subject, cube.dimensions, scope, source, about.period.lastDay],
        JSON.stringify(about.cells.get(cube.code)),
      ],
    );
};
