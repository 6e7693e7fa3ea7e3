import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, person } from '@hub/cast';
import { everyRow, tableScene, type TestSubgraph, toldLines, workbookOf } from '@hub/subgraph-kit/testing';
import { daysAfter, parseCsv, thaiDay, writeCsv } from '@hub/vocabulary';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof tableScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = tableScene(committees, 'member');
});
afterAll(() => committees.stop());

const CK = committee('DL-TH5703').id;
const HEADS = [
  'ชื่อ - สกุล',
  'ตำแหน่ง',
  'หน่วยงาน',
  'ประเภทหน่วยงาน',
  'ฝ่าย',
  'ตำแหน่งในคณะกรรมการ',
  'ตำแหน่งในระบบ',
  'ตั้งแต่',
  'ถึง',
];
const row = (name: string, given: Readonly<Record<number, string>> = {}): string[] =>
  ['', 'ครู', 'โรงเรียนบ้านดอน', 'EDUCATION', 'PREVENTION_MONITORING', 'กรรมการ', '', '', ''].map(
    (cell, index) => given[index] ?? (index === 0 ? name : cell),
  );
const [NOW, LATER] = [0, 300].map((days) => daysAfter(thaiDay(new Date()), days)) as [string, string];
const TERM = { 6: 'Prevention group', 7: '๑ ต.ค. ๒๕๗๐', 8: '30/9/2572' };
const file = (...rows: string[][]): Buffer => Buffer.from(writeCsv([HEADS, ...rows]));
const by = (key = 'cr-secretariat') => callerOf(committees, key);
const send = (...rows: string[][]) => scene.sent(CK, file(...rows), by());
const officials = (name: string) => everyRow(committees, `select * from official where name = '${name}'`);

const officeTitle = async (kind: string): Promise<string> => {
  const [office] = await everyRow(
    committees,
    `select title_en from office where committee = '${CK}' and kind = '${kind}'`,
  );
  return office!['title_en'] as string;
};

