import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own for one test file, with the three roles a subgraph has. */
export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly workerUrl: string;
  readonly drop: () => Promise<void>;
}

/** A superuser connection to the server that tests use; `npm test` starts one. */
const adminUrl = (): string => {
  const url = process.env['HUB_TEST_ADMIN_URL'];
  if (!url) throw new Error('HUB_TEST_ADMIN_URL is not set; run the tests by npm test');
  return url;
};

const ROLES = ['owner', 'app', 'worker'] as const;

/**
 * Creates an empty database; `drop` removes it and its roles. With `HUB_TEST_KEEP` it is marked with that word and
 * kept, so that the server's files can be searched after all tests.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  const mark = process.env['HUB_TEST_KEEP'];
  await asAdmin([
    ...ROLES.map((role) => `create role ${name}_${role} login password '${password}'`),
    `create database ${name} owner ${name}_owner`,
    ...(mark ? [`comment on database ${name} is '${mark}'`] : []),
  ]);
  return {
    appUrl: urlOf(`${name}_app`, password, name),
    ownerUrl: urlOf(`${name}_owner`, password, name),
    workerUrl: urlOf(`${name}_worker`, password, name),
    drop: async () => {
      if (mark) return;
      await asAdmin([`drop database ${name} with (force)`, ...ROLES.map((role) => `drop role ${name}_${role}`)]);
    },
  };
};

const urlOf = (user: string, password: string, database: string): string => {
  const url = new URL(adminUrl());
  return Object.assign(url, { username: user, password, pathname: `/${database}` }).href;
};

const asAdmin = async (statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};
