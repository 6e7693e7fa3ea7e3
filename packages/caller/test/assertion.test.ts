import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { createSigner } from 'fast-jwt';
import {
  ASSERTION_SECONDS,
  AssertionError,
  type BoundRequest,
  createAssertionSigner,
  createAssertionVerifier,
  subscribeBody,
} from '../src/assertion.js';
import { type Caller, officeCaller, PUBLIC_CALLER, serviceCaller } from '../src/caller.js';

const key = () => randomBytes(32).toString('base64url');
const keys = { gateway: key(), committees: key() };
const request: BoundRequest = { method: 'POST', path: '/graphql', body: '{"query":"{ cases { id } }"}' };
const nok: Caller = {
  kind: 'PERSON',
  id: 'nok',
  offices: [{ office: 'office-1', kind: 'FOCAL_POINT', committee: 'chiang-khong', appointment: 'appointment-1' }],
  scopes: ['case:read', 'case:work'],
  mfa: true,
  authenticatedAt: null,
  directoryVersion: 7,
};

const signAs = (issuer: keyof typeof keys, audience = 'cases') =>
  createAssertionSigner({ issuer, audience }, keys[issuer]);
const expectRefused = (token: string | undefined, bound: BoundRequest = request, audience = 'cases') =>
  expect(() => createAssertionVerifier(audience, keys)(token, bound)).toThrow(AssertionError);

describe('an assertion of the gateway', () => {
  test.each([
    ['a person', nok],
    ['an office', officeCaller(nok.offices[0]!, 9)],
    ['itself', serviceCaller('gateway')],
    ['nobody', PUBLIC_CALLER],
  ])('speaks for %s', (_, caller) => {
    const verify = createAssertionVerifier('cases', keys);
    expect(verify(signAs('gateway')(caller, request), request)).toEqual(caller);
  });

  test.each<[string, BoundRequest]>([
    ['method', { ...request, method: 'GET' }],
    ['path', { ...request, path: '/graphql?x=1' }],
    ['body', { ...request, body: `${request.body} ` }],
  ])('is refused for another %s', (_, other) => {
    expectRefused(signAs('gateway')(nok, request), other);
  });

  test('is accepted once', () => {
    const verify = createAssertionVerifier('cases', keys);
    const token = signAs('gateway')(nok, request);
    verify(token, request);
    expect(() => verify(token, request)).toThrow('used before');
  });

  test('that was tried on another request is still good for its own', () => {
    const verify = createAssertionVerifier('cases', keys);
    const token = signAs('gateway')(nok, request);
    expect(() => verify(token, { ...request, body: '' })).toThrow(AssertionError);
    expect(verify(token, request).id).toBe('nok');
  });

  test('is refused by another subgraph', () => {
    expectRefused(signAs('gateway')(nok, request), request, 'liaison');
  });
});

describe('an assertion of another service', () => {
  test('speaks for itself', () => {
    const token = signAs('committees')(serviceCaller('committees'), request);
    expect(createAssertionVerifier('cases', keys)(token, request)).toEqual(serviceCaller('committees'));
  });

  test.each([
    ['a person', nok],
    ['an office', officeCaller(nok.offices[0]!, 1)],
    ['nobody', PUBLIC_CALLER],
    ['the gateway', serviceCaller('gateway')],
    ['a person of its own name', { ...nok, id: 'committees' }],
  ])('may not speak for %s', (_, caller) => {
    expectRefused(signAs('committees')(caller, request));
  });

  test('may not sign as the gateway', () => {
    expectRefused(createAssertionSigner({ issuer: 'gateway', audience: 'cases' }, keys.committees)(nok, request));
  });

  test('is refused when its issuer is unknown here', () => {
    expectRefused(createAssertionSigner({ issuer: 'stranger', audience: 'cases' }, keys.gateway)(nok, request));
  });
});

describe('time', () => {
  const at = Date.parse('2026-03-01T08:00:00Z');
  beforeEach(() => {
    jest.useFakeTimers({ now: at });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each([
    ['accepted just before it ends', ASSERTION_SECONDS - 1, true],
    ['refused after it ended, clocks 5 s apart allowed', ASSERTION_SECONDS + 6, false],
    ['refused when signed by a clock that is 6 s ahead', -6, false],
  ])('an assertion is %s', (_, seconds, good) => {
    const verify = createAssertionVerifier('cases', keys);
    const token = signAs('gateway')(nok, request);
    jest.setSystemTime(at + seconds * 1000);
    if (good) expect(verify(token, request).id).toBe('nok');
    else expect(() => verify(token, request)).toThrow(AssertionError);
  });

  test('an assertion is not accepted twice while it lives', () => {
    const verify = createAssertionVerifier('cases', keys);
    const token = signAs('gateway')(nok, request);
    verify(token, request);
    for (let second = 1; second <= ASSERTION_SECONDS + 4; second += 1) {
      jest.setSystemTime(at + second * 1000);
      verify(signAs('gateway')(nok, request), request);
      expect(() => verify(token, request)).toThrow(AssertionError);
    }
  });
});

describe('a forged assertion', () => {
  const forge = (options: Record<string, unknown>, claims: Record<string, unknown> = {}) => {
    const genuine = JSON.parse(
      Buffer.from(signAs('gateway')(nok, request).split('.')[1]!, 'base64url').toString(),
    ) as Record<string, unknown>;
    const secret = Buffer.from(keys.gateway, 'base64url');
    const signing = { key: secret, algorithm: 'HS256', header: { alg: 'HS256', typ: 'hub-assertion+jwt' }, ...options };
    return createSigner(signing as never)({ ...genuine, ...claims });
  };

  test('made by the right key and claims would be accepted', () => {
    expect(createAssertionVerifier('cases', keys)(forge({}), request).id).toBe('nok');
  });

  test.each([
    [
      'without a signature',
      { algorithm: 'none', key: undefined, header: { alg: 'none', typ: 'hub-assertion+jwt' } },
      {},
    ],
    ['by another algorithm', { algorithm: 'HS512', header: { alg: 'HS512', typ: 'hub-assertion+jwt' } }, {}],
    ['of another type', { header: { alg: 'HS256', typ: 'at+jwt' } }, {}],
    ['without an end', {}, { exp: undefined }],
    ['without a number', {}, { jti: undefined }],
    [
      'with an end far away',
      {},
      { iat: Math.floor(Date.now() / 1000) - 60, exp: Math.floor(Date.now() / 1000) + 3600 },
    ],
    ['with an unknown scope', {}, { scp: ['everything'] }],
    ['with an unknown kind', {}, { knd: 'ROOT' }],
  ])('%s is refused', (_, options, claims) => {
    expectRefused(forge(options, claims));
  });

  test.each([undefined, '', 'x', 'a.b.c', 'e30.e30.'])('%p is refused', (token) => {
    expectRefused(token);
  });
});

test('a key shorter than 32 bytes is refused at start', () => {
  const short = randomBytes(31).toString('base64url');
  expect(() => createAssertionSigner({ issuer: 'gateway', audience: 'cases' }, short)).toThrow('32 bytes');
  expect(() => createAssertionVerifier('cases', { gateway: short })).toThrow('32 bytes');
});

test('a subscribe is bound the same whether empty parts are left out or null', () => {
  const query = 'subscription { caseAlerts(office: "1") { number } }';
  expect(subscribeBody({ query })).toBe(subscribeBody({ query, operationName: null, variables: null }));
  expect(subscribeBody({ query, variables: { a: 1 } })).not.toBe(subscribeBody({ query }));
});
