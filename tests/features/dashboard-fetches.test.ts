import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type QueryServer, readConfig, startQueryServer } from '@hub/gateway';
import { freePort } from '@hub/local-hub';
import { incident, report } from '../scene/case-alerts.js';
import { type Answer, Client } from '../scene/client.js';
import { PATIENT, type RunningHub, startRunningHub } from '../scene/running-hub.js';

const SUBGRAPHS = ['committees', 'cases', 'trainings', 'liaison'];
const CASES = 100;
/** Reports filed side by side; all of them together could wait longer than one call may take. */
const AT_ONCE = 10;
const dashboard = (first: number): string => `{ cases(first: ${first}) { edges { node {
  state
  district { nameEn nameTh parent { nameEn } }
  leadCommittee { code place { nameEn } counterparts { nameEn } knowledgeChange { value n } }
  repatriations(first: 5) { edges { node { ref state } } }
} } } }`;

interface Cases {
  readonly cases: { readonly edges: readonly { readonly node: { readonly district: { readonly nameEn: string } } }[] };
}

let hub: RunningHub;
let gateway: QueryServer;
let secretariat: Client;
/** Paths of the requests the gateway has sent, by subgraph. */
const sent: string[] = [];
let origins: Record<string, string>;

beforeAll(async () => {
  const ports = Object.fromEntries(await Promise.all(SUBGRAPHS.map(async (name) => [name, await freePort()] as const)));
  origins = Object.fromEntries(SUBGRAPHS.map((name) => [name, `http://127.0.0.1:${ports[name]}`]));
  hub = await startRunningHub({ ports: { postgres: 0, identity: 0, query: 0, live: 0, ...ports } });
  gateway = await startQueryServer(readConfig(environment()));
  const officer = await hub.as('ck-duty');
  for (let filed = 0; filed < CASES; filed += AT_ONCE) {
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => report(officer, incident(`dashboard-${filed + index}`))),
    );
    expect(answers.map(({ data }) => data?.reportIncident.receipt?.status)).toEqual(answers.map(() => 'COMMITTED'));
  }
  const { token } = await hub.as('cr-secretariat');
  secretariat = new Client({ ...hub.ready().endpoints, graphql: `http://127.0.0.1:${gateway.port}/graphql` }, token);
}, 120_000);
afterAll(async () => {
  await gateway.stop();
  await hub.stop();
});

/** A gateway of the test's own over the hub's subgraphs, so that what it sends can be counted. */
const environment = (): NodeJS.ProcessEnv => {
  const { assertionKeys } = JSON.parse(readFileSync(join(hub.directory, 'secrets.json'), 'utf8')) as {
    assertionKeys: Record<string, string>;
  };
  const { identity } = hub.ready().endpoints;
  return {
    HUB_ENV: 'development',
    HUB_PORT: '0',
    ...PATIENT,
    HUB_SUBGRAPHS: JSON.stringify(
      SUBGRAPHS.map((name) => ({
        name,
        url: origins[name],
        organisation: name,
        key: assertionKeys[`gateway>${name}`],
      })),
    ),
    HUB_STATE_DIR: join(hub.directory, 'gateway-of-the-test'),
    HUB_ISSUER: identity,
    HUB_JWKS_URL: `${identity}/jwks`,
  };
};

const fetchesOf = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
  sent.length = 0;
  const count = (message: unknown): void => {
    const { origin, path, body } = (message as { request: { origin: string; path: string; body?: unknown } }).request;
    const name = SUBGRAPHS.find((each) => origins[each] === String(origin));
    // the gateway also asks each subgraph for its schema now and then
    if (name && path === '/graphql' && !String(body).includes('_service')) sent.push(name);
  };
  subscribe('undici:request:create', count);
  try {
    await work();
  } finally {
    unsubscribe('undici:request:create', count);
  }
  return Object.fromEntries(SUBGRAPHS.map((name) => [name, sent.filter((each) => each === name).length]));
};

describe('a dashboard of 100 cases with fields of four subgraphs', () => {
  it('asks a subgraph once for each kind of thing it owns, however many cases there are', async () => {
    const answers: Answer<Cases>[] = [];
    const fetches = await fetchesOf(async () => answers.push(await secretariat.ask<Cases>(dashboard(CASES))));
    const [{ data, errors }] = answers as [Answer<Cases>];
    expect(errors).toBeUndefined();
    const { edges } = data!.cases;
    expect(edges).toHaveLength(CASES);
    expect(edges.every(({ node }) => node.district.nameEn.length > 0)).toBe(true);
    // places and committees; counterparts and repatriations
    expect(fetches).toEqual({ cases: 1, committees: 2, trainings: 1, liaison: 2 });
    expect(await fetchesOf(() => secretariat.ask(dashboard(1)))).toEqual(fetches);
  });
});
