import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startPostgres } from '../src/postgres/alone.js';
import { Scene, isAlive } from './scene.js';

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});
afterEach(() => scene.end());

it("PostgreSQL alone gives a superuser's address, and keeps its data over a stop", async () => {
  const { directory } = scene;
  const first = await startPostgres({ directory });
  const client = new Client({ connectionString: first.url });
  await client.connect();
  await client.query('CREATE DATABASE kept');
  await client.end();
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await startPostgres({ directory });
  const again = new Client({ connectionString: second.url.replace(/postgres$/, 'kept') });
  await again.connect();
  expect((await again.query("SELECT current_setting('is_superuser') AS yes")).rows).toEqual([{ yes: 'on' }]);
  const safe = {
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  };
  const settings = await again.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY ($1)',
    [Object.keys(safe)],
  );
  expect(Object.fromEntries(settings.rows.map(({ name, setting }) => [name, setting]))).toEqual(safe);
  await again.end();
  await second.stop();
  expect(existsSync(join(directory, 'supervisor.json'))).toBe(false);
});
