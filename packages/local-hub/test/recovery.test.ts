import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
// @ts-expect-error plain JavaScript, so that child processes can read it too
import { freePorts } from './fakes/processes.mjs';
import { Scene, ask, isAlive, untilTrue } from './scene.js';

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});
afterEach(() => scene.end());

const casesOf = async (graphql: string): Promise<string> =>
  `http://127.0.0.1:${(await ask(graphql, '/environment')).HUB_PORT_CASES}`;

/** The shell that stops a PostgreSQL when its supervisor dies. */
const watcherOf = (postgres: number): number =>
  Number(
    readdirSync('/proc').find((name) => {
      const command =
        /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`) && readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return command && command.includes('kill -INT') && command.endsWith(`\0${postgres}\0`);
    }),
  );

it('a killed child is started again, and the ready file names the new one', async () => {
  const hub = await scene.started();
  const { query, ...others } = hub.ready.processes;
  process.kill(query!, 'SIGKILL');
  await untilTrue(() => scene.readyFile().processes.query !== query);
  expect(isAlive(scene.readyFile().processes.query!)).toBe(true);
  expect(await ask(hub.ready.endpoints.graphql, '/healthz')).toEqual({ status: 'ok' });
  expect(scene.readyFile().processes).toMatchObject(others);
});

it('a process that cannot start at once is tried again', async () => {
  const hub = await scene.started({ env: { FAKE_FAILS_FIRST: scene.journal.replace('journal', 'failed') } });
  expect(await ask(hub.ready.endpoints.graphql, '/healthz')).toEqual({ status: 'ok' });
});

it('a killed PostgreSQL comes back on the same port with everything that was stored', async () => {
  const hub = await scene.started();
  const cases = await casesOf(hub.ready.endpoints.graphql);
  await ask(cases, '/add');
  const before = hub.ready.postgres!;
  process.kill(before.pid, 'SIGKILL');
  await untilTrue(async () => scene.readyFile().postgres!.pid !== before.pid);
  expect(scene.readyFile().postgres!.port).toBe(before.port);
  expect(await ask(cases, '/kept')).toEqual([{ line: 'seeded' }, { line: 'added' }]);
});

it('nothing outlives a killed supervisor, not even what ignores SIGTERM, and the next start has all data', async () => {
  const first = await scene.separateHub({}, { FAKE_STUBBORN: '1' });
  await ask(await casesOf(first.ready.endpoints.graphql), '/add');
  first.child.kill('SIGKILL');
  await untilTrue(() => !Object.values(first.ready.processes).some(isAlive));
  const hub = await scene.started();
  expect(await ask(await casesOf(hub.ready.endpoints.graphql), '/kept')).toEqual([
    { line: 'seeded' },
    { line: 'added' },
  ]);
});

it('a start right after the supervisor was killed does not wait for its orphans to notice', async () => {
  const first = await scene.separateHub();
  const [queryPort, postgresPort] = [Number(new URL(first.ready.endpoints.graphql).port), first.ready.postgres!.port];
  first.child.kill('SIGKILL');
  await new Promise((resolve) => first.child.once('exit', resolve));
  const hub = await scene.started({ ports: { ...freePorts, query: queryPort, postgres: postgresPort } });
  expect(hub.ready.endpoints.graphql).toBe(first.ready.endpoints.graphql);
  expect(hub.ready.postgres!.pid).not.toBe(first.ready.postgres!.pid);
});

it('an orphaned PostgreSQL that nobody stopped is stopped by the next start', async () => {
  const first = await scene.separateHub();
  const orphan = first.ready.postgres!.pid;
  process.kill(watcherOf(orphan), 'SIGKILL');
  first.child.kill('SIGKILL');
  await untilTrue(() => !isAlive(first.ready.processes.query!));
  expect(isAlive(orphan)).toBe(true);
  const hub = await scene.started();
  expect(isAlive(orphan)).toBe(false);
  expect(isAlive(hub.ready.postgres!.pid)).toBe(true);
});

it('a second stop waits for the first, and a start that was interrupted leaves nothing running', async () => {
  const hub = scene.hub({ progress: (text) => void (text.startsWith('PostgreSQL') && void hub.stop()) });
  await expect(hub.start()).rejects.toThrow('The start was interrupted.');
  await hub.stop();
  expect(existsSync(join(scene.directory, 'supervisor.json'))).toBe(false);
  await scene.started();
});

it('killing the hub ends every process at once', async () => {
  const hub = await scene.started({ env: { FAKE_STUBBORN: '1' } });
  const { processes } = hub.ready;
  hub.kill();
  await untilTrue(() => !Object.values(processes).some(isAlive));
  expect(existsSync(join(scene.directory, 'ready.json'))).toBe(false);
});
