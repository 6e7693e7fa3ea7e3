import { createHash, randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PEOPLE } from './fakes/contracts.js';
import { send } from './fakes/fake-subgraph.js';
import { SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
let token: string;
beforeAll(async () => {
  await hub.start();
  token = await hub.as(PEOPLE.dao);
});
afterAll(() => hub.stop());

const PAGE = '<!doctype html><p>page</p>';
const STYLE = `sha256-${createHash('sha256').update('p{}').digest('base64')}`;
const GIVEN = { 'content-type': 'text/html; charset=utf-8', 'paper-name': 'pack-1.html', 'paper-style': STYLE };
const giving =
  (headers: Record<string, string>) =>
  (response: ServerResponse): void =>
    void response.writeHead(200, { 'content-length': PAGE.length, ...headers }).end(PAGE);
beforeEach(() => {
  hub.cases.receivedFiles.length = 0;
  hub.cases.files = giving(GIVEN);
});

const id = randomUUID();
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(hub.url + path, { headers: { authorization: `Bearer ${token}`, ...headers } });
const codeOf = async (response: Response): Promise<[number, string]> => [
  response.status,
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code,
];

describe('a page', () => {
  test('comes from the subgraph its path names, for who signed in, with nothing that could run or load', async () => {
    const response = await get(`/papers/cases/${id}.html?language=th`);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(hub.cases.receivedFiles).toMatchObject([
      { method: 'GET', path: `/papers/${id}.html?language=th`, caller: { kind: 'PERSON', id: PEOPLE.dao } },
    ]);
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src '${STYLE}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-disposition')).toBe('inline; filename="pack-1.html"');
  });

  test.each([
    ['NOT_FOUND', 404],
    ['PAPER_NOT_PRINTED', 503],
    ['INPUT_INVALID', 503],
  ])('is refused as the subgraph refuses it: %s', async (code, status) => {
    hub.cases.files = (response) => send(response, 400, { errors: [{ message: 'words', extensions: { code } }] });
    expect(await codeOf(await get(`/papers/cases/${id}.pdf?language=en`))).toEqual([status, code]);
  });

  test.each([
    ['of another type', { 'content-type': 'text/javascript' }],
    ['with a name that could end the header', { 'paper-name': 'a"; x.html' }],
    ['under the name of a table', { 'paper-name': 'pack-1.csv' }],
    ['with a style that widens what it may load', { 'paper-style': "sha256-x' 'unsafe-inline" }],
  ])('fails %s', async (_what, headers) => {
    hub.cases.files = giving({ ...GIVEN, ...headers });
    const [, code] = await codeOf(await get(`/papers/cases/${id}.html?language=en`));
    expect(code).toBe('SUBGRAPH_FAILED');
  });

  test('as a table is saved, not shown, and needs no style', async () => {
    hub.cases.files = giving({ 'content-type': 'text/csv; charset=utf-8', 'paper-name': 'report-1.csv' });
    const response = await get(`/papers/cases/${id}.csv?language=en`);
    expect([response.status, await response.text()]).toEqual([200, PAGE]);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="report-1.csv"');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    );
  });

  test('is for nobody who did not sign in', async () => {
    const response = await fetch(`${hub.url}/papers/cases/${id}.html?language=en`);
    expect(await codeOf(response)).toEqual([401, 'AUTH_REQUIRED']);
    expect(hub.cases.receivedFiles).toEqual([]);
  });

  test.each([
    `/papers/nobody/${id}.html?language=en`,
    `/papers/cases/${id}.html`,
    `/papers/cases/${id}.svg?language=en`,
    `/papers/cases/../graphql?language=en`,
    `/papers/cases/${id}.html?language=en&more=1`,
  ])('is nowhere else: %s', async (path) => {
    expect(await codeOf(await get(path))).toEqual([404, 'REQUEST_PATH']);
    expect(hub.cases.receivedFiles).toEqual([]);
  });
});
