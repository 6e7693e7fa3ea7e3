import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { committees, type DemoCase, offices } from '@hub/cast';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { incident, report } from '../scene/case-alerts.js';
import type { Client } from '../scene/client.js';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { setAside } from '../scene/set-aside.js';
import type { Subgraph } from '../scene/subgraph-door.js';
import { superuserOf } from '../scene/superuser.js';
import { held, isOpen, nameOf, type Reader } from './matrix.js';
import { usualReaders } from './readers.js';
import { caseRows, personRows, referralRows, repatriationRows, seesCase } from './rows.js';

/** Something that some may know of, and all that others could ask to find out. */
interface Secret {
  readonly name: string;
  readonly id: string;
  readonly database: Subgraph;
  readonly isForbiddenTo: (reader: Reader) => boolean;
  readonly probes: (reader: Reader) => readonly string[];
}

let hub: RunningHub;
const clients = new Map<Reader, Client>();
const databases = new Map<Subgraph, pg.Client>();
/** Ids of the alerts of each case, and a page cursor that points at it. */
const alertsOf = new Map<string, readonly string[]>();
/** Offices that an alert tells of the case, whether or not they may see it. */
const toldOf = new Map<string, readonly string[]>();
const cursorTo = new Map<string, string>();
let comparisons = 0;

const CASE = 'id state urgency version reportedAt alerts { id number } assignments { since }';
const PERSON = 'id sex ageBand version registeredAt consents { id basis }';
const ALERT = 'id number eventId rule createdAt case { id }';
const REPATRIATION = 'id ref state version createdAt steps { at }';
const page = (name: string, more: string, fields: string): string =>
  `${name}(${more}) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } }`;

/** The lists of cases and alerts, by each filter that fits the case, and everything that takes its id. */
const caseProbes = (demo: DemoCase, reader: Reader): string[] => {
  const { id, district, leadCommittee, state } = demo;
  const inboxes = held(reader).map((office) => `inbox(office: "${office.id}", first: 100) { ${ALERT} }`);
  const addressed = offices.filter(({ committee }) => committee === leadCommittee);
  return [
    `{ case(id: "${id}") { ${CASE} } }`,
    `{ case(id: "${id}") { reporter(purpose: PROTECTION) { name } } }`,
    `{ case(id: "${id}") { repatriations { edges { node { ${REPATRIATION} } } } } }`,
    `{ ${page('cases', 'first: 50', CASE)} }`,
    `{ ${page('cases', `first: 5, after: "${cursorTo.get(id)}"`, CASE)} }`,
    `{ ${page('cases', `first: 1, district: "${district}"`, CASE)} }`,
    `{ ${page('cases', `first: 1, committee: "${leadCommittee}", state: ${state}`, CASE)} }`,
    `{ committee(id: "${leadCommittee}") { ${page('cases', 'first: 2', CASE)} ${page('alerts', 'first: 2', ALERT)} } }`,
    `{ myInboxes { head openAlerts } ${inboxes.map((inbox, index) => `i${index}: ${inbox}`).join(' ')} }`,
    ...addressed.slice(0, 2).map((office) => `{ inbox(office: "${office.id}") { ${ALERT} } }`),
    ...alertsOf
      .get(id)!
      .map(
        (alert) =>
          `mutation { acknowledgeAlert(input: { alert: "${alert}", kind: SEEN }) { receipt { at } case { id } problems { code field } } }`,
      ),
    `mutation { changeCaseState(input: { case: "${id}", to: SCREENING, version: 1 }) { case { id } problems { code field } } }`,
  ];
};

