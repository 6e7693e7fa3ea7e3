import type { LoadOptions } from '../arguments.js';
import { generate, startHttpGenerator } from '../http/http-job.js';
import { candidateOf, requestsOf, seedDashboard } from '../http/measure-http.js';
import type { LoadHub } from '../load-hub.js';
import { openFilesLimit } from '../process-usage.js';
import type { Table } from '../table.js';
import { problemsOfCount } from './delivery-check.js';
import { startLiveClients } from './live-job.js';
import { runStage, type StageResult } from './live-stage.js';

type LiveOptions = Pick<LoadOptions, 'subscribers' | 'seconds' | 'rate' | 'lose'>;

/** Beside the subscribers: clients that ask again and again, (a) the query process and (b) every subgraph. */
const SATURATING = [
  { name: 'query process saturated', request: 0, concurrency: 64 },
  { name: 'dashboards saturated', request: 1, concurrency: 16 },
] as const;
const SATURATED_SUBSCRIBERS = 100;
/** Files a process needs beside its sockets. */
const OTHER_FILES = 256;

export interface Measured {
  readonly table: Table;
  readonly problems: readonly string[];
}

/** From the commit of a report to the screens of its office, with few and many subscribers. */
export const measureLive = async (hub: LoadHub, { subscribers, ...options }: LiveOptions): Promise<Measured> => {
  refuseTooMany(Math.max(...subscribers));
  const stages: { name: string; result: StageResult }[] = [];
  const run = async (name: string, count: number, beside?: () => Promise<unknown>): Promise<void> => {
    const clients = startLiveClients();
    const { districts } = hub;
    const stage = { districts, beside, subscribers: count, perSecond: options.rate, ...options };
    const result = await runStage(hub, clients, stage).finally(clients.stop);
    stages.push({ name, result });
  };
  for (const count of subscribers) await run(String(count), count);
  const saturated = Math.min(SATURATED_SUBSCRIBERS, Math.max(...subscribers));
  await seedDashboard(hub);
  for (const each of SATURATING)
    await run(`${saturated}, ${each.name}`, saturated, await saturation(hub, each, options.seconds));
  return { table: tableOf(hub, stages), problems: stages.flatMap(problemsOf) };
};

/** @throws Error naming the largest number that this machine's limit on open files allows */
const refuseTooMany = (subscribers: number): void => {
  const most = openFilesLimit() - OTHER_FILES;
  if (subscribers > most)
    throw new Error(
      `${subscribers} sockets need a higher limit on open files; with this one at most ${most} (ulimit -n)`,
    );
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
  title: `From commit to screen, subscribers over ${hub.districts.length} offices`,
  columns: [
    'subscribers',
    ...['p50 ms', 'p99 ms', 'max ms', 'after answer p99', 'expected', 'received', 'twice'],
    ...['RSS MiB', 'RSS KiB/socket', 'heap KiB/socket', 'filing p50 ms', 'refiled'],
  ],
  rows: stages.map(({ name, result }) => {
    const { fromCommit, fromAnswer, count, before, after, filing, repeated } = result;
    const perSocket = (of: 'resident' | 'heap') => (after[of] - before[of]) / (after.connections - before.connections);
    return [
      name,
      ...[fromCommit.p50, fromCommit.p99, fromCommit.max, fromAnswer.p99],
      ...[count.expected, count.received, count.duplicates],
      ...[after.resident / 1024, perSocket('resident'), perSocket('heap'), filing.p50, repeated],
    ];
  }),
  notes: [
    'from commit: PostgreSQL’s notification of the commit, heard by this suite, until the client’s socket had the message',
    'after answer: the same from the answer COMMITTED; below zero where the screen was first',
    'per socket: growth of the live process while the subscribers connected, garbage included',
  ],
});
