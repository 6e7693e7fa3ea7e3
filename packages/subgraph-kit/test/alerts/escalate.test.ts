import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import {
  acknowledge,
  appendEntries,
  entriesAfter,
  type Escalation,
  escalationsById,
  openEscalations,
} from '@hub/inbox';
import { systemActor } from '@hub/store';
import type { AlertAudit } from '../../src/alerts/auditor.js';
import { Auditor } from '../../src/alerts/auditor.js';
import { openingOf } from '../../src/index.js';
import { startTestSubgraph, type TestSubgraph } from '../../src/testing/index.js';
import { COMMITTEES, DIRECTORY, OFFICES, RULES, type WardFacts, wards } from './wards.js';

const JOB = systemActor('test');
let subgraph: TestSubgraph;
beforeAll(async () => void (subgraph = await startTestSubgraph(wards, { directory: DIRECTORY })));
afterAll(() => subgraph.stop());

/** Waits for a condition, at most a minute. */
const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  const last = performance.now() + 60_000;
  while (!(await condition())) {
    if (performance.now() > last) throw new Error(`never came true: ${String(condition)}`);
    await wait(20);
  }
};

const inbox = (owner: string) =>
  subgraph.services.store.inActor(JOB, (tx) => entriesAfter(tx, owner, { after: 0, limit: 100 }));
const look = async (id: string): Promise<Escalation> =>
  (await subgraph.services.store.inActor(JOB, (tx) => escalationsById(tx, [id])))[0]!;

/** Tells the group of the district of an event; its chain begins at once. */
const alerted = async () => {
  const [id, event] = [randomUUID(), randomUUID()];
  const { plan } = openingOf(RULES[0]!, 'URGENT', true);
  const facts: WardFacts = {
    ...{ urgency: 'URGENT', duty: [OFFICES.SUPPRESSION_GROUP], ward: event },
    committees: { DISTRICT: [COMMITTEES.DISTRICT], PROVINCE: [COMMITTEES.PROVINCE] },
  };
  const number = await subgraph.services.store.inActor(JOB, async (tx) => {
    await openEscalations(tx, [
      { id, event, rule: 'A1', facts, plan: plan.map((step) => ({ ...step, afterSeconds: 0 })) },
    ]);
    const entry = { owner: OFFICES.SUPPRESSION_GROUP, event, rule: 'A1', body: {}, escalation: id };
    return (await appendEntries(tx, [entry]))[0]!.number;
  });
  return { id, event, number };
};

test('nobody answers: the whole office, the chair for the vacant vice chair, then the province are told, once each', async () => {
  const { id, event } = await alerted();
  await until(async () => (await look(id)).state === 'FINISHED');
  const { steps } = await look(id);
  expect(steps.map(({ outcome, owners }) => [outcome, ...owners])).toEqual([
    ['ALERTED', OFFICES.SUPPRESSION_GROUP],
    ['VACANT'],
    ['ALERTED', OFFICES.CHAIR],
    ['ALERTED', OFFICES.SECRETARIAT],
  ]);
  for (const office of ['SUPPRESSION_GROUP', 'CHAIR', 'SECRETARIAT'] as const) {
    const of = (await inbox(OFFICES[office])).filter(({ body }) => body['ward'] === event);
    expect(of).toMatchObject([{ rule: 'A1', body: { office: OFFICES[office] } }]);
  }
});

test('each step is asked to be told outside the graph, to all who hold the office, without what it is about', async () => {
  const before = (await inbox('feed:notify')).length;
  const { id, event } = await alerted();
  await until(async () => (await look(id)).state === 'FINISHED');
  const told = (await inbox('feed:notify')).slice(before).map(({ body }) => body);
  expect(told).toMatchObject(
    (['SUPPRESSION_GROUP', 'CHAIR', 'SECRETARIAT'] as const).map((kind) => ({
      ...{ office: OFFICES[kind], rule: 'A1', urgency: 'URGENT', audience: 'OFFICE', inbox: 'wardAlerts' },
    })),
  );
  expect(JSON.stringify(told)).not.toContain(event);
});

test('while the directory has not been read nobody is passed over as vacant', async () => {
  const { directory } = subgraph.services;
  const version = directory.version;
  directory.version = 0;
  const { id } = await alerted();
  await wait(1_500);
  expect((await look(id)).steps).toEqual([]);
  directory.version = version;
  await until(async () => (await look(id)).state === 'FINISHED');
});

