import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FederatedGraph } from '../../src/execution/federated-graph.js';
import { SubgraphClient } from '../../src/execution/subgraph-client.js';
import { compose } from '../../src/supergraph/compose.js';
import { FakeSubgraph, type Contract } from '../fakes/fake-subgraph.js';
import { LiveClient } from './live-client.js';
import { LiveHub } from './live-hub.js';

const OFFICE = 'chiang-khong';
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@tag", "@requiresScopes"])`;
const PUB = '@tag(name: "class/PUB")';
const RES = '@tag(name: "class/RES")';

const CASES_SDL = `${LINK}
  type Subscription {
    caseAlerts(office: ID! ${PUB}, after: Int ${PUB}): CaseAlertMessage! ${RES} @requiresScopes(scopes: [["alert:read"]])
  }
  type CaseAlertMessage { office: ID! ${RES} number: Int! ${RES} head: Int! ${RES} alert: CaseAlert ${RES} }
  type CaseAlert {
    id: ID! ${RES} urgency: String! ${RES} committee: Committee ${RES}
    secret: String @tag(name: "class/VID")
  }
  type Committee @key(fields: "id", resolvable: false) { id: ID! ${PUB} }`;

const committees: Contract = {
  name: 'committees',
  sdl: `type Query { committee: Committee ${PUB} } type Committee @key(fields: "id") { id: ID! ${PUB} name: String ${PUB} }`,
  resolvers: { Committee: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Name of ${id}` }) } },
};

const QUERY = `subscription Alerts($office: ID!, $after: Int) {
  feed: caseAlerts(office: $office, after: $after) { number alert { ...shown } }
}
fragment shown on CaseAlert { id committee { name } }`;

let owner: FakeSubgraph;
let clients: Map<string, SubgraphClient>;
let hub: LiveHub;

const federate = (cases: LiveHub): FederatedGraph => {
  clients = new Map([owner.endpoint, cases.endpoint].map((endpoint) => [endpoint.name, new SubgraphClient(endpoint)]));
  const sdl = { ...owner.endpoint, sdl: `${LINK} ${committees.sdl}` };
  return new FederatedGraph(compose([sdl, { ...cases.endpoint, sdl: CASES_SDL }]), clients);
};

beforeEach(async () => {
  owner = await new FakeSubgraph(committees).start();
  hub = await LiveHub.start({}, federate);
  hub.addOffice(OFFICE);
  for (const person of ['malee', 'somchai']) hub.appoint(person, OFFICE);
});
afterEach(async () => {
  await hub.stop();
  await Promise.all([...clients.values()].map((client) => client.close()));
  await owner.stop().catch(() => undefined);
});

const live = async (person: string): Promise<LiveClient> => {
  const client = await LiveClient.open(hub, person);
  client.subscribe({ office: OFFICE }, { query: QUERY });
  await client.until(() => client.results().length > 0);
  return client;
};
const alerts = (client: LiveClient) =>
  client.results().filter((result) => !JSON.stringify(result).includes('"alert":null'));

describe('an alert in the composed graph', () => {
  test('reaches every client with fields of two owners, the other one asked once and by the office', async () => {
    const both = [await live('malee'), await live('somchai')];
    owner.received.length = 0;
    hub.inbox.append(OFFICE, 'report-1');
    for (const client of both) {
      await client.until(() => alerts(client).length === 1);
      expect(alerts(client)).toEqual([
        {
          data: {
            feed: { number: 1, alert: { id: 'report-1', committee: { name: 'Name of chiang-khong-committee' } } },
          },
        },
      ]);
    }
    expect(owner.received).toHaveLength(1);
    expect(owner.received[0]?.caller).toMatchObject({ kind: 'OFFICE', id: OFFICE });
  });

  test('asks nobody for a heartbeat, and shows it as the client asked', async () => {
    const client = await live('malee');
    await client.until(() => client.results().length > 2);
    expect(owner.received).toEqual([]);
    expect(client.results()[0]).toEqual({ data: { feed: { number: 0, alert: null } } });
  });

  test('arrives while the other owner is away, who is named', async () => {
    const client = await live('malee');
    await owner.stop();
    hub.inbox.append(OFFICE, 'report-1');
    await client.until(() => alerts(client).length === 1);
    expect(alerts(client)[0]).toMatchObject({
      data: { feed: { number: 1, alert: { id: 'report-1', committee: { name: null } } } },
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', organisation: 'Organisation of committees' } }],
    });
    expect(JSON.stringify(client.frames)).not.toMatch(/127\.0\.0\.1|stack/);
  });

  test('never carries an identifying field', async () => {
    const client = await LiveClient.open(hub, 'malee');
    client.subscribe(
      { office: OFFICE },
      { query: `subscription($office: ID!) { caseAlerts(office: $office) { alert { secret } } }` },
    );
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('FORBIDDEN_FIELD');
  });

  test('is not for an office whose kind has no such scope, though its holder has it elsewhere', async () => {
    hub.addOffice('monitor', 'PROGRAMME_MONITOR');
    hub.appoint('malee', 'monitor');
    const client = await LiveClient.open(hub, 'malee');
    client.subscribe({ office: 'monitor' }, { query: QUERY });
    await client.until(() => client.errorCode() !== undefined);
    expect(client.errorCode()).toBe('FORBIDDEN_FIELD');
  });
});
