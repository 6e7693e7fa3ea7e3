import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ConferenceScene, conferenceScene, REHABILITATION, SHELTER, SUPPRESSION } from './conference-scene.js';
import { keptBy, refusal } from './operation-scene.js';
import { terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const WORDS = (purpose: string) => `minutes(purpose: ${purpose}) opinions(purpose: ${purpose}) { words }`;
const SAID = { minutes: 'CANARY-MINUTES', opinions: [{ office: REHABILITATION, words: 'CANARY-CARE' }] };

let world: World;
let scene: ConferenceScene;
let opened: string;
let conference: string;
let withShelter: string;
beforeAll(async () => {
  world = await startWorld();
  scene = conferenceScene(world);
  ({ opened, conference } = await scene.convened());
  await scene.record('ck-duty', conference, SAID);
  await scene.people.share('ck-duty', opened, 'shelter-chiang-rai');
  await scene.people.share('ck-duty', opened, 'DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] });
  const members = [...scene.members, { office: SHELTER }];
  withShelter = keptBy(await scene.convene('ck-duty', opened, { members })).id;
});
afterAll(() => world.stop());

it.each([
  ['ck-duty', 2],
  ['ck-rehab', 2],
  ['ck-chair', 2],
  ['ck-focal', 2],
  ['cr-secretariat', 2],
  ['shelter-cr', 1],
  ['ck-police', 0],
  ['ck-prevention', null],
  ['ngo-partner', null],
  ['ms-duty', null],
  ['auditor', null],
  ['dpo', null],
  ['admin', null],
])('conferences about a case are shown to %s: %s', async (who, count) => {
  expect((await scene.seen(who, opened, 'id members { office { id } }')).nodes?.length ?? null).toBe(count);
  const mine = (await scene.toCome(who)).filter((id) => [conference, withShelter].includes(id));
  expect(mine).toEqual(['ck-duty', 'ck-rehab', 'shelter-cr'].includes(who) ? [withShelter] : []);
});

it('an office whose share has ended forgets that it was invited', async () => {
  const other = await scene.convened();
  await scene.people.share('ck-duty', other.opened, 'shelter-chiang-rai');
  const members = [...scene.members, { office: SHELTER }];
  const invited = keptBy(await scene.convene('ck-duty', other.opened, { members })).id;
  expect(await scene.toCome('shelter-cr')).toContain(invited);
  const [share] = await everyRow(world, 'select id from case_share where case_id = $1', [other.opened]);
  await scene.people.endShare('ck-duty', { share: share!['id'] });
  expect(await scene.toCome('shelter-cr')).not.toContain(invited);
});

it.each([
  ['ck-duty', 'PROTECTION', true],
  ['ck-rehab', 'CARE', true],
  ['ck-rehab', 'PROTECTION', false],
  ['ck-duty', 'CARE', false],
  ['ck-chair', 'PROTECTION', false],
  ['ck-focal', 'PROTECTION', false],
  ['cr-secretariat', 'PROTECTION', false],
  ['shelter-cr', 'CARE', false],
])('what was said at a conference is read by %s for %s: %s', async (who, purpose, reads) => {
  const { nodes, codes } = await scene.seen(who, opened, WORDS(purpose));
  for (const canary of ['CANARY-MINUTES', 'CANARY-CARE'])
    expect([canary, JSON.stringify(nodes).includes(canary)]).toEqual([canary, reads]);
  // refused alike for the conference at which something was said and the one to come
  expect(codes).toEqual(reads ? [] : nodes!.flatMap(() => ['FORBIDDEN_FIELD', 'FORBIDDEN_FIELD']));
});

it('what was said is for a second factor, and needs the consent of each person of the case', async () => {
  const other = await scene.convened({ consent: terms({ purposes: ['CARE'] }) });
  await scene.record('ck-duty', other.conference, SAID);
  const asked = WORDS('CARE');
  expect((await scene.seen('ck-rehab', other.opened, asked, { mfa: false })).codes).toContain('FORBIDDEN_FIELD');
  expect(JSON.stringify(await scene.seen('ck-rehab', other.opened, asked))).toContain('CANARY-MINUTES');
  const silent = await scene.people.registered(other.opened, { consent: terms({ purposes: ['PROTECTION'] }) });
  const after = await scene.seen('ck-rehab', other.opened, asked);
  expect(after.codes).toEqual(['FORBIDDEN_FIELD', 'FORBIDDEN_FIELD']);
  expect(JSON.stringify(after)).not.toContain('CANARY');
  const agreed = { idempotencyKey: randomUUID(), person: silent, terms: terms({ purposes: ['CARE'] }) };
  await scene.people.record('ck-duty', agreed);
  expect(JSON.stringify(await scene.seen('ck-rehab', other.opened, asked))).toContain('CANARY-MINUTES');
});

it.each([
  ['shelter-cr', 'FORBIDDEN_ACTION'],
  ['ck-police', 'FORBIDDEN_ACTION'],
  ['ck-chair', 'FORBIDDEN_ACTION'],
  ['ck-focal', 'FORBIDDEN_ACTION'],
  ['cr-secretariat', 'FORBIDDEN_ACTION'],
  ['ms-duty', 'NOT_FOUND'],
])('no conference is convened, recorded or called off by %s: %s', async (who, code) => {
  const calling = { conference: withShelter, version: 1, reason: 'OTHER' };
  const answers = [
    await scene.convene(who, opened),
    await scene.record(who, withShelter),
    await scene.callOff(who, calling),
  ];
  expect(answers.map(refusal)).toEqual([code, code, code]);
  if (code === 'NOT_FOUND')
    expect(await scene.callOff(who, { ...calling, conference: randomUUID() })).toEqual(answers[2]);
  expect(await everyRow(world, 'select state, version from case_conference where id = $1', [withShelter])).toEqual([
    { state: 'CONVENED', version: 1 },
  ]);
});

it('nothing said is written through an office that may not read it', async () => {
  const other = await scene.convened();
  await scene.people.assign('ck-duty', other.opened, 'ck-focal', 'DL-TH5703/FOCAL_POINT');
  expect(refusal(await scene.record('ck-focal', other.conference, { minutes: 'CANARY' }))).toBe('FORBIDDEN_FIELD');
  const said = { opinions: [{ office: SUPPRESSION, words: 'CANARY' }] };
  expect(refusal(await scene.record('ck-focal', other.conference, said))).toBe('FORBIDDEN_FIELD');
  expect(refusal(await scene.record('ck-focal', other.conference))).toBeNull();
});

const ALERTS = `query ($id: ID!) { case(id: $id) { alerts { rule office { id } } } }`;

it.each([
  ['shelter-cr', SHELTER],
  ['ck-police', null],
  ['ck-chair', null],
  ['ck-duty', null],
  ['cr-secretariat', null],
])('of the notes about a conference %s sees among the alerts of the case none of other offices', async (who, own) => {
  const { data, errors } = await world.send<{ case: { alerts: { rule: string; office: { id: string } }[] } }>(
    ALERTS,
    { id: opened },
    world.as(who),
  );
  expect(errors).toBeUndefined();
  const noted = data!.case.alerts.filter(({ rule }) => rule === 'CONFERENCE' || rule === 'TASK');
  expect(noted.map(({ office }) => office.id)).toEqual(own === null ? [] : [own]);
});

it('a note leads nowhere once the share has ended, and nobody else reads it', async () => {
  const other = await scene.convened();
  await scene.people.share('ck-duty', other.opened, 'shelter-chiang-rai');
  const members = [...scene.members, { office: SHELTER }];
  const invited = keptBy(await scene.convene('ck-duty', other.opened, { members }));
  expect(await scene.notes('shelter-cr', SHELTER, other.opened)).toMatchObject([
    { case: { id: other.opened }, conference: { id: invited.id } },
  ]);
  const [share] = await everyRow(world, 'select id from case_share where case_id = $1', [other.opened]);
  await scene.people.endShare('ck-duty', { share: share!['id'] });
  await scene.callOff('ck-duty', { conference: invited.id, version: 1, reason: 'OTHER' });
  expect(await scene.notes('shelter-cr', SHELTER, other.opened)).toMatchObject([
    { rule: 'CONFERENCE', case: null, conference: null, category: null, district: null },
  ]);
  for (const who of ['ck-chair', 'ck-duty', 'ck-police', 'ngo-partner', 'auditor'])
    await expect(scene.notes(who, SHELTER, other.opened)).rejects.toThrow(/FORBIDDEN|NOT_FOUND/);
});
