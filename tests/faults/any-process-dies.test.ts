import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readReady } from '@hub/local-hub';
import { type Alert, inboxOf } from '../scene/case-alerts.js';
import type { Client } from '../scene/client.js';
import { eventually } from '../scene/eventually.js';
import { InboxFollower } from '../scene/inbox-follower.js';
import { AS_SHIPPED, type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { problemsOf } from './checker/reports.js';
import { fileOnce, Reporting } from './reporting.js';

let hub: RunningHub;
let duty: Client;
let office: string;
let head: number;
let followers: readonly InboxFollower[];
let reporting: readonly Reporting[];

beforeAll(async () => {
  hub = await startRunningHub(AS_SHIPPED);
  duty = await hub.as('ck-duty');
  ({ office, head } = await inboxOf(duty, 'SUPPRESSION_GROUP'));
  followers = (['socket', 'stream'] as const).map(
    (transport) => new InboxFollower({ client: () => duty, office, after: head, transport }),
  );
  reporting = ['first', 'second'].map((name) => new Reporting(() => duty, name));
  await acknowledgedFrom(0);
}, 120_000);
afterAll(async () => {
  await Promise.all([...reporting, ...followers].map((each) => each.stop()));
  await hub.stop();
});

const attempts = () => reporting.flatMap((each) => each.attempts);

/** Each reporter has had a report acknowledged among those it sent from now on. */
const acknowledgedFrom = async (mark: number | readonly number[]): Promise<void> => {
  const from = (index: number) => (typeof mark === 'number' ? mark : mark[index]!);
  await eventually('reports are acknowledged', () =>
    reporting.every((each, index) => each.attempts.slice(from(index)).some(({ outcome }) => outcome === 'OK')),
  );
};

/** A busy machine needs a while to start a process. */
const BACK_MS = 120_000;

const kill = async (name: string): Promise<void> => {
  const pid = readReady(hub.directory).processes[name]!;
  process.kill(pid, 'SIGKILL');
  await eventually(
    `${name} is back`,
    () => {
      const now = readReady(hub.directory).processes[name];
      return now !== undefined && now !== pid;
    },
    BACK_MS,
  );
  // what was under way at that moment does not count, so skip one attempt of each
  await acknowledgedFrom(reporting.map((each) => each.attempts.length + 1));
};

const caughtUp = (): Promise<true> => {
  const known = attempts().flatMap((attempt) => attempt.case ?? []);
  return eventually('every subscriber has every acknowledged report', async () => {
    await lookUpCases();
    return followers.every(({ alerts }) => {
      const shown = new Set(alerts.map((alert) => alert.case?.id));
      return known.every((id) => shown.has(id));
    });
  });
};

/** An alert that was shown while the database was away came without its case; whoever got it asks again. */
const lookUpCases = async (): Promise<void> => {
  for (const alert of followers.flatMap(({ alerts }) => alerts as (Alert & { case: Alert['case'] | null })[])) {
    if (alert.case) continue;
    const { data } = await duty.ask<{ inbox: { case: Alert['case'] | null }[] }>(
      'query ($office: ID!, $after: Int!) { inbox(office: $office, after: $after, first: 1) { case { id } } }',
      { office, after: alert.number - 1 },
    );
    Object.assign(alert, { case: data?.inbox[0]?.case ?? null });
  }
};

it.each(['committees', 'cases', 'trainings', 'liaison', 'query', 'identity', 'postgres'])(
  'killed, %s comes back by itself, and no subscriber of an inbox notices',
  async (name) => {
    const before = followers.map(({ endings }) => endings.length);
    const { [name]: _killed, ...others } = readReady(hub.directory).processes;
    await kill(name);
    await caughtUp();
    expect(followers.map(({ endings }, index) => endings.slice(before[index]))).toEqual([[], []]);
    expect(readReady(hub.directory).processes).toMatchObject(others);
  },
  300_000,
);

it('killed, live comes back by itself, and its subscribers go on after the last number they got', async () => {
  const before = followers.map(({ endings }) => endings.length);
  await kill('live');
  await caughtUp();
  followers.forEach(({ endings }, index) => expect(endings.length).toBeGreaterThan(before[index]!));
}, 300_000);

it('after all that, every acknowledged report was shown once to each subscriber, numbered without a hole', async () => {
  await Promise.all(reporting.map((each) => each.stop()));
  const open = new Set(attempts().map(({ key }) => key));
  for (const { key, outcome } of attempts()) if (outcome === 'OK') open.delete(key);
  await caughtUp();
  const { head: end } = await inboxOf(duty, 'SUPPRESSION_GROUP');
  await eventually('every subscriber is at the head', () => followers.every(({ last }) => last === end));
  const received = () =>
    followers.map(({ options: { transport }, alerts }) => ({
      subscriber: transport,
      after: head,
      alerts: alerts.map(({ number, case: { id } }) => ({ number, case: id })),
    }));
  expect(problemsOf(attempts(), received())).toEqual([]);

  // a report whose outcome nobody learnt is filed by sending it again, or was filed already: once either way
  const settled = await Promise.all([...open].map((key) => fileOnce(duty, key)));
  expect(settled.filter(({ outcome }) => outcome !== 'OK')).toEqual([]);
  await eventually('the rest is shown', () =>
    followers.every(({ alerts }) => settled.every((one) => alerts.some((alert) => alert.case.id === one.case))),
  );
  expect(problemsOf([...attempts(), ...settled], received())).toEqual([]);
  expect(new Set(followers[0]!.alerts.map((alert) => alert.case.id)).size).toBe(
    new Set([...attempts(), ...settled].flatMap((attempt) => attempt.case ?? [])).size,
  );
});
