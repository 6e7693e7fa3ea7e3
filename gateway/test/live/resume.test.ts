import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';
import { until } from './until.js';

const OFFICE = 'chiang-khong';
let hub: LiveHub;

beforeEach(async () => {
  hub = await LiveHub.start({ ringMessages: 8 });
  hub.addOffice(OFFICE);
  hub.appoint('malee', OFFICE);
  hub.appoint('somchai', OFFICE);
});
afterEach(() => hub.stop());

const file = (count: number): void => {
  for (let one = 0; one < count; one++) hub.inbox.append(OFFICE, `report-${hub.inbox.head(OFFICE) + 1}`);
};
const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

const subscribed = async (person: string, after?: number): Promise<LiveClient> => {
  const client = await LiveClient.open(hub, person);
  client.subscribe({ office: OFFICE, after });
  return client;
};

describe('a client that was away', () => {
  test('gets everything after its number, then live, each once and in order', async () => {
    file(40);
    const client = await subscribed('malee', 5);
    await client.until(() => client.numbers().length >= 10);
    file(5);
    await client.until(() => client.numbers().at(-1) === 45);
    file(1);
    await client.until(() => client.numbers().at(-1) === 46);
    expect(client.numbers()).toEqual(upTo(46, 6));
  });

  test('leaves its own upstream once it has caught up with its group', async () => {
    file(20);
    const client = await subscribed('malee', 0);
    await client.until(() => client.numbers().length === 20);
    await client.until(() => client.heartbeats() > 0);
    expect(hub.server.status()).toMatchObject({ catchingUp: 0, upstreams: [{ subscriptions: 1 }] });
    await until(() => hub.subgraph.open === 1);
  });

  test('is told when its number is beyond the inbox', async () => {
    file(3);
    const client = await subscribed('malee', 4);
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('LIVE_AFTER_INVALID');
    await until(() => hub.server.status().groups === 0);
  });

  test('is told when its number is negative', async () => {
    const client = await subscribed('malee', -1);
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('LIVE_AFTER_INVALID');
  });

  test('reads from its group what the group still has, without an upstream of its own', async () => {
    const first = await subscribed('malee');
    await first.until(() => first.messages().length > 0);
    file(6);
    await first.until(() => first.numbers().length === 6);
    const second = await subscribed('somchai', 2);
    await second.until(() => second.numbers().length === 4);
    expect(second.numbers()).toEqual([3, 4, 5, 6]);
    expect(hub.subgraph.subscribed).toHaveLength(1);
  });

  test('shares what was missed with the others who come back after the same restart', async () => {
    file(5);
    const clients = await Promise.all(['malee', 'somchai', 'malee', 'somchai'].map((person) => subscribed(person, 2)));
    const further = await subscribed('malee', 3);
    for (const client of clients) await client.until(() => client.numbers().length === 3);
    await further.until(() => further.numbers().length === 2);
    file(1);
    for (const client of [...clients, further]) await client.until(() => client.numbers().at(-1) === 6);
    expect(clients.map((client) => client.numbers())).toEqual(clients.map(() => [3, 4, 5, 6]));
    expect(further.numbers()).toEqual([4, 5, 6]);
    expect(hub.subgraph.subscribed.map(({ after }) => after)).toEqual([null, 2]);
    await until(() => hub.subgraph.open === 1);
    expect(hub.server.status().catchingUp).toBe(0);
  });

  test('gets an old entry as it may be read now, not as others were told it a while ago', async () => {
    await hub.stop();
    hub = await LiveHub.start({ ringMs: 10 });
    hub.addOffice(OFFICE);
    for (const person of ['malee', 'somchai']) hub.appoint(person, OFFICE);
    const first = await subscribed('malee');
    await first.until(() => first.messages().length > 0);
    file(2);
    await first.until(() => first.numbers().length === 2);
    hub.inbox.change(OFFICE, 1, 'withdrawn');
    await pause(50);
    const second = await subscribed('somchai', 0);
    await second.until(() => second.numbers().length === 2);
    expect(second.messages().flatMap(({ alert }) => alert?.id ?? [])).toEqual(['withdrawn', 'report-2']);
    file(1);
    for (const client of [first, second]) await client.until(() => client.numbers().at(-1) === 3);
    expect([first, second].map((client) => client.numbers())).toEqual([upTo(3), upTo(3)]);
  });

  test('may name its number in the operation itself', async () => {
    file(3);
    const client = await LiveClient.open(hub, 'malee');
    const query = `subscription { caseAlerts(after: 1, office: "${OFFICE}") { number alert { id } } }`;
    client.subscribe({}, { query });
    await client.until(() => client.numbers().length === 2);
    expect(client.numbers()).toEqual([2, 3]);
  });
});

