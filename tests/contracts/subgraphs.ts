import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestDatabase } from '@hub/subgraph-kit/testing';

export const SUBGRAPHS = readdirSync('subgraphs');

/** What a subgraph has committed: `schema.graphql`, `database.sql`, `README.md`. */
export const committed = (subgraph: string, file: string): string =>
  readFileSync(`subgraphs/${subgraph}/${file}`, 'utf8');

const key = (): string => randomBytes(32).toString('base64url');

/** The environment of one subgraph on a database of its own, as infra/docs/protocol.md lists it. */
export const environmentOf = (
  subgraph: string,
  { appUrl, ownerUrl, workerUrl }: TestDatabase,
): Record<string, string> => {
  const own = {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATABASE_WORKER_URL: workerUrl,
    HUB_ACTOR_KEY: key(),
    HUB_SEAL_KEY: `k1:${key()}`,
    HUB_INDEX_KEY: key(),
    HUB_AUDIT_KEY: key(),
    HUB_WITNESS_FILE: join(tmpdir(), `witness-${subgraph}-${process.pid}.jsonl`),
    HUB_FILES: join(tmpdir(), `files-${subgraph}-${process.pid}`),
    HUB_ASSERTION_KEYS: JSON.stringify({ gateway: key() }),
    HUB_FEEDS: '[]',
  };
  return Object.fromEntries(Object.entries(own).map(([name, value]) => [`${name}_${subgraph.toUpperCase()}`, value]));
};

/** Runs one word of a subgraph as it is started; answers what it printed. */
export const runMain = async (subgraph: string, word: string, environment: Record<string, string>): Promise<string> => {
  const { stdout } = await promisify(execFile)(process.execPath, [`subgraphs/${subgraph}/dist/main.bundle.js`, word], {
    env: { ...process.env, ...environment },
    timeout: 60_000,
  });
  return stdout;
};
