import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, organization, person } from '@hub/cast';
import { everyRow, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { startCommittees } from './committees-world.js';
import { CHIANG_KHONG, made, officeOf, PREVENTION, refusal, workScene } from './work-scene.js';

let committees: TestSubgraph;
let scene: ReturnType<typeof workScene>;
beforeAll(async () => {
  committees = await startCommittees();
  scene = workScene(committees);
});
afterAll(() => committees.stop());
beforeEach(async () => {
  Object.assign(committees.services, { now: () => new Date('2026-11-20T05:00:00Z') });
  for (const table of [
    'task',
    'decision_follow_up',
    'meeting_decision',
    'meeting_attendance',
    'lesson_learned',
    'meeting_correction',
    'meeting_seat',
    'meeting',
  ])
    await everyRow(committees, `delete from ${table}`);
});

interface SeenMeeting {
  readonly decisions: readonly { readonly id: string; readonly words: string }[];
  readonly [field: string]: unknown;
}
const MEETING = `kind state version plannedAt venue agenda heldOn minutes conferenceId committee { code }
  attendance { state office { id kind } official { id } }
  group { id kind } seats { state seat { id office { id } } }
  corrections { reason formerHeldOn formerMinutes formerDecisions by { id } }
  decisions { id words withdrawnAt tasks { title origin decision { words } } followUps { words organization { id } by { id } } }`;
const look = async (id: string, by = 'ck-focal') =>
  (await scene.ask<{ meeting: SeenMeeting }>(`query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`, { id }, by))
    .meeting;
const cadence = async (financialYear?: number) =>
  (
    await scene.ask<{ committee: { meetingCadence: object[] } }>(
      `query ($id: ID!, $financialYear: Int) { committee(id: $id) {
        meetingCadence(financialYear: $financialYear) { kind everyMonths due planned held quarters { quarter due planned held missed } } } }`,
      { id: CHIANG_KHONG, ...(financialYear ? { financialYear } : {}) },
    )
  ).committee.meetingCadence;

describe('a meeting', () => {
  it('is planned, held and recorded, and its decisions become tasks that organizations answer for', async () => {
    const meeting = await made(scene.plan({ invited: [PREVENTION, officeOf('CHAIR')] }));
    expect(await look(meeting)).toMatchObject({
      ...{ kind: 'QUARTERLY', state: 'PLANNED', venue: 'District hall', agenda: 'The quarter', heldOn: null },
      ...{ plannedAt: '2026-12-10T02:00:00.000Z', committee: { code: 'DL-TH5703' } },
    });
    const came = { office: PREVENTION, state: 'ATTENDED', official: person('ck-prevention').id };
    await made(scene.record(meeting, { attendance: [came], decisions: ['Map the piers', 'Tell the schools'] }));
    const { decisions } = await look(meeting);
    await made(scene.propose({ decision: decisions[0]!.id, title: 'Map all piers' }));
    const police = organization('TH5703/POLICE').id;
    await made(scene.followUp(decisions[0]!.id, police));
    await made(scene.followUp(decisions[0]!.id, police, 'ck-focal', 'told all stations twice'));
    expect(await look(meeting)).toMatchObject({
      ...{ state: 'HELD', heldOn: '2026-11-10', minutes: 'what was said' },
      attendance: expect.arrayContaining([
        {
          state: 'ATTENDED',
          office: expect.objectContaining({ kind: 'PREVENTION_GROUP' }),
          official: { id: person('ck-prevention').id },
        },
        { state: 'INVITED', office: expect.objectContaining({ kind: 'CHAIR' }), official: null },
      ]),
      decisions: [
        {
          words: 'Map the piers',
          tasks: [{ title: 'Map all piers', origin: 'DECISION', decision: { words: 'Map the piers' } }],
          followUps: [
            { words: 'told all stations twice', organization: { id: police }, by: { id: person('ck-focal').id } },
          ],
        },
        { words: 'Tell the schools', tasks: [], followUps: [] },
      ],
    });
  });

  it('that is recorded again the same changes nothing, and says nothing twice', async () => {
    const meeting = await made(scene.plan());
    const told = {
      attendance: [{ office: PREVENTION, state: 'ATTENDED' }],
      decisions: ['Map the piers', 'map  the piers'],
    };
    await made(scene.record(meeting, told));
    const before = await look(meeting);
    expect(before.decisions.map(({ words }) => words)).toEqual(['Map the piers']);
    await made(scene.record(meeting, told));
    expect(await look(meeting)).toEqual(before);
  });

  it('is put right for a reason: its decisions stay themselves, with their tasks, and what was told is kept', async () => {
    const meeting = await made(scene.plan());
    await made(scene.record(meeting, { decisions: ['Map the peers', 'Close the school'] }));
    const [piers, school] = (await look(meeting)).decisions;
    await made(scene.propose({ decision: piers!.id, title: 'Map all piers' }));
    const right = {
      ...{ heldOn: '2026-11-11', minutes: undefined, decisions: ['Map the piers', 'Tell the schools'] },
      corrections: [{ decision: piers!.id, words: 'Map the piers' }, { decision: school!.id }],
    };
    expect(await refusal(scene.record(meeting, right))).toEqual(['MEETING_NEEDS_REASON', 'input.reason']);
    const foreign = { ...right, reason: 'x', corrections: [{ decision: randomUUID() }] };
    expect(await refusal(scene.record(meeting, foreign))).toEqual(['NOT_FOUND', 'input.corrections.0.decision']);
    await made(scene.record(meeting, { ...right, reason: 'The draft was sent' }));
    await made(scene.record(meeting, { ...right, reason: 'The draft was sent' }));
    expect(await look(meeting)).toMatchObject({
      ...{ minutes: 'what was said', heldOn: '2026-11-11', version: 3 },
      decisions: [
        { id: piers!.id, words: 'Map the piers', withdrawnAt: null, tasks: [{ title: 'Map all piers' }] },
        { id: school!.id, words: 'Close the school', withdrawnAt: '2026-11-20T05:00:00.000Z', tasks: [] },
        { words: 'Tell the schools', withdrawnAt: null },
      ],
      corrections: [
        {
          ...{ reason: 'The draft was sent', by: { id: person('ck-focal').id } },
          ...{ formerHeldOn: '2026-11-10', formerMinutes: 'what was said' },
          formerDecisions: ['Map the peers', 'Close the school'],
        },
      ],
    });
    const gone = await refusal(scene.propose({ decision: school!.id }));
    expect(gone).toEqual(['MEETING_STATE_FORBIDS', 'input.decision']);
  });

  it('of a group invites its offices and its seats, and says which seats were taken', async () => {
    const groups = await everyRow(
      committees,
      `select id from committee_group where committee = $1 and kind = 'PREVENTION_MONITORING'`,
      [CHIANG_KHONG],
    );
    const group = groups[0]!['id'] as string;
    const seats = await everyRow(
      committees,
      'select id, office from seat where committee_group = $1 order by ordinal',
      [group],
    );
    const seatOf = ({ id, office }: Record<string, unknown>) => ({ id, office: { id: office } });
    const [first, ...others] = seats.map(seatOf);
    const meeting = await made(scene.plan({ kind: 'WORKING_GROUP', group, invited: [officeOf('CHAIR')] }));
    const strange = { attendance: [], seats: [{ seat: randomUUID(), state: 'ATTENDED' }] };
    expect(await refusal(scene.record(meeting, strange))).toEqual(['MEETING_NOT_INVITED', 'input.seats.0.seat']);
    await made(scene.record(meeting, { seats: [{ seat: first!.id, state: 'ATTENDED' }] }));
    const seen = (await look(meeting)) as SeenMeeting & { attendance: { office: { id: string; kind: string } }[] };
    expect(seen).toMatchObject({
      group: { id: group, kind: 'PREVENTION_MONITORING' },
      seats: [{ seat: first, state: 'ATTENDED' }, ...others.map((seat) => ({ seat, state: 'INVITED' }))],
    });
    const told = seen.attendance.map(({ office }) => office);
    expect(
      told
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'MEMBER')
        .toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual([...['CHAIR', 'PREVENTION_GROUP']]);
    expect(told.map(({ id }) => id)).toEqual(expect.arrayContaining(seats.map(({ office }) => office)));
    expect(await look(await made(scene.plan()))).toMatchObject({ group: null, seats: [] });
  });

  it('of a working group invites whoever sits in it by their organization, and of one that is over is refused', async () => {
    const group = randomUUID();
    const police = organization('TH5703/POLICE').id;
    await everyRow(
      committees,
      `with made as (insert into committee_group (id, committee, ordinal, kind, name_en, duties, purpose, formed_on)
         values ('${group}', '${CHIANG_KHONG}', 90, 'WORKING_GROUP', 'Piers', '{}', 'Piers', '2026-11-01'))
       insert into seat (id, committee_group, ordinal, title_en, role, organization)
         values ('${randomUUID()}', '${group}', 1, 'Superintendent', 'CHAIR', '${police}')`,
    );
    const held = await everyRow(
      committees,
      `select distinct o.id from office o join appointment a on a.office = o.id join official f on f.id = a.official
        where o.committee = '${CHIANG_KHONG}' and f.organization = '${police}' and a.ends_at > '2026-11-20'`,
    );
    expect(held.length).toBeGreaterThan(0);
    const meeting = await made(scene.plan({ group, invited: [] }));
    const invited = await everyRow(committees, 'select office as id from meeting_attendance where meeting = $1', [
      meeting,
    ]);
    expect(new Set(invited.map(({ id }) => id))).toEqual(new Set(held.map(({ id }) => id)));
    await everyRow(committees, `update committee_group set ended_on = '2026-11-20' where id = '${group}'`);
    expect(await refusal(scene.plan({ group }))).toEqual(['NOT_FOUND', 'input.group']);
    const elsewhere = await everyRow(committees, `select id from committee_group where committee <> '${CHIANG_KHONG}'`);
    expect(await refusal(scene.plan({ group: elsewhere[0]!['id'] }))).toEqual(['NOT_FOUND', 'input.group']);
  });

  it('is planned anew for others, or cancelled, until it was held', async () => {
    const meeting = await made(scene.plan());
    await made(scene.replan(meeting, { invited: [officeOf('CHAIR')] }));
    expect(await look(meeting)).toMatchObject({
      ...{ plannedAt: '2026-12-17T02:00:00.000Z', venue: null, attendance: [{ office: { kind: 'CHAIR' } }] },
    });
    await made(scene.cancel(meeting));
    const forbidden = ['MEETING_STATE_FORBIDS', 'input.meeting'];
    expect(await refusal(scene.replan(meeting))).toEqual(forbidden);
    expect(await refusal(scene.record(meeting))).toEqual(forbidden);
    expect(await refusal(scene.cancel(meeting))).toEqual(forbidden);
  });

  it('about a case names its conference, and keeps no minutes here', async () => {
    const conference = randomUUID();
    const meeting = await made(scene.plan({ kind: 'CASE_CONFERENCE', conference }));
    expect(await refusal(scene.record(meeting))).toEqual(['INPUT_INVALID', 'input.minutes']);
    await made(scene.record(meeting, { minutes: null }));
    expect(await look(meeting)).toMatchObject({ conferenceId: conference, minutes: null, state: 'HELD' });
    await expect(everyRow(committees, `update meeting set minutes = 'x'`)).rejects.toThrow('meeting_check');
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['of an ordinary kind with a conference', { conference: randomUUID() }, ['INPUT_INVALID', 'input.conference']],
    ['with an office that is none', { invited: [randomUUID()] }, ['NOT_FOUND', 'input.invited.0']],
    ['with an office twice', { invited: [PREVENTION, PREVENTION] }, ['INPUT_INVALID', 'input.invited']],
    ['at an empty place', { venue: ' ' }, ['INPUT_INVALID', 'input.venue']],
  ])('%s is refused, and nothing is kept', async (_, given, expected) => {
    expect(await refusal(scene.plan(given))).toEqual(expected);
    expect(await everyRow(committees, 'select id from meeting')).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, [string, string]]>([
    ['on a day to come', { heldOn: '2026-11-21' }, ['INPUT_INVALID', 'input.heldOn']],
    [
      'with an office that was not invited',
      { attendance: [{ office: officeOf('CHAIR'), state: 'ATTENDED' }] },
      ['MEETING_NOT_INVITED', 'input.attendance.0.office'],
    ],
    [
      'with somebody who is nobody',
      { attendance: [{ office: PREVENTION, state: 'ATTENDED', official: randomUUID() }] },
      ['NOT_FOUND', 'input.attendance.0.official'],
    ],
    ['on an old version', { version: 9 }, ['VERSION_CONFLICT', 'input.version']],
    ['with an empty decision', { decisions: [''] }, ['INPUT_INVALID', 'input.decisions.0']],
  ])('is not recorded %s', async (_, given, expected) => {
    const meeting = await made(scene.plan());
    expect(await refusal(scene.record(meeting, given))).toEqual(expected);
    expect(await look(meeting)).toMatchObject({ state: 'PLANNED', version: 1, decisions: [] });
  });

  it('is made once, however often it is sent', async () => {
    const again = { idempotencyKey: 'same' };
    const meeting = await made(scene.plan(again));
    expect(await made(scene.plan(again))).toBe(meeting);
    expect(await refusal(scene.plan({ ...again, venue: 'Temple' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
  });
});

it('meetings and lessons come in pages, the latest first', async () => {
  const days = ['2026-12-01', '2026-12-03', '2026-12-02'];
  for (const day of days) await made(scene.plan({ plannedAt: `${day}T02:00:00.000Z` }));
  for (const challenge of ['first', 'second', 'third']) await made(scene.note({ challenge }));
  interface List {
    readonly edges: readonly { readonly node: { readonly plannedAt?: string; readonly challenge?: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  }
  const page = async (list: string, field: string, after?: string) => {
    const { committee: of } = await scene.ask<{ committee: Record<string, List> }>(
      `query ($id: ID!, $after: String) { committee(id: $id) { ${list}(first: 2, after: $after) {
        edges { node { ${field} } } pageInfo { hasNextPage endCursor } } } }`,
      { id: CHIANG_KHONG, ...(after ? { after } : {}) },
      'ck-focal',
    );
    return of[list]!;
  };
  const all = async (list: string, field: string) => {
    const first = await page(list, field);
    const second = await page(list, field, first.pageInfo.endCursor);
    expect([first.edges.length, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([2, true, false]);
    return [...first.edges, ...second.edges].map(({ node }) => node);
  };
  expect((await all('meetings', 'plannedAt')).map(({ plannedAt }) => plannedAt!.slice(0, 10))).toEqual(
    [...days].sort().reverse(),
  );
  expect(new Set((await all('lessonsLearned', 'challenge')).map(({ challenge }) => challenge))).toEqual(
    new Set(['first', 'second', 'third']),
  );
});

/** A quarter in which nothing was planned. */
const empty = (quarter: number, due: number, missed: number) => ({ quarter, due, planned: 0, held: 0, missed });
const FUTURE = [2, 3, 4].map((quarter) => empty(quarter, 0, 0));

it('the rhythm of meetings is told to everybody: due, planned, held and missed in a financial year and its quarters', async () => {
  await made(scene.record(await made(scene.plan({ plannedAt: '2026-11-10T02:00:00.000Z' }))));
  await made(scene.cancel(await made(scene.plan({ plannedAt: '2026-11-12T02:00:00.000Z' }))));
  await made(scene.plan());
  await made(scene.plan({ kind: 'WORKING_GROUP', plannedAt: '2026-09-30T17:30:00.000Z' }));
  expect(await cadence()).toEqual([
    {
      ...{ kind: 'QUARTERLY', everyMonths: 3, due: 1, planned: 2, held: 1 },
      quarters: [{ quarter: 1, due: 1, planned: 2, held: 1, missed: 0 }, ...FUTURE],
    },
    {
      ...{ kind: 'WORKING_GROUP', everyMonths: 2, due: 1, planned: 1, held: 0 },
      quarters: [{ quarter: 1, due: 1, planned: 1, held: 0, missed: 0 }, ...FUTURE],
    },
  ]);
  expect(await cadence(2569)).toEqual([
    {
      ...{ kind: 'QUARTERLY', everyMonths: 3, due: 4, planned: 0, held: 0 },
      quarters: [1, 2, 3, 4].map((quarter) => empty(quarter, 1, 1)),
    },
    {
      ...{ kind: 'WORKING_GROUP', everyMonths: 2, due: 6, planned: 0, held: 0 },
      quarters: [empty(1, 2, 2), empty(2, 1, 1), empty(3, 2, 2), empty(4, 1, 1)],
    },
  ]);
});

describe('a lesson', () => {
  const LESSONS = `query ($id: ID!) { committee(id: $id) { lessonsLearned {
    edges { node { challenge recommendation version reviewedAt } } } } }`;
  const seen = async (by?: string) =>
    (
      await scene.ask<{ committee: { lessonsLearned: { edges: { node: { challenge: string } }[] } } }>(
        LESSONS,
        { id: CHIANG_KHONG },
        by,
      )
    ).committee.lessonsLearned.edges.map(({ node }) => node.challenge);

  it('is its committee’s own until a second person has reviewed it, and then everybody’s', async () => {
    const lesson = await made(scene.note());
    expect([await seen('ck-rehab'), await seen('ms-duty'), await seen()]).toEqual([['Chiefs rotate'], [], []]);
    expect(await refusal(scene.review(lesson, 1))).toEqual(['LESSON_NEEDS_SECOND_PERSON', 'input.lesson']);
    expect(await refusal(scene.review(lesson, 9, 'ck-chair'))).toEqual(['VERSION_CONFLICT', 'input.version']);
    await made(scene.review(lesson, 1, 'ck-chair'));
    expect([await seen('ms-duty'), await seen()]).toEqual([['Chiefs rotate'], ['Chiefs rotate']]);
    expect(await refusal(scene.review(lesson, 2, 'ck-vice'))).toEqual(['LESSON_REVIEWED', 'input.lesson']);
  });

  it('names a meeting of its own committee only, and is kept once', async () => {
    const elsewhere = await made(scene.plan({ committee: committee('DL-TH5709').id, invited: [] }, 'ms-duty'));
    expect(await refusal(scene.note({ meeting: elsewhere }))).toEqual(['NOT_FOUND', 'input.meeting']);
    expect(await refusal(scene.note({ challenge: '' }))).toEqual(['INPUT_INVALID', 'input.challenge']);
    const again = { idempotencyKey: 'same', meeting: await made(scene.plan()) };
    expect(await made(scene.note(again))).toBe(await made(scene.note(again)));
  });
});
