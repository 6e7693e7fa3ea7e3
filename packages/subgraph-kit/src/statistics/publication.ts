import { randomInt } from 'node:crypto';
import type { Directory } from '@hub/caller';
import type { EntityManager } from '@hub/store';
import { SUPPRESSED_SUBJECTS } from '@hub/vocabulary';
import { type PublishedCounts, VICTIMS_RULE } from './additive-table.js';
import { cubeTable, publishedCells } from './cube-table.js';
import { closedPeriods, type Period } from './period.js';
import type { Population, Statistics } from './population.js';
import { isPublished, keepSnapshots, publishAlone } from './snapshot.store.js';
import { type Choice, suppress } from './suppression.js';

/** What a publication needs besides the records. */
export interface PublicationParts {
  /** Must be whole: a frame made of a part of it would stay. */
  readonly directory: Directory;
  readonly now: Date;
}

/** Milliseconds after the end of a period in which what began in it is still being stored. */
const SETTLING_MS = 3_600_000;

const atRandom: Choice = (cells) => cells[randomInt(cells.length)]!;

/**
 * Publishes every closed period that is not published yet, each population and period in a transaction of its own.
 * @param inTransaction runs work as the hub itself
 * @returns what was published now, `<population> <period>` each
 */
export const publishClosedPeriods = async (
  inTransaction: <T>(work: (tx: EntityManager) => Promise<T>) => Promise<T>,
  { populations }: Statistics,
  { directory, now }: PublicationParts,
): Promise<string[]> => {
  const done: string[] = [];
  for (const population of populations)
    for (const period of closedPeriods(population.since, new Date(now.getTime() - SETTLING_MS)))
      if (await inTransaction((tx) => publishPeriod(tx, population, { period, directory })))
        done.push(`${population.code} ${period.code}`);
  return done;
};

const publishPeriod = async (
  tx: EntityManager,
  population: Population,
  about: { readonly period: Period; readonly directory: Directory },
): Promise<boolean> => {
  if (await isPublished(tx, population.code, about.period.code)) return false;
  await publishAlone(tx);
  if (await isPublished(tx, population.code, about.period.code)) return false;
  const cubes = population.cubes.map((cube) => ({ ...cube, paths: cube.frame(about.directory) }));
  const { table, cells } = cubeTable(cubes, await population.count(tx, about));
  const counts: PublishedCounts = SUPPRESSED_SUBJECTS.includes(population.subject)
    ? suppress(table, VICTIMS_RULE, atRandom)
    : table.counts;
  await keepSnapshots(tx, population, { period: about.period, cells: publishedCells({ cells }, counts) });
  return true;
};
