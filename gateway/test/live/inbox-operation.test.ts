import { describe, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { inboxOperation } from '../../src/live/inbox-operation.js';

const schema = buildSchema(`
  type Query { ok: Boolean }
  type Subscription {
    alerts(office: ID!, after: Int, kinds: [Kind!]): Message!
    clock(office: ID!): Tick!
    ticks(office: ID!, after: Int): Tick!
    doubtful(office: ID!, after: Int): Doubtful!
  }
  enum Kind { NEW OLD }
  type Message { office: Office number: Int! head: Int! alert: Alert }
  type Office { id: ID! }
  type Alert { id: ID! text(length: Int): String }
  type Tick { at: String }
  type Doubtful { number: Int! alert: Alert other: Alert }
`);

const prepared = (query: string, variables: Record<string, unknown> = {}) => {
  const document = parse(query);
  return inboxOperation({ apiSchema: schema }, { document, operation: getOperationAST(document)!, variables });
};

describe('a subscription to an inbox', () => {
  test('is rewritten to start where the relay says and to tell number and entry', () => {
    const operation = prepared('subscription($o: ID!) { alerts(after: 3, office: $o) { head } }', { o: 'x' });
    expect(operation.text.replace(/\s+/g, ' ')).toBe(
      'subscription ($o: ID!, $hub_after: Int) { alerts(office: $o, after: $hub_after) { head hub_number: number hub_entry: alert { __typename } } }',
    );
    expect(operation).toMatchObject({ responseKey: 'alerts', office: 'x', after: 3, variables: { o: 'x' } });
  });

  test.each([
    'subscription A { mine: alerts(office: "x") { ...whole } } fragment whole on Message { alert { id } }',
    'subscription A { ...root } fragment root on Subscription { mine: alerts(office: "x") { head } ... on Subscription { mine: alerts(office: "x") { number } } }',
    'query Other { ok } subscription A($n: Int) { mine: alerts(office: "x", after: $n) { alert { text(length: $n) } } } fragment unused on Alert { id }',
  ])('fits the graph however it was written: %#', (query) => {
    const document = parse(query);
    const operation = inboxOperation(
      { apiSchema: schema },
      { document, operation: getOperationAST(document, 'A')!, variables: { n: 4 } },
    );
    expect(validate(schema, operation.document)).toEqual([]);
    expect(operation.responseKey).toBe('mine');
  });

  test('is shared by clients that differ only in where they start', () => {
    const query = 'subscription($office: ID!, $after: Int) { alerts(office: $office, after: $after) { head } }';
    const [one, other] = [prepared(query, { office: 'x', after: 1 }), prepared(query, { after: 9, office: 'x' })];
    expect(one.key).toBe(other.key);
    expect([one.after, other.after]).toEqual([1, 9]);
    expect(prepared(query, { office: 'y' }).key).not.toBe(one.key);
  });

  test('is rewritten once for all offices, so that it is planned once', () => {
    const document = parse('subscription($o: ID!) { alerts(office: $o) { head } }');
    const operation = getOperationAST(document)!;
    const [one, other] = ['x', 'y'].map((o) =>
      inboxOperation({ apiSchema: schema }, { document, operation, variables: { o } }),
    );
    expect(one?.document).toBe(other?.document);
    expect(one?.key).not.toBe(other?.key);
  });

  test('is not shared when the start is used for something else too', () => {
    const query = 'subscription($n: Int) { alerts(office: "x", after: $n) { alert { text(length: $n) } } }';
    expect(prepared(query, { n: 1 }).key).not.toBe(prepared(query, { n: 2 }).key);
  });

  test('is not shared when an argument, a field or an alias differs', () => {
    const keys = [
      'subscription { alerts(office: "x") { head } }',
      'subscription { alerts(office: "x", kinds: [NEW]) { head } }',
      'subscription { alerts(office: "x") { number } }',
      'subscription { mine: alerts(office: "x") { head } }',
    ].map((query) => prepared(query).key);
    expect(new Set(keys).size).toBe(4);
  });

  test.each([
    ['OPERATION_INVALID', 'subscription { clock(office: "x") { at } }'],
    ['OPERATION_INVALID', 'subscription { ticks(office: "x") { at } }'],
    ['OPERATION_INVALID', 'subscription { doubtful(office: "x") { number } }'],
    ['OPERATION_INVALID', 'subscription($hub_after: Int) { alerts(office: "x", after: $hub_after) { head } }'],
    ['OPERATION_INVALID', 'subscription { ... @include(if: false) { alerts(office: "x") { head } } }'],
    ['LIVE_AFTER_INVALID', 'subscription { alerts(office: "x", after: -1) { head } }'],
  ])('is refused with %s: %s', (code, query) => {
    expect(() => prepared(query)).toThrow(expect.objectContaining({ code }));
  });
});
