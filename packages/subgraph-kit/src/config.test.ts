import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

const newKey = (): string => randomBytes(32).toString('base64url');
const KEY = newKey();
const GOOD = {
  DATABASE_URL_CASES: 'postgres://app:secret@127.0.0.1/cases',
  DATABASE_WORKER_URL_CASES: 'postgres://worker:secret@127.0.0.1/cases',
  HUB_ACTOR_KEY_CASES: newKey(),
  HUB_SEAL_KEY_CASES: `k2:${newKey()},k1:${newKey()}`,
  HUB_INDEX_KEY_CASES: newKey(),
  HUB_AUDIT_KEY_CASES: newKey(),
  HUB_WITNESS_FILE_CASES: '/witness/cases.jsonl',
  HUB_ASSERTION_KEYS_CASES: JSON.stringify({ gateway: KEY }),
};

const trouble = (change: Record<string, string | undefined>): string => {
  try {
    readConfig({ name: 'cases' }, { ...GOOD, ...change });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the configuration was taken');
};

test('defaults are production, loopback, a free port and no feeds', () => {
  expect(readConfig({ name: 'cases' }, GOOD)).toMatchObject({
    ...{ environment: 'production', host: '127.0.0.1', port: 0, feeds: [] },
    assertionKeys: { gateway: KEY },
  });
});

test('the worker is another role than the app, which may not read the job queue', () => {
  expect(trouble({ DATABASE_WORKER_URL_CASES: GOOD.DATABASE_URL_CASES })).toBe(
    'DATABASE_WORKER_URL_CASES: must name a role of its own',
  );
});

test('a witness elsewhere needs https; one on this machine does not', () => {
  for (const url of ['https://witness.example/hub', 'http://127.0.0.1:9/hub', 'http://localhost:9/'])
    expect(readConfig({ name: 'cases' }, { ...GOOD, HUB_WITNESS_URL: url }).witnessUrl).toBe(url);
  expect(trouble({ HUB_WITNESS_URL: 'http://127.0.0.1.example/' })).toBe(
    'HUB_WITNESS_URL: must be https outside loopback',
  );
});

test('a heartbeat elsewhere needs https', () => {
  const { deadmanUrl } = readConfig(
    { name: 'cases' },
    { ...GOOD, HUB_DEADMAN_URL_CASES: 'https://watch.example/cases' },
  );
  expect(deadmanUrl).toBe('https://watch.example/cases');
  expect(trouble({ HUB_DEADMAN_URL_CASES: 'http://watch.example/cases' })).toBe(
    'HUB_DEADMAN_URL_CASES: must be https outside loopback',
  );
});

test('another subgraph’s variables are not read', () => {
  expect(() => readConfig({ name: 'liaison' }, GOOD)).toThrow('DATABASE_URL_LIAISON');
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
    ['HUB_FEEDS_CASES', JSON.stringify([{ feed: 'directory', origin: bad, owner: bad, key: bad }])],
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

describe('an unsafe value is refused with a sentence that says how to mend it', () => {
  const feeds = (origin: string, key = newKey()): string =>
    JSON.stringify([{ feed: 'directory', origin, owner: 'committees', key }]);
  const MAKE = 'make one with: node -p "crypto.randomBytes(32)';
  test.each<[string, Record<string, string>, string, string]>([
    ['a short key', { HUB_INDEX_KEY_CASES: newKey().slice(0, 42) }, 'HUB_INDEX_KEY_CASES', MAKE],
    ['a weak key in a ring', { HUB_SEAL_KEY_CASES: `k1:${'A'.repeat(43)}` }, 'HUB_SEAL_KEY_CASES', `too weak; ${MAKE}`],
    ['a key of equal bytes', { HUB_ACTOR_KEY_CASES: 'A'.repeat(43) }, 'HUB_ACTOR_KEY_CASES', `too weak; ${MAKE}`],
    [
      'a key of a repeated word',
      { HUB_ACTOR_KEY_CASES: 'changeme'.repeat(6) },
      'HUB_ACTOR_KEY_CASES',
      `too weak; ${MAKE}`,
    ],
    [
      'a weak key of one caller',
      { HUB_ASSERTION_KEYS_CASES: JSON.stringify({ gateway: 'k'.repeat(43) }) },
      'HUB_ASSERTION_KEYS_CASES',
      `too weak; ${MAKE}`,
    ],
    [
      'one key for two purposes',
      { HUB_SEAL_KEY_CASES: `k1:${KEY}` },
      'HUB_ASSERTION_KEYS_CASES',
      'the seal and calls of gateway',
    ],
    [
      'one key for two callers',
      { HUB_ASSERTION_KEYS_CASES: JSON.stringify({ gateway: KEY, liaison: KEY }) },
      'HUB_ASSERTION_KEYS_CASES',
      'calls of gateway and calls of liaison have the same key; give each its own',
    ],
    [
      'one key both ways',
      { HUB_FEEDS_CASES: feeds('http://127.0.0.1:4010', KEY) },
      'HUB_ASSERTION_KEYS_CASES',
      'calls of gateway and feeds of committees',
    ],
    [
      'a feed in the clear',
      { HUB_FEEDS_CASES: feeds('http://10.0.0.1') },
      'HUB_FEEDS_CASES',
      'must be https outside loopback',
    ],
    ['an open address', { HUB_HOST: '0.0.0.0' }, 'HUB_HOST', 'HUB_BEHIND_TLS=yes'],
  ])('%s', (_what, change, variable, sentence) => {
    const message = trouble(change);
    expect(message).toMatch(new RegExp(`^${variable}: `));
    expect(message).toContain(sentence);
    for (const value of Object.values(change)) if (variable !== 'HUB_HOST') expect(message).not.toContain(value);
  });

  test('and the same is taken once it is mended', () => {
    const mended = { HUB_HOST: '0.0.0.0', HUB_BEHIND_TLS: 'yes', HUB_FEEDS_CASES: feeds('https://10.0.0.1') };
    expect(readConfig({ name: 'cases' }, { ...GOOD, ...mended }).host).toBe('0.0.0.0');
    expect(readConfig({ name: 'cases' }, { ...GOOD, HUB_ENV: 'development', HUB_HOST: '0.0.0.0' }).host).toBe(
      '0.0.0.0',
    );
  });
});
