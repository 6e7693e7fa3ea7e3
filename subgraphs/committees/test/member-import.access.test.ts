import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committee, people, person } from '@hub/cast';
import { everyRow, tableScene, type TestSubgraph, toldLines } from '@hub/subgraph-kit/testing';
import { writeCsv } from '@hub/vocabulary';
import { callerOf, startCommittees } from './committees-world.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof tableScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = tableScene(committees, 'member');
});
afterAll(() => committees.stop());

const CK = committee('DL-TH5703').id;
const by = (key: string) => callerOf(committees, key);
const file = (...cells: string[]): Buffer =>
  Buffer.from(writeCsv([['Name', 'Title', 'Organization', 'Agency kind', 'Office', 'From', 'Until'], cells]));
const PLAIN = file('A. Person', 'Teacher', 'School', 'EDUCATION', '', '', '');

it('members are taken in by those who may appoint to the committee, and by nobody else', async () => {
  const found: Record<string, string[]> = {};
  for (const { key } of people) {
    const refusal = await scene.refusal(scene.begin(CK, PLAIN, by(key)));
    (found[String(refusal)] ??= []).push(key);
  }
  expect(found['null']!.sort()).toEqual(['cr-secretariat', 'national-desk']);
  expect(found['NOT_FOUND']).toContain('py-secretariat');
  expect(found['FORBIDDEN_ACTION']).toContain('ck-chair');
  expect(Object.keys(found).sort()).toEqual(['FORBIDDEN_ACTION', 'NOT_FOUND', 'null']);
  expect(await scene.refusal(scene.begin('x', PLAIN, by('cr-secretariat')))).toBe('NOT_FOUND');
});

it('an import is there for nobody but who began it', async () => {
  const { id } = await scene.sent(CK, PLAIN, by('cr-secretariat'));
  for (const key of ['national-desk', 'py-secretariat']) {
    expect(await scene.look(id, by(key))).toBeNull();
    expect(await scene.refusal(scene.add(id, 1, PLAIN, by(key)))).toBe('NOT_FOUND');
    for (const how of ['commit', 'drop'] as const)
      expect(await scene.refusal(scene.end(how, id, by(key)))).toBe('NOT_FOUND');
  }
  const { errors } = await committees.send('query ($id: ID!) { memberImport(id: $id) { id } }', { id }, by('ck-chair'));
  expect(errors![0]!.extensions.code).toBe('FORBIDDEN_ACTION');
  expect((await scene.look(id, by('cr-secretariat')))!.state).toBe('CHECKED');
});

it('what was sent is read by nobody, and what it says by nobody but who sent it', async () => {
  const rows = async (table: string, key: string): Promise<number> => {
    const actor = {
      id: `person:${person(key).id}`,
      offices: by(key).offices.map(({ office }) => office),
      purpose: 'request',
    };
    const found = await committees.services.store.inActor(actor, (tx) => tx.query<object[]>(`select from ${table}`));
    return found.length;
  };
  await scene.sent(CK, file('B. Person', 'Teacher', 'School', 'EDUCATION', '', '', ''), by('cr-secretariat'));
  expect(await everyRow(committees, 'select from table_import_part')).not.toEqual([]);
  for (const key of ['cr-secretariat', 'national-desk', 'ck-chair'])
    expect(await rows('table_import_part', key)).toBe(0);
  for (const table of ['table_import', 'table_import_line']) {
    expect(await rows(table, 'cr-secretariat')).toBeGreaterThan(0);
    expect(await rows(table, 'py-secretariat')).toBe(0);
  }
});

it('nobody appoints themselves by a table', async () => {
  const [own] = await everyRow(
    committees,
    `select o.name, o.title, g.name_en, p.place as seat, o.organization from official o
       join organization g on g.id = o.organization join committee p on p.place = g.place
      where o.id = '${person('cr-secretariat').id}'`,
  );
  const province = committee('PL-TH57').id;
  const [office] = await everyRow(
    committees,
    `select title_en from office where committee = '${province}' and kind = 'CHAIR'`,
  );
  const cells = [own!['name'], own!['title'], own!['name_en'], '', office!['title_en'], '1/10/2570', '30/9/2571'];
  const preview = await scene.sent(province, file(...(cells as string[])), by('cr-secretariat'));
  expect(toldLines(preview)).toEqual(['2 REJECT name:MEMBER_IS_YOU']);
  const other = await scene.sent(province, file(...(cells as string[])), by('national-desk'));
  expect(toldLines(other)).toEqual(['2 CREATE']);
});
