// Brings each subgraph's database.sql up to date with its migrations: node tests/dist/contracts/write-databases.main.js
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@hub/local-hub';
import { createTestDatabase } from '@hub/subgraph-kit/testing';
import { environmentOf, runMain, SUBGRAPHS } from './subgraphs.js';

const folder = mkdtempSync(join(tmpdir(), 'hub-databases-'));
const postgres = await startPostgres({ directory: folder });
process.env['HUB_TEST_ADMIN_URL'] = postgres.url;
try {
  for (const subgraph of SUBGRAPHS) {
    const database = await createTestDatabase();
    const environment = environmentOf(subgraph, database);
    await runMain(subgraph, 'migrate', environment);
    writeFileSync(`subgraphs/${subgraph}/database.sql`, await runMain(subgraph, 'database', environment));
    await database.drop();
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
