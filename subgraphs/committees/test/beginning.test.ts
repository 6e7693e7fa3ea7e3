import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { begin, readConfig } from '@hub/subgraph-kit';
import { everyRow, tableScene, type TestSubgraph, toldLines } from '@hub/subgraph-kit/testing';
import { writeCsv } from '@hub/vocabulary';
import { committeesSubgraph } from '../src/subgraph.js';
import { startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees({ seed: false });
});
afterAll(() => committees.stop());

const FIRST = '0f4e2a52-7b7c-4f6e-9a3c-5d8f1f0b2c11';
const DESK = 'b7f0c9d4-1f5e-4a57-8a0e-3a7d9e6c4d22';

const beginBy = (subject?: string): Promise<string> => {
  const said = { HUB_FIRST_ADMINISTRATOR: subject, HUB_FIRST_ADMINISTRATOR_NAME: 'A. First' };
  const environment = { ...committees.environment, ...said };
  return begin(committeesSubgraph, readConfig(committeesSubgraph, environment), environment);
};
const by = (id: string) => committees.callerOf({ id });

type Done = Record<string, { readonly id: string } | null> & { readonly problems: readonly object[] };
const does = async (name: string, answer: string, input: object, id: string): Promise<string> => {
  const { data, errors } = await committees.send<{ done: Done }>(
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      done: ${name}(input: $input) { ${answer} { id } problems { code field } } }`,
    { input },
    by(id),
  );
  expect([errors, data?.done.problems]).toEqual([undefined, []]);
  return data!.done[answer]!.id;
};

it('a hub without the demo begins with one command, which says what it needs and works once', async () => {
  await expect(beginBy()).rejects.toThrow('HUB_FIRST_ADMINISTRATOR');
  await expect(beginBy('admin')).rejects.toThrow('HUB_FIRST_ADMINISTRATOR');
  expect(await everyRow(committees, 'select from official')).toEqual([]);
  const [first, second] = await Promise.allSettled([beginBy(FIRST), beginBy(randomUUID())]);
  expect([first, second].map(({ status }) => status).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    ...['fulfilled', 'rejected'],
  ]);
  await expect(beginBy(randomUUID())).rejects.toThrow('somebody is appointed administrator already');
  const acts = await everyRow(committees, `select actor from audit_entry where action = 'hub.begun'`);
  expect(acts).toEqual([{ actor: 'system:begin' }]);
});

it('then its administrator enters places, appoints the desk, and the desk begins the committee of a province', async () => {
  const [held] = await everyRow(
    committees,
    `select a.official, a.office from appointment a join office o on o.id = a.office where o.kind = 'ADMINISTRATOR'`,
  );
  const { official: admin, office } = held as { official: string; office: string };
  await until(() => committees.services.directory.held(admin, Date.now()).length > 0);
  const list = [
    ['Code', 'Name', 'ชื่อ'],
    ['45', 'Roi Et', 'ร้อยเอ็ด'],
    ['4502', 'Kaset Wisai', 'เกษตรวิสัย'],
    ['LA', 'Lao PDR', ''],
  ];
  const places = await tableScene(committees, 'place').taken(office, Buffer.from(writeCsv(list)), by(admin));
  expect([places.state, ...toldLines(places)]).toEqual(['COMMITTED', '2 CREATE', '3 CREATE', '4 CREATE']);
  await until(() => committees.services.directory.place('TH4502') !== undefined);
  const newOrganization = { nameEn: 'Anti-Trafficking Division', agencyKind: 'SOCIAL_DEVELOPMENT', place: 'TH' };
  const official = await does(
    'enterOfficial',
    'official',
    { idempotencyKey: 'desk', subject: DESK, name: 'B. Desk', title: 'Officer', newOrganization },
    admin,
  );
  const [desk] = await everyRow(committees, `select id from office where kind = 'NATIONAL_DESK'`);
  const [from, until_] = [new Date(Date.now() - 1000), new Date(Date.now() + 300 * 86_400_000)];
  const term = { from: from.toISOString(), until: until_.toISOString() };
  const appointment = { idempotencyKey: 'desk', official, office: desk!['id'], ...term };
  await does('appointOfficial', 'appointment', appointment, admin);
  await until(() => committees.services.directory.held(DESK, Date.now()).length > 0);
  const proposal = {
    ...{
      idempotencyKey: 'first',
      place: 'TH45',
      nameEn: 'Roi Et Provincial Committee',
      advocacyMeetingOn: '2024-01-10',
    },
    form: 'EXECUTIVE_AND_GROUPS',
  };
  const committee = await does('proposeCommittee', 'committee', proposal, DESK);
  const [row] = await everyRow(
    committees,
    `select c.code, p.code as above from committee c join committee p on p.id = c.parent where c.id = '${committee}'`,
  );
  expect(row).toEqual({ code: 'PL-TH45', above: 'NL-TH' });
});
