import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords, people, person } from '@hub/cast';
import {
  everyRow,
  startTestSubgraph,
  tableScene,
  type TestSubgraph,
  toldLines,
  WORKBOOK_STYLES,
  workbookOf,
} from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE, writeCsv } from '@hub/vocabulary';
import { trainingsSubgraph } from '../src/subgraph.js';

let trainings: TestSubgraph;
let scene: ReturnType<typeof tableScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  scene = tableScene(trainings, 'attendance');
});
afterAll(() => trainings.stop());

const CK = committee('DL-TH5703').id;
const by = (key = 'ck-chair') => trainings.callerOf(person(key));
let keys = 0;
const planned = async (heldOn = '2022-03-29'): Promise<string> => {
  const { data } = await trainings.send<{ planTraining: { trainingEvent: { id: string } } }>(
    'mutation ($input: PlanTrainingInput!) { planTraining(input: $input) { trainingEvent { id } } }',
    {
      input: {
        ...{ idempotencyKey: `t${keys++}`, title: 'Village training', committee: CK, place: 'TH5703' },
        ...{ heldOn, topics: ['LEGISLATION'] },
      },
    },
    by(),
  );
  return data!.planTraining.trainingEvent.id;
};

interface Seen {
  readonly trainingEvent: {
    readonly state: string;
    readonly version: number;
    readonly women: number;
    readonly men: number;
    readonly attendance: readonly { readonly agencyKind: string }[];
    readonly assessment: Record<string, number> | null;
    readonly attendees?: { readonly edges: readonly { readonly node: Record<string, unknown> }[] } | null;
  };
}
const PUBLIC =
  'state version women men attendance { agencyKind women men } assessment { preMean postMean preCount postCount }';
const seen = async (id: string, key?: string): Promise<Seen['trainingEvent']> => {
  const list = key
    ? 'attendees(first: 100) { edges { node { id participant name sex agencyKind agency role preScore postScore } } }'
    : '';
  const query = `query ($id: ID!) { trainingEvent(id: $id) { ${PUBLIC} ${list} } }`;
  const { data, errors } = await trainings.send<Seen>(query, { id }, key ? by(key) : undefined);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.trainingEvent;
};
const reach = async (): Promise<{ participations: number; people: number } | null> => {
  const { data } = await trainings.send<{
    _entities: { attendanceReach: { participations: number; people: number } | null }[];
  }>(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee { attendanceReach { participations people } } } }',
    { of: [{ __typename: 'Committee', id: CK }] },
  );
  return data!._entities[0]!.attendanceReach;
};

const HEADS = ['ที่', 'ชื่อ-สกุล', 'เพศ', 'หน่วยงาน', 'วันที่', 'เบอร์โทร'];
const LIST = workbookOf({
  rows: [
    ['ทะเบียนรายชื่อผู้เข้าอบรม'],
    HEADS,
    ['๑', 'นางสาวสมหญิง ใจดี', 'หญิง', 'สภ.เชียงของ', { number: 44_649, style: WORKBOOK_STYLES.thaiDay }, '081-234-5678'],
    ['๒', 'นายสมชาย ใจดี', 'ชาย', 'โรงพยาบาลเชียงของ', '29 มี.ค. 2565', ''],
    ['๓', 'วิทยา กร', 'ชาย', 'มูลนิธิ', '๒๙/๓/๒๕๖๕', ''],
  ],
  merged: ['A1:F1'],
});

