import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, offices, organization, people, person, seatHolders } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import type { OfficeKind } from '@hub/vocabulary';
import { callerOf, startCommittees } from './committees-world.js';
import { CHIANG_KHONG, type Doing, made, PREVENTION, refusal, whoMay, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
let meeting: string;
let decision: string;
const SECRET = 'what the committee said';
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
  Object.assign(committees.services, { now: () => new Date('2026-11-20T05:00:00Z') });
  meeting = await made(scene.plan());
  await made(scene.record(meeting, { minutes: SECRET, decisions: [SECRET] }));
  await made(scene.record(meeting, { minutes: SECRET, reason: SECRET, heldOn: '2026-11-11' }));
  decision = (await everyRow(committees, 'select id from meeting_decision where meeting = $1', [meeting]))[0]![
    'id'
  ] as string;
  await made(scene.followUp(decision, organization('TH5703/POLICE').id, 'ck-focal', SECRET));
});
afterAll(() => committees.stop());

const COMMITTEE = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
const WRITERS = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention'].sort();
const ABOVE = ['cr-chair', 'cr-secretariat', 'national-desk'];

const readersOf = async (fields: string): Promise<string[]> => {
  const readers: string[] = [];
  for (const { key } of people) {
    const seen = await scene
      .ask<object>(`query ($id: ID!) { meeting(id: $id) { ${fields} } }`, { id: meeting }, key)
      .catch(() => ({}));
    if (JSON.stringify(seen).includes(SECRET)) readers.push(key);
  }
  return readers.sort();
};

it.each([
  'minutes',
  'corrections { reason }',
  'corrections { formerMinutes }',
  'decisions { words }',
  'decisions { followUps { words } }',
])('of a meeting, %s is read by its committee, the one above it and the national desk', async (fields) => {
  expect(await readersOf(fields)).toEqual([...COMMITTEE, ...ABOVE].sort());
  const seen = await scene.ask(`query ($id: ID!) { meeting(id: $id) { ${fields} } }`, { id: meeting });
  expect(seen).toEqual({ meeting: null });
});

it('a meeting is read by an office of another committee that is invited, and no other meeting is', async () => {
  const guest = person('ms-duty').offices[0]!;
  const joint = await made(scene.plan({ kind: 'JOINT', invited: [PREVENTION, guest], agenda: SECRET }));
  const guests = people.filter(({ offices }) => offices.includes(guest)).map(({ key }) => key);
  const MEETINGS = `query ($id: ID!) { meeting(id: $id) { agenda attendance { office { id } } } }`;
  for (const key of guests) {
    expect(JSON.stringify(await scene.ask(MEETINGS, { id: joint }, key))).toContain(SECRET);
    expect(await scene.ask(MEETINGS, { id: meeting }, key)).toEqual({ meeting: null });
  }
  expect(guests.length).toBeGreaterThan(0);
  await made(scene.replan(joint, { invited: [PREVENTION] }));
  expect(await scene.ask(MEETINGS, { id: joint }, guests[0])).toEqual({ meeting: null });
});

