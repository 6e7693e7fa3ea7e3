import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { authorizeOperation, DEFAULT_LIMITS, validateOperation, type Graph } from '../src/index.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';
import { leak } from './fakes/fake-subgraph.js';

const hub = new SmallHub();
let graph: Graph;
beforeAll(async () => {
  await hub.start();
  graph = hub.server.source.current() as Graph;
});
afterAll(() => hub.stop());

const officer = {
  ...PUBLIC_CALLER,
  kind: 'OFFICE' as const,
  id: 'office-suppression',
  scopes: ['alert:read' as const, 'reporter:read' as const],
};
const validated = (fields: string) =>
  validateOperation(
    graph,
    { query: `subscription S($o: ID!) { caseAlerts(office: $o) { ${fields} } }`, variables: { o: 'o1' } },
    { kinds: ['subscription'], limits: DEFAULT_LIMITS, introspection: false },
  );

const onEvent = (fields: string, result: object) => {
  const { document, variables, operation } = validated(fields);
  const plan = graph.plan(document, operation.name?.value);
  if (plan.node?.kind !== 'Subscription') throw new Error('no subscription planned');
  const answered = { operation: plan.node.primary.operation, result };
  return graph.execute(plan, { document, operationName: 'S', variables, caller: officer, answered });
};

describe('an event of a subscription', () => {
  const event = {
    data: {
      caseAlerts: {
        id: '1',
        state: 'REPORTED',
        reporter: 'canary',
        committee: { __typename: 'Committee', id: 'c1', name: 'forged' },
      },
    },
  };
  test('is completed from the other owners, and pruned', async () => {
    hub.cases.received.length = 0;
    expect(await onEvent('id state committee { name }', event)).toEqual({
      data: { caseAlerts: { id: '1', state: 'REPORTED', committee: { name: 'Committee c1' } } },
    });
    expect(hub.cases.received).toHaveLength(0);
    expect(hub.committees.received.at(-1)?.caller).toMatchObject({ kind: 'OFFICE', id: 'office-suppression' });
  });
  test('can be answered twice from the same object', async () => {
    const first = await onEvent('id committee { name }', event);
    expect(await onEvent('id committee { name }', event)).toEqual(first);
  });
  test('that carries an error shows only a code', async () => {
    let error: unknown;
    try {
      leak();
    } catch (thrown) {
      error = thrown;
    }
    const result = await onEvent('id', {
      data: { caseAlerts: null },
      errors: [{ ...(error as object), path: ['caseAlerts'] }],
    });
    expect(codesOf({ body: JSON.parse(JSON.stringify(result)) } as never)).toEqual(['SUBGRAPH_FAILED']);
    expect(JSON.stringify(result)).not.toContain('SELECT');
  });
  test('may not select identifying fields, whoever subscribes', () => {
    expect(() => authorizeOperation(graph, validated('id state'), officer)).not.toThrow();
    expect(() => authorizeOperation(graph, validated('reporter'), officer)).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN_FIELD' }),
    );
  });
});
