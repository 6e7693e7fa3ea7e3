import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PEOPLE } from './fakes/contracts.js';
import { codesOf, SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
let dao: string;
let daoWithMfa: string;
let focal: string;
let monitor: string;
beforeAll(async () => {
  await hub.start();
  dao = await hub.as(PEOPLE.dao);
  daoWithMfa = await hub.as(PEOPLE.dao, { amr: ['pwd', 'mfa'] });
  focal = await hub.as(PEOPLE.focal);
  monitor = await hub.as(PEOPLE.monitor);
});
afterAll(() => hub.stop());

const fetches = () => hub.cases.received.length + hub.committees.received.length;

describe('somebody without the scope is refused before any fetch', () => {
  test.each([
    ['plainly', '{ records { ... on Case { reporter } } }'],
    ['under an alias', '{ records { ... on Case { id2: id name: reporter } } }'],
    ['in a named fragment', '{ records { ...F } } fragment F on Case { ...G } fragment G on Case { reporter }'],
    ['through an interface', '{ records { title } }'],
    ['through a union', '{ found { ... on Record { title } } }'],
    ['behind a false @include', '{ records { ... on Case @include(if: false) { reporter } } }'],
    ['behind a true @skip', '{ records { ... on Case { reporter @skip(if: true) } } }'],
    ['over the other owner', '{ committee(id: "c1") { cases { reporter } } }'],
  ])('%s', async (_road, query) => {
    expect(codesOf(await hub.query('{ records { id } }', { token: focal }))).toEqual([]);
    const before = fetches();
    const answer = await hub.query(query, { token: focal });
    expect(answer.status).toBe(403);
    expect(codesOf(answer)).toEqual(['FORBIDDEN_FIELD']);
    expect(fetches()).toBe(before);
    expect(codesOf(await hub.query(query, { token: dao }))).toEqual([]);
  });
});

describe('identifying input fields are refused wherever they are written', () => {
  test.each([
    ['in a literal', '{ search(filter: { reporter: "a" }) }', undefined],
    ['in a nested literal', '{ search(filter: { any: [{ any: { reporter: "a" } }] }) }', undefined],
    ['in a variable', 'query($f: CaseFilter) { search(filter: $f) }', { f: { reporter: 'a' } }],
    [
      'in a nested variable, a single value for a list',
      'query($f: CaseFilter) { search(filter: $f) }',
      { f: { any: { reporter: 'a' } } },
    ],
    ['in a default value', 'query($f: CaseFilter = { reporter: "a" }) { search(filter: $f) }', undefined],
    ['of a type with a scope', '{ search(filter: { mark: RED }) }', undefined],
    ['by a variable inside a literal', 'query($r: String) { search(filter: { reporter: $r }) }', { r: 'a' }],
  ])('%s', async (_road, query, variables) => {
    const answer = await hub.query(query, { token: monitor, variables });
    expect(codesOf(answer)).toEqual(['FORBIDDEN_FIELD']);
    const guarded = query.replace('search(', 'lookup(');
    expect(codesOf(await hub.query(guarded, { token: dao, variables }))).toEqual([]);
  });
  test('an identifying input goes only where a scope or policy is demanded, one that is none everywhere', async () => {
    const asked = async (mutation: string, input: object, token: string) =>
      codesOf(
        await hub.query(`mutation($i: TipInput!) { ${mutation}(input: $i) }`, { token, variables: { i: input } }),
      );
    for (const token of [monitor, dao, daoWithMfa]) {
      expect(await asked('tip', { text: 'a' }, token)).toEqual(['FORBIDDEN_FIELD']);
      expect(await asked('tip', { place: 'a' }, token)).toEqual([]);
    }
    expect(await asked('note', { text: 'a' }, daoWithMfa)).toEqual([]);
    expect(await asked('note', { text: 'a' }, dao)).toEqual(['FORBIDDEN_FIELD']);
  });
  test('a variable that also goes where nothing is demanded is refused', async () => {
    const both = 'query($f: CaseFilter) { lookup(filter: $f) search(filter: $f) }';
    const variables = { f: { reporter: 'a' } };
    expect(codesOf(await hub.query(both, { token: dao, variables }))).toEqual(['FORBIDDEN_FIELD']);
    expect(codesOf(await hub.query(both, { token: dao, variables: { f: { state: 'CLOSED' } } }))).toEqual([]);
  });
});

describe('who reads what', () => {
  test('without a token only public fields', async () => {
    expect((await hub.query('{ committees { name } }')).body.data.committees).toHaveLength(2);
    expect(codesOf(await hub.query('{ committees { name chairPhone } }'))).toEqual(['FORBIDDEN_FIELD']);
    expect(codesOf(await hub.query('{ found { __typename } }'))).toEqual(['FORBIDDEN_FIELD']);
  });
  test('a public field of an interface is refused where one of its types keeps it restricted', async () => {
    expect((await hub.query('{ shown { id } }')).body).toEqual({ data: { shown: [{ id: 'n1' }] } });
    expect(codesOf(await hub.query('{ shown { remark } }'))).toEqual(['FORBIDDEN_FIELD']);
    expect((await hub.query('{ shown { ... on Note { remark } } }')).body).toEqual({
      data: { shown: [{ remark: 'seen' }] },
    });
  });
  test('a policy the hub does not know is met by nobody, mfa by a second factor', async () => {
    expect(codesOf(await hub.query('{ cases { nodes { other } } }', { token: daoWithMfa }))).toEqual([
      'FORBIDDEN_FIELD',
    ]);
    expect(codesOf(await hub.query('{ cases { nodes { sealed } } }', { token: dao }))).toEqual(['FORBIDDEN_FIELD']);
    expect((await hub.query('{ cases { nodes { sealed } } }', { token: daoWithMfa })).text).toContain('canary-sealed');
  });
  test('rights in the token count for nothing', async () => {
    const token = await hub.as(PEOPLE.monitor, { scope: 'case:read', scp: ['case:read'], roles: ['CHAIR'] });
    expect(codesOf(await hub.query('{ cases { total } }', { token }))).toEqual(['FORBIDDEN_FIELD']);
  });
  test('the refusal names the coordinate and no value', async () => {
    const answer = await hub.query('{ search(filter: { reporter: "canary-value" }) }', { token: monitor });
    expect(answer.body.errors[0].extensions).toEqual({ code: 'FORBIDDEN_FIELD', coordinate: 'CaseFilter.reporter' });
    expect(answer.text).not.toContain('canary-value');
  });
});