/** What takes a person's id, leads to persons of the case, or searches for them. */
const personProbes = ({ demo }: (typeof personRows)[number]): string[] => {
  const of = `{ person(id: "${demo.id}")`;
  return [
    `${of} { ${PERSON} } }`,
    ...ACCESS_PURPOSES.flatMap((purpose) => [
      `${of} { id identity(purpose: ${purpose}) { givenName } } }`,
      `${of} { id health(purpose: ${purpose}) { health } shelter(purpose: ${purpose}) { name } } }`,
      `{ personsByIdentifier(input: { kind: NAME, value: "${demo.identity.otherNames}", purpose: ${purpose} }) { ${PERSON} } }`,
    ]),
    `{ case(id: "${demo.case}") { ${CASE} ${page('persons', 'first: 50', PERSON)} } }`,
    `{ ${page('cases', 'first: 50', `${CASE} shares { id }`)} }`,
    `mutation { updatePerson(input: { person: "${demo.id}", version: 1, citizenship: "THA" }) { person { id } problems { code field } } }`,
  ];
};

const REFERRAL = 'id state version sentAt';
/** What takes a referral's id, leads to it, or lists it. */
const referralProbes = ({ demo }: (typeof referralRows)[number], reader: Reader): string[] => {
  const { leadCommittee } = caseRows.find((row) => row.demo.id === demo.case)!.demo;
  const step = `referral: "${demo.id}", version: 5`;
  const done = `{ referral { ${REFERRAL} } problems { code field } }`;
  return [
    `{ referral(id: "${demo.id}") { ${REFERRAL} } }`,
    `{ referral(id: "${demo.id}") { id persons { id } } }`,
    ...ACCESS_PURPOSES.flatMap((purpose) => [
      `{ referral(id: "${demo.id}") { id notes(purpose: ${purpose}) } }`,
      `{ referral(id: "${demo.id}") { id feedback(purpose: ${purpose}) overrideReason(purpose: ${purpose}) } }`,
    ]),
    `{ case(id: "${demo.case}") { referrals { ${REFERRAL} } } }`,
    `{ ${page('referrals', 'direction: INCOMING, first: 1', REFERRAL)} }`,
    `{ ${page('referrals', 'direction: OUTGOING, state: IN_SERVICE', REFERRAL)} }`,
    `{ committee(id: "${leadCommittee}") { ${page('openReferrals', 'first: 1', REFERRAL)} } }`,
    `mutation { answerReferral(input: { ${step}, to: REJECTED }) ${done} }`,
    `mutation { revokeReferral(input: { ${step}, revocation: OTHER }) ${done} }`,
    `mutation { sendReferral(input: { ${step} }) ${done} }`,
    ...held(reader)
      .slice(0, 1)
      .map((office) => `{ inbox(office: "${office.id}", first: 100) { id referral { id } } }`),
  ];
};

const repatriationProbes = ({ demo }: (typeof repatriationRows)[number]): string[] => {
  const fields = `{ repatriation { ${REPATRIATION} } problems { code field } }`;
  const input = `input: { repatriation: "${demo.id}"`;
  return [
    `{ repatriation(id: "${demo.id}") { ${REPATRIATION} case { id } } }`,
    `{ repatriation(ref: "${demo.ref}") { ${REPATRIATION} } }`,
    `{ ${page('repatriations', 'first: 50', REPATRIATION)} }`,
    `{ ${page('repatriations', `first: 1, state: ${demo.state}`, REPATRIATION)} }`,
    `{ committee(id: "${demo.leadCommittee}") { ${page('repatriations', 'first: 1', REPATRIATION)} } }`,
    `{ case(id: "${demo.case}") { ${page('repatriations', 'first: 1', REPATRIATION)} } }`,
    `{ ${page('repatriationFeed', `office: "${demo.counterpart}"`, 'ref state at')} }`,
    `mutation { advanceRepatriation(${input}, to: WITHDRAWN, version: 1 }) ${fields} }`,
    `mutation { releaseRepatriation(${input}, legalBasis: "none" }) ${fields} }`,
  ];
};

interface Beat {
  readonly beat: { readonly head: number };
}
const ALERTS = 'subscription ($office: ID!) { beat: caseAlerts(office: $office) { office number head alert { id } } }';
const UPDATES =
  'subscription ($office: ID!) { beat: repatriationUpdates(office: $office) { office number head update { ref } } }';
