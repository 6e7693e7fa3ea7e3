import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inboxOf } from '../scene/case-alerts.js';
import type { Client } from '../scene/client.js';
import { eventually } from '../scene/eventually.js';
import { InboxFollower } from '../scene/inbox-follower.js';
import { isAlive, OwnProcessHub } from '../scene/own-process-hub.js';
import { problemsOf } from './checker/reports.js';
import { Reporting } from './reporting.js';

const GATEWAY = ['query', 'live'];
const SUBGRAPHS = ['committees', 'cases', 'trainings', 'liaison'];

const hub = new OwnProcessHub();
let duty: Client;
let office: string;
let head: number;
let followers: readonly InboxFollower[];
let reporting: Reporting;

beforeAll(async () => {
  await hub.start();
  duty = await hub.as('ck-duty');
  ({ office, head } = await inboxOf(duty, 'SUPPRESSION_GROUP'));
  const client = () => duty;
  followers = (['socket', 'stream'] as const).map(
    (transport) => new InboxFollower({ client, office, after: head, transport }),
  );
  reporting = new Reporting(client, 'report');
  await acknowledgedAgain();
}, 120_000);
afterAll(async () => {
  await Promise.all([reporting, ...followers].map((each) => each?.stop()));
  await hub.end();
});

const acknowledgedAgain = (): Promise<true> => {
  const from = reporting.attempts.length;
  return eventually(
    'five reports are acknowledged',
    () => reporting.attempts.slice(from).filter(({ outcome }) => outcome === 'OK').length >= 5,
  );
};

const running = (): Readonly<Record<string, number>> => hub.ready()!.processes;

const startAgain = async (): Promise<void> => {
  await hub.start();
  duty = await hub.as('ck-duty');
  await acknowledgedAgain();
};

const expectNothingLost = async (): Promise<void> => {
  const acknowledged = reporting.attempts.flatMap((attempt) => attempt.case ?? []);
  await eventually('every acknowledged report is shown', () =>
    followers.every(({ alerts }) => {
      const shown = new Set(alerts.map((alert) => alert.case.id));
      return acknowledged.every((id) => shown.has(id));
    }),
  );
};

it('killed during use, the supervisor leaves no process behind, and its folder can be used again', async () => {
  const children = Object.values(running());
  expect(await hub.signal('SIGKILL')).toBeNull();
  await eventually('every child has ended', () => hub.processes(children).length === 0);
  await startAgain();
  await expectNothingLost();
}, 100_000);

it('subscribers that resumed after the last number got every acknowledged report once', async () => {
  await reporting.stop();
  await expectNothingLost();
  const { head: end } = await inboxOf(duty, 'SUPPRESSION_GROUP');
  await eventually('both are at the head', () => followers.every(({ last }) => last === end));
  const received = followers.map(({ options: { transport }, alerts }) => ({
    subscriber: transport,
    after: head,
    alerts: alerts.map(({ number, case: { id } }) => ({ number, case: id })),
  }));
  expect(problemsOf(reporting.attempts, received)).toEqual([]);
  for (const { endings } of followers) expect(endings.length).toBeGreaterThan(0);
});

it('asked to stop, it stops the gateway before the subgraphs and PostgreSQL last, ends with 0 and leaves nothing', async () => {
  const processes = running();
  const outOfOrder: string[] = [];
  const alive = (names: readonly string[]) => names.filter((name) => isAlive(processes[name]!));
  let stopped: number | null | undefined;
  const stopping = hub.signal('SIGTERM').then((code) => (stopped = code));
  while (stopped === undefined) {
    const [postgres, subgraphs, gateway] = [['postgres'], SUBGRAPHS, GATEWAY].map(alive) as [
      string[],
      string[],
      string[],
    ];
    if (gateway.length && subgraphs.length < SUBGRAPHS.length) outOfOrder.push(`${gateway.join()} outlived a subgraph`);
    if (subgraphs.length && !postgres.length) outOfOrder.push(`${subgraphs.join()} outlived postgres`);
    await pause(5);
  }
  expect(await stopping).toBe(0);
  expect(outOfOrder).toEqual([]);
  await eventually('nothing is left', () => hub.processes(Object.values(processes)).length === 0);
  expect(hub.ready()).toBeUndefined();
});
