import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ALERTS, LiveClient } from './live-client.js';
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
afterEach(() => hub.stop());

describe('a socket', () => {
  test('is opened for an allowed web origin and for a client without one', async () => {
    await LiveClient.connect(hub, { origin: 'https://hub.test' });
    await LiveClient.connect(hub);
    expect(hub.server.status().connections).toBe(2);
  });

  test.each(['https://evil.test', 'null', 'https://hub.test.evil.test', 'http://hub.test'])(
    'is refused to the web origin %s',
    async (origin) => {
      await expect(LiveClient.connect(hub, { origin })).rejects.toThrow('403');
    },
  );

  test('takes no token from its address', async () => {
    const client = await LiveClient.connect(hub, {}, 'graphql-transport-ws', '?accessToken=malee');
    client.send({ type: 'connection_init' });
    expect(await client.untilClosed()).toBe(4401);
  });

  test('and a stream are refused when the process has as many as it can hold', async () => {
    await hub.stop();
    hub = await LiveHub.start({ sockets: 1 });
    await LiveClient.connect(hub);
    await expect(LiveClient.connect(hub)).rejects.toThrow('503');
    const body = JSON.stringify({ query: '{ ok }' });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer malee' };
    const stream = await fetch(`${hub.httpUrl}/graphql/stream`, { method: 'POST', headers, body });
    expect([stream.status, stream.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^[1-4]$/)]);
  });

  test.each(['graphql-ws', 'soap'])('is refused to the protocol %s', async (protocol) => {
    await expect(LiveClient.connect(hub, {}, protocol)).rejects.toThrow('400');
  });

  test('is closed when nothing is said in time', async () => {
    await hub.stop();
    hub = await LiveHub.start({ initMs: 300 });
    expect(await (await LiveClient.connect(hub)).untilClosed()).toBe(4408);
  });

  test('is closed on a first frame of more than 16 KiB', async () => {
    const client = await LiveClient.connect(hub);
    client.send({ type: 'connection_init', payload: { accessToken: 'malee', pad: 'x'.repeat(17 * 1024) } });
    expect(await client.untilClosed()).toBe(1009);
  });

  test('is closed on a later frame of more than 64 KiB, but not of 60', async () => {
    const client = await LiveClient.open(hub, 'malee');
    client.send({ type: 'ping', payload: { pad: 'x'.repeat(60 * 1024) } });
    await client.until(() => client.frames.some(({ type }) => type === 'pong'));
    client.send({ type: 'ping', payload: { pad: 'x'.repeat(65 * 1024) } });
    expect(await client.untilClosed()).toBe(1009);
  });

  test.each([
    ['a subscribe before the acknowledgement', 4401, { id: '1', type: 'subscribe', payload: { query: '{ ok }' } }],
    ['what is no message', 4400, { type: 'hello' }],
    ['a message only a server sends', 4400, { type: 'connection_ack' }],
  ])('is closed on %s', async (_what, code, message) => {
    const client = await LiveClient.connect(hub);
    client.send(message);
    expect(await client.untilClosed()).toBe(code);
  });

  test('is closed on a second initialisation', async () => {
    const client = await LiveClient.open(hub, 'malee');
    client.send({ type: 'connection_init', payload: { accessToken: 'malee' } });
    expect(await client.untilClosed()).toBe(4429);
  });

  test('is closed on a subscription id that is taken', async () => {
    const client = await LiveClient.open(hub, 'malee');
    client.subscribe({ office: OFFICE });
    client.subscribe({ office: OFFICE });
    expect(await client.untilClosed()).toBe(4409);
  });
});

describe('counts', () => {
  test('a socket carries 20 subscriptions and refuses the next', async () => {
    const client = await LiveClient.open(hub, 'malee');
    for (let id = 1; id <= 21; id++) client.subscribe({ office: OFFICE }, { id: String(id) });
    await client.until(() => client.errorCode('21') !== undefined);
    expect(client.errorCode('21')).toBe('LIVE_TOO_MANY');
    expect(hub.server.status()).toMatchObject({ subscribers: 20, groups: 1 });
  });

  test('a person has 5 sockets, and a closed one makes room', async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => LiveClient.open(hub, 'malee')));
    const sixth = await LiveClient.connect(hub);
    sixth.send({ type: 'connection_init', payload: { accessToken: 'malee' } });
    expect(await sixth.untilClosed()).toBe(4429);
    await LiveClient.open(hub, 'somchai');
    clients[0]?.close();
    await until(() => hub.server.status().connections === 5);
    await LiveClient.open(hub, 'malee');
  });
});

