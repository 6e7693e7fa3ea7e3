import type { MigrationInterface, QueryRunner } from 'typeorm';

export type Migration = new () => MigrationInterface;

/** Base of the 13-digit stamps TypeORM orders by. */
const EPOCH = 1_700_000_000_000;

/**
 * A forward-only migration in SQL. It runs as the owner of the tables and sees every row of theirs.
 * @param number order within the database: store 1-99, inbox 100-199, kit 200-299, a subgraph's own from 1000
 */
export const migration = (number: number, title: string, sql: string): Migration =>
  class implements MigrationInterface {
    readonly name = `${title}${EPOCH + number}`;
    readonly sql = sql;
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }
    async down(): Promise<void> {
      throw new Error('migrations only go forward; restore a backup instead');
    }
  };

/** Who may do what with the rows of a table, as SQL conditions over the row and the `hub.*` functions. */
export interface RowPolicy {
  /** Who may read; `true` for public tables. */
  readonly read: string;
  /** Who may insert, update and delete; default: only the hub's own jobs. */
  readonly write?: string;
}

/**
 * SQL that turns row-level security on, with these policies; `migrate` forces it. System jobs pass every one. A policy
 * `for all` would be asked by each read as well.
 */
export const protect = (table: string, { read, write = 'false' }: RowPolicy): string => `
  alter table ${table} enable row level security;
  create policy read on ${table} for select using ((select hub.is_system()) or (${read}));
  create policy add on ${table} for insert with check ((select hub.is_system()) or (${write}));
  create policy change on ${table} for update using ((select hub.is_system()) or (${write}));
  create policy remove on ${table} for delete using ((select hub.is_system()) or (${write}));
`;

/**
 * SQL that makes a table refuse update, delete and truncate for everybody, its owner and superusers too; `migrate`
 * also keeps those rights from the app role. Its policies are left as they are.
 */
export const appendOnly = (table: string): string => `
  create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function hub.refuse_change();
  alter table ${table} enable always trigger append_only;
`;

/**
 * Condition: the actor holds an office that `row_access` lets see this row. `offset 0` keeps the planner from
 * hashing every row of the office first: each row is looked up by index, however many the office may see.
 */
export const visibleRow = (resource: string, idColumn: string): string => `exists (
    select from row_access a
     where a.resource_type = '${resource}' and a.resource = ${idColumn}
       and a.office = any ((select hub.offices())::text[]) and (a.until is null or a.until > now())
     offset 0)`;
