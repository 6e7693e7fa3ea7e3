import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { chromiumPath } from '../src/chromium.js';
import type { Hub } from '../src/hub.js';
import { demoToken } from '../src/token.js';
import { Scene, ask, isAlive } from './scene.js';

const scene = new Scene();
let hub: Hub;
let environment: Record<string, string>;

beforeAll(async () => {
  hub = await scene.started({
    env: { DATABASE_URL_OTHER: 'postgres://elsewhere', HUB_SMTP_URL: 'smtp://user:word@127.0.0.1:1' },
  });
  const gateway = await ask(hub.ready.endpoints.graphql, '/environment');
  environment = await ask(`http://127.0.0.1:${gateway.HUB_PORT_CASES}`, '/environment');
});
afterAll(() => scene.end());

const as = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

describe('a fresh start', () => {
  it('writes which processes run, where they answer, and who the demo people are', () => {
    const ready = scene.readyFile();
    expect(Object.keys(ready.processes).sort()).toEqual([
      'cases',
      'committees',
      'identity',
      'live',
      'postgres',
      'query',
    ]);
    expect(Object.values(ready.processes).every(isAlive)).toBe(true);
    expect(ready).toMatchObject({ supervisor: process.pid, postgres: { pid: ready.processes.postgres } });
    expect(ready.people).toEqual([expect.objectContaining({ key: 'focal', sees: 'Cases of one district.' })]);
  });

  it('migrates and seeds each subgraph before it serves', () => {
    const order = scene.notes().filter((note) => note.startsWith('cases'));
    expect(order).toEqual(['cases migrate', 'cases seed', 'cases serve']);
  });

  it("gives each process its own secrets and nobody else's", () => {
    expect(Object.keys(JSON.parse(environment.HUB_ASSERTION_KEYS_CASES!))).toEqual(['gateway', 'committees']);
    const [directory] = JSON.parse(environment.HUB_FEEDS_CASES!) as unknown[];
    expect(directory).toMatchObject({
      owner: 'committees',
      origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(
      Object.keys(environment)
        .filter((name) => name.startsWith('DATABASE_'))
        .sort(),
    ).toEqual(['DATABASE_URL_CASES', 'DATABASE_WORKER_URL_CASES']);
    expect(Buffer.from(environment.HUB_ACTOR_KEY_CASES!, 'base64url')).toHaveLength(32);
  });

  it('hands what opens the mail server, and the key of web push, to committees alone', async () => {
    const gateway = await ask(hub.ready.endpoints.graphql, '/environment');
    const committees = await ask(`http://127.0.0.1:${gateway.HUB_PORT_COMMITTEES}`, '/environment');
    expect(committees.HUB_SMTP_URL).toBe('smtp://user:word@127.0.0.1:1');
    expect(Buffer.from(committees.HUB_VAPID_KEY!, 'base64url')).toHaveLength(32);
    for (const other of [gateway, environment])
      expect(Object.keys(other).filter((name) => /^HUB_(SMTP|VAPID)_/.test(name))).toEqual([]);
  });

  it('hands the browser of this machine, where it has one, only to who prints', async () => {
    const gateway = await ask(hub.ready.endpoints.graphql, '/environment');
    const committees = await ask(`http://127.0.0.1:${gateway.HUB_PORT_COMMITTEES}`, '/environment');
    expect([committees, gateway, environment].map(({ HUB_CHROMIUM }) => HUB_CHROMIUM)).toEqual([
      ...[chromiumPath(), undefined, undefined],
    ]);
  });

  it('shares one key between the two ends of each call', async () => {
    const gateway = await ask(hub.ready.endpoints.graphql, '/environment');
    const subgraphs = JSON.parse(gateway.HUB_SUBGRAPHS!) as {
      name: string;
      url: string;
      key: string;
      organisation: string;
    }[];
    const committees = await ask(subgraphs.find(({ name }) => name === 'committees')!.url, '/environment');
    const keysOfCommittees = JSON.parse(committees.HUB_ASSERTION_KEYS_COMMITTEES!);
    expect(keysOfCommittees.gateway).toBe(subgraphs.find(({ name }) => name === 'committees')!.key);
    expect(keysOfCommittees.cases).toBe(JSON.parse(environment.HUB_FEEDS_CASES!)[0].key);
    expect(gateway).toMatchObject({
      HUB_ENV: 'development',
      HUB_AUDIENCE: 'atip-hub',
      HUB_ISSUER: hub.ready.endpoints.identity,
    });
  });

  it('tells the operator where each audit is, who bears witness, and by which public key', async () => {
    const { subgraphs } = JSON.parse(readFileSync(join(scene.directory, 'operator.json'), 'utf8')) as {
      subgraphs: { name: string; database: string; witnesses: string[]; keys: string[] }[];
    };
    expect(subgraphs.map(({ name }) => name)).toEqual(['committees', 'cases']);
    const { database, witnesses, keys } = subgraphs[1]!;
    expect(await as(database, async (client) => (await client.query('SELECT line FROM kept')).rows)).toHaveLength(1);
    expect(witnesses).toEqual([environment.HUB_WITNESS_FILE_CASES]);
    const der = Buffer.from(environment.HUB_AUDIT_KEY_CASES!, 'base64url');
    const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    expect(key.export({ format: 'der', type: 'spki' }).toString('base64url')).toBe(keys[0]);
    expect(subgraphs[0]!.keys).not.toEqual(keys);
  });

  it('keeps its secrets readable by the owner only', () => {
    for (const name of ['secrets.json', 'identity.json', 'operator.json'])
      expect(statSync(join(scene.directory, name)).mode & 0o777).toBe(0o600);
  });

  it('makes app roles that can do nothing but what is granted', async () => {
    await as(environment.DATABASE_URL_CASES!, async (client) => {
      const { rows } = await client.query(
        'SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user',
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false }]);
      await expect(client.query('CREATE TABLE mine (x int)')).rejects.toThrow('permission denied');
      await expect(client.query('CREATE TEMP TABLE mine (x int)')).rejects.toThrow('permission denied');
      expect((await client.query('SELECT line FROM kept')).rows).toEqual([{ line: 'seeded' }]);
    });
    const otherDatabase = environment.DATABASE_URL_CASES!.replace(/cases$/, 'committees');
    await expect(as(otherDatabase, async () => undefined)).rejects.toThrow('permission denied for database');
    await expect(
      as(environment.DATABASE_URL_CASES!.replace(/:[^:@]+@/, ':guess@'), async () => undefined),
    ).rejects.toThrow('password authentication failed');
  });

  it('keeps checksums of its pages and flushes them only when asked to be durable', async () => {
    const settings = await as(environment.DATABASE_URL_CASES!, async (client) => {
      const { rows } = await client.query(
        "SELECT name, setting FROM pg_settings WHERE name IN ('data_checksums', 'fsync')",
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    });
    expect(settings).toEqual({ data_checksums: 'on', fsync: 'off' });
  });

  it('hands out the access token of a demo person and names the people it knows', async () => {
    const { directory } = scene;
    expect((await demoToken({ person: 'focal', expiresIn: 5, directory })).split('.')).toHaveLength(3);
    const earlier = await demoToken({ person: 'focal', authenticatedAgo: 600, directory });
    const claims = JSON.parse(Buffer.from(earlier.split('.')[1]!, 'base64url').toString()) as Record<string, number>;
    expect(claims['iat']! - claims['auth_time']!).toBeGreaterThanOrEqual(600);
    await expect(demoToken({ person: 'somebody', directory })).rejects.toThrow('There are: focal');
  });

  it('refuses a second hub on the same folder and names the first', async () => {
    await expect(scene.hub().start()).rejects.toThrow(`already running on this folder, as process ${process.pid}`);
    expect(scene.readyFile().supervisor).toBe(process.pid);
  });

  it('stops clients before subgraphs, and leaves nothing behind', async () => {
    const { processes } = hub.ready;
    await hub.stop();
    const stops = scene
      .notes()
      .filter((note) => note.endsWith('stop'))
      .map((note) => note.split(' ')[0]!);
    expect(stops.slice(0, 2).sort()).toEqual(['live', 'query']);
    expect(stops.slice(2).sort()).toEqual(['cases', 'committees']);
    expect(Object.values(processes).filter(isAlive)).toEqual([]);
    expect(() => scene.readyFile()).toThrow('ENOENT');
    expect(existsSync(join(scene.directory, 'operator.json'))).toBe(false);
    await expect(demoToken({ person: 'focal', directory: scene.directory })).rejects.toThrow('No hub is running');
  });
});
