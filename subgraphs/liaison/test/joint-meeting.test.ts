import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { committee, counterpart, jointMeetings, people } from '@hub/cast';
import { everyRow } from '@hub/subgraph-kit/testing';
import { ENTITIES } from './operations.js';
import { inDays, LAO, type Scene, sceneOf } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const SAEN = committee('DL-TH5708').id;
const SHOWN = `id version state committee { id } counterpart { id } agreement { code year } plannedOn agenda heldOn
  participantsHere participantsThere decisions followUpOn`;
interface Done {
  readonly meeting: { readonly id: string; readonly version: number; readonly state: string } | null;
  readonly problems: { readonly code: string; readonly field: string | null }[];
}
const ask = (field: string, input: object, by = 'cr-secretariat') =>
  scene.send<Done>(field, `meeting { ${SHOWN} }`, { input, by });
const act = async (field: string, input: object, by?: string): Promise<Done> =>
  (await ask(field, input, by)).data!.done;
const planOf = (given: object = {}) => ({
  ...{ idempotencyKey: randomUUID(), committee: SAEN, counterpart: LAO, agreement: 'THAI_LAO_2005' },
  ...{ plannedOn: inDays(20), agenda: ['RETURNS', 'CONTACTS'], ...given },
});
const resultOf = (meeting: string, given: object = {}) => ({
  ...{ meeting, version: 1, heldOn: inDays(-1), participantsHere: 7, participantsThere: 5 },
  ...{ decisions: ['PROCEDURE_AGREED'], followUpOn: inDays(60), ...given },
});
const planned = async (): Promise<string> => (await act('planJointMeeting', planOf())).meeting!.id;
const refusal = (code: string, field: string) => ({ meeting: null, problems: [{ code, field }] });

