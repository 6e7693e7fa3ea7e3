import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { directoryRecords, person } from '@hub/cast';
import { ASSERTION_HEADER, type Caller, createAssertionSigner, Directory } from '@hub/caller';
import { createTestDatabase, type TestDatabase } from '@hub/subgraph-kit/testing';
import { incident } from './world.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const newKey = (): string => randomBytes(32).toString('base64url');
const key = newKey();
const witness = mkdtempSync(join(tmpdir(), 'witness-'));
const records = directoryRecords(new Date());

let database: TestDatabase;
let feed: Server;
let child: ChildProcess;
let environment: NodeJS.ProcessEnv;
let url: string;
let written = '';

const run = (command: string): ChildProcess => {
  const started = spawn(process.execPath, [MAIN, command], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [started.stdout, started.stderr]) stream?.on('data', (text) => (written += String(text)));
  return started;
};

const until = async (holds: () => boolean): Promise<void> => {
  for (const end = Date.now() + 40_000; !holds(); await pause(50))
    if (Date.now() > end) throw new Error(`waited in vain; the process wrote: ${written}`);
};

beforeAll(async () => {
  database = await createTestDatabase();
  feed = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    records.forEach((body, index) => response.write(`${JSON.stringify({ number: index + 1, body })}\n`));
    const beat = setInterval(
      () => response.write(`${JSON.stringify({ head: records.length, at: new Date().toISOString() })}\n`),
      500,
    );
    response.on('close', () => clearInterval(beat));
  }).listen(0, '127.0.0.1');
  await once(feed, 'listening');
  environment = {
    ...process.env,
    HUB_ENV: 'development',
    HUB_PORT_CASES: '0',
    DATABASE_URL_CASES: database.appUrl,
    DATABASE_OWNER_URL_CASES: database.ownerUrl,
    DATABASE_WORKER_URL_CASES: database.workerUrl,
    HUB_ACTOR_KEY_CASES: newKey(),
    HUB_SEAL_KEY_CASES: `k1:${newKey()}`,
    HUB_INDEX_KEY_CASES: newKey(),
    HUB_AUDIT_KEY_CASES: newKey(),
    HUB_WITNESS_FILE_CASES: join(witness, 'cases.jsonl'),
    HUB_FILES_CASES: join(witness, 'files'),
    HUB_ASSERTION_KEYS_CASES: JSON.stringify({ gateway: key }),
    HUB_FEEDS_CASES: JSON.stringify([
      {
        feed: 'directory',
        origin: `http://127.0.0.1:${(feed.address() as AddressInfo).port}`,
        owner: 'committees',
        key: newKey(),
      },
    ]),
  };
  for (const command of ['migrate', 'seed']) await once(run(command), 'close');
  child = run('serve');
  await until(() => /"port":\d+/.test(written));
  url = `http://127.0.0.1:${/"port":(\d+)/.exec(written)![1]}/graphql`;
});

afterAll(async () => {
  child.kill('SIGTERM');
  await once(child, 'close');
  feed.closeAllConnections();
  feed.close();
  await database.drop();
  rmSync(witness, { recursive: true });
});

const directory = new Directory();
records.forEach((record, index) => directory.apply(index + 1, record));
const sign = createAssertionSigner({ issuer: 'gateway', audience: 'cases' }, key);
const send = async (query: string, variables: Record<string, unknown>, caller: Caller): Promise<string> => {
  const body = JSON.stringify({ query, variables });
  const assertion = sign(caller, { method: 'POST', path: '/graphql', body });
  const headers = { 'content-type': 'application/json', [ASSERTION_HEADER]: assertion };
  return (await fetch(url, { method: 'POST', headers, body })).text();
};
const duty = (): Caller => directory.callerOf(person('ck-duty').id, { mfa: true, at: Date.now() });
const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { status } problems { code } } }`;
const told = { reporterName: 'CANARY-N', reporterPhone: 'CANARY-P', situation: 'CANARY-S' };

it('nothing identifying is written to the log, not even when the database fails', async () => {
  let answer = '';
  for (const end = Date.now() + 40_000; !answer.includes('COMMITTED') && Date.now() < end; await pause(200))
    answer = await send(REPORT, { input: incident(told) }, duty());
  expect(answer).toContain('COMMITTED');
  await send('{ cases { edges { node { reporter { name situation } } } } }', {}, duty());
  await send(REPORT, { input: { ...incident(told), urgency: 'CANARY-U' } }, duty());
  await send(
    REPORT,
    { input: { ...incident(told), place: 'CANARY-X', situation: `CANARY${'x'.repeat(3_000)}` } },
    duty(),
  );

  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query('alter table report rename to report_away');
  await owner.end();
  expect(await send(REPORT, { input: incident(told) }, duty())).toContain('HUB_INTERNAL');
  await until(() => written.includes('unforeseen error'));
  expect(written).not.toContain('CANARY');
});
