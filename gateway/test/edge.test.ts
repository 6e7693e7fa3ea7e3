import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAssertionSigner, GATEWAY_ISSUER } from '@hub/caller';
import { PEOPLE } from './fakes/contracts.js';
import { send } from './fakes/fake-subgraph.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';
import { LiveHub } from './live/live-hub.js';

const hub = new SmallHub();
let live: LiveHub;
let dao: string;
const OWN = 'https://dashboard.example';
beforeAll(async () => {
  await hub.start();
  live = await LiveHub.start();
  dao = await hub.as(PEOPLE.dao);
});
afterAll(async () => {
  await live.stop();
  await hub.stop();
});

const TYPENAME = JSON.stringify({ query: '{ __typename }' });
const json = { 'content-type': 'application/json' };

/** The first line a server answers to bytes as they are. */
const raw = (port: number, lines: readonly string[], body = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n')[0] ?? '');
      socket.destroy();
    });
  });

describe('a request a page of another site can make without asking', () => {
  test.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-7',
    'application/json; charset=iso-8859-1',
    'application/json, text/plain',
    'application/jsonp',
    '',
  ])('is refused with content type "%s", and nothing is asked of a subgraph', async (type) => {
    const before = hub.cases.received.length;
    const body = Buffer.from(JSON.stringify({ query: '{ search }' }));
    const response = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      body,
      headers: type ? { 'content-type': type } : {},
    });
    expect(response.status).toBe(415);
    expect(hub.cases.received.length).toBe(before);
  });

  test.each([{}, json, { 'content-type': 'application/json; boundary=x' }, { 'content-type': 'text/plain' }])(
    'is refused by GET with %j',
    async (headers) => {
      const response = await fetch(`${hub.url}/graphql?query=%7B__typename%7D`, { headers });
      expect(response.status).toBe(405);
    },
  );

  test.each(['PUT', 'DELETE', 'PATCH'])('is refused by %s', async (method) => {
    expect((await fetch(`${hub.url}/graphql`, { method, body: TYPENAME, headers: json })).status).toBe(405);
  });
});

describe('a web origin', () => {
  const preflight = (url: string, origin: string) =>
    fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

  test.each(['https://evil.example', 'null', 'https://dashboard.example.evil.example', 'http://dashboard.example'])(
    '%s is told nothing before or after it asks, by either process',
    async (origin) => {
      for (const url of [`${hub.url}/graphql`, `${live.httpUrl}/graphql/stream`])
        for (const answer of [
          await preflight(url, origin),
          await fetch(url, { method: 'POST', body: TYPENAME, headers: { ...json, origin } }),
        ]) {
          expect(answer.status).toBe(403);
          expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        }
    },
  );

  test('that is known may post with a token, and may never bring cookies', async () => {
    const answer = await preflight(`${hub.url}/graphql`, OWN);
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe(OWN);
    expect(answer.headers.get('access-control-allow-methods')).toBe('POST');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization, content-type, last-event-id');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('vary')).toBe('origin, accept-language');
  });

  test('whose name was made to lead to this machine is not the hub’s own', async () => {
    const { port } = new URL(hub.url);
    const head = (host: string) => [
      ...['POST /graphql HTTP/1.1', `host: ${host}`, `origin: http://${host}`, 'content-type: application/json'],
      `content-length: ${TYPENAME.length}`,
    ];
    expect(await raw(Number(port), head(`evil.example:${port}`), TYPENAME)).toContain(' 403 ');
    expect(await raw(Number(port), head(`127.0.0.1:${port}`), TYPENAME)).toContain(' 200 ');
  });
});