it('a meeting of a group is recorded by its secretary too, who plans none and records no other', async () => {
  const dokKhamtai = committee('DL-TH5605');
  const group = dokKhamtai.groups.find(({ kind }) => kind === 'WORKING_GROUP')!;
  const [secretary] = seatHolders.filter(({ id }) =>
    committees.services.directory
      .held(id, Date.now())
      .some(({ office }) => group.seats.some((seat) => seat.role === 'SECRETARY' && seat.office === office)),
  );
  const caller = committees.callerOf(secretary!, { mfa: false });
  const send = async (name: string, input: Record<string, unknown>, by = caller) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const done: Doing = committees.send(
      `mutation ($input: ${type}!) { done: ${name}(input: $input) { row: meeting { id version } problems { code field } } }`,
      { input },
      by,
    );
    return refusal(done);
  };
  const plan = { committee: dokKhamtai.id, kind: 'WORKING_GROUP', invited: [] };
  const own = await made(scene.plan({ ...plan, group: group.id }, 'dk-ymca'));
  const told = { version: 1, heldOn: '2026-11-10', minutes: 'what the group said', attendance: [], decisions: [] };
  expect(await send('recordMeeting', { ...told, meeting: own })).toBeNull();
  const invited = offices.find(({ key }) => key === 'DL-TH5605/WORKING_GROUP')!.id;
  const whole = await made(scene.plan({ ...plan, invited: [invited, group.seats[1]!.office!] }, 'dk-ymca'));
  expect(await send('recordMeeting', { ...told, meeting: whole })).toBe('FORBIDDEN_ACTION');
  expect(await send('cancelMeeting', { meeting: own, version: 2 })).toBe('FORBIDDEN_ACTION');
  // and what was planned while nobody held the seat, so that it was invited to nothing
  await everyRow(committees, 'delete from meeting_attendance where meeting = $1', [own]);
  const MINUTES = `query ($id: ID!) { meeting(id: $id) { minutes decisions { words } } }`;
  const read = await committees.send<object>(MINUTES, { id: own }, caller);
  expect(read.data).toEqual({ meeting: { minutes: told.minutes, decisions: [] } });
  const again = { ...told, version: 2, meeting: own, reason: 'more was said', minutes: 'and more' };
  expect(await send('recordMeeting', again)).toBeNull();
  const record = { ...told, version: 3, meeting: own };
  expect(await send('recordMeeting', record, callerOf(committees, 'dk-health'))).toBe('NOT_FOUND');
});

