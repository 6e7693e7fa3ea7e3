import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getOperationAST, parse } from 'graphql';
import { FederatedGraph } from '../src/execution/federated-graph.js';
import { SubgraphClient } from '../src/execution/subgraph-client.js';
import type { Graph } from '../src/index.js';
import { touchedBy } from '../src/policy/touched.js';
import { compose } from '../src/supergraph/compose.js';
import { graphOf } from './fakes/checked-graph.js';
import { PEOPLE } from './fakes/contracts.js';
import { probeContract, TOUCHING, type Touching } from './fakes/probe-contract.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';
import { LiveClient } from './live/live-client.js';
import { LiveHub } from './live/live-hub.js';
import { until } from './live/until.js';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@tag", "@requiresScopes"])`;
const OPEN: Touching = { inside: 'id node { id } open(filter: { place: "x" }) within(outer: { filter: null })' };

interface Request {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables: Record<string, unknown>;
}

const asQuery = ({ inside, fragments = '', defined, variables = {} }: Touching): Request => ({
  query: `query Asked${defined ? `(${defined})` : ''} { probe { ${inside} } } ${fragments}`,
  variables,
});
const asSubscription = (
  office: string,
  { inside, fragments = '', defined = '', variables = {} }: Touching,
): Request => ({
  query: `subscription Asked($office: ID! ${defined}) { caseAlerts(office: $office) { number alert { ${inside} } } } ${fragments}`,
  variables: { office, ...variables },
});

const http = new SmallHub();
let live: LiveHub;
let client: SubgraphClient;
const tokens: Record<string, string> = {};
beforeAll(async () => {
  http.cases.change(probeContract);
  await http.start();
  tokens['refused'] = await http.as(PEOPLE.focal);
  tokens['allowed'] = await http.as(PEOPLE.dao);
  live = await LiveHub.start({ socketsPerPerson: 200, subscriptionsPerSocket: 200 }, (hub) => {
    client = new SubgraphClient(hub.endpoint);
    return new FederatedGraph(
      compose([{ ...hub.endpoint, sdl: LINK + probeContract.sdl }]),
      new Map([['cases', client]]),
    );
  });
  live.addOffice('refused', 'FOCAL_POINT');
  live.addOffice('allowed', 'SUPPRESSION_GROUP');
  for (const one of ['refused', 'allowed']) live.appoint(one, one);
});
afterAll(async () => {
  await live.stop();
  await client.close();
  await http.stop();
});

