import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { dateAhead } from '../date-ahead.js';
import { ALERTS, type AlertMessage } from './live-client.js';
import { LiveHub } from './live-hub.js';
import { until } from './until.js';

const OFFICE = 'chiang-khong';
let hub: LiveHub;
const opened: AbortController[] = [];

beforeEach(async () => {
  hub = await LiveHub.start({ keepAliveMs: 100 });
  hub.addOffice(OFFICE);
  hub.appoint('malee', OFFICE);
});
afterEach(async () => {
  jest.useRealTimers();
  for (const one of opened.splice(0)) one.abort();
  await hub.stop();
});

interface Event {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

/** Reads the raw text of one event stream as it comes. */
class EventReader {
  text = '';
  over = false;

  constructor(readonly response: Response) {
    void this.read();
  }

  events(): Event[] {
    return this.text
      .split('\n\n')
      .slice(0, -1)
      .filter((block) => !block.startsWith(':'))
      .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s).slice(0, 2))) as Event);
  }

  alerts(): { id: string | undefined; message: AlertMessage }[] {
    return this.events().flatMap(({ id, data }) => {
      const message = (JSON.parse(data || '{}') as { data?: { caseAlerts: AlertMessage } }).data?.caseAlerts;
      return message?.alert ? [{ id, message }] : [];
    });
  }

  private async read(): Promise<void> {
    try {
      for await (const chunk of this.response.body as unknown as AsyncIterable<Uint8Array>)
        this.text += new TextDecoder().decode(chunk);
    } catch {
      // the connection was cut
    }
    this.over = true;
  }
}

