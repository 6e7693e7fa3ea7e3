import { randomBytes, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ASSERTION_HEADER,
  type BoundRequest,
  type Caller,
  createAssertionSigner,
  GATEWAY_ISSUER,
  PUBLIC_CALLER,
  serviceCaller,
} from '@hub/caller';
import { systemActor } from '../src/index.js';
import { BED, shelters } from './shelters.js';
import { startTestSubgraph, type TestSubgraph } from '../src/testing/index.js';

const keys = Object.fromEntries(
  [GATEWAY_ISSUER, 'cases', 'liaison'].map((name) => [name, randomBytes(32).toString('base64url')]),
);
const HOLDER: Caller = {
  ...PUBLIC_CALLER,
  kind: 'PERSON',
  id: randomUUID(),
  offices: [{ office: 'office-1', kind: 'FOCAL_POINT', committee: null, appointment: randomUUID() }],
};
/** As many as a store opens. */
const CONNECTIONS = 10;
const ENTITIES = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on Bed { id room } } }';
const SERVICE = '{ _service { sdl } }';

let running: TestSubgraph;
beforeAll(async () => void (running = await startTestSubgraph(shelters, { seed: true, assertionKeys: keys })));
afterAll(() => running.stop());

const signerOf = (issuer: string, key = keys[issuer]!) => createAssertionSigner({ issuer, audience: 'shelters' }, key);
const call = (path: string, init: RequestInit = {}, assertion?: string): Promise<Response> =>
  fetch(running.url + path, { ...init, headers: assertion === undefined ? {} : { [ASSERTION_HEADER]: assertion } });
const refusal = { errors: [{ extensions: { code: 'AUTH_ASSERTION_INVALID' } }] };

describe('without a signature', () => {
  test.each([
    ['POST', '/graphql', JSON.stringify({ query: '{ __typename }' })],
    ['POST', '/graphql', JSON.stringify({ query: SERVICE })],
    ['POST', '/graphql', JSON.stringify({ query: ENTITIES, variables: { of: [{ __typename: 'Bed', id: BED }] } })],
    ['POST', '/graphql', 'no JSON'],
    ['GET', '/graphql?query=%7B__typename%7D', undefined],
    ['GET', '/feeds/beds?after=0', undefined],
    ['GET', '/alerts', undefined],
    ['GET', '/nothing', undefined],
    ['POST', '/healthz', ''],
    ['DELETE', '/graphql', undefined],
  ])('%s %s answers 401 and one code', async (method, path, body) => {
    const response = await call(path, { method, body });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject(refusal);
  });

  test('only its health is told', async () => {
    const response = await call('/healthz');
    expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
  });
});

test('how many alerts wait is told to services of the hub and to nobody else', async () => {
  const ask = (caller: Caller) =>
    call('/alerts', {}, signerOf(GATEWAY_ISSUER)(caller, { method: 'GET', path: '/alerts', body: '' }));
  for (const caller of [HOLDER, PUBLIC_CALLER]) expect((await ask(caller)).status).toBe(404);
  const response = await ask(serviceCaller(GATEWAY_ISSUER));
  expect([response.status, Object.keys((await response.json()) as object).sort()]).toEqual([
    200,
    ['isHeard', 'proved'],
  ]);
});

describe('a signature', () => {
  const body = JSON.stringify({ query: SERVICE });
  const bound: BoundRequest = { method: 'POST', path: '/graphql', body };
  const post = (assertion: string, sent = body) => call('/graphql', { method: 'POST', body: sent }, assertion);

  test('is good once', async () => {
    const assertion = signerOf(GATEWAY_ISSUER)(PUBLIC_CALLER, bound);
    expect((await post(assertion)).status).toBe(200);
    expect((await post(assertion)).status).toBe(401);
  });

  test('is good for its own body, path, key and audience only', async () => {
    const sign = signerOf(GATEWAY_ISSUER);
    const elsewhere = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: 'cases' }, keys[GATEWAY_ISSUER]!);
    const others = [
      await post(sign(PUBLIC_CALLER, bound), `${body} `),
      await post(sign(PUBLIC_CALLER, { ...bound, path: '/graphql?x=1' })),
      await post(signerOf(GATEWAY_ISSUER, keys['cases'])(PUBLIC_CALLER, bound)),
      await post(elsewhere(PUBLIC_CALLER, bound)),
    ];
    expect(others.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });
});

describe('a feed', () => {
  const read = (issuer: string, caller: Caller, name = 'beds') => {
    const path = `/feeds/${name}?after=0`;
    return call(
      path,
      { signal: AbortSignal.timeout(5_000) },
      signerOf(issuer)(caller, { method: 'GET', path, body: '' }),
    );
  };

  test('answers the reader it is declared to', async () => {
    const response = await read('cases', serviceCaller('cases'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    await response.body?.cancel();
  });

  test('is not there for another service, for a person, and for nobody', async () => {
    const others = [
      await read('liaison', serviceCaller('liaison')),
      await read(GATEWAY_ISSUER, serviceCaller(GATEWAY_ISSUER)),
      await read(GATEWAY_ISSUER, HOLDER),
      await read(GATEWAY_ISSUER, PUBLIC_CALLER),
      await read('cases', serviceCaller('cases'), 'other'),
    ];
    expect(others.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
  });
});

describe('an entity', () => {
  const ask = (caller: Caller, id: unknown = BED) =>
    running.send(ENTITIES, { of: [{ __typename: 'Bed', id }] }, caller);

  test('is answered to a person whose office may see the row', async () => {
    expect(await ask(HOLDER)).toEqual({ data: { _entities: [{ __typename: 'Bed', id: BED, room: 'A1' }] } });
  });

  test('is null alike when refused, invisible, missing, or named by no possible key', async () => {
    const stranger = { ...HOLDER, offices: [{ ...HOLDER.offices[0]!, office: 'office-2' }] };
    const answers = [
      await ask(PUBLIC_CALLER),
      await ask({ ...HOLDER, kind: 'OFFICE' }),
      await ask(stranger),
      await ask(HOLDER, randomUUID()),
      await ask(HOLDER, "' or true --"),
      await ask(HOLDER, null),
      await ask(HOLDER, { nested: true }),
    ];
    for (const answer of answers) expect(answer).toEqual({ data: { _entities: [null] } });
  });

  test('asked for while all connections are taken is to be asked for again, and then answered', async () => {
    const { store } = running.services;
    const gate = new EventEmitter();
    let begun = 0;
    const hold = () => {
      if (++begun === CONNECTIONS) gate.emit('all');
      return once(gate, 'end');
    };
    const all = once(gate, 'all');
    const taken = Array.from({ length: CONNECTIONS }, () => store.inActor(systemActor('test'), hold));
    await all;
    const answer = (await ask(HOLDER)) as unknown;
    gate.emit('end');
    await Promise.all(taken);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'HUB_BUSY' } }] });
    expect(await ask(HOLDER)).toMatchObject({ data: { _entities: [{ id: BED }] } });
  });

  test('owned elsewhere is its key and nothing else', async () => {
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee { id } } }';
    const answer = await running.send(query, { of: [{ __typename: 'Committee', id: 'c1', code: 'x' }] });
    expect(answer).toEqual({ data: { _entities: [{ id: 'c1' }] } });
  });
});
