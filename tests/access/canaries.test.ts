import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { offices } from '@hub/cast';
import { CASE_ALERTS, incident } from '../scene/case-alerts.js';
import { composedGraph, coordinatesOf } from '../scene/composed-graph.js';
import { notifiedChannels, overhear, readFeed } from '../scene/raw-streams.js';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { SUBGRAPHS } from '../scene/subgraph-door.js';
import { superuserOf } from '../scene/superuser.js';
import { CANARY_PREFIX, findIn, findInFolder, spellingsOf } from '../scene/traces.js';
import { CanaryLedger } from './canary-ledger.js';
import { held, isOpen, type Reader } from './matrix.js';
import { usualReaders } from './readers.js';
import { RecordingClient } from './recording-client.js';
import { caseRows } from './rows.js';
import { misplaced } from './wrong-places.js';

const ledger = new CanaryLedger();
const token = (what: string): string => ledger.token(what);
const ANY = spellingsOf(CANARY_PREFIX);
const CONTROL = 'CONTROL-RES-4Q7W';

/** A canary for every identifying value that can be supplied. */
const SUPPLIED: Readonly<Record<string, (of: string) => string>> = {
  'ReportIncidentInput.reporterName': () => `Reporter ${token('NAME')}`,
  'ReportIncidentInput.reporterPhone': () => `+66-00-${token('PHONE')}`,
  'ReportIncidentInput.reporterRelation': () => token('RELATION'),
  'ReportIncidentInput.situation': () => `${token('ACCOUNT')} was told.`,
  'AcknowledgeAlertInput.note': () => `Note ${token('NOTE')}`,
};
const supplied = (input: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(SUPPLIED).flatMap(([coordinate, make]) =>
      coordinate.startsWith(`${input}.`) ? [[coordinate.split('.')[1]!, make(coordinate)]] : [],
    ),
  );

/** How each identifying value of the graph is asked for. */
const REPORTERS = '{ cases(first: 50) { edges { node { id reporter(purpose: PROTECTION) { name phone relation situation } } } } }';
const ASKED = ['Case.reporter', 'Reporter.name', 'Reporter.phone', 'Reporter.relation', 'Reporter.situation'];
/** An identifying link, whose value is the id of a row of another type: `every-combination.test.ts` asks for it. */
const LINKS = ['Repatriation.case'];

interface Filed {
  readonly id: string;
  readonly values: readonly string[];
}

let hub: RunningHub;
let channels: string[];
const heard: string[] = [];
const databases: pg.Client[] = [];
const clients = new Map<Reader, RecordingClient>();
const filed: Filed[] = [];

const keyOf = ({ person }: Reader): string => person?.key ?? 'public';
const clientOf = (key: string): RecordingClient => clients.get(usualReaders.find((reader) => keyOf(reader) === key)!)!;

const REPORT = `mutation ($input: ReportIncidentInput!) {
  reportIncident(input: $input) { receipt { id status } problems { code field message } } }`;
const DISTRICTS = ['TH5703', 'TH5708', 'TH5709', 'TH5713', 'TH8410', 'TH5605'];

interface Receipt {
  readonly reportIncident: { readonly receipt: { readonly id: string } | null };
}

/** Which case a report opened; whoever files it is not told. */
const caseOf = async (report: string): Promise<string> => {
  const { rows } = await databases[SUBGRAPHS.indexOf('cases')]!.query<{ id: string }>(
    'select case_id as id from report where id = $1',
    [report],
  );
  return rows[0]!.id;
};

/** Everybody reports, whoever may and whoever may not. */
const everybodyReports = async (): Promise<void> => {
  for (const [index, reader] of usualReaders.entries()) {
    const values = supplied('ReportIncidentInput');
    const place = DISTRICTS[index % DISTRICTS.length];
    const input = incident(`of-${keyOf(reader)}`, { ...values, place, urgency: index % 3 ? 'URGENT' : 'EMERGENCY' });
    const { data } = await clients.get(reader)!.ask<Receipt>(REPORT, { input });
    const receipt = data?.reportIncident.receipt?.id;
    if (receipt) filed.push({ id: await caseOf(receipt), values: Object.values(values) });
  }
};

