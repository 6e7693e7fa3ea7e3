import type { LoadOptions } from '../arguments.js';
import { generate, startHttpGenerator } from '../http/http-job.js';
import { candidateOf, requestsOf, seedDashboard } from '../http/measure-http.js';
import type { LoadHub } from '../load-hub.js';
import { SOCKETS_PER_EVENT, SOCKETS_PER_PERSON } from '../sockets.js';
import type { District } from '../seed/districts.js';
import type { Table } from '../table.js';
import { problemsOfCount } from './delivery-check.js';
import { startLiveClients } from './live-job.js';
import { type Crowd, runStage, type Stage, type StageResult } from './live-stage.js';

type LiveOptions = Pick<LoadOptions, 'subscribers' | 'seconds' | 'rate' | 'lose'>;

/** Beside the subscribers: clients that ask again and again, (a) the query process and (b) every subgraph. */
const SATURATING = [
  { name: 'query process saturated', request: 0, concurrency: 64 },
  { name: 'dashboards saturated', request: 1, concurrency: 16 },
] as const;
const SATURATED_SUBSCRIBERS = 2_000;
/** Those who stay when all others lose their connections. */
const STAYING = 1_000;

export interface Measured {
  readonly table: Table;
  readonly problems: readonly string[];
}

/** From the commit of a report to the screens of its office, with few and many subscribers. */
export const measureLive = async (hub: LoadHub, { subscribers, ...options }: LiveOptions): Promise<Measured> => {
  const most = Math.max(...subscribers);
  const stages: { name: string; result: StageResult }[] = [];
  const run = async (name: string, stage: Crowd & Partial<Stage>): Promise<void> => {
    const clients = startLiveClients();
    const result = await runStage(hub, clients, { perSecond: options.rate, ...options, ...stage }).finally(
      clients.stop,
    );
    stages.push({ name, result });
  };
  for (const count of subscribers) await run(String(count), crowdOf(hub.districts, count));
  await run(`${most}, one office`, { subscribers: most, districts: [hub.everyone], perSecond: 1 });
  const staying = crowdOf(hub.districts, Math.min(STAYING, Math.ceil(most / 2)));
  const others = hub.districts.slice(staying.districts.length);
  if (others.length > 0 && most > staying.subscribers) {
    const returning = { subscribers: Math.min(most - staying.subscribers, placesIn(hub, others)), districts: others };
    await run(`${staying.subscribers}, ${returning.subscribers} come back`, { ...staying, returning });
  }
  const saturated = Math.min(SATURATED_SUBSCRIBERS, most);
  await seedDashboard(hub);
  for (const each of SATURATING)
    await run(`${saturated}, ${each.name}`, {
      ...crowdOf(hub.districts, saturated),
      beside: await saturation(hub, each, options.seconds),
    });
  return { table: tableOf(hub, stages), problems: stages.flatMap(problemsOf) };
};

/** So many that each office has `SOCKETS_PER_EVENT` of them, unless there are not enough offices. */
const crowdOf = (districts: readonly District[], subscribers: number): Crowd => ({
  subscribers,
  districts: districts.slice(0, Math.max(1, Math.ceil(subscribers / SOCKETS_PER_EVENT))),
});

const placesIn = ({ people }: LoadHub, districts: readonly District[]): number => {
  const offices = new Set(districts.map(({ office }) => office));
  return people.filter(({ offices: held }) => held.some((office) => offices.has(office))).length * SOCKETS_PER_PERSON;
};

const saturation = async (
  hub: LoadHub,
  { request, concurrency }: (typeof SATURATING)[number],
  seconds: number,
): Promise<() => Promise<unknown>> => {
  const { body, token } = (await requestsOf(hub))[request];
  const { job } = candidateOf(hub, { body, token, concurrency });
  return async () => {
    const generator = startHttpGenerator();
    await generate(generator, { ...job, ms: (seconds + 1) * 1000 }).finally(generator.stop);
  };
};

const problemsOf = ({ name, result: { count, ended } }: { name: string; result: StageResult }): string[] => [
  ...problemsOfCount(count).map((problem) => `${name} subscribers: ${problem}`),
  ...(ended.length ? [`${name} subscribers: ${ended.length} ended early, the first by: ${ended[0]}`] : []),
];

const tableOf = (hub: LoadHub, stages: readonly { name: string; result: StageResult }[]): Table => ({
  title: `From commit to screen, ${SOCKETS_PER_EVENT} subscribers an office, at most ${hub.districts.length} offices`,
  columns: [
    'subscribers',
    ...['p50 ms', 'p99 ms', 'max ms', 'after answer p99', 'expected', 'received', 'twice'],
    ...['RSS MiB', 'RSS KiB/socket', 'heap KiB/socket', 'filing p50 ms', 'refiled', 'all back ms'],
  ],
  rows: stages.map(({ name, result }) => {
    const { fromCommit, fromAnswer, count, before, after, filing, repeated, backAfter } = result;
    const perSocket = (of: 'resident' | 'heap') => (after[of] - before[of]) / (after.connections - before.connections);
    return [
      name,
      ...[fromCommit.p50, fromCommit.p99, fromCommit.max, fromAnswer.p99],
      ...[count.expected, count.received, count.duplicates],
      ...[after.resident / 1024, perSocket('resident'), perSocket('heap'), filing.p50, repeated, backAfter],
    ];
  }),
  notes: [
    'from commit: PostgreSQL’s notification of the commit, heard by this suite, until the client’s socket had the message',
    'after answer: the same from the answer COMMITTED; below zero where the screen was first',
    'one office: every report goes to all; come back: those lost their connections when the first report was filed',
    'per socket: growth of the live process while the subscribers connected, garbage included',
  ],
});
