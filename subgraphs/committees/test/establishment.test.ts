import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, office, offices, people, seatOffices } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { GROUPS_OF_FORM, thaiDay } from '@hub/vocabulary';
import { callerOf, startCommittees, until } from './committees-world.js';
import { establishmentScene, refusalOf, WORKING_TEAM } from './establishment-scene.js';
import { planScene } from './plan-scene.js';
import { made, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof establishmentScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = establishmentScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-01T05:00:00Z') });
});
afterAll(() => committees.stop());
beforeEach(async () => {
  const own = `(select id from committee where code like '%TH5704')`;
  await everyRow(committees, `delete from vacancy where office in (select id from office where committee in ${own})`);
  for (const [table, column] of [
    ...(['establishment_step', 'committee_group'] as const).map((each) => [each, 'committee'] as const),
    ...(['office', 'committee'] as const).map((each) => [each, each === 'office' ? 'committee' : 'id'] as const),
  ])
    await everyRow(committees, `delete from ${table} where ${column} in ${own}`);
  expect(await refusalOf(scene.propose())).toBeNull();
});

const YEAR = [
  ...[['APPROVAL', '2026-02-01', 'ADVOCACY'] as const, ['WORKING_TEAM', '2026-02-20', 'ADVOCACY'] as const],
  ...[
    ['ORDER_DRAFTED', '2026-03-01', 'ORDER_DRAFTED'] as const,
    ['ORDER_SIGNED', '2026-04-01', 'ORDER_SIGNED'] as const,
  ],
  ...[['INCEPTION_MEETING', '2026-05-01', 'INCEPTION_HELD'] as const],
  ...[
    ['CAPACITY_PLAN', '2026-05-20', 'INCEPTION_HELD'] as const,
    ['TRAININGS', '2026-06-10', 'INCEPTION_HELD'] as const,
  ],
  ...[['ANNUAL_PLANNING', '2026-08-01', 'ACTIVE'] as const],
];
const walk = async (until = 'ANNUAL_PLANNING'): Promise<void> => {
  for (const [step, day, state] of YEAR.slice(0, YEAR.findIndex(([each]) => each === until) + 1)) {
    expect(await refusalOf(scene.step(step, day))).toBeNull();
    expect((await scene.look('DL-TH5704'))!.state).toBe(state);
  }
};