const post = (
  headers: Record<string, string> = {},
  body: unknown = { query: ALERTS, variables: { office: OFFICE } },
) => {
  const abort = new AbortController();
  opened.push(abort);
  return fetch(`${hub.httpUrl}/graphql/stream`, {
    method: 'POST',
    signal: abort.signal,
    headers: { 'content-type': 'application/json', authorization: 'Bearer malee', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
};
const FROM_THE_FIRST = { query: ALERTS, variables: { office: OFFICE, after: 0 } };
const codeOf = async (response: Response) =>
  ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

describe('an event stream', () => {
  test('carries results as next events whose id is the inbox number', async () => {
    const reader = new EventReader(await post());
    await until(() => reader.events().length > 0);
    hub.inbox.append(OFFICE, 'report-1');
    await until(() => reader.alerts().length === 1);
    expect(reader.response.headers.get('content-type')).toContain('text/event-stream');
    expect(reader.events().every(({ event }) => event === 'next')).toBe(true);
    expect(reader.alerts()[0]).toMatchObject({ id: '1', message: { number: 1, alert: { id: 'report-1' } } });
  });

  test('resumes after Last-Event-ID, which is newer than the operation', async () => {
    for (let one = 1; one <= 6; one++) hub.inbox.append(OFFICE, `report-${one}`);
    const body = { query: ALERTS, variables: { office: OFFICE, after: 1 } };
    const reader = new EventReader(await post({ 'last-event-id': '3' }, body));
    await until(() => reader.alerts().length === 3);
    hub.inbox.append(OFFICE, 'report-7');
    await until(() => reader.alerts().length === 4);
    expect(reader.alerts().map(({ id }) => id)).toEqual(['4', '5', '6', '7']);
  });

  test('is gone on with by a client that only repeats its request and the last id, whatever cuts it', async () => {
    const ids: (string | undefined)[] = [];
    for (let cuts = 1; cuts <= 4; cuts++) {
      hub.inbox.append(OFFICE, `report-${2 * cuts - 1}`);
      hub.inbox.append(OFFICE, `report-${2 * cuts}`);
      const last = ids.at(-1);
      const reader = new EventReader(await post(last ? { 'last-event-id': last } : {}, FROM_THE_FIRST));
      await until(() => reader.alerts().length === 2);
      opened.at(-1)?.abort();
      await until(() => reader.over);
      ids.push(...reader.alerts().map(({ id }) => id));
    }
    expect(ids).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  });

  test('tells each client another time to come back after', async () => {
    const readers = [new EventReader(await post()), new EventReader(await post())];
    await until(() => readers.every(({ text }) => text.includes('retry:')));
    const waits = readers.map(({ text }) => Number(/^retry: (\d+)$/m.exec(text)?.[1]));
    for (const ms of waits) expect([ms >= 500, ms <= 5_000]).toEqual([true, true]);
    expect(waits[0]).not.toBe(waits[1]);
  });

  test('is kept alive by comments while the subgraph is away', async () => {
    const reader = new EventReader(await post());
    await until(() => reader.events().length > 0);
    await hub.subgraph.kill();
    const before = reader.text.split('\n:\n').length;
    await until(() => reader.text.split('\n:\n').length > before);
    expect(reader.over).toBe(false);
    await hub.subgraph.start();
  });

  test('ends with a code and complete when the right ends', async () => {
    const reader = new EventReader(await post());
    await until(() => reader.events().length > 0);
    hub.dismiss('malee', OFFICE);
    await until(() => reader.over);
    const [refusal, complete] = reader.events().slice(-2);
    expect(refusal?.data).toContain('LIVE_RIGHT_ENDED');
    expect(complete?.event).toBe('complete');
    expect(hub.server.status()).toMatchObject({ connections: 0, groups: 0 });
  });

  test('ends with a code and complete when the token ends', async () => {
    const reader = new EventReader(await post({ authorization: `Bearer malee+${Date.now() + 30_000}` }));
    await until(() => reader.events().length > 0);
    dateAhead(31_000);
    await until(() => reader.over);
    expect(reader.events().at(-2)?.data).toContain('AUTH_TOKEN_EXPIRED');
    expect(reader.events().at(-1)?.event).toBe('complete');
  });

  test('ends with a code and complete when the session is ended, and is not opened again', async () => {
    const token = `malee~${Date.now() - 1_000}`;
    const reader = new EventReader(await post({ authorization: `Bearer ${token}` }));
    await until(() => reader.events().length > 0);
    hub.endSessions('malee');
    await until(() => reader.over);
    expect(reader.events().at(-2)?.data).toContain('AUTH_SESSION_ENDED');
    expect(reader.events().at(-1)?.event).toBe('complete');
    const again = await post({ authorization: `Bearer ${token}` });
    expect([again.status, await codeOf(again)]).toEqual([401, 'AUTH_SESSION_ENDED']);
  });

  test('leaves nothing behind when the client goes', async () => {
    const reader = new EventReader(await post());
    await until(() => reader.events().length > 0);
    opened[0]?.abort();
    await until(() => hub.server.status().connections === 0 && hub.subgraph.open === 0);
    expect(hub.server.status()).toMatchObject({ groups: 0, subscribers: 0 });
  });
});

describe('a stream request is refused', () => {
  test.each([
    ['without a token', 401, 'AUTH_REQUIRED', { authorization: '' }],
    ['with a forged token', 401, 'AUTH_TOKEN_INVALID', { authorization: 'Bearer forged' }],
    ['with another kind of credentials', 401, 'AUTH_TOKEN_INVALID', { authorization: 'Basic bWFsZWU=' }],
    ['of another content type', 415, 'REQUEST_CONTENT_TYPE', { 'content-type': 'text/plain' }],
    ['from an unknown web origin', 403, 'REQUEST_ORIGIN', { origin: 'https://evil.test' }],
  ])('%s', async (_what, status, code, headers) => {
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const response = await ('authorization' in headers && headers.authorization === ''
      ? fetch(`${hub.httpUrl}/graphql/stream`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query: ALERTS, variables: { office: OFFICE } }),
        })
      : post(given));
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  test.each([
    ['malformed', 400, 'REQUEST_MALFORMED', '{"query":'],
    ['too large', 413, 'REQUEST_TOO_LARGE', JSON.stringify({ query: ALERTS, variables: { pad: 'x'.repeat(70_000) } })],
    ['a query', 400, 'OPERATION_KIND', { query: '{ ok }' }],
    ['of an office that is not theirs', 403, 'FORBIDDEN_ACTION', { query: ALERTS, variables: { office: 'mae-sai' } }],
  ])('when it is %s', async (_what, status, code, body) => {
    const response = await post({}, body);
    expect(response.status).toBe(status);
    expect(await codeOf(response)).toBe(code);
  });

  test('by any other method', async () => {
    const response = await fetch(`${hub.httpUrl}/graphql/stream`);
    expect(response.status).toBe(405);
    expect(await codeOf(response)).toBe('REQUEST_METHOD');
  });
});

test.each([
  ['seven', 'LIVE_AFTER_INVALID'],
  ['99999999999', 'LIVE_AFTER_INVALID'],
  ['3', 'LIVE_AFTER_INVALID'],
])('a stream that cannot resume after %s says so as events', async (lastEventId, code) => {
  const reader = new EventReader(await post({ 'last-event-id': lastEventId }));
  await until(() => reader.over);
  expect(reader.events().at(-2)?.data).toContain(code);
  expect(reader.events().at(-1)?.event).toBe('complete');
});

test('an allowed web origin gets its CORS headers, before and with the stream', async () => {
  const preflight = await fetch(`${hub.httpUrl}/graphql/stream`, {
    method: 'OPTIONS',
    headers: { origin: 'https://hub.test', 'access-control-request-method': 'POST' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('https://hub.test');
  const response = await post({ origin: 'https://hub.test' });
  expect(response.headers.get('access-control-allow-origin')).toBe('https://hub.test');
});
