import pg from 'pg';
import type { RunningHub } from './running-hub.js';
import { secretsOf, type Subgraph } from './subgraph-door.js';

/** A connection to one database of a hub that no row is hidden from; end it yourself. */
export const superuserOf = async (hub: RunningHub, database: Subgraph): Promise<pg.Client> => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: hub.ready().postgres!.port,
    user: 'hub_superuser',
    password: secretsOf(hub).superuser,
    database,
  });
  client.on('error', () => undefined);
  await client.connect();
  return client;
};