const RELEASE = `mutation ($input: ReleaseRepatriationInput!) {
  releaseRepatriation(input: $input) { problems { code } } }`;
/** One that no counterpart knows of yet. */
const released = repatriationRows.find(({ demo }) => !demo.releasedAt)!.demo;

const secrets: readonly Secret[] = [
  ...caseRows.map(({ demo, isVisibleTo }) => ({
    name: `case ${demo.key}`,
    id: demo.id,
    database: 'cases' as const,
    isForbiddenTo: (reader: Reader) =>
      !(isOpen('Case.id', reader) && isVisibleTo(reader)) &&
      !held(reader).some(({ id }) => toldOf.get(demo.id)!.includes(id)),
    probes: (reader: Reader) => caseProbes(demo, reader),
  })),
  ...personRows.map((row) => ({
    name: `person ${row.demo.key}`,
    id: row.demo.id,
    database: 'cases' as const,
    isForbiddenTo: (reader: Reader) => !row.isVisibleTo(reader),
    probes: () => personProbes(row),
  })),
  ...referralRows.map((row) => ({
    name: `referral of ${row.demo.notes.slice(-3)}`,
    id: row.demo.id,
    database: 'cases' as const,
    isForbiddenTo: (reader: Reader) => !row.isVisibleTo(reader),
    probes: (reader: Reader) => referralProbes(row, reader),
  })),
  ...repatriationRows.map((row) => ({
    name: `repatriation ${row.demo.ref}`,
    id: row.demo.id,
    database: 'liaison' as const,
    isForbiddenTo: (reader: Reader) =>
      !row.isVisibleTo(reader) && !held(reader).some(({ id }) => id === row.demo.counterpart),
    probes: () => repatriationProbes(row),
  })),
];

beforeAll(async () => {
  hub = await startRunningHub();
  for (const reader of usualReaders) clients.set(reader, await hub.as(reader.person?.key ?? 'public'));
  for (const database of ['cases', 'liaison'] as const) databases.set(database, await superuserOf(hub, database));
  for (const { demo, isVisibleTo } of caseRows) {
    const { rows } = await databases
      .get('cases')!
      .query<{ id: string; office: string }>('select id, office from case_alert where case_id = $1', [demo.id]);
    alertsOf.set(
      demo.id,
      rows.map(({ id }) => id),
    );
    toldOf.set(
      demo.id,
      rows.map(({ office }) => office),
    );
    const entitled = clients.get(usualReaders.find((reader) => isOpen('Case.id', reader) && isVisibleTo(reader))!)!;
    const { data } = await entitled.ask<{ cases: { edges: { cursor: string; node: { id: string } }[] } }>(
      '{ cases(first: 50) { edges { cursor node { id } } } }',
    );
    cursorTo.set(demo.id, data!.cases.edges.find(({ node }) => node.id === demo.id)!.cursor);
  }
}, 120_000);
afterAll(async () => {
  console.log(`${comparisons} answers compared with and without a forbidden record`);
  for (const database of databases.values()) await database.end();
  await hub.stop();
});

/** Headers that differ from one answer to the next by their nature. */
const OWN_TO_THE_ANSWER = /^(date|x-request-id|request-id|server-timing)$/;

/** The whole answer, byte for byte. */
const exactly = async (client: Client, query: string): Promise<string> => {
  const response = await client.post(JSON.stringify({ query }));
  const headers = [...response.headers].filter(([name]) => !OWN_TO_THE_ANSWER.test(name));
  return JSON.stringify([response.status, headers, await response.text()]);
};

const answersTo = async (secret: Secret): Promise<Map<string, string>> => {
  const answers = new Map<string, string>();
  const askAll = async (reader: Reader): Promise<void> => {
    for (const query of secret.probes(reader))
      answers.set(`${nameOf(reader)}: ${query}`, await exactly(clients.get(reader)!, query));
  };
  await Promise.all(usualReaders.filter(secret.isForbiddenTo).map(askAll));
  return answers;
};

