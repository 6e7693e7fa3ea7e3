import type { Contract } from './fake-subgraph.js';

const PUB = '@tag(name: "class/PUB")';
const RES = '@tag(name: "class/RES")';
const GUARDED = '@requiresScopes(scopes: [["reporter:read"]])';

/** One type, reached by a query and by a subscription, that can be touched in every way GraphQL has. */
export const probeContract: Pick<Contract, 'sdl' | 'resolvers'> = {
  sdl: `
    type Query { probe: Probe ${RES} @requiresScopes(scopes: [["alert:read"]]) }
    type Subscription {
      caseAlerts(office: ID! ${PUB}, after: Int ${PUB}): CaseAlertMessage! ${RES} @requiresScopes(scopes: [["alert:read"]])
    }
    type CaseAlertMessage { office: ID! ${RES} number: Int! ${RES} head: Int! ${RES} alert: Probe ${RES} }
    type Probe {
      id: ID! ${RES} self: Probe ${RES} hidden: String ${RES} ${GUARDED}
      node: Node ${RES} any: Any ${RES}
      amount: Amount ${RES} grade: Grade ${RES} whole: Whole ${RES}
      open(
        mark: Grade ${RES}, amounts: [Amount!] ${RES}, filter: Filter ${RES}, filters: [Filter!] ${RES}
      ): String ${RES}
      byDefault(filter: Filter = { mark: A } ${RES}): String ${RES}
      within(outer: Outer ${RES}): String ${RES}
    }
    interface Node { id: ID! ${RES} label: String ${RES} }
    type Shown implements Node { id: ID! ${RES} label: String ${RES} }
    type Kept implements Node { id: ID! ${RES} label: String ${RES} ${GUARDED} }
    type Whole ${GUARDED} { id: ID! ${RES} }
    union Any = Shown | Kept | Whole
    scalar Amount ${GUARDED}
    enum Grade ${GUARDED} { A B }
    input Filter { place: String ${RES} mark: Grade ${RES} all: [Filter!] ${RES} }
    input Outer { place: String ${RES} filter: Filter = { mark: A } ${RES} }`,
  resolvers: {
    Query: { probe: () => ({ id: 'p1' }) },
    Node: { __resolveType: () => 'Shown' },
    Any: { __resolveType: () => 'Shown' },
  },
};

/** What is written inside `probe`, with fragments and variables of the same document. */
export interface Touching {
  readonly inside: string;
  readonly fragments?: string;
  /** Variable definitions, and what is sent for them. */
  readonly defined?: string;
  readonly variables?: Record<string, unknown>;
}

/** Ways to touch what needs `reporter:read`. */
export const TOUCHING: readonly (readonly [string, Touching])[] = [
  ['a field', { inside: 'hidden' }],
  ['under an alias', { inside: 'id shown: hidden' }],
  ['twice in one name', { inside: 'self { id } self { hidden }' }],
  ['in an inline fragment', { inside: '... { hidden }' }],
  ['in an inline fragment on its type', { inside: '... on Probe { self { ... on Probe { hidden } } }' }],
  [
    'in a named fragment inside another',
    { inside: '...F', fragments: 'fragment F on Probe { self { ...G } } fragment G on Probe { hidden }' },
  ],
  [
    'in a fragment named like introspection',
    { inside: '...__schema', fragments: 'fragment __schema on Probe { hidden }' },
  ],
  ['through an interface', { inside: 'node { label }' }],
  ['on one type of an interface', { inside: 'node { ... on Kept { label } }' }],
  ['through an interface inside a union', { inside: 'any { ... on Node { label } }' }],
  ['on one type of a union', { inside: 'any { ... on Kept { label } }' }],
  ['a type of a union, told by its name', { inside: 'any { __typename }' }],
  ['a type, told by its name', { inside: 'whole { __typename }' }],
  ['a type by any of its fields', { inside: 'whole { id }' }],
  ['a scalar', { inside: 'amount' }],
  ['an enum', { inside: 'grade' }],
  ['behind @include that is false', { inside: 'hidden @include(if: false)' }],
  ['behind @skip that is true', { inside: '... @skip(if: true) { hidden }' }],
  ['behind @skip by a variable', { inside: 'hidden @skip(if: $no)', defined: '$no: Boolean! = true', variables: {} }],
  ['an argument', { inside: 'open(mark: A)' }],
  ['an argument by a variable', { inside: 'open(mark: $m)', defined: '$m: Grade', variables: { m: 'A' } }],
  ['an argument set to null', { inside: 'open(mark: null)' }],
  ['an argument, one value for a list', { inside: 'open(amounts: 1)' }],
  ['an input in a literal', { inside: 'open(filter: { mark: A })' }],
  ['an input in a nested literal', { inside: 'open(filter: { place: "x", all: [{ all: [{ mark: A }] }] })' }],
  ['an input, one literal for a list', { inside: 'open(filters: { all: { mark: A } })' }],
  [
    'an input by a variable in a literal',
    { inside: 'open(filter: { mark: $m })', defined: '$m: Grade', variables: { m: 'A' } },
  ],
  ['an input in a variable', { inside: 'open(filter: $f)', defined: '$f: Filter', variables: { f: { mark: 'A' } } }],
  [
    'an input in a nested variable',
    { inside: 'open(filter: $f)', defined: '$f: Filter', variables: { f: { all: [{}, { all: [{ mark: 'B' }] }] } } },
  ],
  [
    'an input, one variable for a list',
    { inside: 'open(filters: $f)', defined: '$f: [Filter!]', variables: { f: { all: { mark: 'A' } } } },
  ],
  [
    'an input in a list literal of variables',
    { inside: 'open(filters: [$f])', defined: '$f: Filter!', variables: { f: { mark: 'A' } } },
  ],
  [
    'an input in the default value of a variable',
    { inside: 'open(filter: $f)', defined: '$f: Filter = { all: [{ mark: A }] }', variables: {} },
  ],
  ['an input in the default value of an argument', { inside: 'byDefault' }],
  [
    'an input in the default value of an argument whose variable is left out',
    { inside: 'byDefault(filter: $f)', defined: '$f: Filter', variables: {} },
  ],
  ['an input in the default value of an input field', { inside: 'within(outer: { place: "x" })' }],
  [
    'an input in the default value of an input field of a variable',
    { inside: 'within(outer: $o)', defined: '$o: Outer', variables: { o: { place: 'x' } } },
  ],
];
