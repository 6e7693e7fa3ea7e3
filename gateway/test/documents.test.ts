import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ASSERTION_HEADER,
  type Caller,
  createAssertionSigner,
  officeCaller,
  PUBLIC_CALLER,
  serviceCaller,
} from '@hub/caller';
import {
  isRunFor,
  OFFICE_KINDS,
  SCOPES,
  SCOPES_OF_OFFICE,
  TRUSTED_DOCUMENTS,
  type TrustedDocumentName,
} from '@hub/vocabulary';
import { graphOf, refusalOf } from './fakes/checked-graph.js';
import { PEOPLE } from './fakes/contracts.js';
import { SmallHub } from './fakes/small-hub.js';

const documents = Object.entries(TRUSTED_DOCUMENTS);
/** What an office may that has documents of this kind run. */
const SCOPE_OF = { handover: 'handover-pack:read', report: 'report:make' } as const;
const kindsOf = (name: string) =>
  OFFICE_KINDS.filter(
    (kind) =>
      SCOPES_OF_OFFICE[kind].includes(SCOPE_OF[name.split('-')[0] as keyof typeof SCOPE_OF]) &&
      isRunFor(kind, name as TrustedDocumentName),
  );
const graph = graphOf(
  Object.fromEntries(
    ['committees', 'cases', 'trainings', 'liaison'].map((name) => [
      name,
      readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8'),
    ]),
  ),
);
const caller = (kind: (typeof OFFICE_KINDS)[number]): Caller =>
  officeCaller({ office: 'here', kind, committee: 'there', appointment: null }, 1);
const variables = { committee: 'there', office: 'here', place: 'TH5703', of: 'TH57', period: '2026-Q3' };

describe('the documents of services', () => {
  test.each(documents)(
    '%s is of the graph as it is, within every limit, for each office that it is run for',
    (name, { text }) => {
      const kinds = kindsOf(name);
      expect(kinds.length).toBeGreaterThan(1);
      expect(kinds.map((kind) => refusalOf(graph, text, { caller: caller(kind), variables }))).toEqual(
        kinds.map(() => undefined),
      );
    },
  );

  test('no office opens an identifying field by one, whatever its scopes and its second factor', () => {
    const all: Caller = { ...PUBLIC_CALLER, kind: 'OFFICE', id: 'here', scopes: [...SCOPES], mfa: true };
    const query = '{ case(id: "1") { reporter(purpose: PROTECTION) { name } } }';
    expect(refusalOf(graph, query, { caller: all })).toBe('FORBIDDEN_FIELD');
    expect(refusalOf(graph, query, { caller: { ...all, kind: 'PERSON' } })).toBeUndefined();
  });
});

describe('the door of documents', () => {
  const key = randomBytes(32).toString('base64url');
  const hub = new SmallHub();
  beforeAll(async () => {
    await hub.start({ serviceKeys: { committees: key, cases: randomBytes(32).toString('base64url') } });
    await hub.until(() => hub.server.directory.ageMs() < 5_000);
  });
  afterAll(() => hub.stop());

  const PATH = '/documents/handover-cases';
  const OFFICE = 'office-focal';
  const post = async (
    given: {
      readonly path?: string;
      readonly body?: string;
      readonly as?: string;
      readonly key?: string;
      readonly signed?: string;
      readonly caller?: Caller;
    } = {},
  ): Promise<[number, string]> => {
    const { path = PATH, as = 'committees', caller: who = serviceCaller(as) } = given;
    const body = given.body ?? JSON.stringify({ office: OFFICE, variables: {} });
    const sign = createAssertionSigner({ issuer: as, audience: 'gateway' }, given.key ?? key);
    const response = await fetch(hub.url + path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        [ASSERTION_HEADER]: sign(who, { method: 'POST', path: given.signed ?? path, body }),
      },
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    return [response.status, errors[0]!.extensions.code];
  };

  test('lets in the service whose document it is, and says what stands against it like to anybody', async () => {
    // this small graph has no such field, so that what was let in fails there
    expect(await post()).toEqual([400, 'OPERATION_INVALID']);
  });

  test.each<[string, Parameters<typeof post>[0], [number, string]]>([
    ['signed with another key', { key: randomBytes(32).toString('base64url') }, [401, 'AUTH_ASSERTION_INVALID']],
    ['signed for another document', { signed: '/documents/handover-alerts' }, [401, 'AUTH_ASSERTION_INVALID']],
    ['of a service that is not known', { as: 'trainings' }, [401, 'AUTH_ASSERTION_INVALID']],
    [
      'of a service that says it were an office',
      { caller: officeCaller({ office: 'x', kind: 'CHAIR', committee: null, appointment: null }, 1) },
      [401, 'AUTH_ASSERTION_INVALID'],
    ],
    ['that nobody wrote', { path: '/documents/everything' }, [404, 'REQUEST_PATH']],
    ['named like what every object has', { path: '/documents/constructor' }, [404, 'REQUEST_PATH']],
    ['for an office that is not there', { body: JSON.stringify({ office: 'nowhere' }) }, [404, 'NOT_FOUND']],
    ['for no office', { body: '{}' }, [400, 'REQUEST_MALFORMED']],
    [
      'with a text of its own as a variable of no document',
      { body: JSON.stringify({ office: 'x', variables: { a: { query: '{ me { id } }' } } }) },
      [400, 'REQUEST_MALFORMED'],
    ],
  ])('keeps out a call %s', async (_what, given, refusal) => {
    expect(await post(given)).toEqual(refusal);
  });

  test('keeps out another service with its own key, and whoever is signed in', async () => {
    const cases = hub.config.serviceKeys['cases']!;
    expect(await post({ as: 'cases', key: cases })).toEqual([404, 'REQUEST_PATH']);
    const response = await fetch(hub.url + PATH, {
      method: 'POST',
      body: JSON.stringify({ office: OFFICE }),
      headers: { authorization: `Bearer ${await hub.as(PEOPLE.dao)}`, 'content-type': 'application/json' },
    });
    expect(response.status).toBe(401);
  });
});
