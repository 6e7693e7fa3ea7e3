import { caseId, directoryRecords } from '@hub/cast';
import { closedPeriods, Directory, type EntityManager, publishClosedPeriods } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { caseStatistics } from '../src/statistics/statistics.population.js';

export const closed = closedPeriods('2025-Q1', new Date(Date.now() - 3_600_000));
export const last = closed.at(-1)!;

interface Cell {
  readonly dimensions: readonly { readonly name: string; readonly value: string }[];
  readonly n: number | null;
  readonly suppressed: boolean;
}
interface Table {
  readonly caseStatistics: {
    readonly cells: readonly Cell[];
    readonly asOf: string;
    readonly csv: string;
    readonly scope: string;
    readonly source: string;
  } | null;
}

export const TABLE = `query ($cube: CaseCube!, $period: String!) { caseStatistics(cube: $cube, period: $period) {
  cube subject period asOf scope source csv cells { dimensions { name value } n suppressed lowerBound } } }`;

export const tableOf = async (running: TestSubgraph, cube: string, period: string) =>
  (await running.send<Table>(TABLE, { cube, period })).data!.caseStatistics;

export const counts = (cells: readonly Cell[]): Record<string, number | null> =>
  Object.fromEntries(cells.map(({ dimensions, n }) => [dimensions.map(({ value }) => value).join('/') || 'all', n]));

/** Adds cases of one district to the quarter that closed last. */
export const addCases = (tx: EntityManager, given: { district: string; n: number; state?: string }): Promise<unknown> =>
  tx.query(
    `insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
                            exploitation_abroad, created_at)
     select gen_random_uuid(), $1, $2, 'DEBT_BONDAGE', case when each % 2 = 0 then 'URGENT' else 'NORMAL' end, $3, 'ONE',
            each % 2 = 0, case when each % 3 = 0 then 'FAMILY' else 'CALL' end, each % 3 = 0, $4
       from generate_series(1, $5) each`,
    [given.district, caseId('K01'), given.state ?? 'REPORTED', last.from, given.n],
  );

/** Adds an operation, with who was rescued and arrested in it. */
export const addOperation = async (
  tx: EntityManager,
  given: { district?: string; state?: string; at?: Date; heldOn?: string; rescued?: number; arrested?: number },
): Promise<void> => {
  const { district = 'TH6306', state = 'DONE', at = last.from, heldOn = '2022-03-29' } = given;
  const outcome = state === 'DONE' ? [heldOn, district, 'GLOC', at] : [null, null, null, null];
  const [{ id }]: [{ id: string }] = await tx.query(
    `insert into operation (id, state, held_on, district, lead_unit, done_at, planned_by, planned_through,
                            idempotency_key, digest, created_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'somebody', 'somewhere', gen_random_uuid(), '', $6) returning id`,
    [state, ...outcome, last.from],
  );
  for (const [what, n] of [
    ['RESCUED', given.rescued],
    ['ARRESTED', given.arrested],
  ] as const)
    if (n) await tx.query('insert into operation_count values ($1, $2, $3, $4)', [id, what, 'CHN', n]);
};

export const publishNow = (tx: EntityManager) =>
  publishClosedPeriods((work) => work(tx), caseStatistics, {
    directory: Directory.of(directoryRecords(new Date())),
    now: new Date(),
  });
