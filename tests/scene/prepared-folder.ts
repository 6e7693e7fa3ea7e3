import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareHub, PROCESSES } from '@hub/local-hub';
import { eventually } from './eventually.js';

const MADE_MS = 120_000;

/** A demo that runs beside the tests keeps its own. */
export const FREE_PORTS = Object.fromEntries(
  ['postgres', ...PROCESSES.map(({ name }) => name)].map((name) => [name, 0]),
);

/**
 * Fills the folder of a hub with databases of the demo, copied from one that the test run makes once, in the folder
 * named by `HUB_TEST_PREPARED`. False when there is no such folder: then the hub makes its own.
 */
export const copyPrepared = async (directory: string): Promise<boolean> => {
  const home = process.env['HUB_TEST_PREPARED'];
  if (!home) return false;
  await madeOnce(home);
  // the files belong to the account that PostgreSQL runs as, and go on belonging to it
  await promisify(execFile)('cp', ['-a', join(home, '.hub'), directory]);
  return true;
};

/** Whoever comes first makes it; the others, in other processes, wait. */
const madeOnce = async (home: string): Promise<void> => {
  const made = join(home, 'made');
  if (!claims(join(home, 'claimed'))) {
    await eventually('the databases of the demo are made', () => existsSync(made), MADE_MS);
    return;
  }
  await prepareHub({ directory: join(home, '.hub'), durable: false, ports: FREE_PORTS });
  writeFileSync(made, '');
};

const claims = (path: string): boolean => {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
};
