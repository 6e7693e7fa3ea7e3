import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { DEV_CLIENT, GRAPH_RESOURCE, type IdentityState, type RunningIdentity, startIdentity } from '../src/index.js';
import { Browser } from './browser.js';
import { makeState } from './people.js';

const CALLBACK = 'http://127.0.0.1:4000/signed-in';
const verifier = randomBytes(32).toString('base64url');
let state: IdentityState;
let identity: RunningIdentity;

beforeAll(async () => {
  state = await makeState();
  identity = await startIdentity({ hubEnv: 'development', port: 0, audience: 'atip-hub', state });
});
afterAll(() => identity?.stop());

const authorizeUrl = (more: Record<string, string> = {}) =>
  `${identity.issuer}/auth?${new URLSearchParams({
    client_id: DEV_CLIENT,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: CALLBACK,
    resource: GRAPH_RESOURCE,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state: 's',
    ...more,
  })}`;

const signIn = async (browser: Browser, password: string, more: Record<string, string> = {}) => {
  const form = await browser.get(authorizeUrl());
  return browser.post(form.url, { person: 'person-focal', password, ...more });
};

const redeem = async (location: string, codeVerifier = verifier) => {
  const code = new URL(location).searchParams.get('code') ?? '';
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: DEV_CLIENT,
    redirect_uri: CALLBACK,
    code,
    code_verifier: codeVerifier,
  });
  const response = await fetch(`${identity.issuer}/token`, { method: 'POST', body });
  return (await response.json()) as Record<string, string>;
};

it('a person chooses a name, gives the password, and the code buys an access token', async () => {
  const { url } = await signIn(new Browser(), state.password, { mfa: 'true' });
  expect(url.startsWith(CALLBACK)).toBe(true);
  const { access_token } = await redeem(url);
  expect(decodeProtectedHeader(access_token!).typ).toBe('at+jwt');
  expect(decodeJwt(access_token!)).toMatchObject({ sub: 'person-focal', aud: 'atip-hub', amr: ['pwd', 'otp', 'mfa'] });
  expect(decodeJwt(access_token!).auth_time).toEqual(expect.any(Number));
});

it('a signed-in browser renews silently, the sign-in stays as old as it is; another browser is told to sign in', async () => {
  const browser = new Browser();
  const { url } = await signIn(browser, state.password, { mfa: 'true' });
  const first = decodeJwt((await redeem(url)).access_token!);
  await pause(1_100);
  const renewed = await browser.get(authorizeUrl({ prompt: 'none' }));
  const second = decodeJwt((await redeem(renewed.url)).access_token!);
  expect(second).toMatchObject({ sub: 'person-focal', amr: ['pwd', 'otp', 'mfa'], auth_time: first.auth_time });
  expect(second.iat).toBeGreaterThan(first.iat!);
  const stranger = await new Browser().get(authorizeUrl({ prompt: 'none' }));
  expect(new URL(stranger.url).searchParams.get('error')).toBe('login_required');
});

it('the login page is whole without any other host and names the people', async () => {
  const { text } = await new Browser().get(authorizeUrl());
  expect(text).toContain('A. Focal');
  expect(text).not.toMatch(/https?:\/\//);
});

it('a wrong password shows the form again', async () => {
  const { url, text } = await signIn(new Browser(), 'wrong-password');
  expect(url).toContain('/login/');
  expect(text).toContain('role="alert"');
});

it('a code is worth nothing without its PKCE verifier', async () => {
  const { url } = await signIn(new Browser(), state.password);
  expect((await redeem(url, randomBytes(32).toString('base64url'))).error).toBe('invalid_grant');
});

it.each([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['for another resource', { resource: 'urn:other' }],
])('an authorization request %s is refused', async (_case, more) => {
  const { url } = await new Browser().get(authorizeUrl(more));
  expect(new URL(url).searchParams.get('error')).toBeTruthy();
});

it.each(['https://elsewhere.example/cb', 'http://10.0.0.1/cb', 'http://127.0.0.1.elsewhere.example/'])(
  'never redirects to %s',
  async (redirect_uri) => {
    const { url, text } = await new Browser().get(authorizeUrl({ redirect_uri }));
    expect(url).toContain(identity.issuer);
    expect(text).toContain('redirect_uri');
  },
);