interface Inboxes {
  readonly inbox: readonly {
    readonly id: string;
    readonly rule: string;
    readonly case: { readonly id: string } | null;
  }[];
}
const INBOX = 'query ($office: ID!) { inbox(office: $office, first: 100) { id rule case { id } } }';
const ANSWER = `mutation ($input: AcknowledgeAlertInput!) {
  acknowledgeAlert(input: $input) { receipt { kind } case { id version state } problems { code message } } }`;

/** Everybody answers what stands in their inboxes: every second alert is accepted, and its case then opens to them. */
const everybodyAnswers = async (): Promise<void> => {
  for (const reader of usualReaders)
    for (const office of held(reader)) {
      const client = clients.get(reader)!;
      const { data } = await client.ask<Inboxes>(INBOX, { office: office.id });
      for (const [index, alert] of (data?.inbox ?? []).entries()) {
        const input = {
          alert: alert.id,
          kind: index % 2 ? 'DECLINED' : 'ACCEPTED',
          ...supplied('AcknowledgeAlertInput'),
        };
        const answered = await client.ask<{ acknowledgeAlert: { problems: unknown[] } }>(ANSWER, { input });
        const accepted = input.kind === 'ACCEPTED' && answered.data?.acknowledgeAlert.problems.length === 0;
        if (accepted && alert.case) openCase(alert.case.id, reader);
        await client.ask(MOVE, {
          input: { case: alert.case?.id ?? alert.id, to: 'SCREENING', version: 2, interviewConsent: true },
        });
      }
    }
};
const MOVE = `mutation ($input: ChangeCaseStateInput!) {
  changeCaseState(input: $input) { case { state } problems { code message } } }`;

/** What the reader of an accepted case may read from now on. */
const openCase = (id: string, reader: Reader): void => {
  if (!(isOpen('Case.reporter', reader) && reader.mfa)) return;
  const demo = caseRows.find((row) => row.demo.id === id)?.demo;
  const values = demo ? [...Object.values(demo.reporter), demo.account] : filed.find((each) => each.id === id)?.values;
  for (const value of values ?? []) ledger.open(value, keyOf(reader));
};

const everybodyFollows = (): void => {
  for (const reader of usualReaders)
    for (const [index, { id: office }] of held(reader).entries()) {
      const client = clients.get(reader)!;
      if (index % 2) client.followStream(CASE_ALERTS, { office, after: 0 });
      else client.follow(CASE_ALERTS, { office, after: 0 });
      client.followStream(
        'subscription ($office: ID!) { repatriationUpdates(office: $office, after: 0) { number update { ref state at } } }',
        { office },
      );
    }
  const duty = clientOf('ck-duty');
  duty.follow(`subscription { caseAlerts(office: "${token('OFFICE')}") { number } }`, {});
  duty.follow(CASE_ALERTS, { office: token('OFFICE') });
  duty.follow('subscription ($office: ID!) { caseAlerts(office: $office) { alert { case { reporter(purpose: PROTECTION) { name } } } } }', {
    office: token('OFFICE'),
  });
};

const READS = [
  REPORTERS,
  '{ cases(first: 50) { edges { node { id state alerts { id acknowledgements { kind at } } assignments { since } repatriations { edges { node { id ref } } } } } } }',
  '{ repatriations { edges { node { ref steps { state } release { legalBasis } case { id } } } } }',
  '{ repatriations { edges { node { ref steps { state } release { legalBasis } } } } }',
  '{ committees { edges { node { code nameEn place { nameEn } } } } trainingEvents { edges { node { title } } } }',
  '{ me { id name offices { since } } myInboxes { head openAlerts } }',
];

beforeAll(async () => {
  hub = await startRunningHub();
  for (const reader of usualReaders)
    clients.set(reader, new RecordingClient(keyOf(reader), await hub.as(keyOf(reader)), ledger));
  for (const { demo, isOpenedTo, isVisibleTo } of caseRows)
    for (const value of [...Object.values(demo.reporter), demo.account]) {
      ledger.take(value);
      for (const reader of usualReaders.filter((each) => isVisibleTo(each) && isOpenedTo(each, { coordinate: 'Case.reporter', purpose: 'PROTECTION' }) && each.mfa))
        ledger.open(value, keyOf(reader));
    }
  for (const name of SUBGRAPHS) databases.push(await superuserOf(hub, name));
  channels = notifiedChannels();
  for (const database of databases) await overhear(database, channels, heard);
  await theDay();
}, 240_000);

