import { chmodSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ownDatabases } from '../src/own-databases.js';
import { Scene, ask } from './scene.js';

const asRoot = process.getuid?.() === 0 ? it : it.skip;
const NOBODY = 65_534;
let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});
afterEach(() => scene.end());

asRoot('an ordinary account runs the hub, and PostgreSQL under that same account', async () => {
  const { ready } = await scene.separateHub({ uid: NOBODY, gid: NOBODY });
  expect(lstatSync(join(scene.directory, 'postgres')).uid).toBe(NOBODY);
  expect(await ask(ready.endpoints.graphql, '/healthz')).toEqual({ status: 'ok' });
});

asRoot('root in a folder closed to others keeps the database where its account can reach it', async () => {
  mkdirSync(scene.directory);
  chmodSync(dirname(scene.directory), 0o700);
  const first = await scene.started();
  expect(lstatSync(join(scene.directory, 'postgres')).isSymbolicLink()).toBe(true);
  const cases = (await ask(first.ready.endpoints.graphql, '/environment')).HUB_PORT_CASES;
  await ask(`http://127.0.0.1:${cases}`, '/add');
  await first.stop();
  const second = await scene.started();
  const port = (await ask(second.ready.endpoints.graphql, '/environment')).HUB_PORT_CASES;
  expect(await ask(`http://127.0.0.1:${port}`, '/kept')).toHaveLength(2);
});

it("databases of one's own are used as given, and no PostgreSQL is started", async () => {
  const server = await scene.started();
  const gateway = await ask(server.ready.endpoints.graphql, '/environment');
  const { superuser } = JSON.parse(readFileSync(join(scene.directory, 'secrets.json'), 'utf8'));
  const urls: Record<string, string> = {};
  for (const name of ['committees', 'cases']) {
    const role = `postgres://hub_superuser:${superuser}@127.0.0.1:${server.ready.postgres!.port}/own_${name}`;
    Object.assign(urls, {
      [`DATABASE_URL_${name.toUpperCase()}`]: role,
      [`DATABASE_OWNER_URL_${name.toUpperCase()}`]: role,
      [`DATABASE_WORKER_URL_${name.toUpperCase()}`]: role,
    });
    const client = new Client({ connectionString: role.replace(`own_${name}`, 'postgres') });
    await client.connect();
    await client.query(`CREATE DATABASE own_${name}`);
    await client.end();
  }
  expect(gateway.HUB_ENV).toBe('development');
  const other = new Scene();
  try {
    const hub = await other.started({ env: urls });
    expect(hub.ready.postgres).toBeNull();
    expect(hub.ready.processes.postgres).toBeUndefined();
    const { HUB_PORT_CASES } = await ask(hub.ready.endpoints.graphql, '/environment');
    expect((await ask(`http://127.0.0.1:${HUB_PORT_CASES}`, '/environment')).DATABASE_URL_CASES).toBe(
      urls.DATABASE_URL_CASES,
    );
  } finally {
    await other.end();
  }
});

it("only complete sets count as databases of one's own", () => {
  expect(ownDatabases(['cases'], {})).toEqual({});
  const whole = { DATABASE_URL_CASES: 'a', DATABASE_OWNER_URL_CASES: 'b', DATABASE_WORKER_URL_CASES: 'c' };
  expect(ownDatabases(['cases'], whole)).toEqual({ cases: { app: 'a', owner: 'b', worker: 'c' } });
  for (const left of Object.keys(whole))
    expect(() => ownDatabases(['cases'], { ...whole, [left]: undefined })).toThrow(`${left} is missing`);
});
