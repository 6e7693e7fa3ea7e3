import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../src/index.js';
import { cases, PEOPLE } from './fakes/contracts.js';
import { send } from './fakes/fake-subgraph.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const SOON: unknown = expect.stringMatching(/^[1-4]$/);
let hub: SmallHub;
let dao: string;
beforeEach(async () => {
  hub = await new SmallHub().start();
  dao = await hub.as(PEOPLE.dao);
});
afterEach(() => hub.stop());

const BOTH = '{ committees { id } search }';

describe('a subgraph that is down', () => {
  test('costs its own fields, and the error names the organisation and since when', async () => {
    await hub.cases.stop();
    const answer = await hub.query(BOTH, { token: dao });
    expect(answer.body.data).toEqual({ committees: [{ id: 'c1' }, { id: 'c2' }], search: null });
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0]).toMatchObject({
      path: ['search'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', organisation: 'Organisation of cases' },
    });
    const { since } = answer.body.errors[0].extensions;
    expect(Date.now() - Date.parse(since)).toBeLessThan(10_000);
    expect((await hub.query(BOTH, { token: dao })).body.errors[0].extensions.since).toBe(since);
    await hub.cases.start();
    await hub.until(async () => codesOf(await hub.query(BOTH, { token: dao })).length === 0);
  });
  test('that owns only a joined field leaves the rows, with the path of the first', async () => {
    hub.committees.intercept = (response) => (response.destroy(), true);
    const answer = await hub.query('{ cases(first: 1) { nodes { id committee { name } } } }', { token: dao });
    expect(answer.body.data).toEqual({ cases: { nodes: [{ id: '1', committee: { name: null } }] } });
    expect(answer.body.errors[0].path).toEqual(['cases', 'nodes', 0, 'committee', 'name']);
  });
  test('that hangs is given up after two seconds', async () => {
    hub.cases.intercept = () => true;
    const answer = await hub.query(BOTH, { token: dao });
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(answer.body.data.committees).toHaveLength(2);
  });
});

describe('a subgraph that misbehaves', () => {
  test('a redirect is neither followed nor taken for an answer', async () => {
    hub.cases.intercept = (response) => {
      response.writeHead(307, {
        location: `${hub.committees.endpoint.url}/graphql`,
        'content-type': 'application/json',
      });
      response.end('{"data":{"search":1}}');
      return true;
    };
    hub.committees.received.length = 0;
    const answer = await hub.query('{ search }', { token: dao });
    expect(codesOf(answer)).toEqual(['SUBGRAPH_FAILED']);
    expect(hub.committees.received).toHaveLength(0);
    expect(answer.text).not.toContain('127.0.0.1');
  });
  test('fields nobody asked it for cannot overwrite those of their owner', async () => {
    hub.cases.intercept = (response, query) => {
      if (!query.includes('committee')) return false;
      send(response, 200, {
        data: {
          cases: {
            nodes: [
              { id: '1', committee: { __typename: 'Committee', id: 'c1', name: 'forged', chairPhone: 'forged' } },
            ],
          },
          committees: [{ id: 'forged' }],
        },
      });
      return true;
    };
    const query = '{ cases(first: 1) { nodes { id committee { name chairPhone } } } }';
    const honest = await hub.query(query.replace(/}$/, 'committees { id } }'), { token: dao });
    expect(honest.text).not.toContain('forged');
    hub.committees.intercept = (response) => (response.destroy(), true);
    const alone = await hub.query(query, { token: dao });
    expect(alone.text).not.toContain('forged');
    expect(alone.body.data.cases.nodes[0].committee).toEqual({ name: null, chairPhone: null });
  });
  test.each([
    ['too large', `{"data":{"search":1},"x":"${'x'.repeat(5_000_000)}"}`],
    ['no JSON', '<html>'],
    ['with a prototype key', '{"data":{"search":1,"__proto__":{"a":1}}}'],
    ['with a hidden prototype key', '{"data":{"search":1,"\\u005f_proto__":{"a":1}}}'],
    ['a list', '[]'],
    ['empty', '{}'],
  ])('an answer that is %s is refused', async (_what, text) => {
    hub.cases.intercept = (response, query) => {
      if (query.includes('_service')) return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end(text);
      return true;
    };
    const answer = await hub.query(BOTH, { token: dao });
    expect(codesOf(answer)).toEqual(['SUBGRAPH_FAILED']);
    expect(answer.body.data).toEqual({ committees: [{ id: 'c1' }, { id: 'c2' }], search: null });
  });
  test('values that do not fit their type become null with a coded error', async () => {
    hub.cases.intercept = (response, query) => {
      if (query.includes('_service')) return false;
      send(response, 200, { data: { search: 'seven' } });
      return true;
    };
    const answer = await hub.query('{ search }', { token: dao });
    expect(answer.body.data).toEqual({ search: null });
    expect(codesOf(answer)).toEqual(['SUBGRAPH_FAILED']);
  });
});

