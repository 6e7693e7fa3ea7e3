import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type LiveStorage, memoryStorage, type ReportInput, webStorage } from '../src/index.js';
import { fileStorage } from '../src/node.js';
import { Scene } from './scene.js';
import { until } from './until.js';

let scene: Scene;
let folder: string;
beforeEach(async () => {
  scene = await Scene.set();
  folder = mkdtempSync(join(tmpdir(), 'reports-'));
});
afterEach(async () => {
  await scene.end();
  rmSync(folder, { recursive: true });
});

const report = (more: Partial<ReportInput> = {}): ReportInput => ({
  idempotencyKey: 'report-1',
  place: 'TH5703',
  source: 'WATCHDOG_VOLUNTEER',
  category: 'DEBT_BONDAGE',
  urgency: 'EMERGENCY',
  personsBand: 'ONE',
  minorInvolved: true,
  reporterPhone: '+66 000 000',
  ...more,
});

/** A browser’s localStorage that other parts of the page use too. */
const browserStorage = () => {
  const texts = new Map([['theme', 'dark']]);
  return {
    get length() {
      return texts.size;
    },
    key: (index: number) => [...texts.keys()][index] ?? null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
};

const storages: [string, () => LiveStorage][] = [
  ['memory', memoryStorage],
  ['the localStorage of a browser', () => webStorage(browserStorage(), 'atip-hub.malee.')],
  ['files', () => fileStorage(folder)],
];

describe.each(storages)('a report kept in %s', (_name, make) => {
  it('is stored before it is first sent, sent until it is committed, and then forgotten', async () => {
    const storage = make();
    let storedFirst: boolean | undefined;
    const accessToken = async () => {
      storedFirst ??= (await storage.read('report.report-1')) != null;
      return 'token';
    };
    scene.hub.reports.fates = ['LOST', 'NO_JSON', 'HUB_BUSY', 'AUTH_TOKEN_EXPIRED', 'LOST_ANSWER'];
    const client = scene.client({ storage, accessToken });
    const { stored, outcome, idempotencyKey } = client.report(report());
    await stored;
    expect(await client.unsent()).toMatchObject([{ input: report(), kind: 'WAITING', problems: [] }]);
    expect(await outcome).toMatchObject({ kind: 'COMMITTED', receipt: { id: 'report-report-1' } });
    expect([idempotencyKey, storedFirst]).toEqual(['report-1', true]);
    expect(scene.hub.reports.tries).toEqual(Array(6).fill('report-1'));
    expect([...scene.hub.reports.filed.values()]).toEqual([report()]);
    expect(await client.unsent()).toEqual([]);
    expect([...(await storage.keys())]).toEqual([]);
  });

  it('is not lost with the program: the next one sends it under the same key', async () => {
    const storage = make();
    scene.hub.reports.fates = Array(200).fill('LOST');
    const first = scene.client({ storage });
    const sent = [report(), report({ idempotencyKey: 'ບົດ/2' })].map((each) => first.report(each));
    await Promise.all(sent.map(({ stored }) => stored));
    await until('both were tried', () => new Set(scene.hub.reports.tries).size === 2);
    await first.close();
    expect(await Promise.all(sent.map(({ outcome }) => outcome))).toEqual([{ kind: 'UNSENT' }, { kind: 'UNSENT' }]);
    scene.hub.reports.fates = [];
    const second = scene.client({ storage });
    await until('both are filed', () => scene.hub.reports.filed.size === 2);
    while ((await second.unsent()).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    expect([...scene.hub.reports.filed.keys()].toSorted()).toEqual(['report-1', 'ບົດ/2'].toSorted());
  });
});

it('in files can be read by nobody else, and what cannot be read is not taken for absent', async () => {
  const storage = fileStorage(join(folder, 'kept'));
  await storage.write('a/b', 'text');
  const [file] = readdirSync(join(folder, 'kept'));
  expect(statSync(join(folder, 'kept', file!)).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'kept')).mode & 0o077).toBe(0);
  mkdirSync(join(folder, 'kept', 'position'));
  expect(() => storage.read('position')).toThrow('EISDIR');
});

