import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import {
  CHAIN_START,
  checkpointHash,
  createSigner,
  isGenuine,
  isSignedBy,
  migrate,
  parseCheckpoint,
  recordAudit,
  type RunningSubgraph,
  serve,
  type SignedCheckpoint,
  type SubgraphConfig,
} from '../src/index.js';
import { createTestDatabase, type TestDatabase } from '../src/testing/index.js';
import { Keyring, readAuditHead, systemActor } from '@hub/store';
import { shelters } from './shelters.js';

const key = randomBytes(32).toString('base64url');
const { publicKey } = createSigner(key);
const READER = { id: 'person:reader', offices: [], purpose: 'request' };

let database: TestDatabase;
let folder: string;
let file: string;
let running: RunningSubgraph | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrate(shelters, config());
});
afterAll(() => database.drop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'witness-'));
  file = join(folder, 'deeper', 'shelters.jsonl');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await receiver?.stop();
  receiver = undefined;
  rmSync(folder, { recursive: true });
});

const config = (more: Partial<SubgraphConfig> = {}): SubgraphConfig => ({
  ...{ environment: 'development', host: '127.0.0.1', port: 0, actorKey: key, auditKey: key },
  ...{ sealKeys: new Keyring(`k1:${key}`), indexKey: key },
  ...{
    databaseUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    workerUrl: database.workerUrl,
    assertionKeys: {},
    feeds: [],
  },
  ...{ witnessFile: file, checkpointSeconds: 0.05 },
  ...more,
});
const start = async (more: Partial<SubgraphConfig> = {}): Promise<RunningSubgraph> =>
  (running = await serve(shelters, config(more)));
const stop = async (): Promise<void> => {
  await running?.stop();
  running = undefined;
};
const record = (resource: string): Promise<void> =>
  running!.services.store.inActor(READER, (tx) =>
    recordAudit(tx, [{ actor: READER.id, action: 'bed.read', resourceType: 'bed', resource, purpose: 'request' }]),
  );
const written = (): SignedCheckpoint[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line) => parseCheckpoint(line) ?? [])
    : [];
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const last = Date.now() + 30_000; !(await holds());) {
    if (Date.now() > last) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const entries = async (): Promise<number> =>
  (await running!.services.store.inActor(systemActor('test'), readAuditHead)).sequence;
const health = async (): Promise<unknown> => (await fetch(`${running!.url}/healthz`)).json();
const expectChained = (checkpoints: readonly SignedCheckpoint[], first: string | null): void => {
  expect(checkpoints.map(({ previous }) => previous)).toEqual([
    first,
    ...checkpoints.slice(0, -1).map((checkpoint) => checkpointHash(checkpoint)),
  ]);
  for (const checkpoint of checkpoints) expect(isGenuine(checkpoint, [publicKey])).toBe(true);
};

/** A witness of somebody else's: what it was sent, and how it answers. */
let receiver: { url: string; taken: SignedCheckpoint[]; answer: number; stop: () => Promise<void> } | undefined;
const startReceiver = async (answer = 204) => {
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (state.answer === 204) state.taken.push(parseCheckpoint(body)!);
      response.writeHead(state.answer).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const state = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/checkpoints`,
    taken: [] as SignedCheckpoint[],
    answer,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  receiver = state;
  return state;
};

test('checkpoints are written at the start, when entries were added, and at the stop; each follows the one before', async () => {
  await start();
  await until(() => written().length === 1);
  expect(written()[0]).toMatchObject({ subgraph: 'shelters', sequence: 0, hash: CHAIN_START, previous: null });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(written()).toHaveLength(1);
  await record('bed-1');
  await until(() => written().length === 2);
  expect(written()[1]).toMatchObject({ sequence: 1 });
  await stop();
  expect(written().map(({ sequence }) => sequence)).toEqual([0, 1, 1]);
  expectChained(written(), null);
  await start();
  await until(() => written().length === 4);
  await record('bed-2');
  await stop();
  expectChained(written(), null);
  expect(written().at(-1)).toMatchObject({ sequence: 2 });
});

test('a witness file that lost its end is not gone on with as if nothing had happened', async () => {
  await start();
  await until(() => written().length === 1);
  await record('bed-3');
  await stop();
  const last = written().at(-1)!;
  writeFileSync(file, '');
  await start();
  await until(() => written().length === 1);
  expectChained(written(), checkpointHash(last));
});

test('a line that a crash left half written does not swallow the next', async () => {
  await start();
  await stop();
  const whole = written();
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"subgraph":"shel`);
  await start();
  await until(() => written().length === whole.length + 1);
  expectChained(written(), whole[0]!.previous);
});

test('a witness file that cannot be written stops nothing; health tells, and it is caught up later', async () => {
  writeFileSync(join(folder, 'deeper'), 'a file where a folder should be');
  await start();
  await until(async () => JSON.stringify(await health()) === '{"status":"ok","witness":"failing"}');
  await record('bed-4');
  rmSync(join(folder, 'deeper'));
  await until(async () => JSON.stringify(await health()) === '{"status":"ok"}');
  expect(written()).toMatchObject([{ sequence: await entries() }]);
});

test('the witness URL gets every checkpoint in order, those it refused and those of a process before, too', async () => {
  const { url, taken } = await startReceiver(503);
  await start({ witnessUrl: url });
  await until(async () => JSON.stringify(await health()) === '{"status":"ok","witness":"failing"}');
  await record('bed-5');
  await until(() => written().length === 2);
  await stop();
  expect(taken).toEqual([]);
  receiver!.answer = 204;
  await start({ witnessUrl: url });
  await until(() => taken.length === 4);
  await stop();
  expect(taken).toEqual(written());
  await start({ witnessUrl: url });
  await until(() => taken.length === 6);
  expect(taken).toEqual(written());
});

test('services sign what others can verify by the public key', async () => {
  await start();
  const signature = running!.services.sign('a receipt');
  expect(isSignedBy(publicKey, 'a receipt', signature)).toBe(true);
  expect(isSignedBy(publicKey, 'a receipt!', signature)).toBe(false);
  expect(isSignedBy(createSigner(randomBytes(32).toString('base64url')).publicKey, 'a receipt', signature)).toBe(false);
});

test('two replicas take turns at one file, and its checkpoints stay one chain', async () => {
  await start();
  await until(() => written().length > 0);
  const first = written()[0]!;
  const other = await serve(shelters, config());
  const replicas = [running!, other];
  try {
    for (let turn = 0; turn < 6; turn++) {
      running = replicas[turn % 2];
      await record(`bed-${turn}`);
      const sequence = await entries();
      await until(() => written().at(-1)?.sequence === sequence);
    }
  } finally {
    running = replicas[0];
    await other.stop();
  }
  const chain = written();
  expect(chain.length).toBeGreaterThan(6);
  expectChained(chain, first.previous);
});
