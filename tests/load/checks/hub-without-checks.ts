import pg from 'pg';
import { PUBLIC_CALLER } from '@hub/caller';
import { caseId } from '@hub/cast';
import { PROCESSES } from '@hub/local-hub';
import { type LoadHub, type LoadHubOptions, startLoadHub } from '../load-hub.js';

const WITHOUT = new URL(
  import.meta.url.includes('/dist/') ? './checks-off.main.js' : '../../dist/load/checks/checks-off.main.js',
  import.meta.url,
).href;

/** A hub whose processes check neither coordinates, assertions nor actors, audit nothing and prune nothing. */
export const startHubWithoutChecks = (options: LoadHubOptions): Promise<LoadHub> =>
  startLoadHub({ ...options, env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import ${WITHOUT}`.trim() } });

/** The last of them, row-level security: off, once everything is stored. */
export const openRows = async (hub: LoadHub): Promise<void> => {
  const { processes } = hub.hub.ready;
  for (const { name, part } of PROCESSES) {
    if (part !== 'subgraph') continue;
    const client = new pg.Client({ connectionString: hub.superuserUrl(name) });
    await client.connect();
    try {
      await client.query(DISABLE);
    } finally {
      await client.end();
    }
    process.kill(processes[name]!, 'SIGUSR2');
  }
};

const DISABLE = `do $$ declare t record; begin
  for t in select oid::regclass as name from pg_class
            where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace loop
    execute format('alter table %s disable row level security, no force row level security', t.name);
  end loop; end $$`;

interface Checks {
  readonly coordinates: boolean;
  readonly assertions: boolean;
  readonly rows: boolean;
}

/** Which checks a hub really makes, by what nobody signed in, and a caller that nobody signed for, get from it. */
export const checksOf = async (hub: LoadHub): Promise<Checks> => {
  const ask = async (url: string, headers: object, query: string): Promise<string> => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    return (await fetch(url, { ...init, body: JSON.stringify({ query }) })).text();
  };
  const atTheDoor = await ask(hub.hub.ready.endpoints.graphql, {}, '{ cases(first: 1) { edges { cursor } } }');
  const someone = { ...PUBLIC_CALLER, kind: 'PERSON', scopes: ['case:read'] };
  const caller = { ...someone, offices: [{ office: 'none', kind: 'SECRETARIAT', committee: null, appointment: null }] };
  const unsigned = { 'hub-assertion': Buffer.from(JSON.stringify(caller)).toString('base64url') };
  const inside = await ask(`${hub.casesOrigin}/graphql`, unsigned, A_CASE);
  return {
    coordinates: atTheDoor.includes('FORBIDDEN_FIELD'),
    assertions: inside.includes('AUTH_ASSERTION_INVALID'),
    rows: !inside.includes('"reportedAt":"'),
  };
};

const A_CASE = `{ _entities(representations: [{ __typename: "Case", id: "${caseId('K01')}" }]) {
  ... on Case { reportedAt } } }`;
