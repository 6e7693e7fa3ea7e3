import type { AdditiveTable, PublishedCounts, Sum } from './additive-table.js';
import type { CellPath, CountedRecords, Cube } from './population.js';

/** A cube with the paths of its finest cells. */
export interface FramedCube extends Pick<Cube, 'code' | 'dimensions'> {
  readonly paths: readonly CellPath[];
}

/** The cubes of a population as one table, and which cell of it each cell of a cube is. */
export interface CubeTable {
  readonly table: AdditiveTable;
  readonly cells: ReadonlyMap<string, readonly { readonly path: CellPath; readonly cell: number }[]>;
}

/** A published cell; null: suppressed. */
export interface PublishedCell {
  readonly path: CellPath;
  readonly n: number | null;
}

const keyOf = (path: CellPath): string => JSON.stringify(path);

/**
 * Joins cubes at their common total, cell 0.
 * @throws when a record has a value that is in no frame: leaving it out would let the sums tell of it
 */
export const cubeTable = (cubes: readonly FramedCube[], records: readonly CountedRecords[]): CubeTable => {
  const counts = [records.reduce((sum, { n }) => sum + n, 0)];
  const sums: Sum[] = [];
  const cells = new Map<string, { path: CellPath; cell: number }[]>();
  for (const cube of cubes) {
    const counted = countPaths(cube, records);
    const own = [{ path: [] as CellPath, cell: 0 }];
    for (const { path, cell } of own) {
      const parts = childrenOf(path, cube.paths).map((child) => {
        const part = counts.push(counted.get(keyOf(child)) ?? 0) - 1;
        own.push({ path: child, cell: part });
        return part;
      });
      if (parts.length) sums.push({ total: cell, parts });
    }
    cells.set(cube.code, own);
  }
  return { table: { counts, sums }, cells };
};

const childrenOf = (parent: CellPath, paths: readonly CellPath[]): CellPath[] => {
  const below = paths.filter((path) => path.length > parent.length && parent.every((value, at) => path[at] === value));
  return [
    ...new Map(below.map((path) => path.slice(0, parent.length + 1)).map((path) => [keyOf(path), path])).values(),
  ];
};

/** How many records each cell of a cube holds, by path, the total left out. */
const countPaths = (
  { code, dimensions, paths }: FramedCube,
  records: readonly CountedRecords[],
): Map<string, number> => {
  const finest = new Set(paths.map(keyOf));
  const counted = new Map<string, number>();
  for (const { n, values } of records) {
    const path = dimensions.flatMap((dimension) => values[dimension] ?? []);
    if (!finest.has(keyOf(path))) throw new Error(`${code} has no cell for a record`);
    for (let length = 1; length <= path.length; length += 1) {
      const key = keyOf(path.slice(0, length));
      counted.set(key, (counted.get(key) ?? 0) + n);
    }
  }
  return counted;
};

/** What is published of each cube, by its code. */
export const publishedCells = (
  { cells }: Pick<CubeTable, 'cells'>,
  counts: PublishedCounts,
): ReadonlyMap<string, readonly PublishedCell[]> =>
  new Map([...cells].map(([code, own]) => [code, own.map(({ path, cell }) => ({ path, n: counts[cell]! }))]));
