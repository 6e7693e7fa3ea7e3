import { createHash } from 'node:crypto';
import { migrate, type Migration } from '@hub/store';
import pg from 'pg';
import {
  adminUrl,
  asAdmin,
  creationOf,
  newName,
  openedTo,
  type TestDatabase,
  type TestRoles,
  urlsOf,
} from './database.js';

/**
 * Creates a database with the tables of these migrations: a copy of one that whoever asks first makes, which takes a
 * tenth of the time. Copies share the roles of their original, and nothing else; it stays on the server.
 */
export const copyTestDatabase = async (migrations: readonly Migration[]): Promise<TestDatabase> => {
  const roles = rolesOf(migrations);
  await makeOnce(roles, migrations);
  const name = newName();
  await asAdmin([`create database ${name} template ${roles.of} owner ${roles.of}_owner`]);
  return openedTo(roles, name, [`drop database ${name} with (force)`]);
};

/** The same in each process that asks for the same tables. */
const rolesOf = (migrations: readonly Migration[]): TestRoles => {
  const texts = migrations.map((Each) => JSON.stringify(new Each()));
  const digest = (secret: string): string => createHash('sha256').update(secret).update(texts.join()).digest('hex');
  return { of: `made_${digest('').slice(0, 12)}`, password: digest(adminUrl()) };
};

/** It is a template, for the server, once it is whole. */
const makeOnce = async (roles: TestRoles, migrations: readonly Migration[]): Promise<void> => {
  const lock = new pg.Client({ connectionString: adminUrl() });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [roles.of]);
    const { rowCount } = await lock.query('select from pg_database where datname = $1 and datistemplate', [roles.of]);
    if (!rowCount) await make(roles, migrations);
  } finally {
    await lock.end();
  }
};

const make = async (roles: TestRoles, migrations: readonly Migration[]): Promise<void> => {
  await asAdmin([...creationOf(roles), `create database ${roles.of} owner ${roles.of}_owner`]);
  const { appUrl, ownerUrl, workerUrl } = urlsOf(roles, roles.of);
  await migrate({ appUrl, ownerUrl, workerUrl, actorKey: roles.password, migrations });
  await asAdmin([`alter database ${roles.of} is_template true`]);
};