describe('an address', () => {
  const from = (forwarded: string) => ({ headers: { 'x-forwarded-for': forwarded } });
  const startWith = async (...trustedProxies: string[]): Promise<void> => {
    await hub.stop();
    hub = await LiveHub.start({ socketsPerAddress: 2, sweepMs: 50 }, undefined, trustedProxies);
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
  };

  test('has so many connections over both transports, before anybody signs in; a closed one makes room', async () => {
    await startWith();
    const first = await LiveClient.connect(hub);
    await LiveClient.connect(hub);
    await expect(LiveClient.connect(hub)).rejects.toThrow('429');
    const body = JSON.stringify({ query: ALERTS, variables: { office: OFFICE } });
    const headers = { 'content-type': 'application/json', authorization: 'Bearer malee' };
    const stream = () => fetch(`${hub.httpUrl}/graphql/stream`, { method: 'POST', headers, body });
    expect(await (await stream()).text()).toContain('LIVE_TOO_MANY');
    first.close();
    await until(() => hub.server.status().connections === 1);
    const held = await stream();
    await until(() => hub.server.status().connections === 2);
    await expect(LiveClient.connect(hub)).rejects.toThrow('429');
    await held.body?.cancel();
    await until(() => hub.server.status().connections === 1);
    await LiveClient.connect(hub);
  });

  test('is the one that calls, whatever the caller says of itself', async () => {
    await startWith();
    await LiveClient.connect(hub, from('10.0.0.1'));
    await LiveClient.connect(hub, from('10.0.0.2'));
    await expect(LiveClient.connect(hub, from('10.0.0.3'))).rejects.toThrow('429');
  });

  test('is the one that a trusted proxy names last, not what the caller told the proxy', async () => {
    await startWith('127.0.0.0/8', '::1');
    for (const forged of ['198.51.100.1', '198.51.100.2'])
      await LiveClient.connect(hub, from(`${forged}, 203.0.113.9`));
    await expect(LiveClient.connect(hub, from('198.51.100.3, 203.0.113.9'))).rejects.toThrow('429');
    await LiveClient.connect(hub, from('203.0.113.9, 203.0.113.10'));
  });

  test('behind several trusted proxies is the first that none of them is', async () => {
    await startWith('127.0.0.1', '10.0.0.0/8');
    for (const proxy of ['10.1.1.1', '10.1.1.2']) await LiveClient.connect(hub, from(`203.0.113.9, ${proxy}`));
    await expect(LiveClient.connect(hub, from('203.0.113.9, 10.1.1.3'))).rejects.toThrow('429');
  });

  test('with IPv6 is a whole network, however it is written', async () => {
    await startWith('127.0.0.1');
    await LiveClient.connect(hub, from('2001:db8:0:1::1'));
    await LiveClient.connect(hub, from('2001:0DB8:0000:0001:ffff::2'));
    await expect(LiveClient.connect(hub, from('2001:db8:0:1:1:2:3:4'))).rejects.toThrow('429');
    await LiveClient.connect(hub, from('2001:db8:0:2::1'));
  });

  test('that a proxy does not name counts as that of the proxy', async () => {
    await startWith('127.0.0.1');
    await LiveClient.connect(hub, from('unknown'));
    await LiveClient.connect(hub);
    await expect(LiveClient.connect(hub, from('10.0.0.1, secret'))).rejects.toThrow('429');
  });
});

