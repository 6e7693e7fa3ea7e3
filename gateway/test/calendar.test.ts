import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../src/index.js';
import { send } from './fakes/fake-subgraph.js';
import { SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
const PATH = `/calendar/${'a'.repeat(43)}.ics`;
beforeAll(async () => {
  const calendars = { windowMs: 600_000, perKey: 12, overall: 1_000 };
  await hub.start({ limits: { ...DEFAULT_LIMITS, calendars } });
});
beforeEach(() => {
  hub.committees.receivedFiles.length = 0;
  hub.committees.files = (response) =>
    void response.writeHead(200, { 'content-type': 'text/calendar; charset=utf-8', 'set-cookie': 'a=b' }).end(CALENDAR);
});
afterAll(() => hub.stop());

const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code,
];

test('a calendar is fetched without a sign-in, of the owner of committees, for nobody', async () => {
  const response = await fetch(hub.url + PATH, { headers: { authorization: 'Bearer of-somebody' } });
  expect([response.status, await response.text()]).toEqual([200, CALENDAR]);
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect([response.headers.get('set-cookie'), response.headers.get('cache-control')]).toEqual([null, 'no-store']);
  expect(hub.committees.receivedFiles.map(({ method, path, caller }) => [method, path, caller.kind])).toEqual([
    ['GET', PATH, 'PUBLIC'],
  ]);
});

test.each([
  ['of another length', `/calendar/${'a'.repeat(42)}.ics`],
  ['with more behind it', `${PATH}?as=person`],
  ['that goes elsewhere', `/calendar/../files/${'a'.repeat(43)}.ics/`],
])('a secret %s asks nothing of anybody', async (_, path) => {
  const response = await fetch(hub.url + path);
  expect(response.status).toBe(404);
  expect(hub.committees.receivedFiles).toEqual([]);
});

test('what the owner does not know is missing, and what is no calendar does not go out', async () => {
  hub.committees.files = (response) => send(response, 404, { errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  expect(await codeOf(await fetch(hub.url + PATH))).toEqual([404, 'NOT_FOUND']);
  hub.committees.files = (response) => send(response, 200, { secret: 'row' });
  expect(await codeOf(await fetch(hub.url + PATH))).toEqual([503, 'HUB_BUSY']);
  expect(await codeOf(await fetch(hub.url + PATH, { method: 'POST' }))).toEqual([405, 'REQUEST_METHOD']);
});

test('whoever asks too often from one address waits', async () => {
  const codes: number[] = [];
  for (let time = 0; time < 14; time++) codes.push((await fetch(hub.url + PATH)).status);
  expect(codes.at(-1)).toBe(429);
  expect(codes[0]).toBe(200);
  expect(hub.logged.join('\n')).not.toContain('a'.repeat(43));
});