describe('a guest of a meeting', () => {
  const guestOf = (kind: OfficeKind): string => offices.find((each) => each.kind === kind)!.id;
  const GUESTS = (['INQUIRY_POLICE', 'SHELTER', 'PARTNER'] as const).map(guestOf);
  const [POLICE, SHELTER, PARTNER] = GUESTS as [string, string, string];
  const holderOf = (id: string): string => people.find((each) => each.offices.includes(id))!.key;
  const INVITED = `meetingId version kind state plannedAt venue agenda answer committee { code }`;
  const invitationsOf = async (office: string, by: string): Promise<readonly Invitation[] | null> => {
    const { data } = await committees.send<{ _entities: [{ meetingInvitations: Invitation[] | null } | null] }>(
      `query ($office: [_Any!]!) { _entities(representations: $office) {
        ... on Office { meetingInvitations { ${INVITED} } } } }`,
      { office: [{ __typename: 'Office', id: office }] },
      callerOf(committees, by),
    );
    return data?._entities[0]?.meetingInvitations ?? null;
  };
  const answering = (meetingId: string, input: Record<string, unknown>, by: string): Doing =>
    committees.send(
      `mutation ($input: AnswerInvitationInput!) { done: answerInvitation(input: $input) {
        row: invitation { id: meetingId version state: answer } problems { code field } } }`,
      { input: { meeting: meetingId, isComing: true, ...input } },
      callerOf(committees, by),
    );
  const noticesOf = async (office: string): Promise<unknown[]> => {
    const { committeeNotices: told } = await scene.ask<{ committeeNotices: { edges: { node: object }[] } }>(
      'query ($office: ID!) { committeeNotices(office: $office) { edges { node { kind at committee { code } } } } }',
      { office },
      holderOf(office),
    );
    return told.edges.map(({ node }) => node);
  };
  const reached = (): Promise<Record<string, unknown>[]> =>
    everyRow(
      committees,
      `select e.body from inbox i join inbox_entry e on e.inbox = i.id
        where i.owner = 'feed:notify' and e.body->>'inbox' = 'committeeNotices'
          and e.body->>'office' = any ($1)`,
      [GUESTS],
    );

  it('is told, reads when, where and why of that meeting alone, and answers; a new day asks anew', async () => {
    const visit = await made(scene.plan({ kind: 'JOINT', invited: [PREVENTION, ...GUESTS] }));
    const notice = { at: '2026-12-10T02:00:00.000Z', committee: { code: 'DL-TH5703' } };
    for (const guest of GUESTS) {
      expect(await noticesOf(guest)).toEqual([{ kind: 'MEETING_INVITED', ...notice }]);
      expect(await invitationsOf(guest, holderOf(guest))).toEqual([
        {
          ...{
            meetingId: visit,
            version: 1,
            kind: 'JOINT',
            state: 'PLANNED',
            answer: 'INVITED',
            venue: 'District hall',
          },
          ...{ plannedAt: notice.at, agenda: 'The quarter', committee: notice.committee },
        },
      ]);
    }
    expect((await reached()).map(({ body }) => (body as { office: string }).office).sort()).toEqual([...GUESTS].sort());
    await made(answering(visit, { office: POLICE, version: 1 }, holderOf(POLICE)));
    await made(answering(visit, { office: PARTNER, version: 1, isComing: false }, holderOf(PARTNER)));
    const answers = async () => {
      const rows = await everyRow(committees, 'select office, state from meeting_attendance where meeting = $1', [
        visit,
      ]);
      return GUESTS.map((guest) => rows.find(({ office }) => office === guest)?.['state'] ?? null);
    };
    expect(await answers()).toEqual(['ACCEPTED', 'INVITED', 'DECLINED']);
    await made(scene.replan(visit, { invited: [PREVENTION, POLICE, SHELTER] }));
    expect(await answers()).toEqual(['INVITED', 'INVITED', null]);
    expect(await refusal(answering(visit, { office: POLICE, version: 1 }, holderOf(POLICE)))).toEqual([
      ...['VERSION_CONFLICT', 'input.version'],
    ]);
    expect(await invitationsOf(PARTNER, holderOf(PARTNER))).toEqual([]);
    expect(await refusal(answering(visit, { office: PARTNER, version: 2 }, holderOf(PARTNER)))).toBe('NOT_FOUND');
    await made(scene.cancel(visit));
    expect(await refusal(answering(visit, { office: POLICE, version: 3 }, holderOf(POLICE)))).toEqual([
      ...['MEETING_STATE_FORBIDS', 'input.meeting'],
    ]);
    const kinds = async (office: string) => (await noticesOf(office)).map((each) => (each as { kind: string }).kind);
    expect(await kinds(PARTNER)).toEqual(['INVITATION_ENDED', 'MEETING_INVITED']);
    expect(await kinds(SHELTER)).toEqual(['INVITATION_ENDED', 'MEETING_INVITED', 'MEETING_INVITED']);
    expect(await invitationsOf(SHELTER, holderOf(SHELTER))).toEqual([]);
  });

  it('reads nothing of what was said and decided there, and nobody else reads its invitation', async () => {
    const visit = await made(scene.plan({ kind: 'JOINT', invited: [PREVENTION, ...GUESTS] }));
    for (const { key, offices: held } of people)
      for (const guest of GUESTS) {
        const seen = (await invitationsOf(guest, key))?.map(({ meetingId }) => meetingId) ?? null;
        expect([key, guest, seen]).toEqual([key, guest, held.includes(guest) ? [visit] : null]);
        const answer = await refusal(answering(visit, { office: guest, version: 1 }, key));
        if (!held.includes(guest)) expect(['NOT_FOUND', 'FORBIDDEN_ACTION']).toContain(answer);
      }
    const came = { office: POLICE, state: 'ATTENDED' };
    await made(scene.record(visit, { minutes: SECRET, decisions: [SECRET], attendance: [came] }));
    for (const guest of GUESTS) {
      const by = holderOf(guest);
      expect(await scene.ask('query ($id: ID!) { meeting(id: $id) { minutes } }', { id: visit }, by)).toEqual({
        meeting: null,
      });
      const actor = { id: `person:${person(by).id}`, offices: [guest], purpose: 'request' };
      for (const table of ['meeting', 'meeting_decision', 'decision_follow_up'])
        expect([
          table,
          await committees.services.store.inActor(actor, (tx) => tx.query(`select from ${table}`)),
        ]).toEqual([table, []]);
      const invitations = await committees.services.store.inActor(actor, (tx) =>
        tx.query<{ office: string }[]>('select distinct office from meeting_attendance'),
      );
      expect(invitations).toEqual([{ office: guest }]);
      expect(await invitationsOf(guest, by)).toEqual([]);
    }
  });

  it('is no office that could not read its invitation', async () => {
    const invited = [PREVENTION, guestOf('VOLUNTEER_GROUP')];
    expect(await refusal(scene.plan({ invited }))).toEqual(['NOT_FOUND', 'input.invited.1']);
  });

  it('is one of at most thirty, when the meeting is planned and when it is planned anew', async () => {
    const { directory } = committees.services;
    const many = Array.from({ length: 31 }, () => randomUUID());
    for (const id of many) directory.apply(0, { kind: 'office', id, data: directory.office(PARTNER)! });
    const invited = [PREVENTION, ...many];
    const refused = ['INPUT_INVALID', 'input.invited'];
    expect(await refusal(scene.plan({ kind: 'JOINT', invited }))).toEqual(refused);
    const visit = await made(scene.plan({ kind: 'JOINT', invited: [PREVENTION] }));
    expect(await refusal(scene.replan(visit, { invited }))).toEqual(refused);
    for (const id of many) directory.apply(0, { kind: 'office', id, data: null });
  });
});