describe('every answer', () => {
  const ANSWERS: readonly [string, string, RequestInit][] = [
    ['data', '/graphql', { method: 'POST', body: TYPENAME, headers: json }],
    ['an error', '/graphql', { method: 'POST', body: '{', headers: json }],
    ['no method', '/graphql', {}],
    ['no token', '/graphql', { method: 'POST', body: TYPENAME, headers: { ...json, authorization: 'Bearer x' } }],
    ['too much', '/graphql', { method: 'POST', body: 'x'.repeat(300_000), headers: json }],
    ['a preflight', '/graphql', { method: 'OPTIONS', headers: { origin: OWN } }],
    ['no preflight', '/graphql', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } }],
    ['health', '/healthz', {}],
    ['status', '/status', {}],
    ['nothing', '/nothing', {}],
    ['the playground', '/', {}],
    ['a script', '/playground/playground.js', {}],
    ['settings', '/playground/settings.json', {}],
  ];
  const LIVE: readonly [string, string, RequestInit][] = [
    ['no stream', '/graphql/stream', { method: 'POST', body: TYPENAME, headers: json }],
    ['a preflight of the stream', '/graphql/stream', { method: 'OPTIONS', headers: { origin: 'https://hub.test' } }],
    ['no socket', '/graphql', {}],
    ['live health', '/healthz', {}],
    ['nothing live', '/nothing', {}],
  ];

  test.each([
    ...ANSWERS.map(([what, path, init]) => [what, () => hub.url + path, init] as const),
    ...LIVE.map(([what, path, init]) => [what, () => live.httpUrl + path, init] as const),
  ])('is kept by nobody, guessed at by nobody, framed by nobody, and sets no cookie: %s', async (_what, url, init) => {
    const { headers } = await fetch(url(), init);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    for (const name of ['set-cookie', 'server', 'x-powered-by', 'etag']) expect(headers.get(name)).toBeNull();
  });
});