describe('the graph over time', () => {
  const sdl = cases.sdl.replace('broken: String', 'fresh: Int @tag(name: "class/PUB") broken: String');
  test('a changed subgraph changes the graph while it runs', async () => {
    expect(codesOf(await hub.query('{ fresh }'))).toEqual(['OPERATION_INVALID']);
    hub.cases.change({
      sdl,
      resolvers: { ...cases.resolvers, Query: { ...(cases.resolvers['Query'] as object), fresh: () => 7 } },
    });
    await hub.until(async () => (await hub.query('{ fresh }')).body.data?.fresh === 7);
  });
  test('a change that does not compose leaves the old graph serving, and the status says why', async () => {
    const { graph } = hub.server.source.status();
    hub.cases.change({
      sdl: `${cases.sdl} extend type Query { committees: [Int] ${'@tag(name: "class/PUB")'} }`,
      resolvers: {},
    });
    await hub.until(() => hub.server.source.status().problem !== undefined);
    const status = await (await fetch(`${hub.url}/status`)).json();
    expect(status).toMatchObject({
      graph,
      problem: expect.stringMatching(/INVALID_FIELD_SHARING|FIELD_TYPE_MISMATCH/),
    });
    expect(codesOf(await hub.query(BOTH, { token: dao }))).toEqual([]);
  });
  test('a change that leaves something without a class is not served, and the status says what and how to mend it', async () => {
    hub.cases.change({ sdl: sdl.replace('fresh: Int @tag(name: "class/PUB")', 'fresh(of: Int): Int'), resolvers: {} });
    await hub.until(() => hub.server.source.status().problem !== undefined);
    expect(hub.server.source.status().problem).toBe(
      'Not classified: Query.fresh, Query.fresh(of:). Tag each with class/PUB, class/RES or class/VID.',
    );
    expect(codesOf(await hub.query('{ fresh }'))).toEqual(['OPERATION_INVALID']);
    expect(codesOf(await hub.query(BOTH, { token: dao }))).toEqual([]);
  });
  test('the last good graph serves when every subgraph is down at the start', async () => {
    await hub.server.stop();
    await Promise.all([hub.cases.stop(), hub.committees.stop()]);
    await hub.startGateway();
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(200);
    const answer = await hub.query('{ committees { id } search }');
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
    await hub.committees.start();
    await hub.until(async () => (await hub.query('{ committees { id } }')).body.data?.committees?.length === 2);
  });
  test('without a last good graph the hub says it is not ready until all have answered', async () => {
    await hub.server.stop();
    await hub.cases.stop();
    await hub.startGateway({ stateDir: `${hub.config.stateDir}/fresh` });
    const answer = await hub.query('{ committees { id } }');
    expect([answer.status, codesOf(answer), answer.headers.get('retry-after')]).toEqual([503, ['HUB_NOT_READY'], SOON]);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(503);
    expect(hub.server.source.status().problem).toBe('No schema yet from: cases.');
    await hub.cases.start();
    await hub.until(async () => (await hub.query('{ committees { id } }')).status === 200);
  });
});

