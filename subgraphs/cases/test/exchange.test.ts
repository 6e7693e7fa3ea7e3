import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { directoryRecords } from '@hub/cast';
import { Directory, type EntityManager, type Period } from '@hub/subgraph-kit';
import { HTCDS_COLUMNS, type HtcdsRow, personOfRow, problemsOfRow, rowOfPerson } from '@hub/vocabulary';
import { countReported } from '../src/statistics/statistics.store.js';
import { readChunk } from '../src/case-import/case-import.rules.js';
import {
  exchangeScene,
  fileOf,
  identified,
  type Import,
  type Page,
  persons,
  rowsOf,
  toldBy,
  toldIn,
} from './exchange-scene.js';
import { attachmentScene, declare } from './attachment-scene.js';
import { IDENTITY, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof exchangeScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = exchangeScene(world);
}, 120_000);
afterAll(() => world.stop());

describe('a file of cases', () => {
  it('is right by the standard whatever it tells, and comes back from CSV as it went', () => {
    fc.assert(
      fc.property(fc.oneof(identified, persons(1, 5)), (told) => {
        const rows = told.map(rowOfPerson);
        expect(rows.flatMap(problemsOfRow)).toEqual([]);
        const { rows: read, rejections } = readChunk(fileOf(told));
        expect(rejections).toEqual([]);
        const again = read.map((row) => personOfRow(row));
        expect(again.flatMap(({ notKept }) => notKept)).toEqual([]);
        expect(again.map(({ person }) => toldIn(rowOfPerson(person)))).toEqual(rows.map(toldIn));
      }),
      { numRuns: 200 },
    );
  });

  it('cannot run as a formula in a spreadsheet', () => {
    fc.assert(
      fc.property(identified, (told) => {
        const cells = fileOf(told).match(/"(?:[^"]|"")*"|[^",\r\n]+/g) ?? [];
        expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);
      }),
    );
  });
});

const CONTEXT = {
  ...{ forcedLabourIndustry: 'INFORMATION_AND_COMMUNICATION', controlMethods: ['RESTRICTS_MOVEMENT', 'DEBT_BONDAGE'] },
  ...{ recruitmentMethods: ['ONLINE_ADVERTISEMENT'], recruiterRelation: 'UNACQUAINTED', recruitmentCountry: 'THA' },
  ...{ transitCountries: ['LAO'], exploitationCountries: ['LAO'], rescuedOn: '2026-03-29', exploitationArea: 'LA0502' },
};
const KNOWN = {
  ...{ ageBand: 'FROM_18_TO_24', citizenship: 'LAO', exploitationTypes: ['FORCED_CRIMINALITY'] },
  victimContext: CONTEXT,
};