describe('a list of who came', () => {
  it('makes the counts, and a sheet of tests with names alone makes the means', async () => {
    const training = await planned();
    const preview = await scene.sent(training, LIST, by());
    expect(toldLines(preview)).toEqual(['3 CREATE', '4 CREATE', '5 CREATE']);
    expect(preview.notRead).toEqual(['#1', '#6']);
    expect((await seen(training)).state).toBe('PLANNED');
    expect(await reach()).toBeNull();

    await scene.end('commit', preview.id, by());
    expect((await scene.settled(preview.id, by())).state).toBe('COMMITTED');
    expect(await seen(training)).toMatchObject({ state: 'HELD', version: 2, women: 1, men: 2, assessment: null });

    const sheet = [
      ['ชื่อ', 'ก่อนอบรม', 'หลังอบรม', 'คะแนนเต็ม', 'บทบาท'],
      ['สมหญิง ใจดี', '๘', '15', '20', ''],
      ['สมชาย ใจดี', '10', '', '20', ''],
      ['วิทยา กร', '', '', '', 'วิทยากร'],
    ];
    const tests = await scene.taken(training, Buffer.from(writeCsv(sheet)), by());
    expect(toldLines(tests)).toEqual(['2 CHANGE pre post', '3 CHANGE pre', '4 CHANGE role']);
    const after = await seen(training, 'ck-chair');
    expect(after).toMatchObject({ state: 'ASSESSED', version: 3, women: 1, men: 1 });
    expect(after.assessment).toBeNull();
    expect(after.attendees!.edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'นางสาวสมหญิง ใจดี',
          sex: 'FEMALE',
          agencyKind: 'POLICE',
          preScore: 40,
          postScore: 75,
        }),
        expect.objectContaining({ name: 'วิทยา กร', role: 'TRAINER', preScore: null }),
      ]),
    );
    expect(JSON.stringify(await everyRow(trainings, 'select * from participant'))).not.toContain('081-234-5678');
  });

  it('counts participations, and each person once at however many trainings', async () => {
    const before = (await reach())!;
    const list = (...rows: string[][]) => Buffer.from(writeCsv([['Name', 'Sex', 'Agency'], ...rows]));
    for (const training of [await planned(), await planned()]) {
      const taken = await scene.taken(
        training,
        list(['Mr. Ann Other', 'm', 'Police'], ['Ann  other', 'f', 'Hospital']),
        by(),
      );
      expect(taken.state).toBe('COMMITTED');
    }
    expect(await reach()).toEqual({ participations: before.participations + 4, people: before.people + 2 });
  });

  it('sent again puts sex, kind of agency and name right, in each training that is not reported', async () => {
    const heads = ['Name', 'Sex', 'Agency', 'Kind of agency'];
    const list = (...row: string[]) => Buffer.from(writeCsv([heads, row, ['Chai Two', 'm', 'Sea Office', 'health']]));
    const [one, two] = [await planned(), await planned()];
    for (const training of [one, two])
      await scene.taken(training, list('somsri one', 'm', 'Sea office', 'health'), by());
    const right = list('Mrs Somsri One', 'f', 'Sea Office', 'labour');
    expect(toldLines(await scene.taken(one, right, by()))).toEqual([
      '2 CHANGE name sex agency agencyKind',
      ...['3 NONE'],
    ]);
    const counts = [
      { agencyKind: 'HEALTH', women: 0, men: 1 },
      { agencyKind: 'LABOUR', women: 1, men: 0 },
    ];
    for (const training of [one, two]) {
      const now = await seen(training, 'ck-chair');
      expect(now).toMatchObject({ women: 1, men: 1, attendance: expect.arrayContaining(counts) });
      expect(now.attendees!.edges.map(({ node }) => node['name'])).toContain('Mrs Somsri One');
    }
    // a sheet of names and scores leaves the person as they are
    const sheet = Buffer.from(
      writeCsv([
        ['Name', 'Pre'],
        ['somsri one', '50'],
      ]),
    );
    expect(toldLines(await scene.taken(one, sheet, by()))).toEqual(['2 CHANGE pre']);
  });

  it('says of each row why it cannot be taken', async () => {
    const training = await planned();
    const rows = [
      ['ก', 'หญิง', 'สภ.', ''],
      ['ก', 'หญิง', 'สภ.', ''],
      ['ข', '', 'สภ.', ''],
      ['ค', 'ชาย', '', ''],
      ['ง', 'ชาย', 'สภ.', '1/1/2560'],
      ['ก', 'ชาย', 'รพ.', ''],
      ['ก', '', '', ''],
    ];
    const sent = await scene.sent(training, Buffer.from(writeCsv([['ชื่อ', 'เพศ', 'หน่วยงาน', 'วันที่'], ...rows])), by());
    expect(toldLines(sent)).toEqual([
      '2 CREATE',
      '3 REJECT name:IMPORT_ROW_REPEATED',
      '4 REJECT name:ATTENDANCE_INCOMPLETE',
      '5 REJECT name:ATTENDANCE_INCOMPLETE',
      '6 REJECT on:TABLE_CELL_INVALID',
      '7 CREATE',
      '8 REJECT name:ATTENDANCE_AMBIGUOUS',
    ]);
    expect(await scene.refusal(scene.end('commit', sent.id, by()))).toEqual([
      'IMPORT_HAS_REJECTED_ROWS',
      'input.import',
    ]);
  });

  it('of a training that was reported takes no row', async () => {
    const [reported] = await everyRow(
      trainings,
      `select id from training_event where state = 'REPORTED' and committee_id = '${CK}'`,
    );
    const sent = await scene.sent(reported!['id'] as string, LIST, by());
    expect(toldLines(sent)[0]).toBe('3 REJECT null:TRAINING_STATE_FORBIDS');
  });
});

