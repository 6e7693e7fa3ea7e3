import { createHash, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { PEOPLE } from './fakes/contracts.js';
import { AUDIENCE } from './fakes/issuer.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const ACCOUNT = '5b0d7f2e-57c5-4cf1-8d1b-0d5b7d1f2a11';
const hub = new SmallHub();
beforeAll(() => hub.start());
afterAll(() => hub.stop());

interface Key {
  readonly id: string;
  readonly x: string;
  readonly secret: KeyObject;
}
const newKey = (): Key => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const x = publicKey.export({ format: 'jwk' }).x!;
  const id = createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
  return { id, x, secret: privateKey };
};
const key = newKey();
const now = (): number => Math.floor(Date.now() / 1000);
const LATER = new Date(Date.now() + 3_600_000).toISOString();

const enter = (data: object | null): void =>
  hub.server.directory.apply(0, { kind: 'account', id: ACCOUNT, data: data as never });
const good = { office: 'counterpart', until: LATER, keys: [{ id: key.id, x: key.x, until: null as string | null }] };

const tokenOf = (
  claims: JWTPayload = {},
  { secret = key.secret, ...header }: Partial<JWTHeaderParameters> & { secret?: Parameters<SignJWT['sign']>[0] } = {},
) =>
  new SignJWT({
    ...{ iss: ACCOUNT, sub: ACCOUNT, aud: AUDIENCE, iat: now(), exp: now() + 300, jti: randomUUID(), ...claims },
  })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'hub-account+jwt', kid: key.id, ...header })
    .sign(secret);

const ask = async (query: string, token: string) => hub.query(query, { token });
const PUBLIC = '{ committees { name } }';

beforeEach(async () => {
  await hub.until(() => hub.server.directory.ageMs() < 5_000);
  const { directory } = hub.server;
  directory.apply(0, {
    kind: 'office',
    id: 'counterpart',
    data: { kind: 'COUNTERPART', committee: null, jurisdiction: [] },
  });
  const held = { person: PEOPLE.monitor, office: 'counterpart', from: '2020-01-01T00:00:00Z', until: LATER };
  directory.apply(0, { kind: 'appointment', id: 'liaison', data: held });
  enter(good);
});

test('a token that the account signed with its own key is taken, and names it to the subgraph', async () => {
  const before = hub.committees.received.length;
  expect(codesOf(await ask(PUBLIC, await tokenOf()))).toEqual([]);
  const callers = hub.committees.received.slice(before).map(({ caller }) => caller);
  expect(callers.length).toBeGreaterThan(0);
  for (const caller of callers)
    expect(caller).toMatchObject({ kind: 'ACCOUNT', id: ACCOUNT, mfa: false, scopes: ['repatriation:follow'] });
});

const other = newKey();
test.each<[string, () => Promise<string>]>([
  ['signed by another key', () => tokenOf({}, { secret: other.secret })],
  ['naming another key', () => tokenOf({}, { secret: other.secret, kid: other.id })],
  ['for another audience', () => tokenOf({ aud: 'elsewhere' })],
  ['issued by somebody else', () => tokenOf({ iss: 'https://sign-in.example' })],
  ['of an account that is not there', () => tokenOf({ iss: 'x', sub: 'x' })],
  ['of a person', () => tokenOf({ iss: PEOPLE.dao, sub: PEOPLE.dao })],
  ['without an id', () => tokenOf({ jti: undefined })],
  ['valid for longer than ten minutes', () => tokenOf({ exp: now() + 601 })],
  ['issued in the future', () => tokenOf({ iat: now() + 60 })],
  ['signed with a shared secret', () => tokenOf({}, { alg: 'HS256', secret: Buffer.from(key.x) })],
  ['of the provider, in the name of the account', () => hub.as(ACCOUNT)],
  ['of the account, dressed as one of the provider', () => tokenOf({}, { typ: 'at+jwt' })],
])('a token %s is refused', async (_what, make) => {
  expect(codesOf(await ask(PUBLIC, await make()))).toEqual(['AUTH_TOKEN_INVALID']);
});

test.each([
  { iat: now() - 300, exp: now() - 60 },
  { iat: now() - 700, exp: now() + 60 },
])('an old token says so: %p', async (claims) => {
  expect(codesOf(await ask(PUBLIC, await tokenOf(claims)))).toEqual(['AUTH_TOKEN_EXPIRED']);
});

test.each<[string, object | null]>([
  ['account has ended', null],
  ['account is over', { ...good, until: new Date(Date.now() - 1).toISOString() }],
  ['key was taken away', { ...good, keys: [] }],
  ['key is over', { ...good, keys: [{ ...good.keys[0], until: new Date(Date.now() - 1).toISOString() }] }],
])('the same token is refused from the moment its %s', async (_what, data) => {
  const token = await tokenOf();
  expect(codesOf(await ask(PUBLIC, token))).toEqual([]);
  enter(data);
  expect(codesOf(await ask(PUBLIC, token))).toEqual(['AUTH_TOKEN_INVALID']);
});

test('it reaches no field of persons, none that only asks for a sign-in, and no scope but its own', async () => {
  for (const query of ['{ cases { total } }', '{ found { __typename } }', '{ committees { chairPhone } }'])
    expect([query, codesOf(await ask(query, await tokenOf()))]).toEqual([query, ['FORBIDDEN_FIELD']]);
});
