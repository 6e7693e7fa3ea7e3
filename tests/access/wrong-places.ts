import type { Ready } from '@hub/local-hub';

/** A request with an identifying value where none belongs; `path` and `headers` when they are not the usual ones. */
export interface Misplaced {
  readonly name: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly url?: string;
  readonly method?: string;
}

const asked = (query: string, variables: object = {}, more: object = {}): string =>
  JSON.stringify({ query, variables, ...more });

const REPORT =
  'mutation ($input: ReportIncidentInput!) { reportIncident(input: $input) { problems { code field message } } }';
const told = (more: object): object => ({
  idempotencyKey: 'misplaced',
  place: 'TH5703',
  source: 'CALL',
  category: 'LABOUR_EXPLOITATION',
  urgency: 'URGENT',
  personsBand: 'TWO_TO_FIVE',
  minorInvolved: false,
  ...more,
});

/** Identifying values in every place a clumsy client could put them. */
export const misplaced = (
  token: (what: string) => string,
  { graphql, live, identity }: Ready['endpoints'],
): Misplaced[] => [
  {
    name: 'as an enum in a literal',
    body: asked(`{ cases(state: ${token('ENUM').replaceAll('-', '_')}) { edges { cursor } } }`),
  },
  { name: 'as an enum in a variable', body: asked(REPORT, { input: told({ urgency: token('ENUM') }) }) },
  { name: 'as a flag', body: asked(REPORT, { input: told({ minorInvolved: token('FLAG') }) }) },
  { name: 'as a place', body: asked(REPORT, { input: told({ place: token('PLACE') }) }) },
  { name: 'as a place passed through', body: asked(REPORT, { input: told({ transitPlaces: [token('TRANSIT')] }) }) },
  { name: 'as an input field', body: asked(REPORT, { input: told({ [token('KEY')]: true }) }) },
  {
    name: 'as a name that is too long',
    body: asked(REPORT, { input: told({ reporterName: `${token('LONG')}${'x'.repeat(5_000)}` }) }),
  },
  {
    name: 'as a number for a name',
    body: asked(REPORT, { input: told({ reporterName: { value: token('OBJECT') } }) }),
  },
  { name: 'as the id of a case', body: asked('query ($id: ID!) { case(id: $id) { id state } }', { id: token('ID') }) },
  { name: 'as the id of a case in a literal', body: asked(`{ case(id: "${token('ID')}") { id } }`) },
  { name: 'as the id of a repatriation', body: asked(`{ repatriation(id: "${token('ID')}") { id } }`) },
  { name: 'as a reference', body: asked(`{ repatriation(ref: "${token('REF')}") { id } }`) },
  { name: 'as a cursor', body: asked(`{ cases(after: "${token('CURSOR')}") { edges { cursor } } }`) },
  {
    name: 'as a cursor in base64',
    body: asked(`{ cases(after: "${Buffer.from(token('CURSOR')).toString('base64url')}") { edges { cursor } } }`),
  },
  { name: 'as an office', body: asked(`{ inbox(office: "${token('OFFICE')}") { id } }`) },
  { name: 'as the code of a committee', body: asked(`{ committee(code: "${token('CODE')}") { id } }`) },
  {
    name: 'as a date',
    body: asked('mutation ($input: PlanTrainingInput!) { planTraining(input: $input) { problems { message } } }', {
      input: {
        idempotencyKey: 'misplaced',
        committee: token('ID'),
        place: token('PLACE'),
        heldOn: token('DATE'),
        title: 'x',
        topics: [token('TOPIC')],
      },
    }),
  },
  { name: 'as a field', body: asked(`{ ${token('FIELD').replaceAll('-', '_')} }`) },
  {
    name: 'as an argument',
    body: asked(`{ cases(${token('ARGUMENT').replaceAll('-', '_')}: 1) { edges { cursor } } }`),
  },
  { name: 'as a directive', body: asked(`{ me @${token('DIRECTIVE').replaceAll('-', '_')} { id } }`) },
  { name: 'as a fragment', body: asked(`{ me { ...${token('FRAGMENT').replaceAll('-', '_')} } }`) },
  { name: 'as the name of the operation', body: asked('query { me { id } }', {}, { operationName: token('NAME') }) },
  { name: 'as a variable that is not declared', body: asked('{ me { id } }', { [token('VARIABLE')]: token('VALUE') }) },
  {
    name: 'as an extension',
    body: asked('{ me { id } }', {}, { extensions: { [token('EXTENSION')]: token('VALUE') } }),
  },
  { name: 'in a comment', body: asked(`# ${token('COMMENT')}\n{ me { id `) },
  { name: 'in a document that breaks off', body: asked(`{ case(id: "${token('BROKEN')}`) },
  { name: 'in JSON that breaks off', body: `{"query":"${token('JSON')}` },
  { name: 'in a batch', body: JSON.stringify([{ query: token('BATCH') }]) },
  { name: 'as another content type', body: token('BODY'), headers: { 'content-type': `text/${token('TYPE')}` } },
  { name: 'as a token', body: asked('{ me { id } }'), headers: { authorization: `Bearer ${token('TOKEN')}` } },
  { name: 'as an origin', body: asked('{ me { id } }'), headers: { origin: `https://${token('ORIGIN')}.example` } },
  {
    name: 'as the id of the request',
    body: asked('{ me { id } }'),
    headers: { 'x-request-id': token('REQUEST'), traceparent: token('TRACE') },
  },
  { name: 'in an address', body: asked('{ me { id } }'), url: `${graphql}/${token('PATH')}?name=${token('QUERY')}` },
  {
    name: 'in an address of the live process',
    body: '',
    url: `${live.replace('ws', 'http')}/${token('PATH')}?name=${token('QUERY')}`,
    method: 'GET',
  },
  {
    name: 'in a stream',
    body: asked(`subscription { caseAlerts(office: "${token('OFFICE')}") { number } }`),
    url: live.replace('ws', 'http') + '/stream',
    headers: { accept: 'text/event-stream', 'last-event-id': token('EVENT') },
  },
  {
    name: 'at sign-in',
    body: new URLSearchParams({
      grant_type: token('GRANT'),
      person: token('PERSON'),
      demo_secret: token('SECRET'),
    }).toString(),
    url: `${identity}/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
];
