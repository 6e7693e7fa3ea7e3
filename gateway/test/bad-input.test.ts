import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { PEOPLE } from './fakes/contracts.js';
import { dateAhead } from './date-ahead.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
let dao: string;
beforeAll(async () => {
  await hub.start();
  dao = await hub.as(PEOPLE.dao);
});
afterAll(() => hub.stop());

const json = (value: unknown) => JSON.stringify(value);
const bomb = () => {
  const links = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Committee { ...F${i + 1} ...F${i + 1} }`);
  return `{ committees { ...F0 } } ${links.join(' ')} fragment F30 on Committee { id }`;
};
const nested = (levels: number) =>
  `{ committees ${'{ cases { committee '.repeat(levels)}{ id }${' } }'.repeat(levels)} }`;

describe('a request that is not one', () => {
  test.each([
    ['malformed JSON', '{"query": "{ canary', {}, 400, 'REQUEST_MALFORMED'],
    ['a batch', json([{ query: '{ __typename }' }]), {}, 400, 'REQUEST_MALFORMED'],
    ['no query', json({ variables: {} }), {}, 400, 'REQUEST_MALFORMED'],
    ['variables that are a list', json({ query: '{ __typename }', variables: [] }), {}, 400, 'REQUEST_MALFORMED'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), {}, 400, 'REQUEST_MALFORMED'],
    [
      'another content type',
      json({ query: '{ __typename }' }),
      { 'content-type': 'text/plain' },
      415,
      'REQUEST_CONTENT_TYPE',
    ],
    [
      'another charset',
      json({ query: '{ __typename }' }),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'REQUEST_CONTENT_TYPE',
    ],
    ['a body too large', json({ query: ' '.repeat(300_000) }), {}, 413, 'REQUEST_TOO_LARGE'],
    [
      'a body too large once inflated',
      gzipSync(json({ query: ' '.repeat(300_000) })),
      { 'content-encoding': 'gzip' },
      413,
      'REQUEST_TOO_LARGE',
    ],
    [
      'a strange web origin',
      json({ query: '{ __typename }' }),
      { origin: 'https://evil.example' },
      403,
      'REQUEST_ORIGIN',
    ],
  ])('%s', async (...[, body, headers, status, code]) => {
    const answer = await hub.post(body as string, headers as unknown as Record<string, string>);
    expect(answer.status).toBe(status);
    expect(codesOf(answer)).toEqual([code]);
    expect(answer.text).not.toContain('canary');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
  test('a query in the address, by GET', async () => {
    const response = await fetch(`${hub.url}/graphql?query={__typename}`);
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_METHOD' } }] });
  });
  test('a known web origin is let in and named', async () => {
    const answer = await hub.post(json({ query: '{ __typename }' }), { origin: 'https://dashboard.example' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://dashboard.example');
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
  });
});

describe('an operation that is refused', () => {
  test.each([
    ['bad syntax', '{ committees { canary', 'OPERATION_SYNTAX'],
    ['an unknown field', '{ committees { canary } }', 'OPERATION_INVALID'],
    ['a schema definition', 'type Query { canary: Int }', 'OPERATION_INVALID'],
    ['a prototype as response key', '{ __proto__: committees { id } }', 'OPERATION_INVALID'],
    ['a prototype as variable', 'query($__proto__: Int) { cases(first: $__proto__) { total } }', 'OPERATION_INVALID'],
    ['fragments in a circle', '{ committees { ...A } } fragment A on Committee { ...A }', 'OPERATION_INVALID'],
    ['too deep', nested(7), 'OPERATION_TOO_DEEP'],
    ['too many tokens', `{ ${'committees { id } '.repeat(600)} }`, 'OPERATION_TOO_LONG'],
    ['a fragment bomb', bomb(), 'OPERATION_TOO_LONG'],
    ['a bomb in fragments named like introspection', bomb().replaceAll('F0', '__schema'), 'OPERATION_TOO_LONG'],
    ['20,000 times the same field', `{ committees { ${'id '.repeat(20_000)} } }`, 'OPERATION_TOO_LONG'],
    [
      'too many aliases',
      `{ committees { ${Array.from({ length: 16 }, (_, i) => `a${i}: id`).join(' ')} } }`,
      'OPERATION_TOO_WIDE',
    ],
    ['too many root fields', `{ ${'committees { id } '.repeat(11)} }`, 'OPERATION_TOO_WIDE'],
    ['too many directives', `{ committees { id ${'@include(if: true) '.repeat(21)} } }`, 'OPERATION_TOO_WIDE'],
    ['too long a page', '{ cases(first: 101) { total } }', 'OPERATION_TOO_COSTLY'],
    [
      'too much at once',
      `{ cases(first: 100) { nodes { committee { cases { committee { cases { committee { cases { id state } } } } } } } } }`,
      'OPERATION_TOO_COSTLY',
    ],
    ['a subscription', 'subscription { caseAlerts(office: "o") { id } }', 'OPERATION_KIND'],
    ['two operations and no name', 'query A { __typename } query B { __typename }', 'OPERATION_UNKNOWN'],
  ])('%s', async (_what, query, code) => {
    const answer = await hub.query(query, { token: dao });
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
    expect(answer.text).not.toMatch(/canary|Did you mean|\bat \//);
  });
  test.each([
    ['of the wrong type', 'query($n: Int!) { cases(first: $n) { total } }', { n: 'canary' }, 'OPERATION_VARIABLES'],
    ['missing', 'query($n: Int!) { cases(first: $n) { total } }', {}, 'OPERATION_VARIABLES'],
    ['too large a page', 'query($n: Int!) { cases(first: $n) { total } }', { n: 5000 }, 'OPERATION_TOO_COSTLY'],
    [
      'too long a list',
      'query($f: CaseFilter) { search(filter: $f) }',
      { f: { any: Array(101).fill({}) } },
      'OPERATION_TOO_COSTLY',
    ],
  ])('a variable %s', async (_what, query, variables, code) => {
    const answer = await hub.query(query, { token: dao, variables });
    expect([answer.status, codesOf(answer)]).toEqual([400, [code]]);
    expect(answer.text).not.toContain('canary');
  });
});

describe('an access token that is none', () => {
  const forged = async (where: 'jwk' | 'jku' | 'x5u'): Promise<string> => {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = await exportJWK(publicKey);
    const header = where === 'jwk' ? { jwk } : { [where]: `${hub.issuer.issuer}/evil` };
    return hub.issuer.token({ sub: PEOPLE.dao }, { ...header, key: privateKey });
  };
  const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;
  test.each([
    ['garbage', async () => 'garbage', 'AUTH_TOKEN_INVALID'],
    ['expired', () => hub.issuer.token({ sub: 'x', exp: ago(60) }), 'AUTH_TOKEN_EXPIRED'],
    ['of another issuer', () => hub.issuer.token({ sub: 'x', iss: 'https://other.example' }), 'AUTH_TOKEN_INVALID'],
    ['for another audience', () => hub.issuer.token({ sub: 'x', aud: 'other' }), 'AUTH_TOKEN_INVALID'],
    ['an id token', () => hub.issuer.token({ sub: 'x' }, { typ: 'JWT' }), 'AUTH_TOKEN_INVALID'],
    ['without expiry', () => hub.issuer.token({ sub: 'x', exp: undefined }), 'AUTH_TOKEN_INVALID'],
    ['not valid yet', () => hub.issuer.token({ sub: 'x', nbf: ago(-600) }), 'AUTH_TOKEN_INVALID'],
    ['too old', () => hub.issuer.token({ sub: 'x', iat: ago(90_000) }), 'AUTH_TOKEN_EXPIRED'],
    [
      'signed by another key',
      async () => hub.issuer.token({ sub: 'x' }, { key: (await generateKeyPair('ES256')).privateKey }),
      'AUTH_TOKEN_INVALID',
    ],
    ['that brings its own key along', () => forged('jwk'), 'AUTH_TOKEN_INVALID'],
    ['that says where its key is', () => forged('jku'), 'AUTH_TOKEN_INVALID'],
    ['that says where its certificate is', () => forged('x5u'), 'AUTH_TOKEN_INVALID'],
    ['of a key nobody has', () => hub.issuer.token({ sub: 'x' }, { kid: '../../dev/null' }), 'AUTH_TOKEN_INVALID'],
    [
      'signed with the public key as if it were a secret',
      () => hub.issuer.token({ sub: 'x' }, { alg: 'HS256', key: Buffer.from(JSON.stringify(hub.issuer.jwk)) }),
      'AUTH_TOKEN_INVALID',
    ],
    ['longer than any', () => hub.issuer.token({ sub: 'x', pad: 'x'.repeat(9_000) }), 'AUTH_TOKEN_INVALID'],
  ])('%s', async (_what, make, code) => {
    const answer = await hub.query('{ committees { id } }', { token: await make() });
    expect([answer.status, codesOf(answer)]).toEqual([401, [code]]);
  });
  test('another scheme than Bearer', async () => {
    expect(codesOf(await hub.post(json({ query: '{ __typename }' }), { authorization: 'Basic YTpi' }))).toEqual([
      'AUTH_TOKEN_INVALID',
    ]);
  });
  test('one that is remembered expires all the same', async () => {
    const token = await hub.issuer.token({ sub: PEOPLE.dao, exp: ago(-30) });
    expect(codesOf(await hub.query('{ __typename }', { token }))).toEqual([]);
    dateAhead(40_000);
    try {
      expect(codesOf(await hub.query('{ __typename }', { token }))).toEqual(['AUTH_TOKEN_EXPIRED']);
    } finally {
      jest.useRealTimers();
    }
  });
});
