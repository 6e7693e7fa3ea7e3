import { once } from 'node:events';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import {
  type BoundRequest,
  type Caller,
  createAssertionSigner,
  GATEWAY_ISSUER,
  PUBLIC_CALLER,
  serviceCaller,
  subscribeBody,
} from '@hub/caller';
import { CLOSE_CODES } from '@hub/vocabulary';
import { shelters } from './shelters.js';
import { startTestSubgraph, type TestSubgraph } from '../src/testing/index.js';

/** Long enough for a busy machine to renew in time. */
const RENEW_MS = 1_500;
const key = randomBytes(32).toString('base64url');
const sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: 'shelters' }, key);
const CONNECT: BoundRequest = { method: 'CONNECT', path: '/graphql', body: '' };
const connectAssertion = (): string => sign(serviceCaller(GATEWAY_ISSUER), CONNECT);
const HOLDER: Caller = {
  ...PUBLIC_CALLER,
  kind: 'OFFICE',
  id: 'office-1',
  offices: [{ office: 'office-1', kind: 'SUPPRESSION_GROUP', committee: null, appointment: null }],
};
const OPERATION = { query: 'subscription ($office: ID!) { bedMessages(office: $office) { number } }' };

let running: TestSubgraph;
beforeAll(async () => {
  running = await startTestSubgraph(shelters, { renewMs: RENEW_MS, assertionKeys: { [GATEWAY_ISSUER]: key } });
});
afterAll(() => running.stop());

interface Peer {
  readonly say: (message: object) => void;
  /** The next message that is no pong. */
  readonly hear: () => Promise<{ type: string; payload?: unknown }>;
  readonly closed: Promise<number>;
  readonly close: () => void;
}

const open = async (payload?: object): Promise<Peer> => {
  const socket = new WebSocket(`${running.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const heard: { type: string }[] = [];
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as { type: string };
    if (message.type !== 'pong') heard.push(message);
  });
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const say = (message: object): void => socket.send(JSON.stringify(message));
  if (payload) say({ type: 'connection_init', payload });
  return {
    say,
    closed,
    close: () => socket.close(),
    hear: async () => {
      while (!heard.length) await once(socket, 'message');
      return heard.shift()!;
    },
  };
};

const opened = async (): Promise<Peer> => {
  const peer = await open({ assertion: connectAssertion() });
  expect(await peer.hear()).toEqual({ type: 'connection_ack' });
  return peer;
};

describe('a connection is refused', () => {
  test.each([
    ['without an assertion', () => ({})],
    ['with something else', () => ({ assertion: 'x.y.z' })],
    ['with an assertion for a request', () => ({ assertion: sign(HOLDER, { ...CONNECT, method: 'POST' }) })],
    [
      'with an assertion of another key',
      () => ({
        assertion: createAssertionSigner(
          { issuer: GATEWAY_ISSUER, audience: 'shelters' },
          randomBytes(32).toString('base64url'),
        )(serviceCaller(GATEWAY_ISSUER), CONNECT),
      }),
    ],
  ])('%s', async (_how, payload) => {
    const peer = await open(payload());
    expect(await peer.closed).toBe(CLOSE_CODES.FORBIDDEN);
  });

  test('with an assertion that opened another one', async () => {
    const assertion = connectAssertion();
    const first = await open({ assertion });
    expect(await first.hear()).toEqual({ type: 'connection_ack' });
    expect(await (await open({ assertion })).closed).toBe(CLOSE_CODES.FORBIDDEN);
    first.close();
  });
});

describe('a connection that is not renewed', () => {
  test('is closed when its time is over', async () => {
    expect(await (await opened()).closed).toBe(CLOSE_CODES.UNAUTHORIZED);
  });

  test('lives on while it is renewed, and not after', async () => {
    const peer = await opened();
    let over = false;
    void peer.closed.then(() => (over = true));
    for (let renewals = 0; renewals < 5; renewals++) {
      peer.say({ type: 'ping', payload: { assertion: connectAssertion() } });
      await new Promise((resolve) => setTimeout(resolve, RENEW_MS / 4));
      expect(over).toBe(false);
    }
    expect(await peer.closed).toBe(CLOSE_CODES.UNAUTHORIZED);
  });

  test('is closed at once by a renewal with a used assertion, or with none', async () => {
    for (const payload of [undefined, { assertion: 'x' }]) {
      const peer = await opened();
      peer.say({ type: 'ping', payload });
      expect(await peer.closed).toBe(CLOSE_CODES.UNAUTHORIZED);
    }
  });
});

describe('a subscription', () => {
  const subscribe = async (office: string, given: { assertion?: string; query?: string } = {}) => {
    const peer = await opened();
    const asked = { query: given.query ?? OPERATION.query, variables: { office } };
    peer.say({
      id: randomUUID(),
      type: 'subscribe',
      payload: { ...asked, extensions: { hub: { assertion: given.assertion } } },
    });
    const answer = await peer.hear();
    peer.close();
    return answer;
  };
  const signed = (office: string, query = OPERATION.query, caller = HOLDER): string =>
    sign(caller, { method: 'SUBSCRIBE', path: '/graphql', body: subscribeBody({ query, variables: { office } }) });
  const refusedWith = (code: string) => ({ type: 'error', payload: [{ extensions: { code } }] });

  test('that is signed for itself gets its first message', async () => {
    expect(await subscribe('office-1', { assertion: signed('office-1') })).toMatchObject({ type: 'next' });
  });

  test('without a signature, signed for other variables, or signed twice, is refused', async () => {
    const used = signed('office-1');
    await subscribe('office-1', { assertion: used });
    for (const assertion of [undefined, signed('office-2'), used])
      expect(await subscribe('office-1', { assertion })).toMatchObject(refusedWith('AUTH_ASSERTION_INVALID'));
  });

  test('to an office that the caller does not hold looks like one that is not there', async () => {
    const answer = await subscribe('office-2', { assertion: signed('office-2') });
    expect(JSON.stringify(answer)).toContain('"NOT_FOUND"');
  });

  test.each([
    ['a query', '{ __typename }', 'OPERATION_KIND'],
    ['no GraphQL', 'subscription {', 'OPERATION_SYNTAX'],
    ['another graph’s', 'subscription { other }', 'OPERATION_INVALID'],
  ])('that is %s is refused by its code alone', async (_what, query, code) => {
    const answer = await subscribe('office-1', { query, assertion: signed('office-1', query) });
    expect(answer).toMatchObject(refusedWith(code));
    expect(JSON.stringify(answer)).not.toContain('other');
  });
});
