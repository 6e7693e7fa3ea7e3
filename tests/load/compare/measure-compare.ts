import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Caller, Directory, type DirectoryRecord } from '@hub/caller';
import { person } from '@hub/cast';
import { startHttpGenerator } from '../http/http-job.js';
import { candidateOf, DASHBOARD_PERSON, ratios, requestsOf, seedDashboard } from '../http/measure-http.js';
import { interleaved, type Sample } from '../http/samples.js';
import type { LoadHub } from '../load-hub.js';
import type { Table } from '../table.js';
import { startStockGateway, type StockJob } from './stock-job.js';
import { withoutSecurity } from './without-security.js';

const CONCURRENCIES = [1, 16];
const ROUNDS = 6;
const START_MS = 60_000;
const SAVED_WITHIN_MS = 20_000;

/** Our query process against the stock gateway over the same subgraphs, slice by slice. */
export const measureCompare = async (hub: LoadHub, seconds: number): Promise<Table[]> => {
  await seedDashboard(hub);
  const stock = startStockGateway();
  const generator = startHttpGenerator();
  try {
    const { url } = await stock.run(await jobOf(hub), START_MS);
    const rows: (string | number)[][] = [];
    for (const [index, { body, token }] of (await requestsOf(hub)).entries())
      for (const concurrency of CONCURRENCIES) {
        const ours = candidateOf(hub, { body, concurrency, token });
        const theirs = { pid: stock.pid, job: { url: new URL(url).origin, path: '/', body, concurrency } };
        const [hubs, stocks] = (await interleaved(generator, [ours, theirs], { seconds, rounds: ROUNDS })) as [
          Sample,
          Sample,
        ];
        const name = index === 0 ? '(a) one subgraph' : '(b) dashboard';
        for (const [who, sample] of [
          ['hub', hubs],
          ['stock', stocks],
        ] as const)
          rows.push([
            `${name}, ${who}`,
            concurrency,
            sample.perSecond,
            sample.p50,
            sample.p99,
            sample.cpuPerRequest,
            sample.failed,
          ]);
        rows.push(['    hub to stock', concurrency, ...ratios(hubs, stocks)]);
      }
    return [
      {
        title: 'Query process against @apollo/server with @apollo/gateway (interleaved)',
        columns: ['', 'clients', 'requests/s', 'p50 ms', 'p99 ms', 'gateway ms/request', 'failed'],
        rows,
        notes: [
          'the hub verifies the token, looks up appointments, checks policy and limits; the stock stack signs as one fixed caller',
        ],
      },
    ];
  } finally {
    generator.stop();
    stock.stop();
  }
};

const jobOf = async (hub: LoadHub): Promise<StockJob> => {
  const { supergraph } = readState(hub, 'supergraph.json') as { supergraph: string };
  return {
    supergraph: withoutSecurity(supergraph),
    keys: Object.fromEntries(
      Object.entries(hub.secrets.assertionKeys).flatMap(([pair, key]) =>
        pair.startsWith('gateway>') ? [[pair.slice('gateway>'.length), key]] : [],
      ),
    ),
    caller: await callerOf(hub),
  };
};

/** The caller that the query process makes of the dashboard's person, by its own copy of the directory. */
const callerOf = async (hub: LoadHub): Promise<Caller> => {
  const deadline = Date.now() + SAVED_WITHIN_MS;
  for (;;) {
    const directory = new Directory();
    const { entries } = savedDirectory(hub);
    for (const { number, record } of entries) directory.apply(number, record);
    const caller = directory.callerOf(person(DASHBOARD_PERSON).id, { mfa: true, at: Date.now() });
    if (caller.offices.length) return caller;
    if (Date.now() > deadline) throw new Error('the query process has not saved its directory');
    await pause(500);
  }
};

const savedDirectory = (hub: LoadHub): { entries: { number: number; record: DirectoryRecord }[] } => {
  try {
    return readState(hub, 'directory.json') as ReturnType<typeof savedDirectory>;
  } catch {
    return { entries: [] };
  }
};

const readState = (hub: LoadHub, file: string): unknown =>
  JSON.parse(readFileSync(join(hub.directory, 'gateway-query', file), 'utf8'));
