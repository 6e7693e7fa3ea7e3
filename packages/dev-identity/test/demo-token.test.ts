import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { DEMO_GRANT, DEV_CLIENT, type IdentityState, type RunningIdentity, startIdentity } from '../src/index.js';
import { makeState } from './people.js';

let state: IdentityState;
let identity: RunningIdentity;
let jwks: ReturnType<typeof createLocalJWKSet>;

beforeAll(async () => {
  state = await makeState();
  identity = await startIdentity({ hubEnv: 'development', port: 0, audience: 'atip-hub', state });
  jwks = createLocalJWKSet((await (await fetch(`${identity.issuer}/jwks`)).json()) as never);
});
afterAll(() => identity?.stop());

const ask = async (fields: Record<string, string>) => {
  const body = new URLSearchParams({
    grant_type: DEMO_GRANT,
    client_id: DEV_CLIENT,
    demo_secret: state.demoSecret,
    ...fields,
  });
  const response = await fetch(`${identity.issuer}/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
};

const verify = (token: string) =>
  jwtVerify(token, jwks, {
    issuer: identity.issuer,
    audience: 'atip-hub',
    algorithms: ['ES256'],
    typ: 'at+jwt',
    requiredClaims: ['exp', 'iat', 'sub', 'jti', 'client_id'],
    maxTokenAge: '10m',
  });

describe('the token of a demo person', () => {
  it('carries every claim a strict verifier wants, for ten minutes', async () => {
    const { body } = await ask({ person: 'focal' });
    const { payload, protectedHeader } = await verify(body.access_token!);
    expect(protectedHeader).toMatchObject({ typ: 'at+jwt', alg: 'ES256', kid: state.signingKey.kid });
    expect(payload).toMatchObject({ sub: 'person-focal', aud: 'atip-hub', iss: identity.issuer, amr: ['pwd'] });
    expect(payload.exp! - payload.iat!).toBe(600);
    expect(payload.auth_time).toBeLessThanOrEqual(payload.iat!);
  });

  it('can be asked for by id, with a shorter life and a second factor', async () => {
    const { body } = await ask({ person: 'person-focal', expires_in: '5', mfa: 'true' });
    const { payload } = await verify(body.access_token!);
    expect(payload).toMatchObject({ amr: ['pwd', 'otp', 'mfa'], acr: 'urn:atip-hub:acr:mfa' });
    expect(payload.exp! - payload.iat!).toBe(5);
  });

  it('tells of a sign-in as long ago as asked for, and was issued now all the same', async () => {
    const { body } = await ask({ person: 'focal', authenticated_ago: '600' });
    const { payload } = await verify(body.access_token!);
    const ago = payload.iat! - Number(payload.auth_time);
    expect(ago).toBeGreaterThanOrEqual(600);
    expect(ago).toBeLessThanOrEqual(602);
  });

  it('says so when the person always uses a second factor', async () => {
    const { body } = await ask({ person: 'desk' });
    expect((await verify(body.access_token!)).payload.amr).toContain('mfa');
  });

  it('is refused with a clear error for somebody unknown', async () => {
    const { status, body } = await ask({ person: 'nobody-here' });
    expect(status).toBe(400);
    expect(body).toEqual({ error: 'invalid_grant', error_description: 'no demo person has this key or id' });
  });

  it.each([
    ['a wrong secret', { person: 'focal', demo_secret: 'x'.repeat(43) }, 'invalid_grant'],
    ['a life that is too long', { person: 'focal', expires_in: '601' }, 'invalid_request'],
    ['a sign-in in the future', { person: 'focal', authenticated_ago: '-1' }, 'invalid_request'],
    ['no person', {}, 'invalid_request'],
    ['another client', { person: 'focal', client_id: 'somebody' }, 'invalid_client'],
  ])('is refused for %s', async (_case, fields, error) => {
    const { status, body } = await ask(fields as Record<string, string>);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.error).toBe(error);
    expect(body.access_token).toBeUndefined();
  });
});