describe('a meeting with an office across the border', () => {
  test('is planned once under an agreement, and recorded with counts and codes', async () => {
    const input = planOf();
    const first = await act('planJointMeeting', input);
    expect(first).toMatchObject({
      meeting: {
        ...{ version: 1, state: 'PLANNED', committee: { id: SAEN }, counterpart: { id: LAO }, heldOn: null },
        ...{ agreement: { code: 'THAI_LAO_2005', year: 2005 }, agenda: ['RETURNS', 'CONTACTS'], decisions: [] },
      },
      problems: [],
    });
    expect(await act('planJointMeeting', input)).toEqual(first);
    const other = await act('planJointMeeting', { ...input, agenda: ['TRAINING'] });
    expect(other).toEqual(refusal('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    const { id } = first.meeting!;
    expect(await act('recordJointMeeting', resultOf(id))).toMatchObject({
      meeting: { state: 'HELD', version: 2, participantsHere: 7, participantsThere: 5, followUpOn: inDays(60) },
    });
    const trail = await everyRow(
      world,
      `select action from audit_entry where action like 'joint-meeting.%' order by action`,
    );
    expect(trail.map(({ action }) => action)).toEqual(['joint-meeting.held', 'joint-meeting.planned']);
  });

  test('is cancelled while it is planned, and then is over', async () => {
    const id = await planned();
    expect(await act('cancelJointMeeting', { meeting: id, version: 7 })).toEqual(
      refusal('VERSION_CONFLICT', 'input.version'),
    );
    expect(await act('cancelJointMeeting', { meeting: id, version: 1 })).toMatchObject({
      meeting: { state: 'CANCELLED', version: 2 },
    });
    for (const [field, input] of [
      ['cancelJointMeeting', { meeting: id, version: 2 }],
      ['recordJointMeeting', resultOf(id, { version: 2 })],
    ] as const)
      expect(await act(field, input)).toEqual(refusal('JOINT_MEETING_OVER', 'input.meeting'));
  });

  test.each([
    ['a day that is over', planOf({ plannedOn: inDays(-2) }), 'input.plannedOn'],
    ['no agenda', planOf({ agenda: [] }), 'input.agenda'],
    ['a topic twice', planOf({ agenda: ['RETURNS', 'RETURNS'] }), 'input.agenda'],
  ])('is not planned with %s', async (_what, input, field) => {
    const { problems } = await act('planJointMeeting', input);
    expect(problems).toMatchObject([{ field }]);
  });

  test.each([
    ['a day to come', { heldOn: inDays(3) }, 'input.heldOn'],
    ['nobody from over there', { participantsThere: 0 }, 'input.participantsThere'],
    ['a follow-up before it', { followUpOn: inDays(-9) }, 'input.followUpOn'],
  ])('is not recorded with %s', async (_what, given, field) => {
    const { problems } = await act('recordJointMeeting', resultOf(await planned(), given));
    expect(problems).toMatchObject([{ field }]);
  });

  test('is one of a committee that works with the office', async () => {
    const maeSai = { committee: committee('DL-TH5709').id };
    expect(await act('planJointMeeting', planOf(maeSai))).toEqual(refusal('NOT_FOUND', 'input.committee'));
  });

  test('is listed with its committee and with the office, newest first', async () => {
    const query = ENTITIES(`... on Committee { jointMeetings { id } counterparts { id jointMeetings { id } } }`);
    interface Listed {
      readonly jointMeetings: { id: string }[];
      readonly counterparts: { id: string; jointMeetings: { id: string }[] }[];
    }
    const variables = { of: [{ __typename: 'Committee', id: SAEN }] };
    const { data } = await world.send<{ _entities: Listed[] }>(query, variables, world.as('cs-duty'));
    const [{ jointMeetings: ours, counterparts }] = data!._entities as [Listed];
    expect(ours.at(-1)?.id).toBe(jointMeetings[0]!.id);
    expect(ours.length).toBeGreaterThan(1);
    expect(counterparts.find(({ id }) => id === LAO)?.jointMeetings).toEqual(ours);
  });
});

test('who keeps the directory reads the agreements, with where they are told of', async () => {
  const query = '{ borderAgreements { code year signedOn source } }';
  for (const by of ['cs-duty', 'shelter-cr', 'auditor']) {
    const { data } = await world.send<{ borderAgreements: { source: string }[] }>(query, {}, world.as(by));
    expect(data!.borderAgreements).toMatchObject([
      { code: 'NORTHERN_PROVINCES_2003', year: 2003, signedOn: null },
      { code: 'THAI_LAO_2005', year: 2005, signedOn: '2005-07-13' },
    ]);
  }
  const { errors } = await world.send(query, {}, world.as('lao-tonpheung'));
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
});

test('nobody else plans, records or cancels, and a meeting that is there looks like one that is not', async () => {
  const meeting = await planned();
  for (const { key } of people.filter((each) => !['cr-secretariat', 'national-desk'].includes(each.key))) {
    for (const [field, there, missing] of [
      ['planJointMeeting', planOf(), planOf({ counterpart: randomUUID() })],
      ['recordJointMeeting', resultOf(meeting), resultOf(randomUUID())],
      ['cancelJointMeeting', { meeting, version: 1 }, { meeting: randomUUID(), version: 1 }],
    ] as const) {
      const answer = await ask(field, there, key);
      expect(answer).toEqual(await ask(field, missing, key));
      expect(JSON.stringify(answer)).toMatch(/FORBIDDEN_ACTION|NOT_FOUND/);
    }
  }
});

test('the database shows meetings to those who see the office, and never to the other side', async () => {
  const seen = async (office: string): Promise<number> => {
    const actor = { id: 'office:test', offices: [office], purpose: 'test' };
    const rows = await world.services.store.inActor(actor, (tx) =>
      tx.query('select 1 from joint_meeting where counterpart = $1', [LAO]),
    );
    return (rows as unknown[]).length;
  };
  expect(await seen(LAO)).toBe(0);
  expect(await seen(counterpart('counterpart-houayxay').id)).toBe(0);
  const offices = await everyRow(world, `select office from row_access where resource = $1`, [LAO]);
  expect(await seen(offices[0]!['office'] as string)).toBeGreaterThan(0);
});

test('no column of a meeting takes words: texts are ids, or held to the codes', async () => {
  const free = await everyRow(
    world,
    `select c.column_name from information_schema.columns c
      where c.table_name = 'joint_meeting' and c.data_type in ('text', 'ARRAY')
        and not exists (select from information_schema.constraint_column_usage u
                          join information_schema.check_constraints k using (constraint_name)
                         where u.table_name = 'joint_meeting' and u.column_name = c.column_name
                           and k.check_clause like '%ARRAY[%')
      order by 1`,
  );
  expect(free.map(({ column_name: name }) => name)).toEqual(['committee', 'office', 'person']);
});