describe('who came', () => {
  it('is read by the committee and those above it, and of others only counted', async () => {
    const training = await planned();
    await scene.taken(
      training,
      Buffer.from(
        writeCsv([
          ['Name', 'Sex', 'Agency'],
          ['Canary Person', 'f', 'Police'],
        ]),
      ),
      by(),
    );
    const readers: string[] = [];
    for (const { key } of people) {
      const query = 'query ($id: ID!) { trainingEvent(id: $id) { attendees { edges { node { name } } } } }';
      const answer = await trainings.send(query, { id: training }, by(key));
      if (JSON.stringify(answer).includes('Canary Person')) readers.push(key);
    }
    const ck = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
    expect(readers.sort()).toEqual([...ck, 'cr-chair', 'cr-secretariat', 'national-desk'].sort());
    const all = await trainings.send(
      'query ($id: ID!) { trainingEvent(id: $id) { women attendees { edges { cursor } } } }',
      { id: training },
    );
    expect(JSON.stringify(all)).not.toContain('Canary');
  });

  it('is granted to those kinds of office that have training:read', async () => {
    const granted = await everyRow(
      trainings,
      `select distinct office from row_access where resource_type = 'training_attendance'`,
    );
    const kinds = new Set(granted.map(({ office }) => trainings.services.directory.office(office as string)!.kind));
    expect([...kinds].filter((kind) => !SCOPES_OF_OFFICE[kind].includes('training:read'))).toEqual([]);
    expect(OFFICE_KINDS.filter((kind) => SCOPES_OF_OFFICE[kind].includes('training:read')).length).toBeGreaterThan(0);
  });

  it('is taken in by those who may record results, and by nobody else', async () => {
    const training = await planned();
    const may: string[] = [];
    for (const { key } of people)
      if ((await scene.refusal(scene.begin(training, LIST, by(key)))) === null) may.push(key);
    expect(may.sort()).toEqual(['ck-chair', 'ck-focal', 'ck-prevention', 'cr-chair', 'cr-secretariat'].sort());
    expect(await scene.refusal(scene.begin(CK, LIST, by()))).toBe('NOT_FOUND');
    const { id } = await scene.sent(training, LIST, by());
    expect(await scene.look(id, by('ck-focal'))).toBeNull();
    expect(await scene.refusal(scene.end('commit', id, by('ck-focal')))).toBe('NOT_FOUND');
  });
});

describe('a list that was taken in by mistake', () => {
  const list = (...rows: string[][]) => Buffer.from(writeCsv([['Name', 'Sex', 'Agency', 'Pre'], ...rows]));

  it('is withdrawn as a whole, the latest first; then its training is planned, and the same file is as new', async () => {
    const training = await planned();
    const before = await reach();
    const names = list(['Wrong One', 'f', 'Wrong Police', ''], ['Wrong Two', 'm', 'Wrong Police', '']);
    const first = await scene.taken(training, names, by());
    const second = await scene.taken(
      training,
      list(['Wrong One', '', '', '50'], ['Wrong Three', 'f', 'Wrong Police', '']),
      by(),
    );
    const refusal = (id: string, as?: string) => scene.refusal(scene.end('withdraw', id, by(as)));
    expect(await refusal(first.id)).toEqual(['IMPORT_NOT_LAST', 'input.import']);
    expect(await refusal(first.id, 'ck-focal')).toBe('NOT_FOUND');
    expect(await refusal(second.id)).toBeNull();
    const now = await seen(training, 'ck-chair');
    expect(now).toMatchObject({ state: 'HELD', women: 1, men: 1 });
    expect(now.attendees!.edges.map(({ node }) => node['preScore'])).toEqual([null, null]);
    expect(await refusal(first.id)).toBeNull();
    expect(await seen(training, 'ck-chair')).toMatchObject({ state: 'PLANNED', women: 0, attendees: { edges: [] } });
    expect(await reach()).toEqual(before);
    expect(await everyRow(trainings, `select from participant where agency = 'Wrong Police'`)).toEqual([]);
    expect(await refusal(first.id)).toBeNull();
    const audit = await everyRow(trainings, 'select action from audit_entry where resource = $1 order by at', [
      first.id,
    ]);
    expect(audit.map(({ action }) => action)).toEqual(['attendance.imported', 'attendance.withdrawn']);
    expect((await scene.look(first.id, by()))!.state).toBe('WITHDRAWN');
    expect((await scene.taken(training, names, by())).state).toBe('COMMITTED');
    expect(await seen(training)).toMatchObject({ state: 'HELD', women: 1, men: 1 });
  });

  it('stays where a certificate or answers rest on it, and once its training was reported', async () => {
    const training = await planned();
    const { id } = await scene.taken(training, list(['Sure One', 'f', 'Police', '']), by());
    const [{ node }] = (await seen(training, 'ck-chair')).attendees!.edges as [{ node: Record<string, unknown> }];
    const refusal = async () => (await scene.refusal(scene.end('withdraw', id, by())))![0];
    const answer = `insert into test_sheet values ($1, 'PRE', '{1}', 50, now(), 'test')`;
    await everyRow(trainings, answer, [node['id']]);
    expect(await refusal()).toBe('TEST_FORM_IN_USE');
    await trainings.getFile(`/papers/${String(node['id'])}.html?language=en`, by());
    expect(await refusal()).toBe('CERTIFICATE_ISSUED');
    await everyRow(trainings, `update training_event set state = 'REPORTED' where id = $1`, [training]);
    expect(await refusal()).toBe('TRAINING_STATE_FORBIDS');
  });
});