const theDay = async (): Promise<void> => {
  everybodyFollows();
  await everybodyReports();
  await everybodyAnswers();
  const secretariat = clientOf('cr-secretariat');
  for (const { node } of (await secretariat.ask<Returns>('{ repatriations { edges { node { id } } } }')).data!
    .repatriations.edges)
    await secretariat.ask(
      'mutation ($input: ReleaseRepatriationInput!) { releaseRepatriation(input: $input) { problems { code } } }',
      { input: { repatriation: node.id, legalBasis: CONTROL } },
    );
  for (const each of misplaced(token, hub.ready().endpoints))
    for (const key of ['ck-duty', 'volunteer-ck', 'public']) await clientOf(key).send(each);
  for (const client of clients.values()) for (const query of READS) await client.ask(query);
  for (const client of clients.values()) client.close();
};
interface Returns {
  readonly repatriations: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

afterAll(async () => {
  for (const database of databases) await database.end();
  await hub.stop();
});

describe('every identifying value of the graph', () => {
  const identifying = coordinatesOf(composedGraph()).filter(({ classes }) => classes[0] === 'VID');

  it('is supplied by this test as a canary, wherever it can be supplied', () => {
    expect(identifying.flatMap(({ kind, name }) => (kind === 'FIELD' ? [] : [name])).sort()).toEqual(
      Object.keys(SUPPLIED).sort(),
    );
  });

  it('is asked for by this test, wherever it can be read', () => {
    expect(identifying.flatMap(({ kind, name }) => (kind === 'FIELD' ? [name] : [])).sort()).toEqual(
      [...ASKED, ...LINKS].sort(),
    );
  });
});

describe('after a day on which everybody did everything, an identifying value', () => {
  it('was given out and answered many times', () => {
    expect(ledger.size.tokens).toBeGreaterThan(250);
    expect(ledger.size.answers).toBeGreaterThan(500);
    console.log(
      `${ledger.size.tokens} canaries, ${ledger.size.answers} answers, ${ledger.allowed.length} allowed readings`,
    );
  });

  it('came back to exactly those who may read it', () => {
    expect(ledger.allowed.length).toBeGreaterThan(60);
    expect(ledger.seen).toEqual(ledger.allowed);
  });

  it('came back in no other spelling', () => {
    expect(findIn(ledger.texts, ANY)).toEqual([]);
  });

  it('is in no line that a process wrote', () => {
    expect(hub.log.length).toBeGreaterThan(10);
    expect(hub.log.filter(({ text }) => findIn(Buffer.from(text), ANY).length)).toEqual([]);
  });

  it('is in no file of the hub but those of its database', () => {
    const folders = readdirSync(hub.directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const searched = folders
      .filter(({ name }) => name !== 'postgres')
      .map(({ name }) => findInFolder(join(hub.directory, name), ANY));
    expect(searched.reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(10_000);
    expect(searched.flatMap(({ found }) => found)).toEqual([]);
  });

  it('is in no feed, where what is not identifying is found', async () => {
    const feeds = await Promise.all([
      readFeed(hub, { owner: 'committees', feed: 'directory', reader: 'gateway' }),
      readFeed(hub, { owner: 'cases', feed: 'cases', reader: 'liaison' }),
    ]);
    expect(feeds.flatMap((text) => findIn(Buffer.from(text), ANY))).toEqual([]);
    expect(filed.filter(({ id }) => !feeds[1]!.includes(id))).toEqual([]);
    expect(feeds[0]).toContain(offices[0]!.id);
  });

  it('is in no notification of a database, on any channel', () => {
    expect(channels).toContain('hub_inbox');
    expect(heard.length).toBeGreaterThan(30);
    expect(heard.filter((text) => findIn(Buffer.from(text), ANY).length)).toEqual([]);
  });

  it('is in no file of the database server, its journal included, where a planted word is found', async () => {
    const [database] = databases as [pg.Client];
    await database.query('checkpoint');
    const { rows } = await database.query<{ data_directory: string }>('show data_directory');
    const folder = rows[0]!.data_directory;
    const { bytes, found } = findInFolder(folder, ANY);
    expect(bytes).toBeGreaterThan(30_000_000);
    expect(found).toEqual([]);
    const control = findInFolder(folder, spellingsOf(CONTROL)).found.map((place) => place.slice(folder.length));
    expect(control).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/base\//), expect.stringMatching(/^\/pg_wal\//)]),
    );
  }, 60_000);
});
