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
    'meeting',
  ])
    await everyRow(committees, `delete from ${table}`);
});

interface SeenMeeting {
  readonly decisions: readonly { readonly id: string; readonly words: string }[];
  readonly [field: string]: unknown;
}
const MEETING = `kind state version plannedAt venue agenda heldOn minutes conferenceId committee { code }
  attendance { state office { kind } official { id } }
  decisions { id words tasks { title origin decision { words } } followUps { words organization { id } by { id } } }`;
const look = async (id: string, by = 'ck-focal') =>
  (await scene.ask<{ meeting: SeenMeeting }>(`query ($id: ID!) { meeting(id: $id) { ${MEETING} } }`, { id }, by))
    .meeting;
const cadence = async (financialYear?: number) =>
  (
    await scene.ask<{ committee: { meetingCadence: object[] } }>(
      `query ($id: ID!, $financialYear: Int) { committee(id: $id) {
        meetingCadence(financialYear: $financialYear) { kind everyMonths due planned held } } }`,
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
        { state: 'ATTENDED', office: { kind: 'PREVENTION_GROUP' }, official: { id: person('ck-prevention').id } },
        { state: 'INVITED', office: { kind: 'CHAIR' }, official: null },
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

  it('that is recorded again is put right, and keeps what was decided', async () => {
    const meeting = await made(scene.plan());
    await made(scene.record(meeting, { decisions: ['First'] }));
    await made(scene.record(meeting, { minutes: 'what was really said', decisions: ['Second'], heldOn: '2026-11-11' }));
    expect(await look(meeting)).toMatchObject({
      ...{ minutes: 'what was really said', heldOn: '2026-11-11' },
      decisions: [{ words: 'First' }, { words: 'Second' }],
    });
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

it('the rhythm of meetings is told to everybody: due, planned and held in a financial year', async () => {
  await made(scene.record(await made(scene.plan({ plannedAt: '2026-11-10T02:00:00.000Z' }))));
  await made(scene.cancel(await made(scene.plan({ plannedAt: '2026-11-12T02:00:00.000Z' }))));
  await made(scene.plan());
  await made(scene.plan({ kind: 'WORKING_GROUP', plannedAt: '2026-09-30T17:30:00.000Z' }));
  expect(await cadence()).toEqual([
    { kind: 'QUARTERLY', everyMonths: 3, due: 1, planned: 2, held: 1 },
    { kind: 'WORKING_GROUP', everyMonths: 2, due: 1, planned: 1, held: 0 },
  ]);
  expect(await cadence(2569)).toEqual([
    { kind: 'QUARTERLY', everyMonths: 3, due: 4, planned: 0, held: 0 },
    { kind: 'WORKING_GROUP', everyMonths: 2, due: 6, planned: 0, held: 0 },
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