describe('an open subscription', () => {
  test('goes on after the subgraph was killed, without error, gap or repeat', async () => {
    const clients = [await subscribed('malee'), await subscribed('somchai')];
    for (const client of clients) await client.until(() => client.messages().length > 0);
    file(3);
    for (const client of clients) await client.until(() => client.numbers().length === 3);
    await hub.subgraph.kill();
    file(12);
    await hub.subgraph.start();
    for (const client of clients) await client.until(() => client.numbers().length === 15);
    file(1);
    for (const client of clients) {
      await client.until(() => client.numbers().length === 16);
      expect(client.numbers()).toEqual(upTo(16));
      expect(client.frames.filter(({ type }) => type === 'error' || type === 'complete')).toEqual([]);
    }
    expect(hub.subgraph.subscribed.at(-1)?.after).toBe(3);
  });

  test('is not told a heartbeat while the subgraph is away', async () => {
    const client = await subscribed('malee');
    await client.until(() => client.heartbeats() > 0);
    await hub.subgraph.kill();
    // those that were on their way may still come
    let before = -1;
    for (let looks = 0; looks < 10 && client.heartbeats() !== before; looks++) {
      before = client.heartbeats();
      await pause(600);
    }
    expect(client.heartbeats()).toBe(before);
    await hub.subgraph.start();
    await client.until(() => client.heartbeats() > before);
  });

  test('stays attached through a new graph that asks the subgraph the same', async () => {
    const client = await subscribed('malee');
    await client.until(() => client.messages().length > 0);
    hub.graphs.change(hub.graph('second'));
    file(2);
    await client.until(() => client.numbers().length === 2);
    expect(hub.subgraph.subscribed).toHaveLength(1);
  });

  test('moves with its subgraph to another address, without gap or repeat', async () => {
    const client = await subscribed('malee');
    await client.until(() => client.messages().length > 0);
    file(4);
    await client.until(() => client.numbers().length === 4);
    const moved = hub.graph('second');
    const elsewhere = hub.subgraph.url.replace('127.0.0.1', 'localhost');
    const endpoint = { ...moved.subgraphs.get('cases')!, url: elsewhere };
    Object.assign(moved, { subgraphs: new Map([['cases', endpoint]]) });
    hub.graphs.change(moved);
    file(4);
    await client.until(() => client.numbers().length === 8);
    expect(client.numbers()).toEqual(upTo(8));
    await until(() => hub.subgraph.open === 1);
    expect(hub.subgraph.subscribed.at(-1)?.after).toBeGreaterThanOrEqual(4);
  });

  test('ends when a new graph no longer has its fields', async () => {
    const client = await subscribed('malee');
    await client.until(() => client.messages().length > 0);
    const sdl = `type Query { ok: Boolean }
      type Subscription { caseAlerts(office: ID!, after: Int): CaseAlertMessage! }
      type CaseAlertMessage { number: Int! alert: CaseAlert }
      type CaseAlert { id: ID! }`;
    hub.graphs.change(hub.graph('second', sdl));
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('OPERATION_INVALID');
  });

  test('renews its assertions towards the subgraph', async () => {
    await hub.stop();
    hub = await LiveHub.start({ upstreamRenewMs: 500 });
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
    const client = await subscribed('malee');
    await client.until(() => client.messages().length > 0);
    await until(() => hub.subgraph.renewals > 0);
    expect(hub.subgraph.refused).toEqual([]);
  });
});