test.each([
  [
    'with somebody on duty the duty officer first, then the group, then the chain',
    'URGENT',
    true,
    'DUTY',
    [120, 1_800, 2_700, 3_600],
  ],
  ['with nobody on duty the whole group at once, then the chain', 'URGENT', false, 'OFFICE', [1_800, 2_700, 3_600]],
  ['in an emergency all at once, then the chain', 'EMERGENCY', true, 'OFFICE', [900, 1_200, 1_500]],
] as const)('%s', (...[, urgency, onDuty, audience, seconds]) => {
  const opening = openingOf(RULES[0]!, urgency, onDuty);
  expect(opening.audience).toBe(audience);
  expect(opening.plan.map(({ afterSeconds }) => afterSeconds)).toEqual(seconds);
});

test('what is told for information opens nothing', () => {
  expect(openingOf(RULES[1]!, 'URGENT', true)).toEqual({ audience: 'OFFICE', plan: [] });
});

interface Listener {
  readonly url: string;
  readonly heard: string[];
}
let server: Server | undefined;
afterEach(() => void server?.close());
const listen = async (status = 204): Promise<Listener> => {
  const heard: string[] = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    heard.push(`${request.method} ${request.url} ${body}`);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/beat`, heard };
};

const audited = (deadmanUrl: string) => {
  const stop = new AbortController();
  const { store } = subgraph.services;
  const auditor = new Auditor({ store, log: pino({ level: 'silent' }), deadmanUrl, everyMs: 100 });
  const running = auditor.run(stop.signal);
  return { auditor, end: () => (stop.abort(), running) };
};

/** An alert that waits for an answer, due in an hour. */
const waiting = async () => {
  const [id, event] = [randomUUID(), randomUUID()];
  const plan = [{ afterSeconds: 3_600, to: { whose: 'DISTRICT', kind: 'CHAIR' } }];
  await subgraph.services.store.inActor(JOB, async (tx) => {
    await openEscalations(tx, [{ id, event, rule: 'A1', plan, facts: {} }]);
    await appendEntries(tx, [{ owner: id, event, rule: 'A1', body: {}, escalation: id }]);
  });
  return {
    late: () =>
      subgraph.services.store.inActor(JOB, async (tx) => {
        await tx.query(`select hub.unschedule('escalation:' || $1)`, [id]);
        await tx.query(`update escalation set due_at = clock_timestamp() - interval '5 minutes' where id = $1`, [id]);
      }),
    unscheduled: () =>
      subgraph.services.store.inActor(JOB, (tx) => tx.query(`select hub.unschedule('escalation:' || $1)`, [id])),
    accept: () =>
      subgraph.services.store.inActor(JOB, (tx) =>
        acknowledge(tx, { owner: id, number: 1, person: 'p', appointment: 'a', kind: 'ACCEPTED' }),
      ),
  };
};

test('while every alert is proved a heartbeat without content is heard again and again', async () => {
  const alert = await waiting();
  const { url, heard } = await listen();
  const { auditor, end } = audited(url);
  await until(() => heard.length >= 3);
  expect(new Set(heard)).toEqual(new Set(['POST /beat ']));
  expect(auditor.proved).toMatchObject({ overdue: 0 });
  expect(auditor.proved!.open).toBeGreaterThan(0);
  await end();
  await alert.accept();
});

test('a step that was lost is scheduled again and counted', async () => {
  const alert = await waiting();
  await alert.unscheduled();
  const { url } = await listen();
  const { auditor, end } = audited(url);
  const repairs: AlertAudit[] = [];
  await until(() => {
    if (auditor.proved?.repaired) repairs.push(auditor.proved);
    return repairs.length > 0;
  });
  expect(repairs[0]!.repaired).toBeGreaterThanOrEqual(1);
  await end();
  await alert.accept();
});

test('while a step waits far too long there is silence', async () => {
  const alert = await waiting();
  const { directory } = subgraph.services;
  const version = directory.version;
  directory.version = 0;
  await alert.late();
  const { url, heard } = await listen();
  const { auditor, end } = audited(url);
  await until(() => (auditor.proved?.overdue ?? 0) > 0);
  await wait(500);
  expect(heard).toEqual([]);
  directory.version = version;
  await alert.accept();
  await until(() => heard.length > 0);
  await end();
});

test('a heartbeat that is not heard is noticed', async () => {
  const { url } = await listen(500);
  const { auditor, end } = audited(url);
  await until(() => !auditor.isHeard);
  await end();
  expect(auditor.proved).not.toBeNull();
});

test('when the database does not answer nothing is proved', async () => {
  const stop = new AbortController();
  const store = { inActor: () => Promise.reject(new Error('away')) } as never;
  const { url, heard } = await listen();
  const auditor = new Auditor({ store, log: pino({ level: 'silent' }), deadmanUrl: url, everyMs: 50 });
  const running = auditor.run(stop.signal);
  await wait(500);
  expect(auditor.proved).toBeNull();
  expect(heard).toEqual([]);
  stop.abort();
  await running;
});
