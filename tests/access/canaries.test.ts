import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offices } from '@hub/cast';
import type pg from 'pg';
import { composedGraph, coordinatesOf } from '../scene/composed-graph.js';
import { notifiedChannels, overhear, readFeed } from '../scene/raw-streams.js';
import { PATIENT, type RunningHub, startRunningHub } from '../scene/running-hub.js';
import { SUBGRAPHS } from '../scene/subgraph-door.js';
import { superuserOf } from '../scene/superuser.js';
import { CANARY_PREFIX, findIn, findInFolder, spellingsOf } from '../scene/traces.js';
import { CanaryDay, CONTROL } from './everybodys-day.js';
import { BORN_PREFIX, type CanaryLedger } from './ledger.js';
import { ASKED_COORDINATES, SUPPLIED_COORDINATES } from './identifying-values.js';

/** Tokens, and the months in which persons of the tests were born. */
const ANY = [CANARY_PREFIX, ...['07-', '08-', '09-'].map((month) => BORN_PREFIX + month)].flatMap(spellingsOf);

let hub: RunningHub;
let ledger: CanaryLedger;
let day: CanaryDay;
let channels: string[];
const heard: string[] = [];
const databases: pg.Client[] = [];

beforeAll(async () => {
  // everybody tries codes from one address
  hub = await startRunningHub({ env: { ...PATIENT, HUB_RECEIPTS_TOLD_PER_ADDRESS: '1000' } });
  for (const name of SUBGRAPHS) databases.push(await superuserOf(hub, name));
  channels = notifiedChannels();
  for (const database of databases) await overhear(database, channels, heard);
  day = new CanaryDay(hub, databases[SUBGRAPHS.indexOf('cases')]!);
  ledger = day.ledger;
  await day.pass();
}, 600_000);

afterAll(async () => {
  for (const database of databases) await database.end();
  await hub.stop();
});

describe('every identifying value of the graph', () => {
  const identifying = coordinatesOf(composedGraph()).filter(({ classes }) => classes[0] === 'VID');

  it('is supplied by this test as a canary, wherever it can be supplied', () => {
    expect(identifying.flatMap(({ kind, name }) => (kind === 'FIELD' ? [] : [name])).sort()).toEqual(
      SUPPLIED_COORDINATES,
    );
  });

  it('is asked for by this test, wherever it can be read', () => {
    expect(identifying.flatMap(({ kind, name }) => (kind === 'FIELD' ? [name] : [])).sort()).toEqual(ASKED_COORDINATES);
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
      readFeed(hub, { owner: 'cases', feed: 'disclosure-packages', reader: 'liaison' }),
      readFeed(hub, { owner: 'liaison', feed: 'disclosure-grants', reader: 'cases' }),
    ]);
    expect(feeds.flatMap((text) => findIn(Buffer.from(text), ANY))).toEqual([]);
    expect(day.filed.filter(({ id }) => !feeds[1]!.includes(id))).toEqual([]);
    expect(feeds[0]).toContain(offices[0]!.id);
    expect([feeds[2]!.includes('OPENED'), feeds[3]!.includes('GRANTED')]).toEqual([true, true]);
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
  });
});