interface Invitation {
  readonly meetingId: string;
  readonly answer: string;
}

it('meetings and lessons are kept by the committee itself alone', async () => {
  const stale = { version: 99 };
  expect(await whoMay((by) => scene.plan({ venue: ' ' }, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.replan(meeting, stale, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.cancel(meeting, by, stale))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.record(meeting, stale, by))).toEqual(WRITERS);
  expect(await whoMay((by) => scene.note({ challenge: ' ' }, by))).toEqual(WRITERS);
  const lesson = await made(scene.note());
  expect(await whoMay((by) => scene.review(lesson, 99, by))).toEqual(WRITERS);
});

it('what an organization did is said by its own people who may see the decision, and by who keeps the meeting', async () => {
  const own = await everyRow(committees, `select id from official where organization = $1`, [
    organization('TH5703/POLICE').id,
  ]);
  const police = people.filter(({ id }) => own.some((each) => each['id'] === id)).map(({ key }) => key);
  const said = await whoMay((by) => scene.followUp(decision, organization('TH5703/POLICE').id, by, ' '));
  const mayRead = [...COMMITTEE, ...ABOVE];
  expect(said).toEqual([...new Set([...WRITERS, ...police.filter((key) => mayRead.includes(key))])].sort());
  expect(said.length).toBeGreaterThan(WRITERS.length);
});

it('and by whoever holds a seat of it, of whichever organization they are', async () => {
  const { seats } = committee('DL-TH5703').groups[0]!;
  const hospital = seats.find(({ titleEn }) => titleEn === 'Hospital Director')!;
  const holder = seatHolders.find(({ id }) =>
    committees.services.directory.held(id, Date.now()).some(({ office }) => office === hospital.office),
  )!;
  const say = async (who: string) =>
    refusal(
      committees.send(
        `mutation ($input: FollowUpDecisionInput!) { done: followUpDecision(input: $input) { row: meeting { id } problems { code field } } }`,
        { input: { decision, organization: who, words: 'told the wards' } },
        committees.callerOf(holder, { mfa: false }),
      ),
    );
  await everyRow(committees, 'update meeting_attendance set office = $2 where meeting = $1', [
    ...[meeting, hospital.office],
  ]);
  await everyRow(committees, 'update official set organization = $2 where id = $1', [
    ...[holder.id, organization('TH5703/POLICE').id],
  ]);
  expect(await say(hospital.organization)).toBeNull();
  expect(await say(seats[0]!.organization)).toBe('FORBIDDEN_ACTION');
});

it('corrections and seats of a meeting are rows for its committee, the one above it and the national desk', async () => {
  const [group] = await everyRow(
    committees,
    `select g.id from committee_group g join seat s on s.committee_group = g.id where g.committee = $1 limit 1`,
    [CHIANG_KHONG],
  );
  const police = offices.find(({ kind }) => kind === 'INQUIRY_POLICE')!.id;
  await made(scene.plan({ kind: 'JOINT', group: group!['id'], invited: [police] }));
  for (const table of ['meeting_correction', 'meeting_seat']) {
    const readers: string[] = [];
    for (const { key } of people) {
      const { id, offices: held } = callerOf(committees, key);
      const actor = { id: `person:${id}`, offices: held.map(({ office }) => office), purpose: 'request' };
      const rows = await committees.services.store.inActor(actor, (tx) =>
        tx.query<object[]>(`select from ${table} where committee = $1`, [CHIANG_KHONG]),
      );
      if (rows.length) readers.push(key);
    }
    expect([table, readers.sort()]).toEqual([table, [...COMMITTEE, ...ABOVE].sort()]);
  }
});
