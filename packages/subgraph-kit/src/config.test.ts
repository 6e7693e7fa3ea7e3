import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const KEY = 'k'.repeat(43);
const GOOD = {
  DATABASE_URL_CASES: 'postgres://app:secret@127.0.0.1/cases',
  HUB_ACTOR_KEY_CASES: KEY,
  HUB_SEAL_KEY_CASES: `k2:${KEY},k1:${'o'.repeat(43)}`,
  HUB_INDEX_KEY_CASES: KEY,
  HUB_AUDIT_KEY_CASES: KEY,
  HUB_WITNESS_FILE_CASES: '/witness/cases.jsonl',
  HUB_ASSERTION_KEYS_CASES: JSON.stringify({ gateway: KEY }),
};

const trouble = (change: Record<string, string | undefined>): string => {
  try {
    readConfig('cases', { ...GOOD, ...change });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the configuration was taken');
};

test('defaults are production, loopback, a free port and no feeds', () => {
  expect(readConfig('cases', GOOD)).toMatchObject({
    ...{ environment: 'production', host: '127.0.0.1', port: 0, feeds: {} },
    assertionKeys: { gateway: KEY },
  });
});

test('a witness elsewhere needs https; one on this machine does not', () => {
  for (const url of ['https://witness.example/hub', 'http://127.0.0.1:9/hub', 'http://localhost:9/'])
    expect(readConfig('cases', { ...GOOD, HUB_WITNESS_URL: url }).witnessUrl).toBe(url);
  expect(trouble({ HUB_WITNESS_URL: 'http://127.0.0.1.example/' })).toBe(
    'HUB_WITNESS_URL: needs https, or http to this machine',
  );
});

test('another subgraph’s variables are not read', () => {
  expect(() => readConfig('liaison', GOOD)).toThrow('DATABASE_URL_LIAISON');
});

describe('a bad value is told by its variable and never repeated', () => {
  const bad = 'CANARY-value';
  test.each([
    ['HUB_ENV', bad],
    ['HUB_PORT_CASES', bad],
    ['DATABASE_URL_CASES', bad],
    ['DATABASE_OWNER_URL_CASES', bad],
    ['HUB_ACTOR_KEY_CASES', bad],
    ['HUB_SEAL_KEY_CASES', bad],
    ['HUB_SEAL_KEY_CASES', `k1:${KEY},k2:${bad}`],
    ['HUB_SEAL_KEY_CASES', `k1:${KEY},k1:${KEY}`],
    ['HUB_INDEX_KEY_CASES', bad],
    ['HUB_AUDIT_KEY_CASES', bad],
    ['HUB_AUDIT_KEY_CASES', `${KEY}${bad}`],
    ['HUB_WITNESS_FILE_CASES', ''],
    ['HUB_WITNESS_URL', bad],
    ['HUB_WITNESS_URL', `http://${bad}.example/`],
    ['HUB_CHECKPOINT_SECONDS', bad],
    ['HUB_ASSERTION_KEYS_CASES', bad],
    ['HUB_ASSERTION_KEYS_CASES', JSON.stringify({ gateway: bad })],
    ['HUB_FEEDS_CASES', JSON.stringify({ directory: { origin: bad, owner: bad, key: bad } })],
  ])('%s', (variable, value) => {
    const message = trouble({ [variable]: value });
    expect(message).toMatch(new RegExp(`^${variable}: `));
    expect(message).not.toContain('CANARY');
  });
});

test('each missing variable is named, on a line of its own', () => {
  const missing = Object.fromEntries(Object.keys(GOOD).map((name) => [name, undefined]));
  expect(
    trouble(missing)
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(Object.keys(GOOD));
});
