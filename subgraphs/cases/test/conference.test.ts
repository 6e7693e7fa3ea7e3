import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import {
  CHAIR,
  type ConferenceScene,
  conferenceScene,
  REHABILITATION,
  SHELTER,
  SUPPRESSION,
} from './conference-scene.js';
import { keptBy, refusal } from './operation-scene.js';
import { inDays } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ConferenceScene;
let opened: string;
let helped: string;
let conference: string;
beforeAll(async () => {
  world = await startWorld();
  scene = conferenceScene(world);
});
beforeEach(async () => {
  ({ opened, person: helped, conference } = await scene.convened());
});
afterAll(() => world.stop());

const SOON = inDays(2);
const DECISION = { kind: 'SAFETY_CHECK', official: person('ck-rehab').id, office: REHABILITATION, dueAt: inDays(3) };
const OPINIONS = [
  { office: REHABILITATION, words: ' CANARY-CARE ' },
  { office: SUPPRESSION, words: 'CANARY-POLICE' },
];

it('a conference is convened, held, and leaves opinions and minutes sealed, and decisions as tasks', async () => {
  expect(await scene.toCome('ck-rehab')).toContain(conference);
  const decisions = [DECISION, { ...DECISION, kind: 'LEGAL_AID', official: person('ck-duty').id, office: SUPPRESSION }];
  const told = { opinions: OPINIONS, minutes: 'CANARY-MINUTES', decisions };
  expect(keptBy(await scene.record('ck-duty', conference, told))).toEqual({ id: conference, version: 2 });
  expect(await scene.toCome('ck-rehab')).not.toContain(conference);
  const { nodes, codes } = await scene.seen(
    'ck-rehab',
    opened,
    `id state topics version callOffReason convenedBy { id } office { id }
     members { office { id } discipline attended } tasks { kind state official { id } }
     minutes(purpose: CARE) opinions(purpose: CARE) { office { id } words }`,
  );
  expect(codes).toEqual([]);
  expect(nodes).toEqual([
    {
      ...{ id: conference, state: 'HELD', topics: ['APPROACH', 'PAST_ACTION'], version: 2, callOffReason: null },
      ...{ convenedBy: { id: person('ck-duty').id }, office: { id: SUPPRESSION } },
      members: [
        { office: { id: SUPPRESSION }, discipline: 'POLICE', attended: true },
        { office: { id: REHABILITATION }, discipline: null, attended: true },
      ],
      tasks: [
        { kind: 'SAFETY_CHECK', state: 'OPEN', official: { id: person('ck-rehab').id } },
        { kind: 'LEGAL_AID', state: 'OPEN', official: { id: person('ck-duty').id } },
      ],
      minutes: 'CANARY-MINUTES',
      opinions: expect.arrayContaining([
        { office: { id: REHABILITATION }, words: 'CANARY-CARE' },
        { office: { id: SUPPRESSION }, words: 'CANARY-POLICE' },
      ]),
    },
  ]);
  const stored = await everyRow(
    world,
    'select w::text as row from conference_words w union all select c::text from case_conference c',
  );
  expect(JSON.stringify(stored)).not.toContain('CANARY');
  const audit = await everyRow(
    world,
    'select action, subject from audit_entry where resource = $1 order by action, subject',
    [conference],
  );
  expect(audit).toEqual(
    ['case_conference.convened', 'case_conference.held', 'unseal.MINUTES']
      .map((action) => ({
        ...{ action, subject: `case:${opened}` },
      }))
      .concat(audit.slice(3) as never),
  );
  expect(audit).toHaveLength(5);
});

it('erasing a person of the case destroys what was said of it, and keeps who met', async () => {
  await scene.record('ck-duty', conference, { opinions: OPINIONS, minutes: 'CANARY-MINUTES' });
  await world.send(
    'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } } }',
    { input: { person: helped, reason: 'PERSON_REQUEST' } },
    world.as('dpo'),
  );
  expect(await everyRow(world, 'select from conference_words where conference_id = $1', [conference])).toEqual([]);
  const { nodes } = await scene.seen('ck-duty', opened, 'state minutes(purpose: PROTECTION)');
  expect(nodes).toEqual([{ state: 'HELD', minutes: null }]);
});

