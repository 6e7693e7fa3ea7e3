import { spawnSync } from 'node:child_process';
import { request } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type IdentityState, startIdentity } from '../src/index.js';
import { makeState } from './people.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hub-identity-'));
const file = join(folder, 'identity.json');
let state: IdentityState;

beforeAll(async () => {
  state = await makeState();
  writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (env: Record<string, string>) =>
  spawnSync(process.execPath, [main], {
    env: { PATH: process.env.PATH, HUB_IDENTITY_PORT: '0', HUB_IDENTITY_STATE: file, ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });

it.each([
  ['production', { HUB_ENV: 'production' }],
  ['an environment nobody named', {}],
])('does not start in %s', (_case, env) => {
  const { status, stderr } = run(env as Record<string, string>);
  expect(status).toBe(78);
  expect(stderr).toContain('HUB_ENV=development');
});

it('does not start in production when used as a library', async () => {
  await expect(startIdentity({ hubEnv: 'production', port: 0, audience: 'a', state })).rejects.toThrow('refuses');
});

it('names the broken field of its state file and not its value', () => {
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, JSON.stringify({ ...state, password: 'short' }), { mode: 0o600 });
  const { status, stderr } = run({ HUB_ENV: 'development', HUB_IDENTITY_STATE: broken });
  expect(status).toBe(78);
  expect(stderr).toContain('password');
  expect(stderr).not.toContain('"short"');
});

it('does not start on keys that others may read, and says how to mend it', () => {
  const open = join(folder, 'open.json');
  writeFileSync(open, JSON.stringify(state), { mode: 0o644 });
  const { status, stderr } = run({ HUB_ENV: 'development', HUB_IDENTITY_STATE: open });
  expect(status).toBe(78);
  expect(stderr).toContain(`chmod 600 ${open}`);
});

it('answers its health, and nothing under another host name', async () => {
  const identity = await startIdentity({ hubEnv: 'development', port: 0, audience: 'a', state });
  try {
    expect(await (await fetch(`${identity.issuer}/healthz`)).json()).toEqual({ status: 'ok' });
    const status = await new Promise((resolve, reject) => {
      request(`${identity.issuer}/jwks`, { headers: { host: 'elsewhere.example' }, agent: false }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(421);
  } finally {
    await identity.stop();
  }
});
