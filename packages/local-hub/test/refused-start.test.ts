import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { HubOptions } from '../src/options.js';
import { StartError } from '../src/start-error.js';
// @ts-expect-error plain JavaScript, so that child processes can read it too
import { freePorts } from './fakes/processes.mjs';
import { Scene } from './scene.js';

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});
afterEach(() => scene.end());

const refusal = async (options: Partial<HubOptions> = {}): Promise<string> => {
  const error: unknown = await scene
    .hub(options)
    .start()
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StartError);
  return (error as Error).message;
};

const startedOnce = async (): Promise<void> => (await scene.started()).stop();
const data = () => join(scene.directory, 'postgres');

it('a taken port is named, with the variable that changes it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const message = await refusal({ ports: { ...freePorts, live: port } });
    expect(message).toContain(`Port ${port}, wanted by live, is taken`);
    expect(message).toContain('HUB_LIVE_PORT=');
  } finally {
    server.close();
  }
});

it('a port that is no number and two equal ports are refused', async () => {
  const { query: _query, ...rest } = freePorts;
  expect(await refusal({ ports: rest, env: { HUB_PORT: 'graphql' } })).toContain('HUB_PORT must be a port number');
  expect(await refusal({ ports: { ...freePorts, query: 59_999, live: 59_999 } })).toContain('both given port 59999');
});

it.each([
  ['without its control file', () => rmSync(join(data(), 'global/pg_control')), /PostgreSQL stopped at once, saying/],
  [
    'of another version',
    () => writeFileSync(join(data(), 'PG_VERSION'), '12\n'),
    /made by PostgreSQL 12, and this is 18/,
  ],
  ['that is no database', () => rmSync(join(data(), 'PG_VERSION')), /no whole database/],
])('a database folder %s is refused, with what to do, and left as it is', async (_case, damage, why) => {
  await startedOnce();
  writeFileSync(join(data(), 'witness'), 'still here');
  damage();
  const message = await refusal();
  expect(message).toMatch(why);
  expect(message).toContain(`mv ${data()} ${data()}.broken`);
  expect(readFileSync(join(data(), 'witness'), 'utf8')).toBe('still here');
});

it('a database folder without the secrets it was made with is refused', async () => {
  await startedOnce();
  rmSync(join(scene.directory, 'secrets.json'));
  expect(await refusal()).toContain('Restore the secrets.json that belongs to it');
});

it('an initdb that was cut short does not count as a database', async () => {
  mkdirSync(`${data()}.initdb/base`, { recursive: true });
  const hub = await scene.started();
  expect(hub.ready.postgres).not.toBeNull();
  expect(existsSync(`${data()}.initdb`)).toBe(false);
});

it('secrets that others may read, or that are damaged, are refused', async () => {
  await startedOnce();
  const file = join(scene.directory, 'secrets.json');
  chmodSync(file, 0o644);
  expect(await refusal()).toContain(`chmod 600 ${file}`);
  chmodSync(file, 0o600);
  writeFileSync(file, '{');
  expect(await refusal()).toContain('damaged');
});

it('one database address without the others is refused', async () => {
  expect(await refusal({ env: { DATABASE_URL_CASES: 'postgres://x' } })).toContain(
    'DATABASE_OWNER_URL_CASES and DATABASE_WORKER_URL_CASES is missing',
  );
});

it('a failed migration says what it said and leaves nothing running', async () => {
  expect(await refusal({ env: { FAKE_MIGRATE_FAILS: '1' } })).toMatch(
    /could not prepare its database \(exit code 1\).*the column is not there/s,
  );
  expect(() => scene.readyFile()).toThrow('ENOENT');
});

it('a process that ends at its first start is not started for ever', async () => {
  expect(await refusal({ env: { FAKE_BAD_CONFIGURATION: '1' } })).toMatch(
    /did not start: exit code 78.*HUB_SOMETHING is missing/s,
  );
});

it('a process that is not compiled is named before anything starts', async () => {
  const missing = {
    name: 'query',
    script: 'gateway/nothing.js',
    part: 'gateway',
    port: { variable: 'HUB_PORT', usual: 4000 },
  } as const;
  expect(await refusal({ processes: [missing] })).toContain('gateway/nothing.js');
});
