import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { committees, type DemoCase, offices } from '@hub/cast';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { incident, report } from '../../scene/case-alerts.js';
import type { Client } from '../../scene/client.js';
import { inOne } from '../../scene/in-one.js';
import { setAside } from '../../scene/set-aside.js';
import type { Subgraph } from '../../scene/subgraph-door.js';
import { superuserOf } from '../../scene/superuser.js';
import { hub } from './hub.js';
import { held, isOpen, nameOf, type Reader } from '../matrix.js';
import { usualReaders } from '../readers.js';
import { caseRows, personRows, referralRows, repatriationRows, seesCase } from '../rows.js';

/** Something that some may know of, and all that others could ask to find out. */
interface Secret {
  readonly name: string;
  readonly id: string;
  readonly database: Subgraph;
  readonly isForbiddenTo: (reader: Reader) => boolean;
  readonly probes: (reader: Reader) => readonly string[];
}

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
const REPATRIATION = `id ref state version createdAt steps { at reason } nextSteps { to missing { code } }
  proofs { proof } releases { act } handover { side } coordination { level } counterpartUpdates { kind } messages { edges { node { id } } } movement { id repatriations { id } }`;
const page = (name: string, more: string, fields: string): string =>
  `${name}(${more}) { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } }`;

/** The lists of cases and alerts, by each filter that fits the case, and everything that takes its id. */
const caseProbes = (demo: DemoCase, reader: Reader): string[] => {
  const { id, district, leadCommittee, state } = demo;
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
    '{ myInboxes { head openAlerts } }',
    ...held(reader).map((office) => `{ inbox(office: "${office.id}", first: 100) { ${ALERT} } }`),
    ...addressed.slice(0, 2).map((office) => `{ inbox(office: "${office.id}") { ${ALERT} } }`),
    ...alertsOf
      .get(id)!
      .map(
        (alert) =>
          `mutation { acknowledgeAlert(input: { alert: "${alert}", kind: SEEN }) { receipt { at } case { id } problems { code field } } }`,
      ),
    `mutation { changeCaseState(input: { case: "${id}", to: SCREENING, version: 1 }) { case { id } problems { code field } } }`,
    `{ case(id: "${id}") { emergency { ${EMERGENCY} } } }`,
    startOf(id),
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
    `mutation { advanceRepatriation(${input}, to: WITHDRAWN, reason: WISH_OF_PERSON, version: 1 }) ${fields} }`,
    `mutation { recordRepatriationProof(${input}, proof: SAFETY_ASSESSED, confirmedOn: "2026-01-01", version: 1 }) ${fields} }`,
    `mutation { withdrawRelease(${input}, reason: SAFETY }) ${fields} }`,
    `mutation { confirmHandover(${input} }) ${fields} }`,
    `mutation { confirmCounterpartHandover(input: { office: "${demo.counterpart}", ref: "${demo.ref}" }) { receipt { at } problems { code } } }`,
    `{ ${page('repatriationFeed', `office: "${demo.counterpart}"`, 'ref counterpartUpdates { kind at } messages { edges { node { id } } }')} }`,
    `mutation { sendCounterpartUpdate(input: { office: "${demo.counterpart}", ref: "${demo.ref}", kind: READY, idempotencyKey: "probe-ready" }) { update { kind } problems { code } } }`,
    `mutation { sayToCounterpart(${input}, phrase: THANK_YOU, idempotencyKey: "probe-thanks" }) { said { id } problems { code field } } }`,
    `mutation { sayOfRepatriation(input: { office: "${demo.counterpart}", ref: "${demo.ref}", phrase: THANK_YOU, idempotencyKey: "probe-thanks" }) { said { text } problems { code } } }`,
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

const EMERGENCY = 'id runs startedAt until';
/** One that was reported as an emergency, and in which the executive of its committee acts. */
const urgent = caseRows.find(({ demo }) => demo.key === 'K04')!.demo;
let emergency = '';
const startOf = (id: string): string =>
  `mutation { startCaseEmergency(input: { case: "${id}", idempotencyKey: "probe", reason: "There is no team that could meet." }) {
    emergency { ${EMERGENCY} } problems { code field } } }`;
const actsInEmergency = (reader: Reader): boolean =>
  ['cs-chair', 'cs-duty', 'cr-secretariat'].includes(reader.person?.key ?? '');
/** What takes the id of an emergency, or leads to it. */
const emergencyProbes = (): string[] => {
  const done = `{ emergency { ${EMERGENCY} } problems { code field } }`;
  return [
    `{ case(id: "${urgent.id}") { ${CASE} emergency { ${EMERGENCY} } ${page('timeline', 'first: 50', 'kind')} } }`,
    `{ case(id: "${urgent.id}") { emergency { reason persons { id } } } }`,
    `{ ${page('cases', 'first: 50', 'id emergency { id }')} }`,
    `mutation { endCaseEmergency(input: { emergency: "${emergency}" }) ${done} }`,
    `mutation { reviewCaseEmergency(input: { emergency: "${emergency}", verdict: JUSTIFIED }) ${done} }`,
    `mutation { changeCaseState(input: { case: "${urgent.id}", to: MDT_REVIEW, version: 1, inEmergency: true }) { case { id } problems { code field } } }`,
  ];
};

const secrets: readonly Secret[] = [
  {
    name: 'emergency of case K04',
    get id() {
      return emergency;
    },
    database: 'cases',
    isForbiddenTo: (reader) => !actsInEmergency(reader),
    probes: emergencyProbes,
  },
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

/** Everybody signs in, what points at each case is looked up, and an emergency begins. */
const everythingIsThere = async (): Promise<void> => {
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
  const { data } = await (
    await hub.as('cs-chair')
  ).ask<{ startCaseEmergency: { emergency: { id: string } } }>(startOf(urgent.id));
  emergency = data!.startCaseEmergency.emergency.id;
};

/** Headers that differ from one answer to the next by their nature. */
const OWN_TO_THE_ANSWER = /^(date|x-request-id|request-id|server-timing)$/;

/** The whole answer, byte for byte. */
const exactly = async (client: Client, query: string): Promise<string> => {
  const response = await client.post(JSON.stringify({ query }));
  const headers = [...response.headers].filter(([name]) => !OWN_TO_THE_ANSWER.test(name));
  return JSON.stringify([response.status, headers, await response.text()]);
};

/** A request with one probe or several, and what came of it. */
interface Asked {
  readonly reader: Reader;
  readonly query: string;
  readonly probes: number;
  readonly answer: string;
}

const ask = async (asked: Omit<Asked, 'answer'>): Promise<Asked> => ({
  ...asked,
  answer: await exactly(clients.get(asked.reader)!, asked.query),
});

/** Root fields that one request asks for; the gateway lets no more than ten through. */
const TOGETHER = 8;

const askAll = async (reader: Reader, probes: readonly string[]): Promise<Asked[]> => {
  const queries = probes.filter((probe) => !probe.startsWith('mutation'));
  const groups = Array.from({ length: Math.ceil(queries.length / TOGETHER) }, (_, index) =>
    queries.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
  const asked: Asked[] = [];
  for (const group of groups) asked.push(...(await askTogether(reader, group)));
  for (const query of probes.filter((probe) => !queries.includes(probe)))
    asked.push(await ask({ reader, query, probes: 1 }));
  return asked;
};

/** Whatever is refused as a whole says nothing of each: then they are asked one by one. */
const askTogether = async (reader: Reader, group: readonly string[]): Promise<Asked[]> => {
  const together = await ask({ reader, query: inOne(group), probes: group.length });
  if (hasData(together)) return [together];
  return Promise.all(group.map((query) => ask({ reader, query, probes: 1 })));
};

const hasData = ({ answer }: Asked): boolean => {
  const [, , body] = JSON.parse(answer) as [number, string[][], string];
  return Boolean((JSON.parse(body) as { data?: object | null }).data);
};

/** The answers to everybody who may not know of it. */
const answersAbout = async (secret: Secret): Promise<Asked[]> => {
  const others = usualReaders.filter(secret.isForbiddenTo);
  return (await Promise.all(others.map((reader) => askAll(reader, secret.probes(reader))))).flat();
};

/** The same requests once more, those of one person one after the other. */
const answersAgain = async (asked: readonly Asked[]): Promise<Asked[]> => {
  const again = usualReaders.map(async (reader) => {
    const answers: Asked[] = [];
    for (const each of asked.filter((one) => one.reader === reader)) answers.push(await ask(each));
    return answers;
  });
  return (await Promise.all(again)).flat();
};

/** Each request that was answered otherwise, with both answers. */
const changesBetween = (present: readonly Asked[], absent: readonly Asked[]): string[][] => {
  expect(absent).toHaveLength(present.length);
  return present.flatMap(({ reader, query, answer }, index) =>
    absent[index]!.answer === answer ? [] : [[`${nameOf(reader)}: ${query}`, answer, absent[index]!.answer]],
  );
};

describe('what somebody may not see', () => {
  beforeAll(everythingIsThere);
  afterAll(async () => {
    console.log(`${comparisons} answers compared with and without a forbidden record`);
    for (const database of databases.values()) await database.end();
  });

  it.each(secrets.map((secret) => [secret.name, secret] as const))(
    'changes no byte of any answer to them: %s',
    async (_, secret) => {
      const present = await answersAbout(secret);
      const { rows, putBack } = await setAside(databases.get(secret.database)!, secret.id);
      const absent = await answersAgain(present).finally(putBack);
      const probes = present.reduce((sum, each) => sum + each.probes, 0);
      expect(rows).toBeGreaterThan(2);
      expect(probes).toBeGreaterThan(100);
      expect(changesBetween(present, absent)).toEqual([]);
      comparisons += probes;
    },
    120_000,
  );

  it('is missed at once by whoever may see it, when it is taken out', async () => {
    for (const { demo, isVisibleTo } of caseRows.slice(0, 3)) {
      const reader = usualReaders.find((each) => isOpen('Case.id', each) && isVisibleTo(each))!;
      const queries = caseProbes(demo, reader)
        .slice(0, 5)
        .filter((query) => !query.includes('reporter'));
      const askEach = () => Promise.all(queries.map((query) => exactly(clients.get(reader)!, query)));
      const present = await askEach();
      const { putBack } = await setAside(databases.get('cases')!, demo.id);
      const absent = await askEach().finally(putBack);
      expect(present.filter((answer, index) => answer === absent[index]).length).toBeLessThan(queries.length - 1);
      expect(await askEach()).toEqual(present);
    }
  });

  it('moves no number of the inbox that somebody else follows', async () => {
    const far = committees.find(({ code }) => code === 'DL-TH8410')!.id;
    const quiet = usualReaders.flatMap((reader) =>
      held(reader)
        .filter(({ committee, kind }) => committee !== far && kind !== 'SECRETARIAT' && kind !== 'MEMBER')
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
  });

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
