import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoToken } from '@hub/local-hub';
import { ERROR_CODES } from '@hub/vocabulary';
import { CASE_ALERTS, incident, inboxOf, report } from '../../scene/case-alerts.js';
import { Client } from '../../scene/client.js';
import { hub } from './hub.js';

/** Stands in every bad value; neither an answer nor a log may repeat it. */
const CANARY = 'canary7f3kq2';
const SECRETS =
  /\bat .+:\d+|\.[jt]s\b|select |insert |127\.0\.0\.1|localhost|\/(?:srv|home|work|tmp|usr|var)\/|did you mean|stack/i;

let duty: Client;
let office: string;
let head: number;
/** A token that lasts a second, and when it counts as expired: the hub lets clocks differ by five. */
let shortLived: { readonly token: string; readonly overAt: number };

beforeAll(async () => {
  const token = await demoToken({ person: 'ck-duty', expiresIn: 1, directory: hub.directory });
  shortLived = { token, overAt: Date.now() + 6_500 };
  duty = await hub.as('ck-duty');
  ({ office, head } = await inboxOf(duty, 'SUPPRESSION_GROUP'));
}, 120_000);

/** The codes of a refusal, after a look at everything it says. */
const codesOf = (text: string): string[] => {
  expect(text).not.toMatch(SECRETS);
  expect(text).not.toContain(CANARY);
  const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
  for (const { message, extensions } of errors)
    expect([extensions.code, message]).toEqual([extensions.code, ERROR_CODES[extensions.code as 'NOT_FOUND'].says]);
  return errors.map(({ extensions }) => extensions.code);
};

const posted = async (body: string, headers: Record<string, string> = {}): Promise<string[]> => {
  const response = await duty.post(body, headers);
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  return codesOf(await response.text());
};
const asked = (query: string, variables: object = {}, more: object = {}): Promise<string[]> =>
  posted(JSON.stringify({ query, variables, ...more }));

const nested = (levels: number): string =>
  `{ cases { edges { node ${'{ leadCommittee { cases { edges { node '.repeat(levels)}{ ${CANARY}: id }${' } } } }'.repeat(levels)} } } }`;
const bomb = (): string => {
  const links = Array.from({ length: 30 }, (_, i) => `fragment F${i} on Case { ...F${i + 1} ...F${i + 1} }`);
  return `{ cases { edges { node { ...F0 } } } } ${links.join(' ')} fragment F30 on Case { ${CANARY}: id }`;
};
const many = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => of(i)).join(' ');

/** What is wrong with the operation itself, on every transport. */
const BAD_OPERATIONS: readonly [string, string, string][] = [
  ['broken syntax', `{ ${CANARY} `, 'OPERATION_SYNTAX'],
  ['an unknown field', `{ ${CANARY} }`, 'OPERATION_INVALID'],
  ['too many levels', nested(6), 'OPERATION_TOO_DEEP'],
  ['too many tokens', `{ ${many(700, (i) => `${CANARY}${i}: me { id }`)} }`, 'OPERATION_TOO_LONG'],
  ['too many aliases', `{ me { ${many(20, (i) => `${CANARY}${i}: id`)} } }`, 'OPERATION_TOO_WIDE'],
  ['too many root fields', `{ ${many(11, () => 'me { id }')} }`, 'OPERATION_TOO_WIDE'],
  ['too many directives', `{ me { id ${many(25, () => '@include(if: true)')} } }`, 'OPERATION_TOO_WIDE'],
  ['a fragment bomb', bomb(), 'OPERATION_TOO_LONG'],
];