describe('rights that cannot be confirmed', () => {
  test('identifying fields wait after five seconds, restricted ones after fifteen minutes, public ones never', async () => {
    const { directory } = hub.server;
    const names = '{ cases { nodes { reporter } } }';
    const states = '{ cases { total } }';
    expect(codesOf(await hub.query(names, { token: dao }))).toEqual([]);
    await hub.committees.stop();
    directory.confirmedAt = Date.now() - 6_000;
    expect(codesOf(await hub.query(names, { token: dao }))).toEqual(['DIRECTORY_STALE']);
    expect(codesOf(await hub.query(states, { token: dao }))).toEqual([]);
    directory.confirmedAt = Date.now() - 16 * 60_000;
    expect(codesOf(await hub.query(states, { token: dao }))).toEqual(['DIRECTORY_STALE']);
    expect(codesOf(await hub.query('{ search }', { token: dao }))).toEqual([]);
  });
  test('until the directory was read once, who signed in is asked to wait and not refused', async () => {
    await hub.server.stop();
    hub.committees.silent = true;
    await hub.startGateway({ stateDir: `${hub.config.stateDir}/fresh` });
    const waiting = await hub.query('{ cases { total } }', { token: dao });
    expect([waiting.status, codesOf(waiting)]).toEqual([503, ['HUB_NOT_READY']]);
    expect(codesOf(await hub.query('{ search }'))).toEqual([]);
    expect((await fetch(`${hub.url}/healthz`)).status).toBe(503);
  });
  test('a gateway that ends at once still leaves the directory it read to the next', async () => {
    await hub.server.stop();
    const config = { stateDir: `${hub.config.stateDir}/ended` };
    await hub.startGateway(config);
    await hub.until(() => existsSync(join(config.stateDir, 'directory.json')));
    const ended = hub.server;
    await hub.committees.stop();
    await hub.startGateway(config);
    expect(codesOf(await hub.query('{ cases { total } }', { token: dao }))).toEqual([]);
    await ended.stop();
  });
  test('a restart remembers the directory', async () => {
    await hub.server.stop();
    await hub.committees.stop();
    await hub.startGateway();
    expect(codesOf(await hub.query('{ cases { total } }', { token: dao }))).toEqual([]);
  });
});

describe('a full or slow hub', () => {
  test('refuses more than it can hold, with a hint when to come back', async () => {
    await hub.server.stop();
    await hub.startGateway({ limits: { ...DEFAULT_LIMITS, inFlight: 1 } });
    let answer: (() => void) | undefined;
    hub.cases.intercept = (response, query) => {
      if (query.includes('_service')) return false;
      answer = () => send(response, 200, { data: { search: 1 } });
      return true;
    };
    const slow = hub.query('{ search }');
    await hub.until(() => answer !== undefined);
    const refused = await hub.query('{ search }');
    answer!();
    expect([refused.status, codesOf(refused), refused.headers.get('retry-after')]).toEqual([503, ['HUB_BUSY'], SOON]);
    expect((await slow).body.data).toEqual({ search: 1 });
  });
  test('says of a subgraph that is busy that it may be asked again', async () => {
    const errors = [{ message: 'x', path: ['search'], extensions: { code: 'HUB_BUSY' } }];
    hub.cases.intercept = (response) => (send(response, 200, { data: { search: null }, errors }), true);
    const answer = await hub.query(BOTH, { token: dao });
    expect(codesOf(answer)).toEqual(['HUB_BUSY']);
    expect(answer.body.data.committees).toHaveLength(2);
  });
  test('stops an operation at its deadline', async () => {
    await hub.server.stop();
    await hub.startGateway({ limits: { ...DEFAULT_LIMITS, deadlineMs: 200 } });
    hub.cases.intercept = (_response, query) => !query.includes('_service');
    const answer = await hub.query('{ search }');
    expect([answer.status, codesOf(answer)]).toEqual([503, ['OPERATION_TIMEOUT']]);
  });
});