it('a conference is called off with the reason, once, and then not held', async () => {
  const calling = { conference, version: 1, reason: 'TOO_FEW_MEMBERS' };
  expect(refusal(await scene.callOff('ck-duty', { ...calling, version: 2 }))).toBe('VERSION_CONFLICT input.version');
  expect(refusal(await scene.callOff('ck-duty', calling))).toBeNull();
  expect(refusal(await scene.callOff('ck-duty', { ...calling, version: 2 }))).toBe(
    'CONFERENCE_STATE_FORBIDS input.conference',
  );
  expect(refusal(await scene.record('ck-duty', conference, { version: 2 }))).toBe(
    'CONFERENCE_STATE_FORBIDS input.conference',
  );
  expect((await scene.seen('ck-duty', opened, 'state callOffReason')).nodes).toEqual([
    { state: 'CALLED_OFF', callOffReason: 'TOO_FEW_MEMBERS' },
  ]);
});

it('a conference is convened once for each key, held from the version one has seen', async () => {
  const given = { idempotencyKey: randomUUID(), scheduledAt: inDays(5) };
  const both = await Promise.all([1, 2].map(() => scene.convene('ck-duty', opened, given)));
  expect(keptBy(both[0]!)).toEqual(keptBy(both[1]!));
  expect(refusal(await scene.convene('ck-duty', opened, { ...given, topics: ['REFERRAL'] }))).toBe(
    'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
  );
  expect(refusal(await scene.record('ck-duty', conference, { version: 2 }))).toBe('VERSION_CONFLICT input.version');
  const held = await Promise.all([1, 2].map(() => scene.record('ck-duty', conference, { decisions: [DECISION] })));
  expect(held.map(refusal)).toEqual(expect.arrayContaining([null, 'CONFERENCE_STATE_FORBIDS input.conference']));
  expect(await everyRow(world, 'select from case_task where case_id = $1', [opened])).toHaveLength(1);
});

it.each<[Record<string, unknown>, string]>([
  [{ members: [{ office: SUPPRESSION }] }, 'CONFERENCE_NEEDS_MEMBERS input.members'],
  [{ members: [{ office: SUPPRESSION }, { office: SUPPRESSION }] }, 'CONFERENCE_NEEDS_MEMBERS input.members'],
  [{ members: [{ office: SUPPRESSION }, { office: SHELTER }] }, 'CONFERENCE_OFFICE_UNSEEING input.members.1.office'],
  [{ members: [{ office: CHAIR }, { office: randomUUID() }] }, 'CONFERENCE_OFFICE_UNSEEING input.members.1.office'],
  [{ topics: [] }, 'INPUT_INVALID input.topics'],
  [{ idempotencyKey: '' }, 'IDEMPOTENCY_KEY_REQUIRED input.idempotencyKey'],
])('a conference with %j is not convened, and it says why', async (given, why) => {
  expect(refusal(await scene.convene('ck-duty', opened, given))).toBe(why);
  expect(await everyRow(world, 'select from case_conference where case_id = $1', [opened])).toHaveLength(1);
});

it.each<[Record<string, unknown>, string]>([
  [{ heldAt: inDays(1) }, 'INPUT_INVALID input.heldAt'],
  [{ attended: [SUPPRESSION] }, 'CONFERENCE_NEEDS_MEMBERS input.attended'],
  [{ attended: [SUPPRESSION, CHAIR] }, 'INPUT_INVALID input.attended'],
  [{ opinions: [{ office: CHAIR, words: 'CANARY' }] }, 'INPUT_INVALID input.opinions'],
  [{ minutes: 'x'.repeat(8_001) }, 'INPUT_INVALID input.minutes'],
  [{ decisions: [DECISION, { ...DECISION, office: CHAIR }] }, 'TASK_NOT_ASSIGNABLE input.decisions.1.office'],
  [{ decisions: [{ ...DECISION, office: SHELTER }] }, 'TASK_NOT_ASSIGNABLE input.decisions.0.office'],
])('what came of a conference with %j is not recorded, and it says why', async (given, why) => {
  expect(refusal(await scene.record('ck-duty', conference, given))).toBe(why);
  expect(await everyRow(world, 'select from case_task where case_id = $1', [opened])).toEqual([]);
  expect((await scene.seen('ck-duty', opened, 'state version')).nodes).toEqual([{ state: 'CONVENED', version: 1 }]);
});

it('a case that has ended is not conferred about', async () => {
  await everyRow(world, `update case_file set state = 'REFERRED_OUT' where id = $1`, [opened]);
  expect(refusal(await scene.convene('ck-duty', opened))).toBe('CASE_STATE_FORBIDS input.case');
  expect(refusal(await scene.record('ck-duty', conference))).toBe('CASE_STATE_FORBIDS input.conference');
});