describe('an export without identity', () => {
  let id: string;
  let page: Page;
  beforeAll(async () => {
    id = await scene.people.accepted();
    await scene.people.registered(id, KNOWN);
    const silent = { ...terms().explained, nonIdentifyingUse: false };
    await scene.people.registered(id, { sex: 'MALE', consent: terms({ explained: silent }) });
    page = (await scene.exportCases('ck-duty', { purpose: 'RESEARCH' })) as Page;
  });

  it('tells codes, provinces, months and bands of whoever agreed to it, and nothing that identifies', () => {
    const rows = rowsOf(page.text);
    expect([rows.length, page.rows, page.hasNextPage]).toEqual([1, 1, false]);
    expect(rows.flatMap(problemsOfRow)).toEqual([]);
    const { x_CaseRef: ofCase, x_PersonRef: ofPerson, x_ReportedMonth: month, ...row } = rows[0]!;
    expect(toldIn(row)).toEqual({
      ...{ prs_Gender: 'Feminine', prs_Citizenship: 'LAO', cas_Status: 'Active', con_Consent: 'true' },
      ...{ vic_TraffickingStatus: 'PossibleVictimOfTrafficking', vic_RelationshipToTrafficker: 'Unaquainted' },
      ...{ vic_MethodOfRecruitment: 'ThroughAnOnlineAdvertisement', vic_MethodsOfControl: 'Other;DebtBondage' },
      ...{ vic_TypeOfExploitation: 'Other', vic_ForcedLabourIndustry: 'J_InformationAndCommunication' },
      ...{ x_ForcedCriminality: 'true', x_RestrictsMovement: 'true', x_AgeBand: 'FROM_18_TO_24' },
      ...{ x_CaseCategory: 'LABOUR_EXPLOITATION', x_Place: 'TH57', x_ExploitationPlace: 'LA05' },
      ...{ x_RecruitmentCountry: 'THA', x_TransitCountries: 'LAO', x_ExploitationCountries: 'LAO' },
      x_RescuedMonth: '2026-03',
    });
    expect(month).toMatch(/^\d{4}-\d\d$/);
    expect(`${ofCase} ${ofPerson}`).toMatch(/^[\da-f]{32} [\da-f]{32}$/);
    for (const { name, identifying } of HTCDS_COLUMNS)
      if (identifying) expect([name, rows[0]![name]]).toEqual([name, '']);
    expect(page.text).not.toMatch(/CANARY|1893/);
    expect(page.text).not.toContain(id);
  });

  it('calls somebody by the same id for one purpose, by another for another, and by no id of the hub', async () => {
    const refs = async (purpose: string) => (await scene.allRows('ck-duty', purpose)).map((row) => row['x_PersonRef']);
    expect(await refs('RESEARCH')).toEqual(await refs('RESEARCH'));
    expect(await refs('REPORTING')).not.toEqual(await refs('RESEARCH'));
  });

  it('is recorded with each case and its purpose', async () => {
    const rows = await everyRow(
      world,
      `select purpose, subject, office from audit_entry where action = 'case.exported' and purpose = 'export-research'`,
    );
    expect(rows[0]).toMatchObject({ purpose: 'export-research', subject: `case:${id}` });
  });

  it('is told as JSON too, and begins as spreadsheets want it', async () => {
    const json = (await scene.exportCases('ck-duty', { purpose: 'RESEARCH', format: 'JSON' })) as Page;
    expect(JSON.parse(json.text)).toMatchObject({ rows: [{ vic_MethodsOfControl: ['Other', 'DebtBondage'] }] });
    const marked = (await scene.exportCases('ck-duty', { purpose: 'RESEARCH', byteOrderMark: true })) as Page;
    expect(marked.text).toBe(`\uFEFF${page.text}`);
  });

  it('leaves out whoever withdraws', async () => {
    const other = await scene.people.accepted();
    const person = await scene.people.registered(other, { sex: 'OTHER' });
    const seen = async () => (await scene.allRows('ck-duty', 'RESEARCH')).map((row) => row['prs_Gender']);
    expect(await seen()).toContain('NonConforming');
    const [consent] = await scene.people.consentsOf('ck-duty', person);
    await scene.people.withdraw('ck-duty', { consent: consent!.id });
    expect(await seen()).not.toContain('NonConforming');
  });
});

describe('an export with identity', () => {
  it('tells who the persons are to whoever works on the case, and records each value', async () => {
    const id = await scene.people.accepted();
    const person = await scene.people.registered(id, KNOWN);
    const page = (await scene.exportIdentified('ck-duty', { purpose: 'PROTECTION' })) as Page;
    const row = rowsOf(page.text).find((each) => each['x_ExploitationPlace'] === 'LA0502');
    expect(row).toMatchObject({
      ...{ prs_FirstName: IDENTITY.givenName, prs_SecondName: IDENTITY.familyName, prs_Birthdate: IDENTITY.bornOn },
      ...{ prs_IdentityNumber: IDENTITY.paperNumber, prs_MobilePhone: '66810000001', x_Place: 'TH5703' },
      prs_MailingStreet: IDENTITY.address,
    });
    expect(rowsOf(page.text).flatMap(problemsOfRow)).toEqual([]);
    const read = await everyRow(
      world,
      `select action from audit_entry where resource = $1 and purpose = 'PROTECTION' and action like 'unseal.identity%'`,
      [person],
    );
    expect(read.length).toBeGreaterThanOrEqual(8);
  });
});

const rowOf = (given: HtcdsRow = {}): HtcdsRow => ({
  ...{
    cas_Status: 'Active',
    vic_TraffickingStatus: 'ActualVictimOfTrafficking',
    con_Consent: 'true',
    x_Place: 'TH5703',
  },
  ...given,
});
const csv = (...rows: readonly HtcdsRow[]): string => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((cells) => cells.join(',')).join('\n');
};

