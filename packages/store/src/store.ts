import { DataSource, type EntityManager, type EntitySchema } from 'typeorm';
import { type Actor, signActor } from './actor.js';
import { ImpatientClient } from './impatient-client.js';
import { SnakeNaming } from './naming.js';

export type { EntityManager } from 'typeorm';

export interface StoreOptions {
  /** Connection of the app role: no owner, no superuser, no BYPASSRLS. */
  readonly url: string;
  /** Base64url, at least 32 bytes; signs the actor of each transaction. */
  readonly actorKey: string;
  readonly entities: readonly (Function | EntitySchema)[];
  /** Connections in the pool; default 10. */
  readonly poolSize?: number;
  readonly applicationName: string;
}

/**
 * Milliseconds one statement may take, by the server's clock and, when the server is not to be heard, by ours;
 * and how long a pool may make a caller wait.
 */
const TIMEOUT_MS = { statement: 5_000, answer: 6_000, connect: 3_000, idleInTransaction: 10_000 };

/** The app's connections to one database. `inActor` is the only way to one. */
export class Store {
  private readonly dataSource: DataSource;
  private readonly key: Buffer;
  readonly url: string;

  constructor(options: StoreOptions) {
    this.url = options.url;
    this.key = Buffer.from(options.actorKey, 'base64url');
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      entities: [...options.entities],
      namingStrategy: new SnakeNaming(),
      synchronize: false,
      logging: false,
      poolSize: options.poolSize ?? 10,
      applicationName: options.applicationName,
      connectTimeoutMS: TIMEOUT_MS.connect,
      extra: {
        Client: ImpatientClient,
        query_timeout: TIMEOUT_MS.answer,
        statement_timeout: TIMEOUT_MS.statement,
        idle_in_transaction_session_timeout: TIMEOUT_MS.idleInTransaction,
      },
    });
  }

  /** Opens the pool and refuses to go on with a role or a table that would let rows escape. */
  async open(): Promise<void> {
    await this.dataSource.initialize();
    await assertProtected(this.dataSource.manager);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.dataSource.query('select 1');
  }

  /**
   * Runs `work` in one transaction whose rows are those the actor may see; commits when it resolves.
   * @throws whatever `work` throws, after a rollback
   */
  async inActor<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`select set_config('hub.actor', $1, true)`, [signActor(actor, this.key)]);
      return work(tx);
    });
  }
}

const assertProtected = async (manager: EntityManager): Promise<void> => {
  const [role]: { unsafe: boolean }[] = await manager.query(
    `select rolsuper or rolbypassrls or exists (select from pg_class where relowner = pg_roles.oid) as unsafe
       from pg_roles where rolname = current_user`,
  );
  if (role?.unsafe !== false) throw new Error('the app role could pass by row-level security; refusing to start');
  const open: { name: string }[] = await manager.query(
    `select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`,
  );
  if (open.length) throw new Error(`tables without row-level security: ${open.map(({ name }) => name).join(', ')}`);
};
