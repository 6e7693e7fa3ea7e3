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
export const adminUrl = (): string => {
  const url = process.env['HUB_TEST_ADMIN_URL'];
  if (!url) throw new Error('HUB_TEST_ADMIN_URL is not set; run the tests by npm test');
  return url;
};

const ROLES = ['owner', 'app', 'worker'] as const;

/** Three roles of the server, and the password of each. */
export interface TestRoles {
  /** What their names begin with. */
  readonly of: string;
  readonly password: string;
}

/**
 * Creates an empty database; `drop` removes it and its roles. With `HUB_TEST_KEEP` it is marked with that word and
 * kept, so that the server's files can be searched after all tests.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = newName();
  const roles = { of: name, password: randomBytes(12).toString('hex') };
  await asAdmin([...creationOf(roles), `create database ${name} owner ${name}_owner`]);
  return openedTo(roles, name, [`drop database ${name} with (force)`, ...removalOf(roles)]);
};

export const newName = (): string => `test_${randomBytes(6).toString('hex')}`;

export const creationOf = ({ of, password }: TestRoles): string[] =>
  ROLES.map((role) => `create role ${of}_${role} login password '${password}'`);

const removalOf = ({ of }: TestRoles): string[] => ROLES.map((role) => `drop role ${of}_${role}`);

/** A database that exists, as these roles reach it. */
export const openedTo = async (roles: TestRoles, name: string, removal: readonly string[]): Promise<TestDatabase> => {
  const mark = process.env['HUB_TEST_KEEP'];
  if (mark) await asAdmin([`comment on database ${name} is '${mark}'`]);
  return {
    ...urlsOf(roles, name),
    drop: async () => {
      if (!mark) await asAdmin(removal);
    },
  };
};

export const urlsOf = ({ of, password }: TestRoles, database: string): Omit<TestDatabase, 'drop'> => {
  const urlOf = (role: (typeof ROLES)[number]): string =>
    Object.assign(new URL(adminUrl()), { username: `${of}_${role}`, password, pathname: `/${database}` }).href;
  return { appUrl: urlOf('app'), ownerUrl: urlOf('owner'), workerUrl: urlOf('worker') };
};

export const asAdmin = async (statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

/** What the tables of a database hold, past every policy: the server's own superuser asks, or changes it. */
export const everyRow = async (
  { ownerUrl }: Pick<TestDatabase, 'ownerUrl'>,
  sql: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> => {
  const url = Object.assign(new URL(adminUrl()), { pathname: new URL(ownerUrl).pathname });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
};
