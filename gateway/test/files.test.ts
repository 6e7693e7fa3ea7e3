import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contentDigest } from '@hub/caller';
import { DEFAULT_LIMITS } from '../src/index.js';
import { PEOPLE } from './fakes/contracts.js';
import { send } from './fakes/fake-subgraph.js';
import { SmallHub } from './fakes/small-hub.js';

const MFA = { amr: ['pwd', 'mfa'] };
const BYTES = randomBytes(3 * 1024 * 1024);
const hub = new SmallHub();
let token: string;
beforeAll(async () => {
  await hub.start({ limits: { ...DEFAULT_LIMITS, requestMs: 300 } });
  token = await hub.as(PEOPLE.dao, MFA);
});
beforeEach(() => {
  hub.cases.receivedFiles.length = 0;
  hub.cases.files = (response) => send(response, 201, {});
});
afterAll(() => hub.stop());

const digestOf = (bytes: Buffer): string => contentDigest(createHash('sha256').update(bytes).digest('hex'));
const put = (path: string, headers: Record<string, string> = {}, bytes = BYTES): Promise<Response> =>
  fetch(hub.url + path, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { authorization: `Bearer ${token}`, 'content-digest': digestOf(bytes), ...headers },
  });
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(hub.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code,
];
const newPath = (): string => `/files/cases/${randomUUID()}`;

const giving =
  (headers: Record<string, string>, bytes = BYTES) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-length': bytes.length, ...headers }).end(bytes);
const GIVEN = { 'content-type': 'image/jpeg', 'content-disposition': 'attachment; filename="photo-12.jpg"' };

describe('a file that is sent', () => {
  test('goes to the subgraph its path names, for who signed in, bound to its digest', async () => {
    const path = newPath();
    expect((await put(path)).status).toBe(201);
    const [file, ...more] = hub.cases.receivedFiles;
    expect(more).toEqual([]);
    expect(file).toMatchObject({ method: 'PUT', path: path.replace('/cases', '') });
    expect([file!.bytes.equals(BYTES), file!.caller.id, file!.caller.mfa]).toEqual([true, PEOPLE.dao, true]);
  });

  test.each([
    ['NOT_FOUND', 404],
    ['FILE_DIFFERS', 400],
    ['FILE_TYPE_REFUSED', 415],
    ['HUB_BUSY', 503],
    ['INPUT_INVALID', 503],
  ])('is refused as the subgraph refuses it: %s', async (code, status) => {
    hub.cases.files = (response) => send(response, 400, { errors: [{ message: 'words', extensions: { code } }] });
    const response = await put(newPath());
    expect(await response.clone().text()).not.toContain('words');
    expect(await codeOf(response)).toEqual([status, code]);
  });

  test.each([
    [
      'a code nobody knows',
      (response: ServerResponse) => send(response, 400, { errors: [{ extensions: { code: 'X' } }] }),
    ],
    [
      'a redirect',
      (response: ServerResponse) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    ],
    ['no JSON', (response: ServerResponse) => void response.writeHead(500).end('SELECT')],
  ])('fails with %s', async (_what, files) => {
    hub.cases.files = files;
    expect(await codeOf(await put(newPath()))).toEqual([503, 'SUBGRAPH_FAILED']);
  });
});

