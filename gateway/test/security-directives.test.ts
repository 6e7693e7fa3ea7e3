import { describe, expect, test } from '@jest/globals';
import { PUBLIC_CALLER } from '@hub/caller';
import { unclassifiedIn } from '../src/policy/unclassified.js';
import { graphOf, refusalOf, signedIn } from './fakes/checked-graph.js';

const PUB = '@tag(name: "class/PUB")';
const NAMES = ['@key', '@shareable', '@tag', '@authenticated', '@requiresScopes', '@policy'];
const linked = (imports: readonly string[]): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports.join(', ')}])`;
const usual = linked(NAMES.map((name) => `"${name}"`));

/** Somebody else's subgraph; what it demands stands in one of four places, or on an interface. */
const partner = (demand: string, place: string): string => {
  const at = (here: string): string => (here === place ? demand : '');
  return `
    type Query { open: String ${PUB} partner: Thing ${PUB} face: Face ${PUB} }
    interface Face ${at('interface')} { label: String ${PUB} ${at('interface field')} }
    type Thing implements Face ${at('object')} {
      label: String ${PUB} ${at('field')} amount: Amount ${PUB} grade: Grade ${PUB} other: String ${PUB}
    }
    scalar Amount ${at('scalar')}
    enum Grade ${at('enum')} { A B }`;
};
const own = `${usual} type Query { own: String ${PUB} }`;

/** Where a demand stands, and the operations it must hold for. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  object: ['{ partner { other } }', '{ partner { __typename } }', '{ face { __typename } }', '{ face { label } }'],
  field: ['{ partner { label } }', '{ face { label } }'],
  scalar: ['{ partner { amount } }', '{ face { ... on Thing { amount } } }'],
  enum: ['{ partner { grade } }', '{ p: partner { ... { g: grade } } }'],
};
const DEMANDS = [
  ['@authenticated', '', PUBLIC_CALLER, signedIn()],
  [
    '@requiresScopes',
    '(scopes: [["case:read", "case:work"], ["person:read"]])',
    signedIn('case:read'),
    signedIn('person:read'),
  ],
  ['@policy', '(policies: [["mfa"]])', signedIn(), { ...signedIn(), mfa: true }],
] as const;

describe.each(DEMANDS)('%s', (name, args, refused, allowed) => {
  const rows = Object.entries(PLACES).flatMap(([place, queries]) => queries.map((query) => [place, query] as const));
  const renamed = linked(NAMES.map((each) => (each === name ? `{ name: "${each}", as: "@theirs" }` : `"${each}"`)));

  test.each(rows)('on a %s holds for %s', (place, query) => {
    const plain = graphOf({ own, partner: usual + partner(name + args, place) });
    expect(refusalOf(plain, query, { caller: refused })).toBe('FORBIDDEN_FIELD');
    expect(refusalOf(plain, query, { caller: allowed })).toBeUndefined();
    expect(refusalOf(plain, '{ open own }', { caller: refused })).toBeUndefined();
  });

  test.each(['interface', 'interface field'])(
    'on an %s does not compose, so that no other road passes it by',
    (place) => {
      expect(() => graphOf({ own, partner: usual + partner(name + args, place) })).toThrow('interface');
    },
  );

  test.each(rows)('under another name, on a %s, holds for %s', (place, query) => {
    const other = graphOf({ own: own.replace(usual, renamed), partner: renamed + partner(`@theirs${args}`, place) });
    expect(refusalOf(other, query, { caller: refused })).toBe('FORBIDDEN_FIELD');
    expect(refusalOf(other, query, { caller: allowed })).toBeUndefined();
  });
});

test('a policy nobody knows is met by nobody', () => {
  const graph = graphOf({ own, partner: usual + partner('@policy(policies: [["somebody"]])', 'field') });
  expect(refusalOf(graph, '{ partner { label } }', { caller: { ...signedIn('case:read'), mfa: true } })).toBe(
    'FORBIDDEN_FIELD',
  );
});

describe('a field that is made of a field of somebody else', () => {
  const requiring = linked([...NAMES, '@requires', '@external'].map((name) => `"${name}"`));
  const demand = '@requiresScopes(scopes: [["person:read"]])';
  const owner = `${usual} type Query { thing: Thing ${PUB} }
    type Thing @key(fields: "id") { id: ID! ${PUB} secret: String ${PUB} ${demand} }`;
  const maker = (own: string) => `${requiring} type Thing @key(fields: "id") {
    id: ID! ${PUB} secret: String @external made: String ${PUB} ${own} @requires(fields: "secret") }`;

  test('does not compose unless it demands what that field demands', () => {
    expect(() => graphOf({ owner, maker: maker('') })).toThrow('MISSING_TRANSITIVE_AUTH_REQUIREMENTS');
  });

  test('is for whoever may read both, and for nobody else', () => {
    const graph = graphOf({ owner, maker: maker(demand) });
    expect(refusalOf(graph, '{ thing { made } }', { caller: signedIn('case:read') })).toBe('FORBIDDEN_FIELD');
    expect(refusalOf(graph, '{ thing { made } }', { caller: signedIn('person:read') })).toBeUndefined();
  });
});

describe('a coordinate without a class', () => {
  const bare = `${usual}
    type Query { field: String argument(of: String): Int ${PUB} input(of: Of ${PUB}): Int ${PUB} open(of: Open ${PUB}): Int ${PUB} }
    input Of { name: String place: String ${PUB} } input Open { place: String ${PUB} }`;
  const graph = graphOf({ own, bare });
  test.each([
    ['a field', '{ field }', undefined],
    ['an argument', '{ argument(of: "x") }', undefined],
    ['an input field', '{ input(of: { name: "x" }) }', undefined],
    ['an input field in a variable', 'query ($of: Of) { input(of: $of) }', { of: { name: 'x' } }],
  ])('%s is for nobody', (_what, query, variables) => {
    expect(refusalOf(graph, query, { caller: signedIn('case:report'), variables })).toBe('FORBIDDEN_FIELD');
  });
  test('does not stand in the way of those that have one', () => {
    expect(refusalOf(graph, '{ argument open(of: { place: "x" }) }')).toBeUndefined();
  });
  test('is found, each one, in the composed graph', () => {
    expect(unclassifiedIn(graph).sort()).toEqual(['Of.name', 'Query.argument(of:)', 'Query.field']);
  });
});
