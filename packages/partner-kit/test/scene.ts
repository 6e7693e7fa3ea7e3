import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { keepCheckpoint, migrate, readAuditHead, recordAudit, Store, storeMigrations, systemActor } from '@hub/store';
import { checkpointHash, createSigner, signCheckpoint, type SignedCheckpoint } from '@hub/subgraph-kit';
import { copyTestDatabase, type TestDatabase } from '@hub/subgraph-kit/testing';
import { verifyAudit } from '../src/audit/verify.js';

const TABLES = ['audit_entry', 'hub.audit_link', 'hub.audit_checkpoint'];
/** Entries of one statement: a busy machine writes so many well within the time that one may take. */
const IN_ONE_STATEMENT = 250;

const HUB = fileURLToPath(new URL('../dist/hub.main.js', import.meta.url));

/** What the command printed and how it ended. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the compiled `hub` command. */
export const hub = (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [HUB, ...args], { env: { ...process.env, ...env } }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** The audit of a subgraph `cases` with two witnesses, and the powers of somebody who owns the database server. */
export class AuditScene {
  readonly folder = mkdtempSync(join(tmpdir(), 'audit-'));
  readonly witnesses = [join(this.folder, 'first.jsonl'), join(this.folder, 'second.jsonl')];
  private readonly seed = randomBytes(32).toString('base64url');
  readonly signer = createSigner(this.seed);
  private minutes = 0;
  private last: SignedCheckpoint | null = null;

  private constructor(
    readonly database: TestDatabase,
    private readonly store: Store,
    private readonly superuser: pg.Client,
  ) {}

  static async open(): Promise<AuditScene> {
    const database = await copyTestDatabase(storeMigrations);
    const actorKey = randomBytes(32).toString('base64url');
    await migrate({ ...database, actorKey, migrations: storeMigrations });
    const store = new Store({ url: database.appUrl, actorKey, entities: [], applicationName: 'test' });
    await store.open();
    const url = Object.assign(new URL(process.env['HUB_TEST_ADMIN_URL'] ?? ''), {
      pathname: new URL(database.ownerUrl).pathname,
    });
    const superuser = new pg.Client({ connectionString: url.href, options: '-c search_path=public' });
    await superuser.connect();
    return new AuditScene(database, store, superuser);
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.superuser.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true });
  }

  /** Remembers everything as it is now; what it answers puts it back. */
  async remember(): Promise<() => Promise<void>> {
    const { last, minutes } = this;
    const files = this.witnesses.map((file) => this.lines(file));
    const copyOf = (table: string) => `kept_${table.replace('.', '_')}`;
    for (const table of TABLES) await this.superuser.query(`create table ${copyOf(table)} as table ${table}`);
    return async () => {
      const back = TABLES.map((table) => `insert into ${table} select * from ${copyOf(table)}`);
      await this.tamper(`truncate ${TABLES.join()}`, ...back);
      this.witnesses.forEach((file, index) => this.write(file, files[index]!));
      Object.assign(this, { last, minutes });
    };
  }

  /** Adds so many entries, each in a transaction of its own unless they are many. */
  async record(count: number): Promise<void> {
    const entry = (n: number) => ({
      ...{
        actor: 'person:reader',
        action: 'case.read',
        resourceType: 'case',
        resource: `case-${n}`,
        purpose: 'review',
      },
    });
    const numbers = Array.from({ length: count }, (_, index) => index);
    const size = count > 100 ? IN_ONE_STATEMENT : 1;
    const batches = Array.from({ length: Math.ceil(count / size) }, (_, nth) =>
      numbers.slice(nth * size, (nth + 1) * size),
    );
    for (const batch of batches)
      await this.store.inActor(systemActor('test'), (tx) => recordAudit(tx, batch.map(entry)));
  }

  /** Signs how far the chain is now, a minute after the one before, and tells these witnesses and the database. */
  async checkpoint(files: readonly string[] = this.witnesses): Promise<void> {
    const head = await this.store.inActor(systemActor('test'), readAuditHead);
    this.minutes += 1;
    const at = new Date(Date.UTC(2026, 0, 1, 0, this.minutes)).toISOString();
    const previous = this.last && checkpointHash(this.last);
    const checkpoint = signCheckpoint({ subgraph: 'cases', ...head, at, previous }, this.signer);
    this.last = checkpoint;
    for (const file of files) writeFileSync(file, `${JSON.stringify(checkpoint)}\n`, { flag: 'a' });
    await this.store.inActor(systemActor('test'), (tx) => keepCheckpoint(tx, checkpoint));
  }

  /** Does what nobody should, past every trigger. */
  async tamper(...statements: readonly string[]): Promise<void> {
    const tables = ['audit_entry', 'hub.audit_link'];
    const all = (how: string) => tables.map((table) => `alter table ${table} ${how} trigger all`);
    await this.superuser.query([...all('disable'), ...statements, ...all('enable')].join('; '));
  }

  async idAt(sequence: number): Promise<string> {
    const { rows } = await this.superuser.query<{ entry: string }>(
      'select entry from hub.audit_link where sequence = $1',
      [sequence],
    );
    return rows[0]!.entry;
  }

  lines = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(Boolean);
  write = (file: string, lines: readonly string[]): void =>
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));

  /** The options that name this audit. */
  options = (witnesses: readonly string[] = this.witnesses): string[] => [
    ...['--subgraph', 'cases', '--database', this.database.ownerUrl, '--key', this.signer.publicKey],
    ...witnesses.flatMap((file) => ['--witness', file]),
  ];

  verify = (witnesses?: readonly string[]): Promise<Said> => hub(['audit', 'verify', ...this.options(witnesses)]);

  /** What is found, as `KIND sequence`. */
  async found(witnesses = this.witnesses): Promise<string[]> {
    const found: string[] = [];
    const target = { subgraph: 'cases', database: this.database.ownerUrl, witnesses, keys: [this.signer.publicKey] };
    await verifyAudit(target, ({ kind, sequence }) => found.push(`${kind} ${sequence}`));
    return found;
  }
}
