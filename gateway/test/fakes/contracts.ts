import { coded, leak, type Contract } from './fake-subgraph.js';

export const PEOPLE = { dao: 'person-dao', focal: 'person-focal', monitor: 'person-monitor' };

const soon = new Date(Date.now() + 3_600_000).toISOString();
const appointment = (id: string, person: string, office: string) => ({
  kind: 'appointment',
  id,
  data: { person, office, from: '2020-01-01T00:00:00Z', until: soon },
});

/** Dao's office reads cases and reporters, the focal point's cases only, the monitor's nothing. */
const directoryLines = (): object[] => [
  {
    kind: 'office',
    id: 'office-suppression',
    data: { kind: 'SUPPRESSION_GROUP', committee: 'c1', jurisdiction: ['TH5708'] },
  },
  { kind: 'office', id: 'office-focal', data: { kind: 'FOCAL_POINT', committee: 'c1', jurisdiction: ['TH5708'] } },
  { kind: 'office', id: 'office-monitor', data: { kind: 'PROGRAMME_MONITOR', committee: null, jurisdiction: [] } },
  appointment('a1', PEOPLE.dao, 'office-suppression'),
  appointment('a2', PEOPLE.monitor, 'office-monitor'),
  appointment('a3', PEOPLE.focal, 'office-focal'),
];

const PUB = '@tag(name: "class/PUB")';
const RES = '@tag(name: "class/RES")';
const VID = '@tag(name: "class/VID")';

export const committees: Contract = {
  name: 'committees',
  sdl: `
    type Query { committee(id: ID! ${PUB}): Committee ${PUB} committees: [Committee!]! ${PUB} }
    type Committee @key(fields: "id") { id: ID! ${PUB} name: String ${PUB} chairPhone: String ${RES} @authenticated }
  `,
  resolvers: {
    Query: {
      committee: (_: unknown, { id }: { id: string }) => ({ id, name: `Committee ${id}` }),
      committees: () => ['c1', 'c2'].map((id) => ({ id, name: `Committee ${id}` })),
    },
    Committee: {
      __resolveReference: ({ id }: { id: string }) => ({ id, name: `Committee ${id}` }),
      chairPhone: () => '+66 0000',
    },
  },
  directory: directoryLines,
};

const caseOf = (id: string) => ({
  __typename: 'Case',
  id,
  state: 'REPORTED',
  committee: { __typename: 'Committee', id: Number(id) % 2 ? 'c1' : 'c2' },
});

export const cases: Contract = {
  name: 'cases',
  sdl: `
    type Query {
      cases(first: Int = 20 ${PUB}): CasePage! ${RES} @requiresScopes(scopes: [["case:read"]])
      records: [Record!]! ${RES} @requiresScopes(scopes: [["case:read"]])
      shown: [Record!]! ${PUB}
      found: [Found!]! ${RES}
      search(filter: CaseFilter ${PUB}): Int ${PUB}
      lookup(filter: CaseFilter ${PUB}): Int ${PUB} @requiresScopes(scopes: [["case:read"]])
      broken: String ${PUB}
      many: [Committee!]! ${PUB}
      forbidden: String ${PUB}
      stale: String ${PUB}
      counts: Tally ${PUB}
      courses: Int ${PUB} @tag(name: "load/TRAININGS")
      page: TallyConnection ${PUB}
      news: TallyConnection ${PUB} @tag(name: "load/DELIVERY")
      told(code: ID! ${RES}): String ${VID} @policy(policies: [["receipt"]])
    }
    type Mutation { reportIncident(input: ReportInput! ${PUB}): ReportResult! ${RES} @requiresScopes(scopes: [["case:report"]]) tip(input: TipInput! ${PUB}): String ${PUB} note(input: TipInput! ${PUB}): String ${PUB} @policy(policies: [["mfa"]])
      tell(input: TipInput! ${RES}): String ${RES} @policy(policies: [["receipt"]]) }
    type Subscription { caseAlerts(office: ID! ${PUB}): Case ${RES} @requiresScopes(scopes: [["alert:read"]]) }
    type Tally @tag(name: "load/STATISTICS") { n: Int ${PUB} }
    type TallyConnection { n: Int ${PUB} tally: Tally ${PUB} }
    type CasePage { nodes: [Case!]! ${RES} total: Int ${RES} }
    interface Record { id: ID! ${PUB} title: String ${PUB} remark: String ${PUB} }
    type Note implements Record { id: ID! ${PUB} title: String ${PUB} remark: String ${PUB} }
    type Case implements Record @key(fields: "id") {
      id: ID! ${PUB} remark: String ${RES} title: String ${VID} @requiresScopes(scopes: [["reporter:read"]])
      state: State! ${RES} reporter: String ${VID} @requiresScopes(scopes: [["reporter:read"]])
      committee: Committee ${RES} sealed: String ${VID} @policy(policies: [["mfa"]]) other: String ${RES} @policy(policies: [["unknown"]])
    }
    union Found = Case | Note
    enum State { REPORTED CLOSED }
    type Committee @key(fields: "id") { id: ID! ${PUB} cases: [Case!] ${RES} @requiresScopes(scopes: [["case:read"]]) }
    input CaseFilter { state: State ${PUB} reporter: String ${VID} mark: Mark ${PUB} any: [CaseFilter!] ${PUB} }
    enum Mark @requiresScopes(scopes: [["case:work"]]) { RED }
    input ReportInput { place: String! ${PUB} reporterName: String ${VID} }
    input TipInput { text: String ${VID} place: String ${PUB} }
    type ReportResult { id: ID ${RES} }
  `,
  resolvers: {
    Query: {
      cases: (_: unknown, { first }: { first: number }) => ({
        total: 4,
        nodes: Array.from({ length: Math.min(first, 4) }, (_item, index) => caseOf(String(index + 1))),
      }),
      records: () => [caseOf('1'), { __typename: 'Note', id: 'n1', title: 'note' }],
      shown: () => [{ __typename: 'Note', id: 'n1', remark: 'seen' }],
      found: () => [caseOf('1'), { __typename: 'Note', id: 'n1', title: 'note' }],
      search: () => 1,
      lookup: () => 1,
      broken: leak,
      many: () => Array.from({ length: 450 }, (_item, index) => ({ id: `c${index}` })),
      forbidden: () => coded('NOT_FOUND'),
      stale: () => coded('AUTH_FRESH_MFA_REQUIRED'),
      told: () => 'answer',
      counts: () => ({ n: 1 }),
      courses: () => 1,
      page: () => ({ n: 1 }),
      news: () => ({ n: 1, tally: { n: 1 } }),
    },
    Mutation: { reportIncident: () => ({ id: 'r1' }), tip: () => 'receipt', note: () => 'kept', tell: () => 'receipt' },
    Record: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Found: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Case: {
      __resolveReference: ({ id }: { id: string }) => caseOf(id),
      reporter: () => 'canary-reporter',
      title: () => 'canary-title',
      sealed: () => 'canary-sealed',
    },
    Committee: { cases: ({ id }: { id: string }) => [id === 'c1' ? caseOf('1') : caseOf('2')] },
  },
};
