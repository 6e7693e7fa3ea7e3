import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';
import { until } from './until.js';

let hub: LiveHub;

beforeEach(async () => {
  hub = await LiveHub.start();
  for (const office of ['chiang-khong', 'mae-sai']) hub.addOffice(office);
  hub.appoint('malee', 'chiang-khong');
  hub.appoint('somchai', 'chiang-khong');
  hub.appoint('anong', 'mae-sai');
});
afterEach(() => hub.stop());

const live = async (person: string, office: string, after?: number): Promise<LiveClient> => {
  const client = await LiveClient.open(hub, person);
  client.subscribe({ office, after });
  await client.until(() => client.messages().length > 0);
  return client;
};

describe('clients of one office', () => {
  test('share one upstream, and each event is completed once', async () => {
    const clients = [await live('malee', 'chiang-khong'), await live('somchai', 'chiang-khong')];
    hub.inbox.append('chiang-khong', 'report-1');
    for (const client of clients) await client.until(() => client.numbers().length === 1);
    expect(hub.subgraph.subscribed).toHaveLength(1);
    expect(hub.server.status()).toMatchObject({ groups: 1, subscribers: 2, upstreams: [{ subscriptions: 1 }] });
    expect(hub.elsewhere.runs).toBe(1);
    expect(clients[0]?.messages().find(({ alert }) => alert)).toEqual({
      number: 1,
      head: 1,
      alert: { id: 'report-1', urgency: 'URGENT', place: 'Chiang Khong' },
    });
    expect(clients[1]?.messages().filter(({ alert }) => alert)).toEqual(
      clients[0]?.messages().filter(({ alert }) => alert),
    );
  });

  test('are delivered to with the rights of the office and of no person', async () => {
    await live('malee', 'chiang-khong');
    expect(hub.subgraph.subscribed[0]?.caller).toMatchObject({
      kind: 'OFFICE',
      id: 'chiang-khong',
      offices: [{ office: 'chiang-khong', appointment: null }],
    });
  });

  test('with different fields share nothing, and see only their own', async () => {
    const whole = await live('malee', 'chiang-khong');
    const short = await LiveClient.open(hub, 'somchai');
    const query = 'subscription { a: caseAlerts(office: "chiang-khong") { alert { id } } }';
    short.subscribe({}, { query });
    await short.until(() => short.results().length > 0);
    hub.inbox.append('chiang-khong', 'report-1');
    await whole.until(() => whole.numbers().length === 1);
    await short.until(() => short.results().some((one) => JSON.stringify(one).includes('report-1')));
    expect(short.results()).toContainEqual({ data: { a: { alert: { id: 'report-1' } } } });
    expect(hub.server.status()).toMatchObject({ groups: 2, upstreams: [{ subscriptions: 2 }] });
  });

  test('leave nothing open when the last has gone', async () => {
    const client = await live('malee', 'chiang-khong');
    expect(hub.subgraph.open).toBe(1);
    client.send({ id: '1', type: 'complete' });
    await until(() => hub.server.status().groups === 0 && hub.subgraph.open === 0);
    client.subscribe({ office: 'chiang-khong' }, { id: '1' });
    await client.until(() => client.messages().length > 1);
  });
});

describe('clients of another office', () => {
  test('get nothing of it', async () => {
    const own = await live('malee', 'chiang-khong');
    const other = await live('anong', 'mae-sai');
    hub.inbox.append('chiang-khong', 'report-1');
    await own.until(() => own.numbers().length === 1);
    const before = other.heartbeats();
    await other.until(() => other.heartbeats() > before + 1);
    expect(other.numbers()).toEqual([]);
  });

  test('are refused it', async () => {
    const client = await LiveClient.open(hub, 'anong');
    client.subscribe({ office: 'chiang-khong' });
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('FORBIDDEN_ACTION');
    expect(hub.subgraph.subscribed).toHaveLength(0);
  });
});

describe('other subgraphs', () => {
  test('may be away: the alert arrives, and the error names the organisation', async () => {
    const client = await live('malee', 'chiang-khong');
    hub.elsewhere.failing = true;
    hub.inbox.append('chiang-khong', 'report-1');
    await client.until(() => client.numbers().length === 1);
    const result = client.results().find(({ data }) => data?.caseAlerts.alert);
    expect(result?.data?.caseAlerts.alert).toEqual({ id: 'report-1', urgency: 'URGENT', place: null });
    expect(result?.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', organisation: 'Committees' } },
    ]);
  });

  test('may hang: the alert goes out without them', async () => {
    await hub.stop();
    hub = await LiveHub.start({ eventMs: 100 });
    hub.addOffice('chiang-khong');
    hub.appoint('malee', 'chiang-khong');
    const client = await live('malee', 'chiang-khong');
    hub.elsewhere.delayMs = 600_000;
    hub.inbox.append('chiang-khong', 'report-1');
    await client.until(() => client.numbers().length === 1);
    const result = client.results().find(({ data }) => data?.caseAlerts.alert);
    expect(result?.errors).toMatchObject([{ extensions: { code: 'OPERATION_TIMEOUT' } }]);
  });

  test('are never asked for more events at once than allowed', async () => {
    await hub.stop();
    hub = await LiveHub.start({ liveEvents: 2 });
    hub.addOffice('chiang-khong');
    hub.appoint('malee', 'chiang-khong');
    const client = await live('malee', 'chiang-khong');
    hub.elsewhere.delayMs = 20;
    for (let one = 1; one <= 10; one++) hub.inbox.append('chiang-khong', `report-${one}`);
    await client.until(() => client.numbers().length === 10);
    expect(hub.elsewhere.mostRunning).toBe(2);
    expect(client.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
