import { Client } from 'pg';
import { candidateOf } from '../http/measure-http.js';
import { interleaved, type Sample } from '../http/samples.js';
import { startHttpGenerator } from '../http/http-job.js';
import { systemActor } from '@hub/store';
import type { LoadHub } from '../load-hub.js';
import { bodyOf, CASES_OF_COMMITTEE, CASES_PAGE } from '../operations.js';
import { seedCases } from '../seed/seed-cases.js';
import type { Table } from '../table.js';

const ROUNDS = 6;
const PAGE = 20;
const RARE = 'MDT_REVIEW';

/** What a page of cases costs an office that has few and one that has many. */
export const measureLists = async (hub: LoadHub, sizes: readonly number[], seconds: number): Promise<Table> => {
  await seedLists(hub, sizes);
  const generator = startHttpGenerator();
  try {
    const rows: (string | number)[][] = [];
    for (const [name, bodies] of await pagesOf(hub, sizes)) {
      const candidates = await Promise.all(
        bodies.map(async (body, index) =>
          candidateOf(hub, {
            body,
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
      columns: ['page', 'cases', 'p50 ms', 'p95 ms', 'p50 to smallest', 'p95 to smallest'],
      rows,
      notes: [
        'all offices share one table; “in no case” asks for a state that none of the cases is in, “in three cases” for one that the oldest three are in',
      ],
    };
  } finally {
    generator.stop();
  }
};

const rowOf = (name: string, size: number, { p50, p95 }: Sample, smallest: Sample) => [
  name,
  size,
  p50,
  p95,
  p50 / smallest.p50,
  p95 / smallest.p95,
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
      await cases.inActor(systemActor('load-seed'), (tx) => tx.query(MAKE_RARE, [RARE, committee]));
    }
  } finally {
    await cases.close();
  }
  const owner = new Client(hub.databaseUrl('cases', 'owner'));
  await owner.connect();
  await owner.query('analyze case_file, row_access, office_case').finally(() => owner.end());
};

/** The oldest three cases of a committee. */
const MAKE_RARE = `update case_file set state = $1 where id in (
  select id from case_file where lead_committee = $2 order by created_at limit 3)`;

type Pages = readonly (readonly [string, readonly string[]])[];

const pagesOf = async (hub: LoadHub, sizes: readonly number[]): Promise<Pages> => {
  const page = (more: object) => sizes.map(() => bodyOf(CASES_PAGE, { first: PAGE, ...more }));
  const ofCommittee = (more: object) =>
    sizes.map((_, index) => bodyOf(CASES_OF_COMMITTEE, { id: hub.districts[index]!.committee, first: PAGE, ...more }));
  const cursors = await Promise.all(sizes.map((_, index) => cursor(hub, index)));
  return [
    ['first 20', page({})],
    ['20 after the 300th', cursors.map((after) => bodyOf(CASES_PAGE, { first: PAGE, after }))],
    ['20 in no case', page({ state: 'SCREENING' })],
    ['20 in three cases', page({ state: RARE })],
    ['20 of a district without any', page({ district: 'TH5703' })],
    ['20 of its committee', ofCommittee({})],
    ['20 of its committee in no case', ofCommittee({ state: 'SCREENING' })],
  ];
};

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