describe('a committee comes about', () => {
  it('in nine steps with their days, its state following them', async () => {
    await walk();
    expect(await scene.look('DL-TH5704')).toMatchObject({
      ...{ state: 'ACTIVE', version: 9, establishedYear: 2026, parent: { code: 'PL-TH57' } },
      establishment: [
        { step: 'ADVOCACY_MEETING', happenedOn: '2026-01-10', organizations: [] },
        ...YEAR.map(([step, happenedOn]) => ({
          ...{ step, happenedOn },
          organizations: step === 'WORKING_TEAM' ? WORKING_TEAM.map((id) => ({ id })) : [],
        })),
      ],
    });
    const { id } = (await scene.look('DL-TH5704'))!;
    const audit = await everyRow(committees, 'select action from audit_entry where resource = $1', [id]);
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['committee.proposed', 'committee.order_signed', 'committee.annual_planning']),
    );
  });

  it('with the groups and duties of its form, and offices that somebody can be appointed to, once its order is signed', async () => {
    await walk('ORDER_DRAFTED');
    const drafted = (await scene.look('DL-TH5704'))!;
    expect(drafted.groups).toEqual([]);
    const founded = () => committees.services.directory.officesOfCommittee(drafted.id);
    await until(() => founded().length > 0);
    const first = founded();
    expect(first.map(({ kind }) => kind)).toEqual(['CHAIR']);
    expect(await refusalOf(scene.step('ORDER_SIGNED', '2026-04-01'))).toBeNull();
    const { groups } = (await scene.look('DL-TH5704'))!;
    expect(groups.map(({ kind, duties }) => ({ kind, duties }))).toEqual(GROUPS_OF_FORM.EXECUTIVE_AND_GROUPS);
    expect(groups.flatMap(({ duties }) => duties)).toHaveLength(11);
    await until(() => founded().length === 6);
    const [chair] = founded().filter(({ kind }) => kind === 'CHAIR');
    expect(chair).toEqual(first[0]);
    expect(await refusalOf(scene.appoint(chair!.id, 'ck-chair-former'))).toBeNull();
    await everyRow(committees, 'delete from appointment where office = $1', [chair!.id]);
  });

  it('as an operation centre with the seven duties of one', async () => {
    const asked = { form: 'OPERATION_CENTRE', themes: ['PREVENTION'], place: 'TH5601', nameEn: 'Mueang Phayao' };
    expect(await refusalOf(scene.propose(asked, 'py-secretariat'))).toBeNull();
    expect(await scene.look('DL-TH5601')).toMatchObject({ form: 'OPERATION_CENTRE', parent: { code: 'PL-TH56' } });
    const seven = GROUPS_OF_FORM.OPERATION_CENTRE[0];
    expect([seven.kind, seven.duties.length]).toEqual(['EXECUTIVE', 7]);
  });

  it('only once in each place, however often it is sent', async () => {
    expect(await refusalOf(scene.propose())).toEqual(['COMMITTEE_EXISTS', 'input.place']);
    const again = { idempotencyKey: 'same', place: 'TH5705', nameEn: 'Phan' };
    expect(await refusalOf(scene.propose(again))).toBeNull();
    expect(await refusalOf(scene.propose(again))).toBeNull();
    expect(await refusalOf(scene.propose({ ...again, nameEn: 'Other' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
  });

  it('under the nation until the province has a committee, and under that from then on', async () => {
    const desk = 'national-desk';
    const above = async (code: string) => (await scene.look(code))!.parent?.code;
    expect(await refusalOf(scene.propose({ place: 'TH6306', nameEn: 'Mae Sot' }, desk))).toBeNull();
    const { id } = (await scene.look('DL-TH6306'))!;
    const parent = () => committees.services.directory.committee(id)?.parent;
    await until(() => parent() !== undefined);
    expect(await above('DL-TH6306')).toBe('NL-TH');
    await everyRow(
      committees,
      `insert into action_plan (id, committee, financial_year, title, state, version, drafted_by, idempotency_key,
         fingerprint) values ($1, $1, 2570, 'Plan', 'SUBMITTED', 1, 'x', 'x', 'x')`,
      [id],
    );
    const accept = (version: number) =>
      refusalOf(planScene(committees).send('advanceActionPlan')({ plan: id, version, to: 'ACCEPTED' }, desk));
    expect(await accept(99)).toEqual(['VERSION_CONFLICT', 'input.version']);

    expect(await refusalOf(scene.propose({ place: 'TH63', nameEn: 'Tak' }, desk))).toBeNull();
    for (const [step, day] of YEAR.slice(0, 4)) {
      expect(await above('DL-TH6306')).toBe('NL-TH');
      expect(await refusalOf(scene.step(step, day, { code: 'PL-TH63' }, desk))).toBeNull();
    }
    expect(await refusalOf(scene.propose({ place: 'TH6301', nameEn: 'Mueang Tak' }, desk))).toBeNull();
    expect([await above('DL-TH6306'), await above('DL-TH6301')]).toEqual(['PL-TH63', 'PL-TH63']);
    const province = (await scene.look('PL-TH63'))!.id;
    await until(() => parent() === province);
    expect(await accept(1)).toBe('FORBIDDEN_ACTION');
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['of tomorrow', { advocacyMeetingOn: '2026-11-02' }, ['INPUT_INVALID', 'input.advocacyMeetingOn']],
    ['without a name', { nameEn: ' ' }, ['INPUT_INVALID', 'input.nameEn']],
    ['with a theme twice', { themes: ['PREVENTION', 'PREVENTION'] }, ['INPUT_INVALID', 'input.themes']],
  ])('never %s', async (_, given, refusal) => {
    expect(await refusalOf(scene.propose({ place: 'TH5706', ...given }))).toEqual(refusal);
    expect(await scene.look('DL-TH5706')).toBeNull();
  });
});

describe('a step', () => {
  it('is refused out of order, and nothing is kept', async () => {
    expect(await refusalOf(scene.step('ORDER_SIGNED', '2026-04-01'))).toEqual([
      ...['ESTABLISHMENT_OUT_OF_ORDER', 'input.step'],
    ]);
    expect(await refusalOf(scene.step('APPROVAL', '2026-01-09'))).toEqual([
      ...['ESTABLISHMENT_OUT_OF_ORDER', 'input.happenedOn'],
    ]);
    expect(await refusalOf(scene.step('APPROVAL', '2026-02-01', { version: 7 }))).toEqual([
      ...['VERSION_CONFLICT', 'input.version'],
    ]);
    expect(await refusalOf(scene.step('APPROVAL', '2026-02-01', { organizations: WORKING_TEAM }))).toEqual([
      ...['ESTABLISHMENT_NEEDS_TEAM', 'input.organizations'],
    ]);
    await walk('APPROVAL');
    expect(await refusalOf(scene.step('WORKING_TEAM', '2026-02-20', { organizations: [randomUUID()] }))).toEqual([
      ...['NOT_FOUND', 'input.organizations.0'],
    ]);
    expect(await scene.look('DL-TH5704')).toMatchObject({ state: 'ADVOCACY', version: 2 });
  });

  it('is dated anew between its neighbours, and takes no state back', async () => {
    await walk();
    expect(await refusalOf(scene.step('INCEPTION_MEETING', '2026-06-01'))).toEqual([
      ...['ESTABLISHMENT_OUT_OF_ORDER', 'input.happenedOn'],
    ]);
    expect(await refusalOf(scene.step('INCEPTION_MEETING', '2026-05-05'))).toBeNull();
    const { state, establishment } = (await scene.look('DL-TH5704'))!;
    expect(state).toBe('ACTIVE');
    expect(establishment.find(({ step }) => step === 'INCEPTION_MEETING')!.happenedOn).toBe('2026-05-05');
  });
});

describe('an established committee', () => {
  it('rests and works again, and the directory says so', async () => {
    const { id } = committee('DL-TH5713');
    const known = () => committees.services.directory.committee(id)!.state;
    for (const to of ['DORMANT', 'ACTIVE'] as const) {
      expect(await refusalOf(scene.change('DL-TH5713', to))).toBeNull();
      await until(() => known() === to);
      expect(known()).toBe(to);
    }
    expect(await refusalOf(scene.change('DL-TH5713', 'ADVOCACY'))).toEqual(['COMMITTEE_STATE_FORBIDS', 'input.to']);
  });

  it('that is dissolved takes no further step', async () => {
    expect(await refusalOf(scene.change('DL-TH5704', 'DISSOLVED'))).toBeNull();
    expect(await refusalOf(scene.step('APPROVAL', '2026-02-01'))).toEqual([
      ...['COMMITTEE_STATE_FORBIDS', 'input.committee'],
    ]);
  });

  it('of a province is not dissolved: nobody would answer for what it leaves', async () => {
    expect(await refusalOf(scene.change('PL-TH57', 'DISSOLVED', {}, 'national-desk'))).toEqual([
      ...['COMMITTEE_NEEDS_SUCCESSOR', 'input.to'],
    ]);
  });

  it('that is dissolved has nobody in its offices; its province ends what is open, and another may follow it', async () => {
    const { id } = committee('DL-TH5703');
    const members = people.filter(({ offices: own }) =>
      offices.some((each) => each.committee === id && own.includes(each.id)),
    );
    const stillHeld = () =>
      members.flatMap(({ id: who }) => committees.services.directory.held(who, committees.services.now().getTime()));
    const count = stillHeld().length;
    const seated = seatOffices.filter((each) => each.committee === id).length;
    const work = workScene(committees);
    const task = await made(work.propose());
    expect(await refusalOf(scene.change('DL-TH5703', 'DISSOLVED'))).toBeNull();
    await until(() => stillHeld().length === 0);
    const day = await everyRow(committees, 'select dissolved_on::text as day from committee where id = $1', [id]);
    expect(day).toEqual([{ day: thaiDay(committees.services.now()) }]);

    const ended = await everyRow(committees, `select from audit_entry where action = 'appointment.ended'`);
    expect([ended.length, count]).toEqual([members.length + seated, members.length]);
    expect(await refusalOf(scene.appoint(office('DL-TH5703', 'CHAIR').id, 'ck-chair'))).toEqual([
      'COMMITTEE_STATE_FORBIDS',
      'input.office',
    ]);
    const [{ version } = {}] = await everyRow(committees, 'select version from committee where id = $1', [id]);
    const [group] = committee('DL-TH5703').groups;
    const seat = { group: group!.id, titleEn: 'Nurse', role: 'MEMBER', organization: group!.seats[0]!.organization };
    const added = committees.send<{ done: { problems: { code: string; field: string }[] } }>(
      'mutation ($input: AddSeatInput!) { done: addSeat(input: $input) { problems { code field } } }',
      { input: { committee: id, version, ...seat } },
      callerOf(committees, 'cr-secretariat'),
    );
    expect(await refusalOf(added)).toEqual(['COMMITTEE_STATE_FORBIDS', 'input.committee']);
    expect(await refusalOf(work.propose())).toBe('FORBIDDEN_ACTION');
    const drop = (by: string) => work.send('advanceTask', 'task')({ task, version: 1, to: 'DROPPED' }, by);
    expect([await refusalOf(drop('py-secretariat')), await refusalOf(drop('cr-secretariat'))]).toEqual([
      ...['NOT_FOUND', null],
    ]);

    expect(await refusalOf(scene.propose({ place: 'TH5703' }))).toBeNull();
    const next = (await scene.look('DL-TH5703'))!;
    expect([next.state, next.id === id]).toEqual(['ADVOCACY', false]);
    expect(await refusalOf(scene.propose({ place: 'TH5703' }))).toEqual(['COMMITTEE_EXISTS', 'input.place']);
  });
});
