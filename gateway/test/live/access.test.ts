import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dateAhead } from '../date-ahead.js';
import { LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';
import { until } from './until.js';

const OFFICE = 'chiang-khong';
let hub: LiveHub;

beforeEach(async () => {
  hub = await LiveHub.start();
  hub.addOffice(OFFICE);
  hub.appoint('malee', OFFICE);
  hub.appoint('somchai', OFFICE);
});
afterEach(() => {
  jest.useRealTimers();
  return hub.stop();
});

/** Less than what makes a silent socket count as dead. */
const A_WHILE_MS = 30_000;
const inAWhile = () => new Date(Date.now() + A_WHILE_MS).toISOString();
const aWhileLater = (): void => dateAhead(A_WHILE_MS + 1_000);
/** Timers of one process run in order: meanwhile every connection is looked at, with a fresh directory. */
const severalLooks = () => pause(400);
const live = async (token: string): Promise<LiveClient> => {
  const client = await LiveClient.open(hub, token);
  client.subscribe({ office: OFFICE });
  await client.until(() => client.messages().length > 0);
  return client;
};

describe('a token', () => {
  test('that is not valid closes the socket with 4401', async () => {
    const client = await LiveClient.connect(hub);
    client.send({ type: 'connection_init', payload: { accessToken: 'forged' } });
    expect(await client.untilClosed()).toBe(4401);
    expect(client.closed?.reason).toBe('AUTH_TOKEN_INVALID');
  });

  test('must be there', async () => {
    const client = await LiveClient.connect(hub);
    client.send({ type: 'connection_init' });
    expect(await client.untilClosed()).toBe(4401);
  });

  test('that ends closes the socket with 4501', async () => {
    const client = await live(`malee@${Date.now() + A_WHILE_MS}`);
    aWhileLater();
    expect(await client.untilClosed()).toBe(4501);
    expect(hub.server.status()).toMatchObject({ connections: 0, subscribers: 0 });
  });

  test('is renewed in place by a ping, and delivery goes on', async () => {
    const client = await live(`malee@${Date.now() + A_WHILE_MS}`);
    client.send({ type: 'ping', payload: { accessToken: `malee@${Date.now() + 10 * A_WHILE_MS}` } });
    await client.until(() => client.frames.some(({ type }) => type === 'pong'));
    aWhileLater();
    await severalLooks();
    hub.inbox.append(OFFICE, 'report-1');
    await client.until(() => client.numbers().length === 1);
    expect(client.closed).toBeUndefined();
  });

  test.each(['forged', 'somchai'])('is not renewed by one of %s', async (token) => {
    const client = await live('malee');
    client.send({ type: 'ping', payload: { accessToken: token } });
    expect(await client.untilClosed()).toBe(4401);
  });
});

describe('a right to an inbox', () => {
  test('that has ended silences the subscription although nothing comes', async () => {
    hub.subgraph.heartbeatMs = 60_000;
    const [client, other] = [await live('malee'), await live('somchai')];
    hub.dismiss('malee', OFFICE);
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('LIVE_RIGHT_ENDED');
    hub.inbox.append(OFFICE, 'report-1');
    await other.until(() => other.numbers().length === 1);
    expect(client.numbers()).toEqual([]);
  });

  test('that ended just before an event keeps that event back', async () => {
    await hub.stop();
    hub = await LiveHub.start({ sweepMs: 60_000 });
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
    const client = await live('malee');
    hub.dismiss('malee', OFFICE);
    hub.inbox.append(OFFICE, 'report-1');
    await client.until(() => client.errorCode() !== undefined);
    expect(client.numbers()).toEqual([]);
  });

  test('ends with the last day of the appointment, though the directory says nothing new', async () => {
    hub.appoint('malee', OFFICE, { until: inAWhile() });
    const client = await live('malee');
    aWhileLater();
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('LIVE_RIGHT_ENDED');
  });

  test('goes on when the next appointment follows at once', async () => {
    const change = inAWhile();
    hub.appoint('malee', OFFICE, { until: change });
    hub.appoint('malee', OFFICE, { from: change, id: 'second term' });
    const client = await live('malee');
    aWhileLater();
    await severalLooks();
    hub.inbox.append(OFFICE, 'report-1');
    await client.until(() => client.numbers().length === 1);
    expect(client.closed).toBeUndefined();
  });

  test('goes on when the appointment is extended', async () => {
    hub.appoint('malee', OFFICE, { until: inAWhile() });
    const client = await live('malee');
    hub.appoint('malee', OFFICE);
    aWhileLater();
    await severalLooks();
    expect(client.errorCode()).toBeUndefined();
  });
});

describe('a session that was ended', () => {
  const later = (): number => Date.now() + 5_000;

  test('closes the open socket with 4502, though nothing comes', async () => {
    hub.subgraph.heartbeatMs = 60_000;
    const [client, other] = [await live('malee'), await live('somchai')];
    hub.endSessions('malee');
    expect(await client.untilClosed()).toBe(4502);
    expect(client.closed?.reason).toBe('AUTH_SESSION_ENDED');
    expect(other.closed).toBeUndefined();
  });

  test('keeps back an event that comes before the socket is closed', async () => {
    await hub.stop();
    hub = await LiveHub.start({ sweepMs: 600 });
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
    const client = await live('malee');
    hub.endSessions('malee');
    hub.inbox.append(OFFICE, 'report-1');
    await client.untilClosed();
    expect(client.numbers()).toEqual([]);
  });

  test('subscribes to nothing more in the moment before it is closed', async () => {
    await hub.stop();
    hub = await LiveHub.start({ sweepMs: 60_000 });
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
    const client = await LiveClient.open(hub, 'malee');
    hub.endSessions('malee');
    client.subscribe({ office: OFFICE });
    expect(await client.untilClosed()).toBe(4502);
  });

  test.each([
    [
      'opens no new socket',
      async (token: string) => LiveClient.connect(hub).then((one) => [one, 'connection_init', token] as const),
    ],
    [
      'is not renewed in place',
      async (token: string) => live(`malee~${later()}`).then((one) => [one, 'ping', token] as const),
    ],
  ])('%s', async (_what, begin) => {
    hub.endSessions('malee');
    const [client, type, accessToken] = await begin(`malee~${Date.now() - 1_000}`);
    client.send({ type, payload: { accessToken } });
    expect(await client.untilClosed()).toBe(4502);
  });

  test('does not shut out the same person with a newer sign-in', async () => {
    hub.endSessions('malee');
    const client = await live(`malee~${later()}`);
    hub.inbox.append(OFFICE, 'report-1');
    await client.until(() => client.numbers().length === 1);
    expect(client.closed).toBeUndefined();
  });
});

describe('a directory copy that is too old', () => {
  test('holds delivery back, and nothing is lost or repeated when it is fresh again', async () => {
    hub.subgraph.heartbeatMs = 60_000;
    const client = await live('malee');
    hub.letDirectoryGoStale();
    for (let one = 1; one <= 3; one++) hub.inbox.append(OFFICE, `report-${one}`);
    await severalLooks();
    expect(client.numbers()).toEqual([]);
    hub.keepDirectoryFresh();
    await client.until(() => client.numbers().length === 3);
    expect(client.numbers()).toEqual([1, 2, 3]);
  });

  test('lets a holder subscribe and wait, and tells everyone else that it cannot know', async () => {
    hub.letDirectoryGoStale();
    const client = await LiveClient.open(hub, 'malee');
    client.subscribe({ office: OFFICE });
    const stranger = await LiveClient.open(hub, 'anong');
    stranger.subscribe({ office: OFFICE });
    await stranger.until(() => stranger.errorCode() !== undefined);
    expect(stranger.errorCode()).toBe('LIVE_DIRECTORY_STALE');
    hub.keepDirectoryFresh();
    await client.until(() => client.messages().length > 0);
  });

  test('does not keep an ended right alive', async () => {
    const client = await live('malee');
    hub.letDirectoryGoStale();
    hub.dismiss('malee', OFFICE);
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('LIVE_RIGHT_ENDED');
  });
});

test('an operation that selects an identifying field is refused', async () => {
  const client = await LiveClient.open(hub, 'malee');
  const query = `subscription { caseAlerts(office: "${OFFICE}") { alert { ...detail } } } fragment detail on CaseAlert { reporterPhone }`;
  client.subscribe({}, { query });
  await client.until(() => client.errorCode() !== undefined);
  expect(client.errorCode()).toBe('FORBIDDEN_FIELD');
});

test('a subgraph that refuses the office ends the subscription with its code', async () => {
  const client = await live('malee');
  hub.subgraph.refuses.add(OFFICE);
  await hub.subgraph.kill();
  await hub.subgraph.start();
  await client.until(() => client.errorCode() !== undefined);
  expect(client.errorCode()).toBe('FORBIDDEN_ACTION');
  await until(() => hub.server.status().groups === 0);
});
