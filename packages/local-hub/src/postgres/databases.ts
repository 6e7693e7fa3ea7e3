import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { DatabaseUrls } from '../own-databases.js';
import type { Secrets } from '../secrets.js';
import { StartError, messageOf } from '../start-error.js';
import { SUPERUSER } from './data-folder.js';

const WRONG_PASSWORD = '28P01';

/**
 * Makes, for each subgraph, a database with an owner, an app and a worker role; changes nothing that is there already.
 * App and worker may connect; what they may touch is granted by the migrations of the owner.
 */
export const ensureDatabases = async (port: number, names: readonly string[], secrets: Secrets): Promise<void> => {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: SUPERUSER,
    password: secrets.superuser,
    database: 'postgres',
  });
  // A server that goes away fails the query that waits for it; the event must not end this process.
  client.on('error', () => undefined);
  await connect(client);
  try {
    await client.query('REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC');
    for (const name of names) await ensureDatabase(client, name, secrets);
  } finally {
    await client.end();
  }
};

const ROLES = ['owner', 'app', 'worker'] as const;
type DatabaseRole = (typeof ROLES)[number];

/** Where each role of a database of the embedded server connects. */
export const databaseUrls = (port: number, name: string, secrets: Secrets): DatabaseUrls => {
  const url = (role: DatabaseRole): string =>
    `postgres://${name}_${role}:${passwordOf(secrets, name, role)}@127.0.0.1:${port}/${name}`;
  return { owner: url('owner'), app: url('app'), worker: url('worker') };
};

const passwordOf = ({ databases, workerPasswords }: Secrets, name: string, role: DatabaseRole): string =>
  role === 'worker' ? workerPasswords[name]! : databases[name]![role];

const connect = async (client: Client): Promise<void> => {
  try {
    await client.connect();
  } catch (error) {
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    throw new StartError(
      'The database folder was made with other passwords than those of secrets.json. ' +
        `Restore the secrets.json that belongs to it, or move the folder away and start again. (${messageOf(error)})`,
    );
  }
};

const ensureDatabase = async (client: Client, name: string, secrets: Secrets): Promise<void> => {
  for (const role of ROLES) await ensureRole(client, `${name}_${role}`, passwordOf(secrets, name, role));
  const database = escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount)
    await client.query(`CREATE DATABASE ${database} OWNER ${escapeIdentifier(`${name}_owner`)} STRATEGY file_copy`);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  for (const role of ['app', 'worker'])
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${escapeIdentifier(`${name}_${role}`)}`);
};

const ensureRole = async (client: Client, role: string, password: string): Promise<void> => {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE ` +
      `NOREPLICATION NOBYPASSRLS PASSWORD ${escapeLiteral(password)}`,
  );
};