describe('an import', () => {
  it('takes in what was exported, part by part, and what is then exported is the same', async () => {
    const told = fc.sample(persons(130, 130), { numRuns: 1, seed: 7 })[0]!;
    const before = toldBy(await scene.allRows('cr-secretariat', 'DATA_EXCHANGE'));
    const childConsent = terms({ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN' });
    const id = await scene.begun('ck-duty', { childConsent });
    expect(await scene.add('ck-duty', { import: id, number: 1, text: fileOf(told.slice(0, 90)) })).toMatchObject({
      ...{ nextChunk: 2, rows: 90, rejected: 0, notKept: [] },
    });
    await scene.add('ck-duty', { import: id, number: 2, text: fileOf(told.slice(90)) });
    expect(await scene.commit('ck-duty', { import: id, chunks: 2 })).toMatchObject({ rows: 130, rejected: 0 });
    const cases = new Set(told.map((person) => person.case.ref)).size;
    expect(await scene.written('ck-duty', id)).toMatchObject({ state: 'COMMITTED', written: 130, cases });
    const after = toldBy(await scene.allRows('cr-secretariat', 'DATA_EXCHANGE', 37));
    const added = [...after];
    for (const each of before)
      added.splice(
        added.findIndex((other) => other.join() === each.join()),
        1,
      );
    expect(added).toEqual(toldBy(told.map(rowOfPerson)));
  }, 120_000);

  it('goes on after the last part that arrived, and the same part twice is one', async () => {
    const [key, part] = [randomUUID(), csv(rowOf({ x_PersonRef: 'p-1' }))];
    const id = await scene.begun('ck-duty', { idempotencyKey: key });
    const first = await scene.add('ck-duty', { import: id, number: 1, text: part });
    expect(await scene.add('ck-duty', { import: id, number: 1, text: part })).toEqual(first);
    expect(await scene.begin('ck-duty', { idempotencyKey: key })).toMatchObject({ id, nextChunk: 2, rows: 1 });
    expect(await scene.begin('ck-duty', { idempotencyKey: key, district: 'TH5704' })).toBe(
      'IMPORT_PLACE_NOT_YOURS input.district',
    );
    const other = csv(rowOf({ x_PersonRef: 'p-2' }));
    expect(await scene.add('ck-duty', { import: id, number: 1, text: other })).toBe('IMPORT_CHUNK_DIFFERS input.text');
    expect(await scene.add('ck-duty', { import: id, number: 3, text: other })).toBe(
      'IMPORT_CHUNK_OUT_OF_TURN input.number',
    );
    expect(await scene.commit('ck-duty', { import: id, chunks: 2 })).toBe('IMPORT_CHUNK_OUT_OF_TURN input.chunks');
    expect(await scene.commit('ck-duty', { import: id, chunks: 1 })).toMatchObject({ rows: 1 });
    expect(await scene.written('ck-duty', id)).toMatchObject({ state: 'COMMITTED' });
    expect(await scene.commit('ck-duty', { import: id, chunks: 1 })).toMatchObject({ state: 'COMMITTED' });
    const again = await scene.begun('ck-duty');
    await scene.add('ck-duty', { import: again, number: 1, text: part });
    expect(await scene.commit('ck-duty', { import: again, chunks: 1 })).toBe('IMPORT_REPEATED input.import');
  });

  it('says of each row what is wrong with it, never what it tells, and then takes none', async () => {
    const count = async () => (await everyRow(world, 'select count(*)::int as n from case_file'))[0]!['n'];
    const before = await count();
    const id = await scene.begun('ck-duty');
    await scene.add('ck-duty', { import: id, number: 1, text: csv(rowOf({ x_CaseRef: 'c-1', x_PersonRef: 'p-1' })) });
    const wrong = csv(
      rowOf({ cas_Status: 'Gone', x_CaseRef: 'c-2' }),
      rowOf({ x_CaseRef: 'c-1', cas_Status: 'FollowUp' }),
      rowOf({ x_PersonRef: 'p-1' }),
      rowOf({ con_Consent: 'no', prs_FirstName: 'CANARY-ROW' }),
      rowOf({ x_AgeBand: 'FROM_12_TO_14' }),
      rowOf({ x_Place: 'TH5704' }),
      rowOf({ x_Place: 'TH9999' }),
      rowOf({ x_ExploitationPlace: 'LA0502' }),
      rowOf({ x_ReportedMonth: '2999-01' }),
      rowOf({ vic_TypeOfExploitation: 'ForcedLabour', x_ForcedCriminality: 'yes' }),
      rowOf({ prs_Email: 'CANARY@row.example' }),
    );
    const told = (await scene.add('ck-duty', { import: id, number: 2, text: wrong })) as Import;
    expect(told.rejections.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      ...['2 cas_Status HTCDS_CODE_UNKNOWN', '3 x_CaseRef IMPORT_CASE_DIFFERS', '4 x_PersonRef IMPORT_ROW_REPEATED'],
      ...['5 con_Consent IMPORT_NEEDS_CONSENT', '6 con_Consent CONSENT_NEEDS_GUARDIAN'],
      ...['7 x_Place IMPORT_PLACE_NOT_YOURS', '8 x_Place PLACE_UNKNOWN'],
      ...['9 x_ExploitationPlace PERSON_NOT_RESCUED', '10 x_ReportedMonth HTCDS_VALUE_INVALID'],
      '11 x_ForcedCriminality HTCDS_EXTENSION_WITHOUT_OTHER',
    ]);
    expect(told).toMatchObject({ rejected: 10, rows: 12, notKept: ['prs_Email'] });
    expect(JSON.stringify(told)).not.toContain('CANARY');
    expect(await scene.commit('ck-duty', { import: id, chunks: 2 })).toBe('IMPORT_HAS_REJECTED_ROWS input.import');
    expect(await count()).toBe(before);
  });

  it('refuses headings that it does not know, and text that is no CSV, without repeating them', async () => {
    const refused = async (text: string) => {
      const told = (await scene.add('ck-duty', { import: await scene.begun('ck-duty'), number: 1, text })) as Import;
      expect(JSON.stringify(told)).not.toContain('CANARY');
      return told.rejections.map(({ row, column, code }) => `${row} ${column} ${code}`);
    };
    expect(await refused('CANARY-HEADING,cas_Status,Cas_status\nx,Active,Active')).toEqual([
      ...['0 #1 HTCDS_COLUMN_UNKNOWN', '0 cas_Status HTCDS_COLUMN_REPEATED'],
      ...['0 vic_TraffickingStatus HTCDS_COLUMN_MISSING', '0 con_Consent HTCDS_COLUMN_MISSING'],
    ]);
    expect(await refused(`${csv(rowOf())}\n"CANARY`)).toEqual(['2 null HTCDS_CSV_INVALID']);
    expect(await refused(`${csv(rowOf())}\nActive,CANARY`)).toEqual(['2 null HTCDS_CSV_INVALID']);
  });

  it('takes no more than so many rows, characters and parts, and no file without a row', async () => {
    const id = await scene.begun('ck-duty');
    const many = csv(...Array.from({ length: 101 }, () => rowOf()));
    expect(await scene.add('ck-duty', { import: id, number: 1, text: many })).toBe('IMPORT_TOO_LARGE input.text');
    const long = csv(rowOf({ prs_MailingStreet: 'x'.repeat(80_000) }));
    expect(await scene.add('ck-duty', { import: id, number: 1, text: long })).toBe('IMPORT_TOO_LARGE input.text');
    await everyRow(world, 'update case_import set rows = 5000 where id = $1', [id]);
    expect(await scene.add('ck-duty', { import: id, number: 1, text: csv(rowOf()) })).toBe(
      'IMPORT_TOO_LARGE input.import',
    );
    const empty = await scene.begun('ck-duty');
    await scene.add('ck-duty', { import: empty, number: 1, text: csv(rowOf()).split('\n')[0] });
    expect(await scene.commit('ck-duty', { import: empty, chunks: 1 })).toBe('IMPORT_EMPTY input.import');
  });

  it('makes cases that are worked on by whoever brings them, seals who the persons are, and keeps nothing else', async () => {
    const id = await scene.begun('ck-duty');
    const text = csv(
      rowOf({
        ...{
          x_CaseRef: 'c-9',
          prs_FirstName: 'CANARY-TAKEN',
          prs_SecondName: 'CANARY-IN',
          prs_Birthdate: '1999-01-02',
        },
        ...{ prs_MobilePhone: '66891112222', cas_Status: 'Closed', cas_ReasonForCaseClosure: 'ASSISTED' },
      }),
      rowOf({ x_CaseRef: 'c-9', cas_Status: 'Closed', cas_ReasonForCaseClosure: 'ASSISTED' }),
    );
    await scene.add('ck-duty', { import: id, number: 1, text });
    const plain = await everyRow(world, 'select c::text as text from case_import_chunk c where import_id = $1', [id]);
    expect(JSON.stringify(plain)).not.toMatch(/CANARY|6689111/);
    await scene.commit('ck-duty', { import: id, chunks: 1 });
    await scene.written('ck-duty', id);
    const [found] = (await scene.people.find('ck-duty', 'NAME', 'CANARY-TAKEN CANARY-IN')) as string[];
    const read = await scene.people.read('ck-duty', found!, 'identity(purpose: PROTECTION) { givenName phone bornOn }');
    expect(read.data!.person!['value']).toEqual({
      ...{ givenName: 'CANARY-TAKEN', phone: '+66891112222', bornOn: '1999-01-02' },
    });
    const [row] = await everyRow(
      world,
      `select c.state, c.outcome, c.persons_band, c.resolved_at_level, p.age_band, p.trafficking_status
         from person p join case_file c on c.id = p.case_id where p.id = $1`,
      [found],
    );
    expect(row).toEqual({
      ...{ state: 'CLOSED', outcome: 'ASSISTED', persons_band: 'TWO_TO_FIVE', resolved_at_level: 'DISTRICT' },
      ...{ age_band: 'FROM_25_TO_39', trafficking_status: 'ACTUAL' },
    });
    const left = await everyRow(world, 'select sealed from case_import_chunk where import_id = $1', [id]);
    expect(left).toEqual([{ sealed: null }]);
    const [key] = await everyRow(world, 'select wrapped from subject_key where subject = $1', [`case-import:${id}`]);
    expect(key).toEqual({ wrapped: null });
  });

  it('takes no file that came with a report, because it had none, and says so', async () => {
    const [row] = await everyRow(world, 'select id from case_file where import_id is not null limit 1');
    const input = declare(Buffer.from('what somebody told'), { case: row!['id'] });
    const { data } = await attachmentScene(world).create('ck-duty', input);
    expect(data!.createUpload).toEqual({
      upload: null,
      problems: [{ code: 'ATTACHMENT_NEEDS_REPORT', field: 'input.kind' }],
    });
  });

  it('alerts nobody, counts in no statistics, and is told to whom returns are planned by', async () => {
    const [{ n: alerts } = { n: 0 }] = await everyRow(
      world,
      'select count(*)::int as n from case_alert a join case_file c on c.id = a.case_id where c.import_id is not null',
    );
    const [{ n: told } = { n: 0 }] = await everyRow(
      world,
      `select count(distinct c.id)::int as n from case_file c join inbox_entry e on e.body ->> 'case' = c.id::text
         join inbox i on i.id = e.inbox where c.import_id is not null and i.owner = 'feed:cases'`,
    );
    const [{ n: all } = { n: 0 }] = await everyRow(
      world,
      'select count(*)::int as n from case_file where import_id is not null',
    );
    expect([alerts, told]).toEqual([0, all]);
    const [{ n: reported } = { n: 0 }] = await everyRow(
      world,
      'select count(*)::int as n from case_file where import_id is null',
    );
    const tx = { query: (sql: string, values: unknown[]) => everyRow(world, sql, values) } as EntityManager;
    const from = new Date(0);
    const period = { from, until: new Date(Date.now() + 60_000) } as Period;
    const counted = await countReported(tx, { period, directory: Directory.of(directoryRecords(new Date())) });
    expect(counted.reduce((sum, { n }) => sum + n, 0)).toBe(reported);
    expect(all).toBeGreaterThan(0);
  });

  it('can be dropped until it is committed, and then nothing of it is left', async () => {
    const id = await scene.begun('ck-duty');
    await scene.add('ck-duty', { import: id, number: 1, text: csv(rowOf({ prs_FirstName: 'CANARY-DROPPED' })) });
    expect(await scene.drop('ck-duty', { import: id })).toMatchObject({ state: 'DROPPED' });
    expect(await scene.drop('ck-duty', { import: id })).toMatchObject({ state: 'DROPPED' });
    expect(await scene.commit('ck-duty', { import: id, chunks: 1 })).toBe('IMPORT_STATE_FORBIDS input.import');
    expect(await scene.add('ck-duty', { import: id, number: 2, text: csv(rowOf()) })).toBe(
      'IMPORT_STATE_FORBIDS input.import',
    );
    expect(await everyRow(world, 'select sealed from case_import_chunk where import_id = $1', [id])).toEqual([
      { sealed: null },
    ]);
  });
});
