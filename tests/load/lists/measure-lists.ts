import { Client } from 'pg';
import { candidateOf } from '../http/measure-http.js';
import { interleaved, type Sample } from '../http/samples.js';
import { startHttpGenerator } from '../http/http-job.js';
import type { LoadHub } from '../load-hub.js';
import { bodyOf, CASES_PAGE } from '../operations.js';
import { seedCases } from '../seed/seed-cases.js';
import type { Table } from '../table.js';

const ROUNDS = 6;
const PAGE = 20;

/** What a page of cases costs an office that has few and one that has many. */
export const measureLists = async (hub: LoadHub, sizes: readonly number[], seconds: number): Promise<Table> => {
  await seedLists(hub, sizes);
  const generator = startHttpGenerator();
  try {
    const rows: (string | number)[][] = [];
    for (const [name, variables] of await pagesOf(hub, sizes)) {
      const candidates = await Promise.all(
        variables.map(async (page, index) =>
          candidateOf(hub, {
            body: bodyOf(CASES_PAGE, page),
            concurrency: 1,
            token: await hub.tokenOf(holderOf(hub, index)),
          }),
        ),
      );
      const samples = await interleaved(generator, candidates, { seconds, rounds: ROUNDS });
      rows.push(...samples.map((sample, index) => rowOf(name, sizes[index]!, sample, samples[0]!)));
    }
    return {
      title: 'Cost of a page of an office’s cases (one client, interleaved)',
      columns: ['page', 'cases', 'p50 ms', 'p99 ms', 'p50 to smallest', 'p99 to smallest'],
      rows,
      notes: ['all offices share one table; “in no case” asks for a state that none of the cases is in'],
    };
  } finally {
    generator.stop();
  }
};

const rowOf = (name: string, size: number, { p50, p99 }: Sample, smallest: Sample) => [
  name,
  size,
  p50,
  p99,
  p50 / smallest.p50,
  p99 / smallest.p99,
];

const holderOf = (hub: LoadHub, district: number): string =>
  hub.people.find(({ offices }) => offices.includes(hub.districts[district]!.office))!.id;

const seedLists = async (hub: LoadHub, sizes: readonly number[]): Promise<void> => {
  const cases = hub.store('cases');
  await cases.open();
  try {
    for (const [index, count] of sizes.entries()) {
      const { office, committee, pcode } = hub.districts[index]!;
      await seedCases(cases, { count, office, committees: [committee], districts: [pcode] });
    }
  } finally {
    await cases.close();
  }
  const owner = new Client(hub.databaseUrl('cases', 'owner'));
  await owner.connect();
  await owner.query('analyze case_file, row_access').finally(() => owner.end());
};

type Pages = readonly (readonly [string, readonly object[]])[];

const pagesOf = async (hub: LoadHub, sizes: readonly number[]): Promise<Pages> => [
  ['first 20', sizes.map(() => ({ first: PAGE }))],
  [
    '20 after the 300th',
    await Promise.all(sizes.map(async (_, index) => ({ first: PAGE, after: await cursor(hub, index) }))),
  ],
  ['20 in no case', sizes.map(() => ({ first: PAGE, state: 'SCREENING' }))],
];

/** The cursor of an office's 300th case. */
const cursor = async (hub: LoadHub, district: number): Promise<string> => {
  const token = await hub.tokenOf(holderOf(hub, district));
  let after: string | undefined;
  for (let page = 0; page < 3; page++) {
    const answer = await fetch(hub.hub.ready.endpoints.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: bodyOf(CASES_PAGE, { first: 100, after }),
    });
    const { data } = (await answer.json()) as { data: { cases: { pageInfo: { endCursor: string } } } };
    after = data.cases.pageInfo.endCursor;
  }
  return after!;
};
