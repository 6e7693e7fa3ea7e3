import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { personScene, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const REHABILITATION = 'DL-TH5703/REHABILITATION_GROUP';
const HEALTH = 'health(purpose: CARE) { health }';
const NAMES = 'identity(purpose: PROTECTION) { givenName }';

let world: World;
let scene: ReturnType<typeof personScene>;
let opened: string;
let registered: string;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
beforeEach(async () => {
  opened = await scene.accepted();
  registered = await scene.registered(opened);
});
afterAll(() => world.stop());

const answerOf = async (who: string, what: string) => {
  const { data, errors } = await scene.read(who, registered, what);
  return errors?.[0]?.extensions.code ?? (data?.person ? 'READ' : 'MISSING');
};

it('a case handed over lets the other read what their office may, and no more', async () => {
  expect(await answerOf('ck-rehab', HEALTH)).toBe('MISSING');
  expect(refusalOf(await scene.assign('ck-duty', opened, 'ck-rehab', REHABILITATION))).toBeNull();
  expect(await answerOf('ck-rehab', HEALTH)).toBe('READ');
  expect(await answerOf('ck-rehab', NAMES)).toBe('FORBIDDEN_FIELD');
});

it('handing over again changes nothing', async () => {
  const [one, two] = [
    await scene.assign('ck-duty', opened, 'ck-rehab', REHABILITATION),
    await scene.assign('cr-secretariat', opened, 'ck-rehab', REHABILITATION),
  ];
  expect(one).toEqual(two);
});

it.each([
  ['ck-duty', 'ck-rehab', 'DL-TH5709/REHABILITATION_GROUP', 'ASSIGNMENT_NOT_POSSIBLE'],
  ['ck-duty', 'ms-duty', 'DL-TH5709/SUPPRESSION_GROUP', 'ASSIGNMENT_NOT_POSSIBLE'],
  ['ck-duty', 'ck-chair', 'DL-TH5703/CHAIR', 'ASSIGNMENT_NOT_POSSIBLE'],
  ['ck-duty', 'shelter-cr', 'shelter-chiang-rai', 'ASSIGNMENT_NOT_POSSIBLE'],
  ['ck-focal', 'ck-rehab', REHABILITATION, 'FORBIDDEN_ACTION'],
  ['ms-duty', 'ms-duty', 'DL-TH5709/SUPPRESSION_GROUP', 'NOT_FOUND'],
  ['py-secretariat', 'py-secretariat', 'PL-TH56/SECRETARIAT', 'NOT_FOUND'],
  ['ck-chair', 'ck-rehab', REHABILITATION, 'FORBIDDEN_ACTION'],
  ['cr-secretariat', 'cr-secretariat', 'PL-TH57/SECRETARIAT', null],
])('%s handing a case to %s through %s answers %s', async (by, to, office, code) => {
  expect(refusalOf(await scene.assign(by, opened, to, office))).toBe(code);
});

it('a district that the report names can take the case', async () => {
  opened = await scene.accepted({ originPlace: 'TH5709' });
  expect(refusalOf(await scene.assign('ck-duty', opened, 'ms-duty', 'DL-TH5709/SUPPRESSION_GROUP'))).toBeNull();
});

const assignmentOf = async (who: string): Promise<string> => {
  const rows = await everyRow(world, 'select id from case_assignment where case_id = $1 and person = $2', [
    opened,
    person(who).id,
  ]);
  return String(rows[0]!['id']);
};

it('an assignment that ends takes with it what the office saw by it', async () => {
  await scene.assign('ck-duty', opened, 'ck-rehab', REHABILITATION);
  const assignment = await assignmentOf('ck-rehab');
  expect(refusalOf(await scene.endAssignment('ck-duty', { assignment }))).toBe('FORBIDDEN_ACTION');
  expect(refusalOf(await scene.endAssignment('ck-rehab', { assignment }))).toBeNull();
  expect(await answerOf('ck-rehab', HEALTH)).toBe('MISSING');
  await scene.assign('ck-duty', opened, 'ck-rehab', REHABILITATION);
  expect(await answerOf('ck-rehab', HEALTH)).toBe('READ');
});

it('the secretariat ends the assignment of anybody, and of nobody in another province', async () => {
  const assignment = await assignmentOf('ck-duty');
  const other = await scene.endAssignment('py-secretariat', { assignment });
  expect(JSON.stringify(other)).toBe(
    JSON.stringify(await scene.endAssignment('py-secretariat', { assignment: randomUUID() })),
  );
  expect(await answerOf('ck-duty', NAMES)).toBe('READ');
  expect(refusalOf(await scene.endAssignment('cr-secretariat', { assignment }))).toBeNull();
  expect(await answerOf('ck-duty', NAMES)).toBe('FORBIDDEN_FIELD');
  const { errors } = await world.send(
    'query ($id: ID!) { case(id: $id) { reporter(purpose: PROTECTION) { name } } }',
    { id: opened },
    world.as('ck-duty'),
  );
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
});

it('a later appointment to the same office does not bring back what ended with the earlier one', async () => {
  const { appointment, office } = world.as('ck-duty').offices[0] as { appointment: string; office: string };
  const { directory } = world.services;
  const held = (id: string, from: string, until: string) =>
    directory.apply(directory.version + 1, {
      ...{ kind: 'appointment', id },
      data: { person: person('ck-duty').id, office, from, until },
    });
  held(appointment, '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z');
  held('the-next', '2021-01-01T00:00:00Z', '2100-01-01T00:00:00Z');
  try {
    expect(await answerOf('ck-duty', NAMES)).toBe('FORBIDDEN_FIELD');
    await scene.assign('cr-secretariat', opened, 'ck-duty', 'DL-TH5703/SUPPRESSION_GROUP');
    expect(await answerOf('ck-duty', NAMES)).toBe('READ');
  } finally {
    held('the-next', '2020-01-01T00:00:00Z', '2021-01-01T00:00:00Z');
    held(appointment, '2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z');
  }
  expect(namedOffice('DL-TH5703/SUPPRESSION_GROUP').id).toBe(office);
});