describe('one who came', () => {
  const change = async (name: string, input: object, as = 'ck-chair'): Promise<string> => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await trainings.send<{ told: { problems: { code: string; field: string }[] } }>(
      `mutation ($input: ${type}!) { told: ${name}(input: $input) { problems { code field } } }`,
      { input },
      by(as),
    );
    const [problem] = data?.told?.problems ?? [];
    return errors?.[0]?.extensions.code ?? (problem ? `${problem.code} ${problem.field}` : 'DONE');
  };

  it('is put right, or taken off the list, by who may record; every count follows', async () => {
    const [training, other] = [await planned(), await planned()];
    const rows = ['Pim One', 'Pam Two'].map((name) => [name, 'm', 'Single Desk', 'health']);
    const list = Buffer.from(writeCsv([['Name', 'Sex', 'Agency', 'Kind of agency'], ...rows]));
    for (const each of [training, other]) await scene.taken(each, list, by());
    const { version, attendees } = await seen(training, 'ck-chair');
    const idOf = (name: string) => attendees!.edges.find(({ node }) => node['name'] === name)!.node['id'];
    const one = { trainingEvent: training, version, attendance: idOf('Pim One') };
    const right = { name: ' Pim  Right ', sex: 'FEMALE', agencyKind: 'LABOUR', agency: 'Single Desk', preScore: 50 };
    const role = { role: 'PARTICIPANT' };
    const correct = (given: object, as?: string) =>
      change('correctAttendance', { ...one, ...right, ...role, ...given }, as);
    expect(await correct({}, 'ck-duty')).toBe('FORBIDDEN_ACTION');
    expect(await correct({}, 'py-secretariat')).toBe('NOT_FOUND');
    expect(await correct({ preScore: 101 })).toBe('INPUT_INVALID input.preScore');
    expect(await correct({ attendance: training })).toBe('NOT_FOUND input.attendance');
    expect(await correct({ name: 'Pam Two' })).toBe('ATTENDANCE_AMBIGUOUS input.name');
    expect(await correct({})).toBe('DONE');
    expect(await correct({})).toBe('VERSION_CONFLICT input.version');
    for (const each of [training, other]) expect(await seen(each)).toMatchObject({ women: 1, men: 1 });
    const told = (await seen(training, 'ck-chair')).attendees!.edges.map(({ node }) => node);
    expect(told).toContainEqual(expect.objectContaining({ name: 'Pim Right', agencyKind: 'LABOUR', preScore: 50 }));

    const two = { trainingEvent: training, version: version + 1, attendance: idOf('Pam Two') };
    for (const as of ['ck-duty', 'lao-houayxay'])
      expect(await change('removeAttendance', two, as)).toBe('FORBIDDEN_ACTION');
    expect(await change('removeAttendance', two)).toBe('DONE');
    expect([await seen(training), await seen(other)]).toMatchObject([
      { women: 1, men: 0 },
      { women: 1, men: 1 },
    ]);
    await trainings.getFile(`/papers/${String(one.attendance)}.html?language=en`, by());
    expect(await change('removeAttendance', { ...one, version: version + 2 })).toBe(
      'CERTIFICATE_ISSUED input.attendance',
    );
    const audit = await everyRow(
      trainings,
      `select action from audit_entry where resource_type = 'attendance' and resource = any ($1) order by at`,
      [[one.attendance, two.attendance]],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'attendance.corrected',
      'attendance.removed',
      'certificate.issued',
    ]);
  });
});
