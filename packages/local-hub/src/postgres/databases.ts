import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Secrets } from '../secrets.js';
import { StartError, messageOf } from '../start-error.js';
import { SUPERUSER } from './data-folder.js';

const WRONG_PASSWORD = '28P01';

/**
 * Makes, for each subgraph, a database with an owner and an app role; changes nothing that is there already.
 * The app role may connect; what it may touch is granted by the migrations of the owner.
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
    for (const name of names) await ensureDatabase(client, name, secrets.databases[name]!);
  } finally {
    await client.end();
  }
};

/** Where a role of the embedded server connects. */
export const databaseUrl = (port: number, name: string, role: 'owner' | 'app', secrets: Secrets): string =>
  `postgres://${name}_${role}:${secrets.databases[name]![role]}@127.0.0.1:${port}/${name}`;

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

const ensureDatabase = async (
  client: Client,
  name: string,
  passwords: { owner: string; app: string },
): Promise<void> => {
  await ensureRole(client, `${name}_owner`, passwords.owner);
  await ensureRole(client, `${name}_app`, passwords.app);
  const database = escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (!rowCount)
    await client.query(`CREATE DATABASE ${database} OWNER ${escapeIdentifier(`${name}_owner`)} STRATEGY file_copy`);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${escapeIdentifier(`${name}_app`)}`);
};

const ensureRole = async (client: Client, role: string, password: string): Promise<void> => {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  await client.query(
    `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE ` +
      `NOREPLICATION NOBYPASSRLS PASSWORD ${escapeLiteral(password)}`,
  );
};