describe('over HTTP', () => {
  it.each([
    ['malformed JSON', `{"query": "${CANARY}`, {}, 'REQUEST_MALFORMED'],
    ['another content type', CANARY, { 'content-type': 'text/plain' }, 'REQUEST_CONTENT_TYPE'],
    ['a batch', JSON.stringify([{ query: `{ ${CANARY} }` }]), {}, 'REQUEST_MALFORMED'],
    ['a body too large', JSON.stringify({ query: CANARY.repeat(30_000) }), {}, 'REQUEST_TOO_LARGE'],
    [
      'a strange origin',
      JSON.stringify({ query: '{ __typename }' }),
      { origin: `https://${CANARY}.example` },
      'REQUEST_ORIGIN',
    ],
  ])('%s is refused', async (_what, body, headers, code) => {
    expect(await posted(body, headers)).toEqual([code]);
  });

  it.each(BAD_OPERATIONS)('an operation with %s is refused', async (_what, query, code) => {
    expect(await asked(query)).toEqual([code]);
  });

  it.each([
    [
      'a variable of the wrong type',
      'query ($n: Int) { cases(first: $n) { pageInfo { endCursor } } }',
      { n: CANARY },
      'OPERATION_VARIABLES',
    ],
    ['too long a page', '{ cases(first: 1000) { pageInfo { endCursor } } }', {}, 'OPERATION_TOO_COSTLY'],
    ['no page at all', '{ cases(first: 0) { pageInfo { endCursor } } }', {}, 'PAGE_SIZE'],
    ['a cursor nobody gave', `{ cases(after: "${CANARY}") { pageInfo { endCursor } } }`, {}, 'PAGE_CURSOR_INVALID'],
    [
      'a subscription',
      'subscription ($office: ID!) { caseAlerts(office: $office) { number } }',
      { office: CANARY },
      'OPERATION_KIND',
    ],
    ['an office not held', '{ inbox(office: "' + CANARY + '") { number } }', {}, 'NOT_FOUND'],
  ])('%s is refused', async (_what, query, variables, code) => {
    expect(await asked(query, variables)).toEqual([code]);
  });

  it('an operation name that is not in the document is refused', async () => {
    expect(await asked('query A { me { id } }', {}, { operationName: CANARY })).toEqual(['OPERATION_UNKNOWN']);
  });

  it.each([
    ['no idempotency key', { idempotencyKey: undefined }, ['OPERATION_VARIABLES']],
    ['a category that is not one', { category: CANARY }, ['OPERATION_VARIABLES']],
  ])('a report with %s is refused', async (_what, more, codes) => {
    const query = 'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { problems { code } } }';
    expect(await asked(query, { input: incident(CANARY, more) })).toEqual(codes);
  });

  it.each([
    ['a blank idempotency key', { idempotencyKey: '  ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    ['a P-code that is none', { place: CANARY }, 'PLACE_UNKNOWN', 'input.place'],
    ['a province for a place', { place: 'TH57' }, 'PLACE_NOT_REPORTABLE', 'input.place'],
    ['too long a name', { reporterName: CANARY.repeat(50) }, 'INPUT_INVALID', 'input.reporterName'],
    [
      'a place of origin that is none',
      { originPlace: `'; drop table ${CANARY}` },
      'INPUT_INVALID',
      'input.originPlace',
    ],
  ])('a report with %s names the problem and its field', async (_what, more, code, field) => {
    const answer = await report(duty, incident('bad-input', more));
    expect(answer.data!.reportIncident).toEqual({ receipt: null, case: null, problems: [{ code, field }] });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });

  it('an idempotency key stands for one report only', async () => {
    expect((await report(duty, incident(CANARY))).data!.reportIncident.receipt?.status).toBe('COMMITTED');
    const answer = await report(duty, incident(CANARY, { urgency: 'NORMAL' }));
    expect(answer.data!.reportIncident.problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    expect(JSON.stringify(answer)).not.toContain(CANARY);
  });
});

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const claims = (more: object = {}): object => {
  const now = Math.floor(Date.now() / 1000);
  const [, payload] = duty.token!.split('.');
  return {
    ...JSON.parse(Buffer.from(payload!, 'base64url').toString()),
    iat: now,
    exp: now + 600,
    jti: CANARY,
    ...more,
  };
};
const signed = (header: object, payload: object): string => {
  const text = `${encoded(header)}.${encoded(payload)}`;
  return `${text}.${createHmac('sha256', CANARY).update(text).digest('base64url')}`;
};
const BAD_TOKENS: readonly [string, () => string | Promise<string>, string][] = [
  ['that is no token', () => CANARY, 'AUTH_TOKEN_INVALID'],
  [
    'that says it needs no signature',
    () => `${encoded({ alg: 'none', typ: 'at+jwt' })}.${encoded(claims())}.`,
    'AUTH_TOKEN_INVALID',
  ],
  ['signed with a shared secret', () => signed({ alg: 'HS256', typ: 'at+jwt' }, claims()), 'AUTH_TOKEN_INVALID'],
  [
    'of another issuer',
    () => signed({ alg: 'ES256', typ: 'at+jwt' }, claims({ iss: `https://${CANARY}.example` })),
    'AUTH_TOKEN_INVALID',
  ],
  [
    'with its claims changed',
    () => duty.token!.replace(/\.[^.]+\./, `.${encoded(claims({ sub: CANARY }))}.`),
    'AUTH_TOKEN_INVALID',
  ],
  [
    'that has expired',
    async () => {
      await pause(Math.max(0, shortLived.overAt - Date.now()));
      return shortLived.token;
    },
    'AUTH_TOKEN_EXPIRED',
  ],
];

const subscribing = async (token: string | undefined, query: string, variables: object = {}): Promise<unknown[]> => {
  const client = new Client(hub.ready().endpoints, token);
  const both = [client.follow(query, { ...variables }), client.followStream(query, variables)];
  const ended = await Promise.all(both.map((each) => each.until((received) => each.ended ?? received[0])));
  client.close();
  return ended;
};
/** What two transports said, as text: a refused socket closes with the code as its reason. */
const refusals = async (...args: Parameters<typeof subscribing>): Promise<string[]> =>
  (await subscribing(...args)).map((one) => {
    const { error } = one as { error?: { reason?: string; message?: string } };
    const text = error?.reason ?? (error instanceof Error ? error.message : JSON.stringify(error ?? one));
    expect(text).not.toContain(CANARY);
    expect(text).not.toMatch(SECRETS);
    return Object.keys(ERROR_CODES).find((code) => text === code || text.includes(`"${code}"`)) ?? text;
  });

describe('an access token', () => {
  it.each(BAD_TOKENS)('%s is refused on every transport', async (_what, make, code) => {
    const token = await make();
    const response = await new Client(hub.ready().endpoints, token).post(JSON.stringify({ query: '{ me { id } }' }));
    expect([response.status, codesOf(await response.text())]).toEqual([401, [code]]);
    expect(await refusals(token, CASE_ALERTS, { office, after: head })).toEqual([code, code]);
  });
});

describe('over WebSocket and server-sent events', () => {
  it.each<[string, string, object, string]>([
    ...BAD_OPERATIONS.map(([what, query, code]): [string, string, object, string] => [what, query, {}, code]),
    [
      'a mutation',
      'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { receipt { id } } }',
      { input: incident(CANARY) },
      'OPERATION_KIND',
    ],
    ['a query', '{ me { id } }', {}, 'OPERATION_KIND'],
    ['a variable of the wrong type', CASE_ALERTS, { office: 'x', after: CANARY }, 'OPERATION_VARIABLES'],
    ['an office not held', CASE_ALERTS, { office: CANARY }, 'FORBIDDEN_ACTION'],
  ])('%s is refused', async (_what, query, variables, code) => {
    expect(await refusals(duty.token, query, variables)).toEqual([code, code]);
  });

  it('a number beyond the head of the inbox is refused', async () => {
    expect(await refusals(duty.token, CASE_ALERTS, { office, after: head + 1_000 })).toEqual([
      'LIVE_AFTER_INVALID',
      'LIVE_AFTER_INVALID',
    ]);
  });

  it('nobody signed in is refused', async () => {
    expect(await refusals(undefined, CASE_ALERTS, { office })).toEqual(['AUTH_REQUIRED', 'AUTH_REQUIRED']);
  });
});

describe('a subgraph called by anybody but the hub', () => {
  it.each(['committees', 'cases', 'trainings', 'liaison'])('%s answers 401 to everything but health', async (name) => {
    const port = portOf(name);
    const origin = `http://127.0.0.1:${port}`;
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${duty.token}`,
      'hub-assertion': CANARY,
    };
    const post = (query: string) =>
      fetch(`${origin}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    for (const answer of [
      await post('{ _service { sdl } }'),
      await post('{ _entities(representations: []) { __typename } }'),
      await post(`{ ${CANARY} }`),
      await fetch(`${origin}/feeds/directory?after=0`, { headers }),
      await fetch(`${origin}/${CANARY}`),
    ])
      expect([answer.status, codesOf(await answer.text())]).toEqual([401, ['AUTH_ASSERTION_INVALID']]);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });
});

const portOf = (name: string): number => {
  const line = hub.log.find(({ process, text }) => process === name && text.includes('"port":'));
  return (JSON.parse(line!.text) as { port: number }).port;
};

describe('the log of every process', () => {
  it('repeats nothing of all this', () => {
    expect(hub.log.length).toBeGreaterThan(8);
    expect(hub.log.filter(({ text }) => text.includes(CANARY))).toEqual([]);
  });
});
