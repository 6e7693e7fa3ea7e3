import { startHttpGenerator } from '../http/http-job.js';
import { candidateOf, DASHBOARD_PERSON, ratios, seedDashboard } from '../http/measure-http.js';
import { interleaved, type Sample } from '../http/samples.js';
import type { LoadHub, LoadHubOptions } from '../load-hub.js';
import { bodyOf, DASHBOARD, DASHBOARD_OF_THREE } from '../operations.js';
import type { Table } from '../table.js';
import { checksOf, openRows, startHubWithoutChecks } from './hub-without-checks.js';

const CONCURRENCIES = [1, 8];
const ROUNDS = 10;
const QUERIES = [
  ['three subgraphs', DASHBOARD_OF_THREE],
  ['four subgraphs', DASHBOARD],
] as const;

/**
 * A hub as it is against one whose compiled checks were replaced as they were loaded, slice by slice. Nothing in the
 * product can switch them off.
 * @throws when the first hub lacks a check, or the second still makes one
 */
export const measureChecks = async (on: LoadHub, options: LoadHubOptions, seconds: number): Promise<Table> => {
  const off = await startHubWithoutChecks(options);
  const generator = startHttpGenerator();
  try {
    for (const hub of [on, off]) await seedDashboard(hub);
    await openRows(off);
    await refuseMixedUp(on, off);
    const hubs = [on, off];
    const tokens = await Promise.all(hubs.map((hub) => hub.tokenOf(DASHBOARD_PERSON)));
    const rows: (string | number)[][] = [];
    for (const [name, query] of QUERIES)
      for (const concurrency of CONCURRENCIES) {
        const body = bodyOf(query);
        const candidates = hubs.map((hub, index) => candidateOf(hub, { body, concurrency, token: tokens[index]! }));
        const [checked, open] = (await interleaved(generator, candidates, { seconds, rounds: ROUNDS })) as [
          Sample,
          Sample,
        ];
        rows.push(rowOf(`${name}, checks on`, concurrency, checked), rowOf(`${name}, checks off`, concurrency, open));
        rows.push(['    on to off', concurrency, ...ratios(checked, open)]);
      }
    return {
      title: 'What the checks cost (closed loop, interleaved)',
      columns: ['', 'clients', 'requests/s', 'p50 ms', 'p99 ms', 'query process ms/request', 'failed'],
      rows,
      notes: ['off: coordinates, assertions, actor and row-level security, audit, pruning; sign-in and limits stay'],
    };
  } finally {
    generator.stop();
    await off.stop();
  }
};

const refuseMixedUp = async (on: LoadHub, off: LoadHub): Promise<void> => {
  const [made, left] = await Promise.all([on, off].map(checksOf));
  if (!Object.values(made!).every(Boolean))
    throw new Error(`the hub does not check everything: ${JSON.stringify(made)}`);
  if (Object.values(left!).some(Boolean)) throw new Error(`a check is left: ${JSON.stringify(left)}`);
};

const rowOf = (name: string, concurrency: number, { perSecond, p50, p99, cpuPerRequest, failed }: Sample) => [
  name,
  concurrency,
  ...[perSecond, p50, p99, cpuPerRequest, failed],
];