describe('what somebody may not see', () => {
  it.each(secrets.map((secret) => [secret.name, secret] as const))(
    'changes no byte of any answer to them: %s',
    async (_, secret) => {
      const present = await answersTo(secret);
      const { rows, putBack } = await setAside(databases.get(secret.database)!, secret.id);
      const absent = await answersTo(secret).finally(putBack);
      expect(rows).toBeGreaterThan(2);
      expect(present.size).toBeGreaterThan(100);
      expect([...present].filter(([asked, answer]) => absent.get(asked) !== answer)).toEqual([]);
      comparisons += present.size;
    },
    120_000,
  );

  it('is missed at once by whoever may see it, when it is taken out', async () => {
    for (const { demo, isVisibleTo } of caseRows.slice(0, 3)) {
      const reader = usualReaders.find((each) => isOpen('Case.id', each) && isVisibleTo(each))!;
      const queries = caseProbes(demo, reader)
        .slice(0, 5)
        .filter((query) => !query.includes('reporter'));
      const ask = () => Promise.all(queries.map((query) => exactly(clients.get(reader)!, query)));
      const present = await ask();
      const { putBack } = await setAside(databases.get('cases')!, demo.id);
      const absent = await ask().finally(putBack);
      expect(present.filter((answer, index) => answer === absent[index]).length).toBeLessThan(queries.length - 1);
      expect(await ask()).toEqual(present);
    }
  });

  it('moves no number of the inbox that somebody else follows', async () => {
    const far = committees.find(({ code }) => code === 'DL-TH8410')!.id;
    const quiet = usualReaders.flatMap((reader) =>
      held(reader)
        .filter(({ committee, kind }) => committee !== far && kind !== 'SECRETARIAT')
        .flatMap(({ id, kind }) => {
          if (isOpen('CaseAlert.id', reader)) return [{ reader, office: id, query: ALERTS }];
          return kind === 'COUNTERPART' && id !== released.counterpart ? [{ reader, office: id, query: UPDATES }] : [];
        }),
    );
    expect(quiet.length).toBeGreaterThan(15);
    const followings = quiet.map(({ reader, office, query }) => clients.get(reader)!.follow<Beat>(query, { office }));
    const first = await Promise.all(followings.map((each) => each.until((received) => received[0])));
    const duty = await hub.as('ph-duty');
    const filed = await report(duty, incident('unheard-of', { place: 'TH8410', urgency: 'EMERGENCY' }));
    expect(filed.data?.reportIncident.receipt?.status).toBe('COMMITTED');
    const secretariat = await hub.as('cr-secretariat');
    const { data } = await secretariat.ask(RELEASE, { input: { repatriation: released.id, legalBasis: 'agreement' } });
    expect(data).toMatchObject({ releaseRepatriation: { problems: [] } });
    const before = followings.map(({ received }) => received.length);
    await Promise.all(followings.map((each, index) => each.until((received) => received[before[index]! + 1])));
    for (const [index, { received }] of followings.entries())
      expect(received).toEqual(received.map(() => first[index]));
  }, 60_000);

  it('lends no idempotency key: the key of another’s report is as good as a new one', async () => {
    const masked = (answer: unknown): string =>
      JSON.stringify(answer).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '*');
    const partner = await hub.as('ngo-partner');
    const known = caseRows.find(({ demo }) => demo.key === 'K02')!.demo;
    expect(
      seesCase(
        usualReaders.find(({ person }) => person?.key === 'ngo-partner')!,
        known,
      ),
    ).toBe(false);
    const used = await report(partner, incident(known.idempotencyKey, { place: known.district }));
    const fresh = await report(partner, incident('used-by-nobody', { place: known.district }));
    expect(masked(used)).toBe(masked(fresh));
    expect(used.data?.reportIncident.receipt?.status).toBe('COMMITTED');
  });

  it('is generated for every committee that leads something', () => {
    const led = new Set(caseRows.map(({ demo }) => demo.leadCommittee));
    expect(committees.filter(({ id }) => led.has(id)).length).toBeGreaterThanOrEqual(8);
  });
});
