import type pg from 'pg';

/** Tables whose rows follow from one another by a chain, so that none can be taken out. */
const CHAINED = /^audit/;

/**
 * Takes every row that names this id out of a database, past all rules, and gives the way to put them back.
 * `rows` is how many there were.
 */
export const setAside = async (
  database: pg.Client,
  id: string,
): Promise<{ readonly rows: number; readonly putBack: () => Promise<void> }> => {
  await database.query('set session_replication_role = replica');
  const { rows: tables } = await database.query<{ name: string; grows: boolean }>(
    `select quote_ident(relname) as name,
            exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'append_only') as grows
       from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  );
  const kept: { readonly table: string; readonly copy: string }[] = [];
  let rows = 0;
  for (const [index, { name: table, grows }] of tables.filter(({ name }) => !CHAINED.test(name)).entries()) {
    const copy = `kept_${index}`;
    const named = `from ${table} t where t::text like '%${id}%'`;
    const { rowCount } = await database.query(`create temp table ${copy} as select * ${named}`);
    // a table that only grows refuses even to delete nothing
    if (rowCount) await database.query(grows ? unhindered(table, `delete ${named}`) : `delete ${named}`);
    rows += rowCount ?? 0;
    kept.push({ table, copy });
  }
  const putBack = async (): Promise<void> => {
    for (const { table, copy } of kept) {
      await database.query(`insert into ${table} overriding system value select * from ${copy}`);
      await database.query(`drop table ${copy}`);
    }
    await database.query('set session_replication_role = origin');
  };
  return { rows, putBack };
};

/** A statement that a table which only grows lets pass, once. */
const unhindered = (table: string, statement: string): string => `
  alter table ${table} disable trigger append_only;
  ${statement};
  alter table ${table} enable always trigger append_only`;
