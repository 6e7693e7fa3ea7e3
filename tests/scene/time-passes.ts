import type { RunningHub } from './running-hub.js';
import type { Subgraph } from './subgraph-door.js';
import { superuserOf } from './superuser.js';

/** Every instant that a subgraph has stored, but for what nobody can change. */
const INSTANTS = `
  select c.table_name as "table", string_agg(format('%1$I = %1$I - $1::interval', c.column_name), ', ') as earlier
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
   where c.table_schema = 'public' and c.data_type = 'timestamp with time zone' and t.table_type = 'BASE TABLE'
     and not exists (select from pg_trigger g where g.tgrelid = format('%I', c.table_name)::regclass
                        and g.tgname = 'append_only')
   group by c.table_name`;

/**
 * Lets time pass for one subgraph at once: all that it knows lies so much further back.
 * @param time as PostgreSQL reads it, e.g. `15 minutes`
 */
export const timePasses = async (hub: RunningHub, database: Subgraph, time: string): Promise<void> => {
  const client = await superuserOf(hub, database);
  try {
    await client.query('begin');
    const { rows } = await client.query<{ table: string; earlier: string }>(INSTANTS);
    for (const { table, earlier } of rows) await client.query(`update "${table}" set ${earlier}`, [time]);
    await client.query('commit');
  } finally {
    await client.end();
  }
};