it('conferences to come are listed by what is next, page by page', async () => {
  const soon = keptBy(await scene.convene('ck-duty', opened, { scheduledAt: inDays(-300) })).id;
  const next = keptBy(await scene.convene('ck-duty', opened, { scheduledAt: inDays(-299) })).id;
  expect((await scene.toCome('ck-duty', '(first: 2)')).slice(0, 2)).toEqual([soon, next]);
  const { data } = await world.send<{ caseConferences: { edges: { cursor: string }[] } }>(
    '{ caseConferences(first: 1) { edges { cursor } } }',
    {},
    world.as('ck-duty'),
  );
  const { cursor } = data!.caseConferences.edges[0]!;
  expect((await scene.toCome('ck-duty', `(first: 1, after: "${cursor}")`))[0]).toBe(next);
  expect((await scene.seen('ck-duty', opened, 'id')).nodes).toEqual([{ id: conference }, { id: next }, { id: soon }]);
});

const NOTE = {
  ...{ ackBy: null, category: null, urgency: null, personsBand: null, minorInvolved: null, district: null },
  ...{ trend: null, escalation: null, number: expect.any(Number) },
};

it('offices that are invited are told that there is a conference, and that it is called off; once each', async () => {
  const key = randomUUID();
  const members = [...scene.members, { office: CHAIR }];
  const first = keptBy(await scene.convene('ck-duty', opened, { idempotencyKey: key, members, scheduledAt: SOON }));
  const again = keptBy(await scene.convene('ck-duty', opened, { idempotencyKey: key, members, scheduledAt: SOON }));
  expect(again).toEqual(first);
  const invited = {
    ...{ ...NOTE, rule: 'CONFERENCE', case: { id: opened }, conference: { id: first.id, state: 'CONVENED' } },
    reason: { because: 'your office is invited to a conference about the case' },
  };
  expect(await scene.notes('ck-chair', CHAIR, opened)).toEqual([invited]);
  expect(await scene.notes('ck-rehab', REHABILITATION, opened)).toHaveLength(2);
  expect(await scene.notes('ck-duty', SUPPRESSION, opened)).toEqual([]);
  await scene.callOff('ck-duty', { conference: first.id, version: 1, reason: 'OTHER' });
  const calledOff = { ...invited, conference: { id: first.id, state: 'CALLED_OFF' } };
  expect(await scene.notes('ck-chair', CHAIR, opened)).toEqual([
    calledOff,
    { ...calledOff, reason: { because: 'a conference to which your office was invited is called off' } },
  ]);
});

it('an office is told that a decision gave it something to do, once for all of them, and not who records', async () => {
  const mine = { ...DECISION, kind: 'LEGAL_AID', official: person('ck-duty').id, office: SUPPRESSION };
  await scene.record('ck-duty', conference, { decisions: [DECISION, mine, { ...DECISION, kind: 'LEGAL_AID' }] });
  const notes = await scene.notes('ck-rehab', REHABILITATION, opened);
  expect(notes.map(({ rule }) => rule)).toEqual(['CONFERENCE', 'TASK']);
  expect(notes[1]).toEqual({
    ...{ ...NOTE, rule: 'TASK', case: { id: opened }, conference: null },
    reason: { because: 'a conference gave somebody of your office something to do' },
  });
  expect(await scene.notes('ck-duty', SUPPRESSION, opened)).toEqual([]);
});

it('a note says which case and conference, and people outside are told nothing but that there is something', async () => {
  const [stored] = await everyRow(
    world,
    `select body from inbox_entry where body ->> 'rule' = 'CONFERENCE' and body ->> 'case' = $1`,
    [opened],
  );
  expect(Object.keys(stored!['body'] as object).toSorted()).toEqual([
    'ackBy',
    'case',
    'committee',
    'conference',
    'createdAt',
    'eventId',
    'id',
    'office',
    'reason',
    'rule',
  ]);
  const reach = await everyRow(
    world,
    `select e.body from inbox_entry e join inbox i on i.id = e.inbox
      where i.owner = 'feed:notify' and e.body ->> 'rule' = 'CONFERENCE' and e.body ->> 'office' = $1`,
    [REHABILITATION],
  );
  expect(reach.length).toBeGreaterThan(0);
  expect(reach.at(-1)).toMatchObject({ body: { audience: 'OFFICE', urgency: null } });
  expect(JSON.stringify(reach)).not.toContain(opened);
});