let subscriptions = 0;
/** The code one transport refuses with; undefined when it takes the operation. `who` is allowed or refused. */
const TRANSPORTS: Record<string, (who: string, request: Request) => Promise<string | undefined>> = {
  HTTP: async (who, request) => {
    const answer = await http.post(JSON.stringify(request), { authorization: `Bearer ${tokens[who]}` });
    return codesOf(answer).find((code) => code !== 'SUBGRAPH_FAILED');
  },
  WebSocket: async (who, { query, operationName, variables }) => {
    const socket = await LiveClient.open(live, who);
    const id = String(++subscriptions);
    const before = live.server.status().subscribers;
    socket.send({ id, type: 'subscribe', payload: { query, operationName, variables } });
    await until(() => socket.errorCode(id) !== undefined || live.server.status().subscribers > before);
    const code = socket.errorCode(id);
    socket.close();
    await until(() => live.server.status().connections === 0);
    return code;
  },
  'event stream': async (who, request) => {
    const gone = new AbortController();
    const response = await fetch(`${live.httpUrl}/graphql/stream`, {
      method: 'POST',
      signal: gone.signal,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${who}` },
      body: JSON.stringify(request),
    });
    const taken = response.headers.get('content-type')?.includes('text/event-stream');
    const body = taken ? undefined : ((await response.json()) as { errors: { extensions: { code: string } }[] });
    gone.abort();
    return body?.errors[0]?.extensions.code;
  },
};

describe.each(Object.keys(TRANSPORTS))('over %s, what needs a scope', (transport) => {
  const ask = (who: string, touching: Touching): Promise<string | undefined> =>
    TRANSPORTS[transport]!(who, transport === 'HTTP' ? asQuery(touching) : asSubscription(who, touching));

  test.each(TOUCHING)('is refused when touched %s, to who has it not', async (_way, touching) => {
    expect(await ask('refused', touching)).toBe('FORBIDDEN_FIELD');
    expect(await ask('allowed', touching)).toBeUndefined();
  });

  test('does not refuse what stands beside it', async () => {
    expect(await ask('refused', OPEN)).toBeUndefined();
  });

  test('is looked for in the operation that is run, whatever else the document holds', async () => {
    const whole = (touching: Touching, name: string): Request => {
      const { query, variables } = transport === 'HTTP' ? asQuery(touching) : asSubscription('refused', touching);
      return { query: query.replace('Asked', name), variables };
    };
    const [good, bad] = [whole(OPEN, 'Good'), whole({ inside: 'hidden' }, 'Bad')];
    const both = { query: `${good.query} ${bad.query}`, variables: good.variables };
    const run = (operationName?: string): Promise<string | undefined> =>
      TRANSPORTS[transport]!('refused', { ...both, operationName });
    expect(await run('Good')).toBeUndefined();
    expect(await run('Bad')).toBe('FORBIDDEN_FIELD');
    expect(await run('Good')).toBeUndefined();
    expect(await run()).toBe('OPERATION_UNKNOWN');
    expect(await run('bad')).toBe('OPERATION_UNKNOWN');
  });

  test.each(['_service { sdl }', '_entities(representations: []) { __typename }'])(
    'cannot be had from a subgraph by %s',
    async (field) => {
      const kind = transport === 'HTTP' ? 'query' : 'subscription';
      expect(await TRANSPORTS[transport]!('allowed', { query: `${kind} { ${field} }`, variables: {} })).toBe(
        'OPERATION_INVALID',
      );
    },
  );
});

describe('the check', () => {
  /** Spread out, the last of so many fragments would stand there two to that power times. */
  const DOUBLINGS = 14;

  /** How often rules and types are looked up, and how long it takes, for a document of so many parts. */
  const workFor = (graph: Graph, parts: number): { lookups: number; ms: number } => {
    const inside = Array.from({ length: parts }, (_, i) => `...F${i} open(filter: { all: [{ place: "x" }] })`).join(
      ' ',
    );
    const fragments = Array.from(
      { length: parts },
      (_, i) => `fragment F${i} on Probe { node { label } self { ...F${Math.min(i + 1, parts - 1)}B } }
        fragment F${i}B on Probe { any { ... on Node { id } } open(filters: [{ place: "y" }]) }`,
    );
    const doubling = Array.from(
      { length: DOUBLINGS },
      (_, i) => `fragment D${i} on Probe { self { ...D${i + 1} } again: self { ...D${i + 1} } }`,
    );
    const { query } = asQuery({
      inside: `...D0 ${inside}`,
      fragments: [...fragments, ...doubling, `fragment D${DOUBLINGS} on Probe { hidden }`].join(' '),
    });
    const document = parse(query);
    const operation = getOperationAST(document)!;
    let lookups = 0;
    const counted = <Args extends unknown[], Rule>(look: (...args: Args) => Rule) => {
      return (...args: Args): Rule => (lookups++, look(...args));
    };
    const policy: Graph['policy'] = {
      field: counted((type: string, field: string) => graph.policy.field(type, field)),
      argument: counted((type: string, field: string, name: string) => graph.policy.argument(type, field, name)),
      inputField: counted((type: string, field: string) => graph.policy.inputField(type, field)),
    };
    const apiSchema = Object.create(graph.apiSchema) as Graph['apiSchema'];
    apiSchema.getType = counted((name: string) => graph.apiSchema.getType(name));
    const counting = { ...graph, apiSchema, policy } as unknown as Graph;
    const started = performance.now();
    touchedBy(counting, document, operation);
    return { lookups, ms: performance.now() - started };
  };

  test('does twice the work for twice the document, however often a fragment is spread', () => {
    const graph = graphOf({ cases: LINK + probeContract.sdl });
    workFor(graph, 100);
    const [one, two] = [workFor(graph, 200), workFor(graph, 400)];
    console.log(
      `coordinate check, document doubled: work x${(two.lookups / one.lookups).toFixed(2)}, time x${(two.ms / one.ms).toFixed(2)}`,
    );
    expect(one.lookups).toBeGreaterThan(200);
    expect(two.lookups).toBeLessThan(2 ** DOUBLINGS);
    expect(two.lookups / one.lookups).toBeLessThan(2.1);
  });
});
