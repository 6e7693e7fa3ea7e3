import { committee, committees, namedOffice, place, places } from '@hub/cast';
import { bodyOf, DASHBOARD, ONE_SUBGRAPH } from '../operations.js';
import type { LoadHub } from '../load-hub.js';
import { seedCases } from '../seed/seed-cases.js';
import type { Table } from '../table.js';
import { startHttpGenerator } from './http-job.js';
import { type Candidate, interleaved, type Sample } from './samples.js';

const CONCURRENCIES = [1, 8, 32];
const ROUNDS = 4;
const CASES = 200;
export const DASHBOARD_PERSON = 'ck-duty';

/** Requests per second of one subgraph's query and of the dashboard, and what one costs in terms of the other. */
export const measureHttp = async (hub: LoadHub, seconds: number): Promise<Table> => {
  await seedDashboard(hub);
  const requests = await requestsOf(hub);
  const generator = startHttpGenerator();
  const rows: (string | number)[][] = [];
  try {
    for (const concurrency of CONCURRENCIES) {
      const candidates = requests.map(({ body }) => candidateOf(hub, { body, concurrency, token: requests[1].token }));
      const [one, dashboard] = (await interleaved(generator, candidates, { seconds, rounds: ROUNDS })) as [
        Sample,
        Sample,
      ];
      rows.push(rowOf('(a) one subgraph', concurrency, one), rowOf('(b) dashboard', concurrency, dashboard));
      rows.push(['    (b) to (a)', concurrency, ...ratios(dashboard, one)]);
    }
  } finally {
    generator.stop();
  }
  return {
    title: 'Queries through the gateway (closed loop, interleaved)',
    columns: ['', 'clients', 'requests/s', 'p50 ms', 'p99 ms', 'query process ms/request', 'failed'],
    rows,
    notes: ['(a) committees of a province; (b) 100 cases with fields of committees, trainings and liaison'],
  };
};

const rowOf = (name: string, concurrency: number, { perSecond, p50, p99, cpuPerRequest, failed }: Sample) => [
  name,
  concurrency,
  ...[perSecond, p50, p99, cpuPerRequest, failed],
];

export const ratios = (of: Sample, to: Sample): number[] => [
  of.perSecond / to.perSecond,
  of.p50 / to.p50,
  of.p99 / to.p99,
  of.cpuPerRequest / to.cpuPerRequest,
];

/** The two requests, (a) then (b), and a token that may make both. */
export const requestsOf = async (hub: LoadHub) => {
  const token = await hub.tokenOf(DASHBOARD_PERSON);
  return [
    { body: bodyOf(ONE_SUBGRAPH, { place: 'TH57' }), token },
    { body: bodyOf(DASHBOARD), token },
  ] as const;
};

export const candidateOf = (
  { hub }: LoadHub,
  job: { readonly body: string; readonly concurrency: number; readonly token: string },
): Candidate => ({
  job: { url: new URL(hub.ready.endpoints.graphql).origin, path: '/graphql', ...job },
  pid: hub.ready.processes['query']!,
});

/** Cases that the dashboard's person sees, led by every district committee of the demo in turn. */
export const seedDashboard = async (hub: LoadHub): Promise<void> => {
  const cases = hub.store('cases');
  await cases.open();
  const led = committees.filter(({ level }) => level === 'DISTRICT').map(({ id }) => id);
  const districts = places.filter(({ level, country }) => level === 'DISTRICT' && country === 'TH');
  await seedCases(cases, {
    count: CASES,
    office: namedOffice(`${committee('DL-TH5703').code}/SUPPRESSION_GROUP`).id,
    committees: led,
    districts: districts.map(({ pcode }) => place(pcode).pcode),
  }).finally(() => cases.close());
};