describe('a file that is fetched', () => {
  test('is saved, never shown, run or kept, and only what a file needs comes with it', async () => {
    hub.cases.files = giving({ ...GIVEN, 'set-cookie': 'a=b', 'cache-control': 'public', 'x-inner': 'y' });
    const path = `${newPath()}?purpose=CARE`;
    const response = await get(path, { origin: 'https://dashboard.example' });
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
    expect(hub.cases.receivedFiles[0]).toMatchObject({ method: 'GET', path: path.replace('/cases', '') });
    const { headers } = response;
    expect(Object.fromEntries(headers)).toMatchObject({
      ...GIVEN,
      ...{ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'access-control-allow-origin': 'https://dashboard.example',
      'access-control-expose-headers': 'content-disposition',
    });
    expect([headers.get('set-cookie'), headers.get('x-inner')]).toEqual([null, null]);
  });

  test.each([
    ['a page', { ...GIVEN, 'content-type': 'text/html' }],
    ['a name with a path', { ...GIVEN, 'content-disposition': 'attachment; filename="../a.jpg"' }],
    ['no name', { 'content-type': 'image/jpeg' }],
    ['a picture to be shown', { ...GIVEN, 'content-disposition': 'inline; filename="a.jpg"' }],
  ])('is refused when it comes as %s', async (_what, headers) => {
    hub.cases.files = giving(headers);
    expect(await codeOf(await get(newPath()))).toEqual([503, 'SUBGRAPH_FAILED']);
  });

  test('is cut when it is larger than any file', async () => {
    hub.cases.files = giving(GIVEN, Buffer.alloc(20 * 1024 * 1024 + 1));
    await expect(get(newPath()).then((response) => response.arrayBuffer())).rejects.toThrow(/terminated|fetch failed/);
  });
});

describe('no subgraph hears', () => {
  test.each([
    ['of who signed in wrongly', () => put(newPath(), { authorization: '' }), 401, 'AUTH_TOKEN_INVALID'],
    ['of a file nobody declared', () => put(newPath(), { 'content-digest': '' }), 400, 'FILE_UNDECLARED'],
    ['of a digest that is none', () => put(newPath(), { 'content-digest': 'md5=:aaaa:' }), 400, 'FILE_UNDECLARED'],
    ['of a subgraph that is not there', () => put(`/files/others/${randomUUID()}`), 404, 'REQUEST_PATH'],
    ['of something that is no id', () => get('/files/cases/../graphql'), 404, 'REQUEST_PATH'],
    ['of other words in the path', () => get(`${newPath()}?purpose=CARE&as=chair`), 404, 'REQUEST_PATH'],
    ['of a strange page', () => get(newPath(), { origin: 'https://evil.example' }), 403, 'REQUEST_ORIGIN'],
  ])('%s', async (_what, ask, status, code) => {
    expect(await codeOf(await ask())).toEqual([status, code]);
    expect(hub.cases.receivedFiles).toEqual([]);
  });

  test('of who wants a file and signed in without a second factor, or not at all', async () => {
    const weak = await hub.as(PEOPLE.dao, { amr: ['pwd'] });
    expect(await codeOf(await get(newPath(), { authorization: `Bearer ${weak}` }))).toEqual([403, 'FORBIDDEN_FIELD']);
    expect(await codeOf(await fetch(hub.url + newPath()))).toEqual([401, 'AUTH_REQUIRED']);
    expect(hub.cases.receivedFiles).toEqual([]);
  });

  test('of a file that is too large, before it is sent', async () => {
    const status = await new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${token}`,
        'content-digest': digestOf(BYTES),
        'content-length': 20_971_521,
      };
      const sending = request(hub.url + newPath(), { method: 'PUT', headers }, ({ statusCode }) => {
        resolve(statusCode);
        sending.destroy();
      });
      sending.on('error', reject).flushHeaders();
    });
    expect([status, hub.cases.receivedFiles]).toEqual([413, []]);
  });
});

test('one person has four files on the way at most, and others go on', async () => {
  const held: ServerResponse[] = [];
  hub.cases.files = (response) => void held.push(response);
  const running = [1, 2, 3, 4].map(() => put(newPath(), {}, Buffer.from('x')));
  await hub.until(() => held.length === 4);
  expect(await codeOf(await put(newPath()))).toEqual([429, 'REQUEST_TOO_OFTEN']);
  hub.cases.files = (response) => send(response, 201, {});
  const other = await hub.as(PEOPLE.focal, MFA);
  expect((await put(newPath(), { authorization: `Bearer ${other}` })).status).toBe(201);
  for (const response of held) send(response, 201, {});
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect((await put(newPath())).status).toBe(201);
});

describe('who did not sign in, or with one factor, sends files by a door of the subgraph', () => {
  const BODY = new Uint8Array(Buffer.from('x'));
  const publicly = (): Promise<Response> =>
    fetch(hub.url + newPath(), {
      method: 'PUT',
      body: BODY,
      headers: { 'content-digest': digestOf(Buffer.from('x')) },
    });

  test('the subgraph hears who it is and decides', async () => {
    const weak = await hub.as(PEOPLE.focal, { amr: ['pwd'] });
    expect((await put(newPath(), { authorization: `Bearer ${weak}` })).status).toBe(201);
    expect((await publicly()).status).toBe(201);
    expect(hub.cases.receivedFiles.map(({ caller }) => [caller.kind, caller.mfa])).toEqual([
      ['PERSON', false],
      ['PUBLIC', false],
    ]);
  });

  test('one address four at a time, and so many in ten minutes', async () => {
    const held: ServerResponse[] = [];
    hub.cases.files = (response) => void held.push(response);
    const running = [1, 2, 3, 4].map(publicly);
    await hub.until(() => held.length === 4);
    expect(await codeOf(await publicly())).toEqual([429, 'REQUEST_TOO_OFTEN']);
    hub.cases.files = (response) => send(response, 201, {});
    for (const response of held) send(response, 201, {});
    await Promise.all(running);
    const statuses: number[] = [];
    for (let n = 0; n < DEFAULT_LIMITS.receiptsAsked.perKey; n++) statuses.push((await publicly()).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([201, 429]);
    expect((await put(newPath())).status).toBe(201);
  });
});

test('browsers of known pages may ask', async () => {
  const headers = { origin: 'https://dashboard.example', 'access-control-request-method': 'PUT' };
  const response = await fetch(hub.url + newPath(), { method: 'OPTIONS', headers });
  expect([response.status, response.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, PUT']);
  expect(response.headers.get('access-control-allow-headers')).toContain('content-digest');
});

test('what is no file and drips is cut off', async () => {
  const { hostname, port } = new URL(hub.url);
  const socket = connect(Number(port), hostname);
  const closed = new Promise((resolve) =>
    socket.once('error', () => undefined).once('close', () => resolve(socket.connecting)),
  );
  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
  expect(await closed).toBe(false);
});

describe('while', () => {
  test('the subgraph is away, files wait', async () => {
    await hub.cases.stop();
    expect(await codeOf(await put(newPath()))).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
    expect(await codeOf(await get(newPath()))).toEqual([503, 'SUBGRAPH_UNAVAILABLE']);
  });

  test('rights cannot be confirmed, no file moves', async () => {
    await hub.committees.stop();
    hub.server.directory.confirmedAt = Date.now() - 6_000;
    expect(await codeOf(await get(newPath()))).toEqual([503, 'DIRECTORY_STALE']);
  });
});
