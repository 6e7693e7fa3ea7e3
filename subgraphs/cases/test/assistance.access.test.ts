import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { assistanceScene } from './assistance-scene.js';
import { personScene, refusalOf, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const DETAILS = (purpose: string) => `type details(purpose: ${purpose}) { amountClaimed notes }`;
const SHELTER = 'shelter-chiang-rai';

let world: World;
let scene: ReturnType<typeof assistanceScene>;
let persons: ReturnType<typeof personScene>;
let opened: string;
let helped: string;
let assistance: string;
beforeAll(async () => {
  world = await startWorld();
  persons = personScene(world);
  scene = assistanceScene(world, persons);
  ({ opened, person: helped } = await scene.both());
  const details = { amountClaimed: '15000', notes: 'CANARY-NOTES' };
  assistance = (await scene.create('ck-rehab', helped, { details })).data!.done.assistance!.id;
  await persons.share('ck-duty', opened, SHELTER);
  await persons.share('ck-duty', opened, 'DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] });
});
afterAll(() => world.stop());

it.each([
  ['ck-duty', 1],
  ['ck-rehab', 1],
  ['cr-secretariat', 1],
  ['shelter-cr', 1],
  ['ck-police', null],
  ['ck-chair', null],
  ['ck-focal', null],
  ['ck-prevention', null],
  ['ngo-partner', null],
  ['ms-duty', null],
  ['auditor', null],
  ['dpo', null],
  ['admin', null],
])('what help a person gets is shown to %s: %s', async (who, count) => {
  expect((await scene.seen(who, helped, 'type')).nodes?.length ?? null).toBe(count);
  const { data } = await world.send<{ case: { assistances: { edges: object[] } | null } | null }>(
    'query ($id: ID!) { case(id: $id) { assistances { edges { node { id } } } } }',
    { id: opened },
    world.as(who),
  );
  expect(data?.case?.assistances?.edges.length ?? null).toBe(count);
});

it.each([
  ['ck-rehab', 'CARE', true],
  ['shelter-cr', 'CARE', true],
  ['ck-rehab', 'PROTECTION', false],
  ['ck-duty', 'PROTECTION', false],
  ['ck-duty', 'CARE', false],
  ['cr-secretariat', 'CARE', false],
  ['ck-police', 'INVESTIGATION', false],
])('amounts and notes are read by %s for %s: %s', async (who, purpose, reads) => {
  const { nodes, codes } = await scene.seen(who, helped, DETAILS(purpose));
  expect(JSON.stringify(nodes).includes('CANARY-NOTES')).toBe(reads);
  expect(codes).toEqual(reads || who === 'ck-police' ? [] : ['FORBIDDEN_FIELD']);
});

it('amounts and notes are for a second factor', async () => {
  expect((await scene.seen('ck-rehab', helped, DETAILS('CARE'), { mfa: false })).codes).toEqual(['FORBIDDEN_FIELD']);
});

it('a refusal is the same whether details are stored or not, and a withdrawn consent ends the reading', async () => {
  const { person } = await scene.both({ consent: terms({ purposes: ['CARE'] }) });
  await scene.create('ck-rehab', person, { details: { notes: 'CANARY-OTHER' } });
  await scene.create('ck-rehab', person);
  const refused = await scene.seen('ck-duty', person, DETAILS('PROTECTION'));
  expect(refused.codes).toEqual(['FORBIDDEN_FIELD', 'FORBIDDEN_FIELD']);
  expect(refused.nodes).toEqual(Array(2).fill({ type: 'COMPENSATION', details: null }));
  expect((await scene.seen('ck-rehab', person, DETAILS('CARE'))).codes).toEqual([]);
  const [consent] = await persons.consentsOf('ck-duty', person);
  await persons.withdraw('ck-duty', { consent: consent!.id });
  const after = await scene.seen('ck-rehab', person, DETAILS('CARE'));
  expect(after.codes).toEqual(['FORBIDDEN_FIELD', 'FORBIDDEN_FIELD']);
  expect(JSON.stringify(after)).not.toContain('CANARY');
});

it.each([
  ['shelter-cr', 'FORBIDDEN_ACTION'],
  ['ck-police', 'FORBIDDEN_ACTION'],
  ['ck-chair', 'FORBIDDEN_ACTION'],
  ['ck-focal', 'FORBIDDEN_ACTION'],
  ['cr-secretariat', 'FORBIDDEN_ACTION'],
  ['ms-duty', 'NOT_FOUND'],
])('help is not arranged or changed by %s: %s', async (who, code) => {
  expect(refusalOf(await scene.create(who, helped, {}, { mfa: true }))).toBe(code);
  const one = await scene.change(who, { assistance, version: 1, status: 'OFFERED' }, { mfa: true });
  expect(refusalOf(one)).toBe(code);
  if (code === 'NOT_FOUND')
    expect(JSON.stringify(one)).toBe(
      JSON.stringify(await scene.change(who, { assistance: randomUUID(), version: 1 }, { mfa: true })),
    );
  expect(await everyRow(world, 'select version from assistance where id = $1', [assistance])).toEqual([{ version: 1 }]);
});

it('notes are not written by an office that may not read them', async () => {
  expect(refusalOf(await scene.create('ck-duty', helped, { details: { notes: 'CANARY' } }))).toBe('FORBIDDEN_FIELD');
});
