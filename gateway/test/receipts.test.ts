import { afterEach, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../src/index.js';
import { PEOPLE } from './fakes/contracts.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const TELL = 'mutation ($text: String) { tell(input: { text: $text }) }';
const TOLD = '{ told(code: "x") }';
const windowMs = 3_600_000;

let hub: SmallHub;
const start = async (told: { perKey: number; overall: number }, more: object = {}): Promise<void> => {
  const limits = {
    ...DEFAULT_LIMITS,
    receiptsTold: { windowMs, ...told },
    receiptsAsked: { windowMs, perKey: 4, overall: 4 },
  };
  hub = await new SmallHub().start({ limits, ...more });
  await hub.until(() => hub.server.directory.ageMs() < 5_000);
};
afterEach(() => hub.stop());

const tell = async (headers: Record<string, string> = {}): Promise<string> => {
  const { status, body, text } = await hub.post(JSON.stringify({ query: TELL, variables: { text: 'seen' } }), headers);
  return status === 200 && !body.errors ? text : `${status} ${codesOf({ body } as never).join()}`;
};
const DONE = '{"data":{"tell":"receipt"}}';
const TOO_OFTEN = '429 REQUEST_TOO_OFTEN';

test('whoever has no sign-in supplies and reads by a receipt, and nothing else that is not public', async () => {
  await start({ perKey: 10, overall: 10 });
  expect(await tell()).toBe(DONE);
  expect((await hub.query(TOLD)).body).toEqual({ data: { told: 'answer' } });
  expect(codesOf(await hub.query('mutation { note(input: { text: "x" }) }'))).toEqual(['FORBIDDEN_FIELD']);
  expect(codesOf(await hub.query('mutation { tip(input: { text: "x" }) }'))).toEqual(['FORBIDDEN_FIELD']);
  expect(codesOf(await hub.query(`{ told(code: "x") cases { total } }`))).toEqual(['FORBIDDEN_FIELD']);
});

test('one address tells so often and no more, also with a token; reading is counted by itself', async () => {
  await start({ perKey: 3, overall: 100 });
  const token = await hub.as(PEOPLE.dao);
  expect([await tell(), await tell({ authorization: `Bearer ${token}` }), await tell(), await tell()]).toEqual([
    ...[DONE, DONE, DONE, TOO_OFTEN],
  ]);
  expect(await tell({ authorization: `Bearer ${token}` })).toBe(TOO_OFTEN);
  expect((await hub.query(TOLD)).status).toBe(200);
  expect((await hub.query('{ search }')).status).toBe(200);
});

test('each thing told in one operation counts, under whatever alias and in whatever fragment', async () => {
  await start({ perKey: 3, overall: 100 });
  const many = await hub.query(
    'mutation { ...A ... on Mutation { c: tell(input: {}) } d: tell(input: {}) } fragment A on Mutation { a: tell(input: {}) }',
  );
  expect(many.status).toBe(200);
  expect(await tell()).toBe(TOO_OFTEN);
});

test('many at once are refused whole, and reach no subgraph', async () => {
  await start({ perKey: 3, overall: 100 });
  const before = hub.cases.received.length;
  const aliases = Array.from({ length: 5 }, (_, index) => `a${index}: told(code: "${index}")`);
  expect(codesOf(await hub.query(`{ ${aliases.join(' ')} }`))).toEqual(['REQUEST_TOO_OFTEN']);
  expect(hub.cases.received.length).toBe(before);
});

test('addresses are told apart as the proxy names them, and share what all have together', async () => {
  await start({ perKey: 1, overall: 2 }, { trustedProxies: ['127.0.0.1', '::1'] });
  const from = (address: string): Promise<string> => tell({ 'x-forwarded-for': address });
  expect([await from('10.0.0.1'), await from('10.0.0.1'), await from('10.0.0.2'), await from('10.0.0.3')]).toEqual([
    ...[DONE, TOO_OFTEN, DONE, TOO_OFTEN],
  ]);
});

test('what is refused for its shape counts for nothing', async () => {
  await start({ perKey: 1, overall: 1 });
  expect(codesOf(await hub.query('mutation { tell(input: { text: 1 }) }'))).not.toEqual([]);
  expect(await tell()).toBe(DONE);
});
