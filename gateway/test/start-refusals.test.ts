import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { ConfigError, EXIT_CONFIG, readConfig } from '../src/index.js';

const newKey = (): string => randomBytes(32).toString('base64url');
const state = mkdtempSync(join(tmpdir(), 'hub-state-'));
afterAll(() => rmSync(state, { recursive: true }));

const endpoint = (name: string, change: object = {}) => ({
  name,
  url: 'http://127.0.0.1:4010',
  organisation: name,
  key: newKey(),
  ...change,
});
const GOOD: Record<string, string> = {
  HUB_SUBGRAPHS: JSON.stringify([endpoint('committees'), endpoint('cases')]),
  HUB_STATE_DIR: state,
  HUB_ISSUER: 'https://id.example',
  HUB_JWKS_URL: 'https://id.example/jwks',
  HUB_ORIGINS: 'https://dashboard.example',
  HUB_TRUSTED_PROXIES: 'none',
};
const subgraphs = (...changes: object[]): Record<string, string> => ({
  HUB_SUBGRAPHS: JSON.stringify(['committees', 'cases'].map((name, index) => endpoint(name, changes[index]))),
});
const trouble = (change: Record<string, string>): string => {
  try {
    readConfig({ ...GOOD, ...change });
    return 'taken';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
};
const twice = newKey();
const MAKE = 'make one with: node -p "crypto.randomBytes(32)';

test('production is what nobody chose, and is safe as it stands', () => {
  expect(readConfig(GOOD)).toMatchObject({ development: false, host: '127.0.0.1' });
});

describe('production refuses to start, and says how to mend it, on', () => {
  test.each<[string, Record<string, string>, string, string]>([
    ['a short key', subgraphs({ key: newKey().slice(0, 40) }), 'HUB_SUBGRAPHS.0.key', MAKE],
    ['a key of equal bytes', subgraphs({}, { key: 'A'.repeat(43) }), 'HUB_SUBGRAPHS.1.key', `is too weak; ${MAKE}`],
    ['a key of few bytes', subgraphs({ key: 'secret'.repeat(8) }), 'HUB_SUBGRAPHS.0.key', `is too weak; ${MAKE}`],
    [
      'one key for two subgraphs',
      subgraphs({ key: twice }, { key: twice }),
      'HUB_SUBGRAPHS',
      'committees and cases have the same key; give each its own',
    ],
    ['a subgraph in the clear', subgraphs({ url: 'http://10.0.0.1' }), 'HUB_SUBGRAPHS', 'committees must be https'],
    ['an issuer in the clear', { HUB_ISSUER: 'http://id.example' }, 'HUB_ISSUER', 'name your identity provider'],
    ['keys in the clear', { HUB_JWKS_URL: 'http://id.example/jwks' }, 'HUB_JWKS_URL', 'name your identity provider'],
    ['the identity provider of the demo', { HUB_ISSUER: 'http://127.0.0.1:4002' }, 'HUB_ISSUER', 'outside development'],
    ['pages in the clear', { HUB_ORIGINS: 'http://dashboard.example' }, 'HUB_ORIGINS', 'serve the pages over TLS'],
    ['an address others reach', { HUB_HOST: '0.0.0.0' }, 'HUB_HOST', 'HUB_BEHIND_TLS=yes'],
    ['a range that is none', { HUB_TRUSTED_PROXIES: '10.0.0.0/33' }, 'HUB_TRUSTED_PROXIES.0', 'no address or range'],
    ['a cap that lets nobody in', { HUB_LIVE_SOCKETS_PER_ADDRESS: '0' }, 'HUB_LIVE_SOCKETS_PER_ADDRESS', '>=1'],
    ['no directory', { HUB_SUBGRAPHS: JSON.stringify([endpoint('cases')]) }, 'HUB_SUBGRAPHS', 'lacks committees'],
    ['an environment that is none', { HUB_ENV: 'test' }, 'HUB_ENV', 'development'],
  ])('%s', (_what, change, variable, sentence) => {
    const message = trouble(change);
    expect(message).toMatch(new RegExp(`^${variable.replaceAll('.', '\\.')}: `, 'm'));
    expect(message).toContain(sentence);
    expect(message).not.toContain(twice);
  });

  test('a proxy that nobody named', () => {
    const { HUB_TRUSTED_PROXIES: _unset, ...others } = GOOD;
    expect(() => readConfig(others)).toThrow('HUB_TRUSTED_PROXIES: name the address or range of the proxy');
  });

  test('a state folder that others may read', () => {
    const main = fileURLToPath(new URL('../dist/query.main.js', import.meta.url));
    chmodSync(state, 0o755);
    const { status, stderr } = spawnSync(process.execPath, [main], { env: GOOD, encoding: 'utf8', timeout: 20_000 });
    expect(status).toBe(EXIT_CONFIG);
    expect(stderr).toContain(`chmod 700 ${state}`);
  });
});

test('the deadline of an operation is a setting', () => {
  expect(readConfig(GOOD).limits.deadlineMs).toBe(5_000);
  const { limits } = readConfig({ ...GOOD, HUB_DEADLINE_MS: '20000' });
  expect(limits).toMatchObject({ deadlineMs: 20_000, subgraphMs: 8_000 });
  expect(trouble({ HUB_DEADLINE_MS: '5' })).toMatch(/HUB_DEADLINE_MS/);
});

test('caps of the live process are settings', () => {
  const caps = { HUB_LIVE_SOCKETS_PER_PERSON: '7', HUB_LIVE_SOCKETS_PER_ADDRESS: '20' };
  expect(readConfig({ ...GOOD, ...caps, HUB_TRUSTED_PROXIES: '10.0.0.1, fd00::/8' })).toMatchObject({
    trustedProxies: ['10.0.0.1', 'fd00::/8'],
    live: { sockets: 10_000, socketsPerPerson: 7, socketsPerAddress: 20, subscriptionsPerSocket: 20 },
  });
});

test.each([
  ['an open address behind TLS', { HUB_HOST: '0.0.0.0', HUB_BEHIND_TLS: 'yes' }],
  [
    'the demo on this machine',
    { HUB_ENV: 'development', HUB_ISSUER: 'http://127.0.0.1:4002', HUB_JWKS_URL: 'http://127.0.0.1:4002/jwks' },
  ],
  ['subgraphs over TLS', subgraphs({ url: 'https://committees.example' }, { url: 'https://cases.example' })],
])('%s is taken', (_what, change) => {
  expect(trouble(change as Record<string, string>)).toBe('taken');
});