describe('a table of members', () => {
  it('is shown row by row before anything is written, and then written whole', async () => {
    const office = await officeTitle('PREVENTION_GROUP');
    const book = workbookOf(
      { rows: [['x']], hidden: true },
      {
        rows: [
          ['คำสั่งแต่งตั้งคณะกรรมการ'],
          [...HEADS, 'หมายเหตุ', 'เบอร์โทร'],
          [...row('นางสาวสมหญิง ใจดี', { ...TERM, 6: office }), 'ไม่อ่าน', '๐๘๑-๒๓๔-๕๖๗๘'],
          row('สมชาย  ใจดี'),
          [...row('สมหญิง ใจดี', { 1: 'ครูใหญ่', 4: '' }), '', '812345679'],
        ],
        merged: ['A1:I1'],
      },
    );
    const preview = await scene.sent(CK, book, by());
    expect(toldLines(preview)).toEqual(['3 CREATE', '4 CREATE', '5 CHANGE title phone']);
    expect(preview).toMatchObject({ state: 'CHECKED', rows: 3, created: 2, changed: 1, rejected: 0, hiddenSheets: 1 });
    expect(preview.notRead).toEqual(['#10']);
    expect(await officials('สมชาย ใจดี')).toEqual([]);

    await scene.end('commit', preview.id, by());
    expect(await scene.settled(preview.id, by())).toMatchObject({ state: 'COMMITTED', rows: 3 });
    const [teacher] = await officials('นางสาวสมหญิง ใจดี');
    expect(teacher).toMatchObject({ title: 'ครูใหญ่', version: 2 });
    expect(
      await everyRow(committees, `select phone from official_phone where official = '${teacher!['id'] as string}'`),
    ).toEqual([{ phone: '+66812345679' }]);
    const made = await everyRow(
      committees,
      `select a.*, o.kind, s.title_th from appointment a join office o on o.id = a.office left join seat s on s.office = o.id
        where a.official = $1 order by o.kind`,
      [teacher!['id']],
    );
    const termOf = (kind: string, seat: string | null) => [
      ...[kind, seat, new Date('2027-09-30T17:00:00Z'), new Date('2029-09-30T17:00:00Z'), person('cr-secretariat').id],
    ];
    expect(
      made.map(({ kind, title_th, starts_at, ends_at, made_by }) => [kind, title_th, starts_at, ends_at, made_by]),
    ).toEqual([termOf('MEMBER', 'ครู'), termOf('PREVENTION_GROUP', null)]);
    const seats = await everyRow(committees, `select role, title_th from seat where title_th = 'ครู'`);
    expect(seats).toEqual([{ role: 'MEMBER', title_th: 'ครู' }]);
    const acts = await everyRow(
      committees,
      `select action from audit_entry where resource in ('${preview.id}', '${made[0]!['id'] as string}') order by action`,
    );
    expect(acts.map(({ action }) => action)).toEqual(['appointment.made', 'member.imported']);
    expect(await everyRow(committees, 'select from table_import_part')).toEqual([]);
    await until(
      () => committees.services.directory.held(teacher!['id'] as string, Date.parse('2028-01-01')).length > 0,
    );
  });

  it('seats whom it gives a term, each title as often as it has people; a seat that somebody holds is not taken', async () => {
    const heads = ['นาง หนึ่ง', 'นาย สอง'].map((name) => row(name, { ...TERM, 1: 'ผู้ใหญ่บ้าน', 6: '' }));
    expect((await scene.taken(CK, file(...heads), by())).state).toBe('COMMITTED');
    const seated = await everyRow(
      committees,
      `select f.name, s.ended_on from seat s join appointment a on a.office = s.office join official f on f.id = a.official
        where s.title_th = 'ผู้ใหญ่บ้าน' and s.title_en = s.title_th order by f.name`,
    );
    expect(seated.map(({ name }) => name)).toEqual(['นาง หนึ่ง', 'นาย สอง']);
    const again = await send(
      ...heads,
      row('นาย สาม', { ...TERM, 1: 'ผู้ใหญ่บ้าน', 6: '' }),
      row('ง', { ...TERM, 4: '', 6: '' }),
    );
    expect(toldLines(again)).toEqual([
      ...['2 NONE', '3 NONE', '4 REJECT from:SEAT_HELD', '5 REJECT office:MEMBER_TERM_WITHOUT_OFFICE'],
    ]);
    await scene.end('drop', again.id, by());
  });

  it('gives the office of a seat what the seat is for, when that changes', async () => {
    const kindOf = async () =>
      (
        await everyRow(
          committees,
          `select o.id, o.kind from seat s join office o on o.id = s.office join committee_group g on g.id = s.committee_group
            where s.title_en = 'Administrative Secretary' and g.committee = '${CK}'`,
        )
      )[0]!;
    const { id } = await kindOf();
    const organization = committee('DL-TH5703').groups[0]!.seats.find(
      ({ titleEn }) => titleEn === 'Administrative Secretary',
    )!.organization;
    const [agency] = await everyRow(committees, `select name_en from organization where id = '${organization}'`);
    const seatedAs = async (role: string) => {
      const cells = { 1: 'Administrative Secretary', 2: agency!['name_en'] as string, 3: '', 4: 'EXECUTIVE', 5: role };
      expect((await scene.taken(CK, file(row('Administrative Secretary Demo', cells)), by())).state).toBe('COMMITTED');
      const { kind } = await kindOf();
      await until(() => committees.services.directory.office(id as string)?.kind === kind);
      return kind;
    };
    expect(await seatedAs('กรรมการ')).toBe('MEMBER');
    expect(await seatedAs('เลขานุการ')).toBe('COMMITTEE_SECRETARY');
    // a table that does not tell it leaves it
    expect(await seatedAs('')).toBe('COMMITTEE_SECRETARY');
    const [{ title_en: office }] = (await everyRow(committees, `select title_en from office where id = $1`, [id])) as [
      { title_en: string },
    ];
    const teacher = { 1: 'ครูเวร', 4: 'EXECUTIVE' };
    const wrong = await send(
      row('นาย เลขา', { ...teacher, 5: 'เลขานุการ' }),
      row('นาง ประธาน', { ...teacher, 5: 'ประธาน' }),
      row('นาย กรรมการ', teacher),
      row('นาย กรรมการ', { ...teacher, 5: 'เลขานุการ' }),
      row('นาง แทน', { ...TERM, 4: '', 6: office, 7: NOW, 8: LATER }),
    );
    expect(toldLines(wrong)).toEqual([
      ...[
        '2 REJECT seat:SEAT_ROLE_TAKEN',
        '3 REJECT seat:SEAT_ROLE_TAKEN',
        '4 CREATE',
        '5 REJECT seat:SEAT_ROLE_TAKEN',
      ],
      '6 REJECT from:SEAT_HELD',
    ]);
    await scene.end('drop', wrong.id, by());
  });

  it('is taken once, and another file with the same rows changes nothing', async () => {
    const rows = [row('ทวี ซ้ำซาก')];
    const first = await scene.taken(CK, file(...rows), by());
    expect(first.state).toBe('COMMITTED');
    const again = await send(...rows);
    expect(await scene.refusal(scene.end('commit', again.id, by()))).toEqual(['IMPORT_REPEATED', 'input.import']);
    const other = await scene.taken(CK, workbookOf({ rows: [HEADS, ...rows] }), by());
    expect([other.state, ...toldLines(other)]).toEqual(['COMMITTED', '2 NONE']);
    expect(await officials('ทวี ซ้ำซาก')).toHaveLength(1);
  });

  it('says of each row why it cannot be taken, in the language of whoever reads, and then takes none', async () => {
    const office = await officeTitle('PREVENTION_GROUP');
    const wrong = await send(
      row('ดี ดีมาก'),
      row(''),
      row('ก', { 2: 'ไม่มีที่นี่', 3: '' }),
      row('ข', { 3: 'CIRCUS' }),
      row('ค', { 4: 'ไม่มี' }),
      row('ง', { 6: office }),
      row('จ', { ...TERM, 6: 'Nowhere' }),
      row('ฉ', { ...TERM, 6: office, 7: '31/2/2570' }),
      row('ช', { ...TERM, 6: office, 8: '2 ต.ค. 2572' }),
      row('ซ', { ...TERM, 6: office, 7: '1/10/2550', 8: '30/9/2551' }),
      row('ฌ', { ...TERM, 1: 'ครูใหม่', 6: office }),
      row('ฌ', { ...TERM, 1: 'ครูใหม่', 6: office, 7: '2/10/2570' }),
      row('x'.repeat(201)),
    );
    expect(toldLines(wrong)).toEqual([
      '2 CREATE',
      '3 REJECT name:TABLE_CELL_REQUIRED',
      '4 REJECT organization:MEMBER_ORGANIZATION_UNKNOWN',
      '5 REJECT agencyKind:TABLE_CELL_INVALID',
      '6 REJECT group:MEMBER_GROUP_UNKNOWN',
      '7 REJECT office:MEMBER_TERM_WITHOUT_OFFICE',
      '8 REJECT office:MEMBER_OFFICE_UNKNOWN',
      '9 REJECT from:TABLE_CELL_INVALID',
      '10 REJECT until:APPOINTMENT_TOO_LONG',
      '11 REJECT until:INPUT_INVALID',
      '12 CREATE',
      '13 REJECT from:APPOINTMENT_OVERLAPS',
      '14 REJECT name:TABLE_CELL_INVALID',
    ]);
    expect(await scene.refusal(scene.end('commit', wrong.id, by()))).toEqual([
      'IMPORT_HAS_REJECTED_ROWS',
      'input.import',
    ]);
    expect(await officials('ดี ดีมาก')).toEqual([]);
    const thai = tableScene({ ...committees, ...committees.inLanguage('th') }, 'member');
    const [second] = (await thai.look(wrong.id, by()))!.lines.edges.filter(({ node }) => node.row === 3);
    expect(second!.node.problems[0]!.message).toBe('ช่องนี้ต้องไม่ว่าง');
    await scene.end('drop', wrong.id, by());
    expect((await scene.look(wrong.id, by()))!.state).toBe('DROPPED');
  });

  it('takes a phone as it is dialled, leaves it where the cell is blank, and no words for one', async () => {
    const phones = (...cells: string[]) =>
      Buffer.from(writeCsv([[...HEADS, 'Phone'], ...cells.map((cell) => [...row('พร โทรดี'), cell])]));
    expect((await scene.taken(CK, phones('053-711-234', ''), by())).state).toBe('COMMITTED');
    const again = await scene.sent(CK, phones('+66 53 711 234', '', 'สาย ๑๒'), by());
    expect(toldLines(again)).toEqual(['2 NONE', '3 NONE', '4 REJECT phone:OFFICIAL_PHONE_INVALID']);
    await scene.end('drop', again.id, by());
  });

  it('without its columns is told so', async () => {
    const headless = await scene.sent(CK, Buffer.from('สมหญิง,081\n'), by());
    expect(toldLines(headless)).toEqual([
      '1 REJECT name:TABLE_COLUMN_MISSING title:TABLE_COLUMN_MISSING organization:TABLE_COLUMN_MISSING',
    ]);
  });

  it('that can no longer be taken has a new preview, and nothing of it is written', async () => {
    const office = await officeTitle('PREVENTION_GROUP');
    const mine = await send(row('พร มั่นคง', { ...TERM, 1: 'ครูพละ', 6: office }), row('ใหม่ มั่นคง'));
    const theirs = await scene.taken(
      CK,
      file(row('พร มั่นคง', { ...TERM, 1: 'ครูพละ', 6: office, 8: '1/9/2572' })),
      by('national-desk'),
    );
    expect(theirs.state).toBe('COMMITTED');
    await scene.end('commit', mine.id, by());
    const after = await scene.settled(mine.id, by());
    expect([after.state, ...toldLines(after)]).toEqual(['CHECKED', '2 REJECT from:APPOINTMENT_OVERLAPS', '3 CREATE']);
    expect(await officials('ใหม่ มั่นคง')).toEqual([]);
  });

  it('is received in parts, goes on where it broke off, and begins anew when it is not the file', async () => {
    const whole = file(row('ยาว เหยียด'));
    const [head, tail] = [whole.subarray(0, 50), whole.subarray(50)];
    const begun = await scene.begin(CK, whole, by(), 'parts');
    const { id } = begun.data!.step.import!;
    expect((await scene.begin(CK, whole, by(), 'parts')).data!.step.import!.id).toBe(id);
    expect(await scene.refusal(scene.begin(CK, head, by(), 'parts'))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
      'input.idempotencyKey',
    ]);
    expect(await scene.refusal(scene.add(id, 2, head, by()))).toEqual(['IMPORT_CHUNK_OUT_OF_TURN', 'input.number']);
    expect(await scene.refusal(scene.add(id, 1, head, by()))).toBeNull();
    expect(await scene.refusal(scene.add(id, 1, head, by()))).toBeNull();
    expect(await scene.refusal(scene.add(id, 1, tail, by()))).toEqual(['IMPORT_CHUNK_DIFFERS', 'input.content']);
    expect(await scene.refusal(scene.end('commit', id, by()))).toEqual(['IMPORT_STATE_FORBIDS', 'input.import']);
    expect(await scene.refusal(scene.add(id, 2, Buffer.from(tail).fill(0, 9), by()))).toEqual([
      ...['IMPORT_FILE_DIFFERS', 'input.content'],
    ]);
    expect(await scene.look(id, by())).toMatchObject({ state: 'RECEIVING', nextPart: 1, received: 0 });
    await scene.add(id, 1, head, by());
    await scene.add(id, 2, tail, by());
    expect(toldLines(await scene.settled(id, by()))).toEqual(['2 CREATE']);
  });

  it('has a template that it reads itself', async () => {
    const { data } = await committees.send<{ memberImportTemplate: { csv: string; columns: { required: boolean }[] } }>(
      '{ memberImportTemplate { csv columns { name headings required } } }',
    );
    const { csv, columns } = data!.memberImportTemplate;
    expect(parseCsv(csv)[0]).toHaveLength(columns.length);
    const empty = await scene.sent(CK, Buffer.from(csv), by());
    expect(empty).toMatchObject({ state: 'CHECKED', rows: 0, rejected: 0 });
    expect(await scene.refusal(scene.end('commit', empty.id, by()))).toEqual(['IMPORT_EMPTY', 'input.import']);
  });
});