it('cannot be made by a client that does not know where reports go', async () => {
  const client = scene.client({ graphql: undefined });
  expect(() => client.report(report())).toThrow('GraphQL endpoint');
  await expect(client.unsent()).rejects.toThrow('GraphQL endpoint');
});

describe('a report', () => {
  it.each([{ problem: 'PLACE_UNKNOWN' }, 'FORBIDDEN_FIELD'] as const)(
    'refused for good (%j) is kept for a person to put right or discard',
    async (fate) => {
      const code = typeof fate === 'string' ? fate : fate.problem;
      scene.hub.reports.fates = [fate];
      const storage = memoryStorage();
      const client = scene.client({ storage });
      expect(await client.report(report()).outcome).toMatchObject({ kind: 'REFUSED', problems: [{ code }] });
      await client.close();
      const next = scene.client({ storage });
      expect(await next.unsent()).toMatchObject([{ kind: 'REFUSED', problems: [{ code }] }]);
      expect(scene.hub.reports.tries).toHaveLength(1);
      expect(await next.report(report({ place: 'TH5708' })).outcome).toMatchObject({ kind: 'COMMITTED' });
      expect([...scene.hub.reports.filed.values()]).toEqual([report({ place: 'TH5708' })]);
      expect(await next.unsent()).toEqual([]);
    },
  );

  it('can be discarded once refused, not while it is on its way', async () => {
    scene.hub.reports.fates = ['LOST', { problem: 'INPUT_INVALID' }];
    const client = scene.client();
    const { outcome } = client.report(report());
    expect(await client.discard('report-1')).toBe(false);
    await outcome;
    expect(await client.discard('report-1')).toBe(true);
    expect(await client.unsent()).toEqual([]);
  });

  it('handed over twice is one; another under the same key is refused while the first is on its way', async () => {
    scene.hub.reports.fates = ['LOST'];
    const client = scene.client();
    const first = client.report(report());
    expect(client.report(report())).toBe(first);
    const other = client.report(report({ place: 'TH5708' }));
    expect(await other.outcome).toMatchObject({ kind: 'REFUSED', problems: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(await first.outcome).toMatchObject({ kind: 'COMMITTED' });
    expect([...scene.hub.reports.filed.values()]).toEqual([report()]);
  });

  it('without a key gets one of its own', async () => {
    const client = scene.client();
    const { idempotencyKey: _left, ...keyless } = report();
    const sent = [client.report(keyless), client.report(keyless)];
    await Promise.all(sent.map(({ outcome }) => outcome));
    expect(scene.hub.reports.filed.size).toBe(2);
    expect(new Set(sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('the disk is full'))],
    ['never answers', () => new Promise<void>(() => undefined)],
  ])('is sent all the same when the storage %s', async (_how, write) => {
    const client = scene.client({ storage: { ...memoryStorage(), write } });
    const { stored, outcome } = client.report(report());
    stored.catch(() => undefined);
    expect(await outcome).toMatchObject({ kind: 'COMMITTED' });
    expect(scene.troubles.length).toBeGreaterThan(0);
  });

  it('of several programs with one storage is filed once', async () => {
    scene.hub.reports.fates = Array(4).fill('LOST_ANSWER');
    const storage = memoryStorage();
    const { stored } = scene.client({ storage }).report(report());
    await stored;
    scene.client({ storage });
    scene.client({ storage });
    await until('all have tried', () => scene.hub.reports.tries.length >= 5);
    expect(scene.hub.reports.filed.size).toBe(1);
    while ([...(await storage.keys())].length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});

it('a report says what the reporter reads', async () => {
  const client = scene.client({ language: 'my' });
  await client.report(report()).outcome;
  expect(scene.hub.reports.languages).toEqual(['my']);
});
