import pg from 'pg';

/** Prints a database's final schema from its catalogs, in a stable order, as SQL to read and compare. */
export const printDatabase = async (ownerUrl: string): Promise<string> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string; body: string }>(TABLES);
    const parts = await Promise.all(
      [INDEXES, POLICIES, TRIGGERS].map((query) => client.query<{ name: string; line: string }>(query)),
    );
    return tables.rows
      .map(({ name, body }) =>
        [
          `create table ${name} (\n${body}\n);`,
          ...parts.flatMap(({ rows }) => rows.filter((row) => row.name === name).map(({ line }) => `${line};`)),
        ].join('\n'),
      )
      .join('\n\n')
      .concat('\n');
  } finally {
    await client.end();
  }
};

const TABLES = `
  select c.relname as name,
         string_agg(item, E',\\n' order by rank, item_name) as body
    from pg_class c
    join lateral (
      select 1 as rank, lpad(a.attnum::text, 4, '0') as item_name,
             '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end
             || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as item
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 2, conname, '  constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
        from pg_constraint where conrelid = c.oid and contype not in ('n', 't')
    ) items on true
   where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
   group by c.relname order by c.relname`;

const INDEXES = `
  select t.relname as name, pg_get_indexdef(i.indexrelid) as line
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
   where t.relnamespace = 'public'::regnamespace
     and not exists (select from pg_constraint where conindid = i.indexrelid)
   order by x.relname`;

const POLICIES = `
  select tablename as name,
         'create policy ' || policyname || ' on ' || tablename || ' for ' || lower(cmd)
         || case when roles = '{public}' then '' when roles = array[tableowner] then ' to owner'
                 else ' to ' || array_to_string(roles, ', ') end
         || coalesce(' using ' || regexp_replace(qual, '\\s+', ' ', 'g'), '')
         || coalesce(' with check ' || regexp_replace(with_check, '\\s+', ' ', 'g'), '') as line
    from pg_policies join pg_tables using (schemaname, tablename)
   where schemaname = 'public' order by policyname`;

const TRIGGERS = `
  select c.relname as name, pg_get_triggerdef(g.oid) as line
    from pg_trigger g join pg_class c on c.oid = g.tgrelid
   where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
   order by g.tgname`;
