import pg, { type ClientBase, escapeLiteral } from 'pg';
import { DataSource, type EntityManager, type EntitySchema, type QueryRunner } from 'typeorm';
import { type Actor, signActor } from './actor.js';
import { assertForced } from './forced.js';
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

const OPENING_TRIES = 5;

/** No connection was to be had in time. Nothing of the work was begun, so it may be asked for again. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.message.includes('timeout');

/** The app's connections to one database. `inActor` and `inSnapshot` are the only ways to one. */
export class Store {
  private readonly dataSource: DataSource;
  private readonly key: Buffer;
  readonly url: string;

  constructor(options: StoreOptions) {
    this.url = options.url;
    this.key = Buffer.from(options.actorKey, 'base64url');
    this.dataSource = new DataSource({
      type: 'postgres',
      driver: pg,
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
        // the policies that are worked into a statement make planning it cost more than running it
        options: '-c plan_cache_mode=force_generic_plan',
        query_timeout: TIMEOUT_MS.answer,
        statement_timeout: TIMEOUT_MS.statement,
        idle_in_transaction_session_timeout: TIMEOUT_MS.idleInTransaction,
      },
    });
  }

  /** Opens the pool and refuses to go on with a role or a table that would let rows escape. */
  async open(): Promise<void> {
    await this.connect();
    await assertProtected(this.dataSource.manager);
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Throws when the database does not answer. */
  async ping(): Promise<void> {
    await this.dataSource.query('select 1');
  }

  /** A machine that has just begun to start everything may need several times as long as later on. */
  private async connect(tries = 1): Promise<void> {
    try {
      await this.dataSource.initialize();
    } catch (error) {
      if (tries === OPENING_TRIES || !isTimeout(error)) throw error;
      await this.connect(tries + 1);
    }
  }

  /**
   * Runs `work` in one transaction whose rows are those the actor may see; commits when it resolves.
   * @throws {StoreBusy} when no connection is to be had; whatever `work` throws, after a rollback
   */
  inActor<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.run('start transaction', actor, work);
  }

  /** The same for reading alone: all of it sees the rows of one instant, and none of it can write. */
  inSnapshot<T>(actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.run('start transaction isolation level repeatable read, read only', actor, work);
  }

  private async run<T>(start: string, actor: Actor, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await begin(runner, `${start}; set local hub.actor to ${escapeLiteral(signActor(actor, this.key))}`);
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // a rollback fails where the connection is gone, and then nothing is left to roll back
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/**
 * Starts the transaction and names its actor in one round trip instead of two, then tells the runner, so that it
 * commits and rolls back as if it had started it.
 */
const begin = async (runner: QueryRunner, statements: string): Promise<void> => {
  const connection = (await runner.connect().catch((error: unknown) => {
    throw isTimeout(error) ? new StoreBusy('no connection in time', { cause: error }) : error;
  })) as ClientBase;
  // told first: whatever the answer, and if there is none, the connection goes through a rollback before it is reused
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  await connection.query(statements);
};

const assertProtected = async (manager: EntityManager): Promise<void> => {
  const [role]: { unsafe: boolean }[] = await manager.query(
    `select rolsuper or rolbypassrls or exists (select from pg_class where relowner = pg_roles.oid) as unsafe
       from pg_roles where rolname = current_user`,
  );
  if (role?.unsafe !== false) throw new Error('the app role could pass by row-level security; refusing to start');
  await assertForced(manager);
};