describe('headers from outside', () => {
  test.each(['authorization', 'Authorization'])('a second %s header is refused, whatever it says', async (name) => {
    for (const [port, path] of [
      [Number(new URL(hub.url).port), '/graphql'],
      [live.server.port, '/graphql/stream'],
    ] as const) {
      const head = [`POST ${path} HTTP/1.1`, 'host: x', 'content-type: application/json'];
      const tokens = [`authorization: Bearer ${dao}`, `${name}: Bearer ${dao}`];
      const request = [...head, ...tokens, `content-length: ${TYPENAME.length}`];
      expect(await raw(port, request, TYPENAME)).toContain(' 401 ');
    }
  });

  test.each([
    ['a length beside chunks', ['content-length: 25', 'transfer-encoding: chunked']],
    ['two lengths', ['content-length: 25', 'content-length: 5']],
    ['chunks that are not last', ['transfer-encoding: chunked, identity']],
  ])('%s is no request', async (_what, lines) => {
    const head = ['POST /graphql HTTP/1.1', 'host: x', 'content-type: application/json', ...lines];
    expect(await raw(Number(new URL(hub.url).port), head, TYPENAME)).toContain(' 400 ');
  });

  test('neither say who calls nor reach a subgraph', async () => {
    const body = JSON.stringify({ query: '{ search }' });
    const sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: 'cases' }, hub.cases.key);
    const caller = hub.server.directory.callerOf(PEOPLE.dao, { mfa: true, at: Date.now() });
    hub.cases.received.length = 0;
    const answer = await hub.post(body, {
      'hub-assertion': sign(caller, { method: 'POST', path: '/graphql', body }),
      'x-hub-principal': PEOPLE.dao,
      'x-forwarded-user': PEOPLE.dao,
      'x-forwarded-for': '127.0.0.1',
      cookie: 'session=1',
    });
    expect(answer.body).toEqual({ data: { search: 1 } });
    expect(hub.cases.received[0]?.caller).toMatchObject({ kind: 'PUBLIC', id: 'public', scopes: [] });
    expect(hub.cases.received[0]?.headers).toEqual(
      ['accept', 'accept-language', 'connection', 'content-length', 'content-type', 'host', 'hub-assertion'].sort(),
    );
    expect(
      codesOf(await hub.post(JSON.stringify({ query: '{ cases { total } }' }), { 'x-hub-principal': PEOPLE.dao })),
    ).toEqual(['FORBIDDEN_FIELD']);
  });

  test('a token in the address counts for nothing', async () => {
    const response = await fetch(`${hub.url}/graphql?access_token=${dao}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ query: '{ cases { total } }' }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN_FIELD' } }] });
  });
});

describe('a body', () => {
  const large = JSON.stringify({ query: ' '.repeat(300_000) });
  test('too large in chunks is refused as it comes', async () => {
    const chunks = new ReadableStream({
      start: (controller) => {
        for (let sent = 0; sent < 40; sent++) controller.enqueue(Buffer.alloc(8 * 1024, 32));
        controller.close();
      },
    });
    const sent = { method: 'POST', headers: json, body: chunks, duplex: 'half' } as RequestInit;
    const answer = await fetch(`${hub.url}/graphql`, sent).then(
      ({ status }) => status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(answer);
    expect((await hub.query('{ __typename }')).status).toBe(200);
  });

  test.each([
    ['gzip, inflated too large', 'gzip', gzipSync(large), 'REQUEST_TOO_LARGE'],
    ['gzip that is none', 'gzip', Buffer.from(TYPENAME), 'REQUEST_MALFORMED'],
    ['an encoding nobody asked for', 'br', Buffer.from(TYPENAME), 'REQUEST_CONTENT_TYPE'],
    ['two encodings', 'gzip, gzip', gzipSync(gzipSync(TYPENAME)), 'REQUEST_CONTENT_TYPE'],
  ])('in %s is refused by both processes', async (_what, encoding, body, code) => {
    expect(codesOf(await hub.post(body, { 'content-encoding': encoding }))).toEqual([code]);
    const response = await fetch(`${live.httpUrl}/graphql/stream`, {
      method: 'POST',
      body,
      headers: { ...json, 'content-encoding': encoding },
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('in gzip of the right size is read', async () => {
    const answer = await hub.post(gzipSync(TYPENAME), { 'content-encoding': 'gzip' });
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('names of a prototype', () => {
  test('as aliases are names like any other', async () => {
    const answer = await hub.query(
      '{ constructor: search toString: search hasOwnProperty: committees { valueOf: id } }',
    );
    expect(answer.text).toBe(
      '{"data":{"constructor":1,"toString":1,"hasOwnProperty":[{"valueOf":"c1"},{"valueOf":"c2"}]}}',
    );
  });

  test.each([
    ['among the variables', '{"__proto__":{"f":{"reporter":"x"}}}', undefined],
    ['inside an input', '{"f":{"__proto__":{"reporter":"x"}}}', 'OPERATION_VARIABLES'],
    ['as constructor inside an input', '{"f":{"constructor":{"prototype":{"polluted":1}}}}', 'OPERATION_VARIABLES'],
  ])('%s supply nothing', async (_what, variables, code) => {
    const query = JSON.stringify('query($f: CaseFilter) { search(filter: $f) }');
    const answer = await hub.post(`{"query":${query},"variables":${variables},"__proto__":{"operationName":"x"}}`);
    expect(codesOf(answer)).toEqual(code ? [code] : []);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('what one operation may cause', () => {
  test('is at most 200 representations in one fetch', async () => {
    hub.committees.received.length = 0;
    const answer = await hub.query('{ many { name } }');
    expect(answer.body.data.many).toHaveLength(450);
    const sent = hub.committees.received.map(({ variables }) => (variables['representations'] as object[]).length);
    expect(sent.sort((a, b) => a - b)).toEqual([50, 200, 200]);
  });

  test('is at most 40 fetches, counted before the first', async () => {
    const levels = (left: number): string => (left ? `name cases { committee { ${levels(left - 1)} } }` : 'name');
    const roots = Array.from({ length: 10 }, (_, i) => `r${i}: committee(id: "c1") { ${levels(3)} }`);
    const before = hub.cases.received.length;
    const answer = await hub.query(`{ ${roots.join(' ')} }`, { token: dao });
    expect([answer.status, codesOf(answer)]).toEqual([400, ['OPERATION_TOO_COSTLY']]);
    expect(hub.cases.received.length).toBe(before);
    expect((await hub.query(`{ ${roots.slice(1).join(' ')} }`, { token: dao })).status).toBe(200);
  });
});

test('a subgraph that drips its answer is given up after two seconds, for its own fields only', async () => {
  hub.cases.intercept = (response, query) => {
    if (query.includes('_service')) return false;
    response.writeHead(200, json);
    const timer = setInterval(() => response.write(' '), 100);
    response.on('close', () => clearInterval(timer));
    return true;
  };
  const answer = await hub.query('{ committees { id } search }');
  hub.cases.intercept = undefined;
  expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  expect(answer.body.data.committees).toHaveLength(2);
});

test('cookies of a subgraph and its headers end at the hub', async () => {
  hub.cases.intercept = (response, query) => {
    if (query.includes('_service')) return false;
    response.setHeader('set-cookie', 'a=b');
    response.setHeader('x-internal', 'db-7');
    send(response, 200, { data: { search: 1 } });
    return true;
  };
  const answer = await hub.query('{ search }');
  hub.cases.intercept = undefined;
  expect(answer.body).toEqual({ data: { search: 1 } });
  expect([answer.headers.get('set-cookie'), answer.headers.get('x-internal')]).toEqual([null, null]);
});
