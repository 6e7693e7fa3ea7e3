import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PEOPLE } from './fakes/contracts.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
let dao: string;
beforeAll(async () => {
  await hub.start();
  dao = await hub.as(PEOPLE.dao);
});
afterAll(() => hub.stop());

describe('one graph over two owners', () => {
  test('answers fields of both in one request, each case once with its committee', async () => {
    const answer = await hub.query(
      '{ cases(first: 4) { total nodes { id state committee { id name chairPhone } } } }',
      { token: dao },
    );
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data.cases.nodes).toHaveLength(4);
    expect(answer.body.data.cases.nodes[0]).toEqual({
      id: '1',
      state: 'REPORTED',
      committee: { id: 'c1', name: 'Committee c1', chairPhone: '+66 0000' },
    });
  });
  test('asks the second owner once, for each committee once', async () => {
    hub.committees.received.length = 0;
    await hub.query('{ cases(first: 4) { nodes { committee { name } } } }', { token: dao });
    expect(hub.committees.received).toHaveLength(1);
    expect(hub.committees.received[0]?.variables['representations']).toHaveLength(2);
  });
  test('tells a subgraph who is calling, with the offices held now', async () => {
    hub.cases.received.length = 0;
    await hub.query('{ cases { total } }', { token: dao });
    expect(hub.cases.received[0]?.caller).toMatchObject({
      kind: 'PERSON',
      id: PEOPLE.dao,
      offices: [{ office: 'office-suppression' }],
    });
  });
  test('tells a subgraph how and when the person signed in, and passes on that it wants it fresh', async () => {
    const authTime = Math.floor(Date.now() / 1000) - 600;
    const token = await hub.as(PEOPLE.dao, { amr: ['pwd', 'otp', 'mfa'], auth_time: authTime });
    hub.cases.received.length = 0;
    const answer = await hub.query('{ cases { total } stale }', { token });
    expect(hub.cases.received[0]?.caller).toMatchObject({ mfa: true, authenticatedAt: authTime * 1000 });
    expect(codesOf(answer)).toEqual(['AUTH_FRESH_MFA_REQUIRED']);
    await hub.query('{ cases { total } }', { token: dao });
    expect(hub.cases.received[1]?.caller).toMatchObject({ mfa: false, authenticatedAt: null });
  });
  test('answers aliases, fragments, unions and conditions as asked', async () => {
    const answer = await hub.query(
      `query Q($no: Boolean!) { a: found { __typename ... on Case { ...C } ... on Note { title } } committees { name @skip(if: $no) id } }
       fragment C on Case { key: id state }`,
      { token: dao, variables: { no: true } },
    );
    expect(answer.body).toEqual({
      data: {
        a: [
          { __typename: 'Case', key: '1', state: 'REPORTED' },
          { __typename: 'Note', title: 'note' },
        ],
        committees: [{ id: 'c1' }, { id: 'c2' }],
      },
    });
    expect(answer.text.indexOf('"a"')).toBeLessThan(answer.text.indexOf('"committees"'));
  });
  test('runs a mutation', async () => {
    const answer = await hub.query('mutation($i: ReportInput!) { reportIncident(input: $i) { id } }', {
      token: dao,
      variables: { i: { place: 'TH570801', reporterName: 'x' } },
    });
    expect(answer.body).toEqual({ data: { reportIncident: { id: 'r1' } } });
  });
  test('answers introspection in development', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await hub.query(getIntrospectionQuery());
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('join__');
    expect(answer.text).not.toContain('requiresScopes');
    expect(answer.body.data.__schema.queryType.name).toBe('Query');
  });
});

describe('what a subgraph may say', () => {
  test('a known code passes with our words and its path', async () => {
    const answer = await hub.query('{ forbidden }');
    expect(answer.body).toEqual({
      data: { forbidden: null },
      errors: [
        {
          message: 'There is no such record, or you may not see it.',
          path: ['forbidden'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    });
  });
  test('anything else is replaced by a code and the organisation', async () => {
    const answer = await hub.query('{ broken committees { id } }');
    expect(codesOf(answer)).toEqual(['SUBGRAPH_FAILED']);
    expect(answer.body.errors[0].extensions.organisation).toBe('Organisation of cases');
    expect(answer.body.data.committees).toHaveLength(2);
    expect(answer.text).not.toMatch(/SELECT|srv|secret|127\.0\.0\.1/);
  });
});