describe('an operation', () => {
  test.each([
    ['a query', 'OPERATION_KIND', '{ ok }'],
    ['a mutation', 'OPERATION_KIND', 'mutation { ok }'],
    ['not GraphQL', 'OPERATION_SYNTAX', 'subscription {'],
    ['unknown to the graph', 'OPERATION_INVALID', 'subscription { caseAlerts(office: "x") { nothing } }'],
    [
      'using a reserved name',
      'OPERATION_INVALID',
      `subscription { caseAlerts(office: "${OFFICE}") { hub_number: number } }`,
    ],
    [
      'conditional at its root',
      'OPERATION_INVALID',
      `subscription { caseAlerts(office: "${OFFICE}") @include(if: true) { number } }`,
    ],
  ])('that is %s is refused, and the socket stays', async (_what, code, query) => {
    const client = await LiveClient.open(hub, 'malee');
    client.subscribe({}, { query });
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe(code);
    client.subscribe({ office: OFFICE }, { id: '2' });
    await client.until(() => client.messages('2').length > 0);
  });

  test('that breaks something of ours tells an incident and nothing else', async () => {
    const client = await LiveClient.open(hub, 'malee');
    Object.assign(hub.graphs.current()!, {
      plan: () => {
        throw new Error('secret detail at http://10.0.0.1');
      },
    });
    client.subscribe({ office: OFFICE });
    await client.until(() => client.errorCode() !== undefined);
    expect(JSON.stringify(client.frames)).not.toContain('secret');
    expect(client.frames.at(-1)).toMatchObject({
      payload: [{ extensions: { code: 'HUB_INTERNAL', incident: 'incident-1' } }],
    });
  });
});

describe('a slow reader', () => {
  test('delays nobody, holds one message, and gets everything when it reads again', async () => {
    await hub.stop();
    hub = await LiveHub.start({ ringMessages: 16 });
    hub.addOffice(OFFICE);
    hub.appoint('malee', OFFICE);
    hub.appoint('somchai', OFFICE);
    const [slow, fast] = [await LiveClient.open(hub, 'malee'), await LiveClient.open(hub, 'somchai')];
    for (const client of [slow, fast]) {
      client.subscribe({ office: OFFICE });
      await client.until(() => client.messages().length > 0);
    }
    slow.socket.pause();
    const bulk = 'x'.repeat(64 * 1024);
    for (let one = 1; one <= 200; one++) {
      hub.inbox.append(OFFICE, `${one} ${bulk}`);
      await fast.until(() => fast.numbers().at(-1) === one);
    }
    const behind = slow.numbers().length;
    expect(hub.server.status().unsentBytes).toBeLessThan(2 * bulk.length);
    slow.socket.resume();
    await slow.until(() => slow.numbers().length === 200);
    expect(behind).toBeLessThan(200);
    expect(slow.numbers()).toEqual(fast.numbers());
    expect(hub.subgraph.subscribed.length).toBeGreaterThan(1);
    await until(() => hub.server.status().catchingUp === 0);
  });

  test('that takes nothing for too long is cut, one that is only quiet is not', async () => {
    await hub.stop();
    hub = await LiveHub.start({ stuckMs: 400 });
    const [dead, quiet] = [await LiveClient.open(hub, 'malee'), await LiveClient.open(hub, 'somchai')];
    dead.socket.pause();
    await until(() => hub.server.status().connections === 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(quiet.closed).toBeUndefined();
  });
});

test('what is no WebSocket request to the live endpoint is answered, not crashed on', async () => {
  const answers = await Promise.all(
    [
      'GET // HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      'GET /graphql HTTP/1.1\r\nhost: x\r\n\r\n',
    ].map(
      (text) =>
        new Promise<string>((resolve) => {
          const socket = connect(hub.server.port, '127.0.0.1', () => socket.write(text));
          socket.once('data', (data) => {
            resolve(data.toString());
            socket.destroy();
          });
        }),
    ),
  );
  expect(answers.map((text) => text.split('\r\n')[0])).toEqual([
    'HTTP/1.1 404 Not Found',
    'HTTP/1.1 405 Method Not Allowed',
  ]);
});

test('health is told before and after the graph is there, and stopping sends clients away to come back', async () => {
  expect((await fetch(`${hub.httpUrl}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${hub.httpUrl}/status`)).json()).toMatchObject({ connections: 0, groups: 0 });
  const client = await LiveClient.open(hub, 'malee');
  const closed = client.untilClosed();
  await hub.server.stop();
  expect(await closed).toBe(1012);
});
