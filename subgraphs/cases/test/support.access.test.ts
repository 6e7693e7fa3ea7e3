import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { assistanceScene } from './assistance-scene.js';
import { personScene, refusalOf, terms } from './person-scene.js';
import { dayIn, supportScene } from './support-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const CODES = `supportPlan { version goals { type } } supportPlans { version } followUps { edges { node { method } } }`;
const WORDS = (purpose: string) => `supportPlan { words(purpose: ${purpose}) goals { words(purpose: ${purpose}) } }
  followUps { edges { node { words(purpose: ${purpose}) } } }`;

let world: World;
let scene: ReturnType<typeof supportScene>;
let persons: ReturnType<typeof personScene>;
let help: ReturnType<typeof assistanceScene>;
let opened: string;
let helped: string;
let goal: string;
beforeAll(async () => {
  world = await startWorld();
  persons = personScene(world);
  scene = supportScene(world);
  help = assistanceScene(world, persons);
  ({ opened, person: helped } = await help.both());
  goal = (await scene.agree('ck-rehab', helped, { words: 'CANARY-PLAN' })).data!.done.plan!.goals[0]!.id;
  await scene.follow('ck-rehab', helped, { words: 'CANARY-FOUND' });
  await persons.share('ck-duty', opened, 'shelter-chiang-rai');
  await persons.share('ck-duty', opened, 'DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] });
});
afterAll(() => world.stop());

it.each([
  ['ck-duty', true],
  ['ck-rehab', true],
  ['cr-secretariat', true],
  ['shelter-cr', true],
  ['ck-police', false],
  ['ck-chair', false],
  ['ck-focal', false],
  ['ck-prevention', false],
  ['ngo-partner', false],
  ['ms-duty', false],
  ['auditor', false],
  ['dpo', false],
  ['admin', false],
])('plan and follow-ups of a person are shown to %s: %s', async (who, shown) => {
  const { person: seen } = await scene.seen(who, helped, CODES);
  const codes = [seen?.['supportPlan'] != null, seen?.['supportPlans'] != null, seen?.['followUps'] != null];
  expect(codes).toEqual([shown, shown, shown]);
});

it.each([
  ['ck-rehab', 'CARE', true],
  ['shelter-cr', 'CARE', true],
  ['ck-rehab', 'PROTECTION', false],
  ['ck-duty', 'PROTECTION', false],
  ['ck-duty', 'CARE', false],
  ['cr-secretariat', 'CARE', false],
])('what was said of them is read by %s for %s: %s', async (who, purpose, reads) => {
  const { person: seen, codes } = await scene.seen(who, helped, WORDS(purpose));
  for (const canary of ['CANARY-PLAN', 'CANARY-GOAL', 'CANARY-FOUND'])
    expect([canary, JSON.stringify(seen).includes(canary)]).toEqual([canary, reads]);
  // refused alike for the goal that has words and the one that has none
  expect(codes).toEqual(reads ? [] : Array(4).fill('FORBIDDEN_FIELD'));
});

it('words are for a second factor, and a withdrawn consent ends the reading', async () => {
  expect((await scene.seen('ck-rehab', helped, WORDS('CARE'), { mfa: false })).codes).toContain('FORBIDDEN_FIELD');
  const { person } = await help.both({ consent: terms({ purposes: ['CARE'] }) });
  await scene.follow('ck-rehab', person, { words: 'CANARY-OTHER' });
  const asked = 'followUps { edges { node { words(purpose: CARE) } } }';
  expect(JSON.stringify(await scene.seen('ck-rehab', person, asked))).toContain('CANARY-OTHER');
  const [consent] = await persons.consentsOf('ck-duty', person);
  await persons.withdraw('ck-duty', { consent: consent!.id });
  const after = await scene.seen('ck-rehab', person, asked);
  expect(after.codes).toEqual(['FORBIDDEN_FIELD']);
  expect(JSON.stringify(after)).not.toContain('CANARY');
});

it.each([
  ['shelter-cr', 'FORBIDDEN_ACTION'],
  ['ck-police', 'FORBIDDEN_ACTION'],
  ['ck-chair', 'FORBIDDEN_ACTION'],
  ['ck-focal', 'FORBIDDEN_ACTION'],
  ['cr-secretariat', 'FORBIDDEN_ACTION'],
  ['ms-duty', 'NOT_FOUND'],
])('nothing is agreed, ended or recorded by %s: %s', async (who, code) => {
  const mfa = { mfa: true };
  const ending = { goal, version: 1, status: 'REACHED', endedOn: dayIn(0) };
  const answers = [
    await scene.agree(who, helped, { version: 1 }, mfa),
    await scene.end(who, ending, mfa),
    await scene.follow(who, helped, {}, mfa),
  ];
  expect(answers.map(refusalOf)).toEqual([code, code, code]);
  if (code === 'NOT_FOUND') {
    expect(await scene.end(who, { ...ending, goal: randomUUID() }, mfa)).toEqual(answers[1]);
    expect(await scene.follow(who, randomUUID(), {}, mfa)).toEqual(answers[2]);
  }
  const rows = `select version::text from support_plan where person_id = $1
    union all select method from follow_up where person_id = $1 order by 1`;
  expect((await everyRow(world, rows, [helped])).map(({ version }) => version)).toEqual(['1', 'HOME_VISIT']);
});

it('words are not written by an office that may not read them', async () => {
  const words = { words: 'CANARY' };
  expect(refusalOf(await scene.follow('ck-duty', helped, words))).toBe('FORBIDDEN_FIELD');
  expect(refusalOf(await scene.agree('ck-duty', helped, { ...words, version: 1, goals: [] }))).toBe('FORBIDDEN_FIELD');
  expect(refusalOf(await scene.agree('ck-duty', helped, { version: 1 }))).toBe('FORBIDDEN_FIELD');
  const codes = { version: 1, goals: [{ type: 'LEGAL_AID', targetOn: dayIn(1) }] };
  expect(refusalOf(await scene.agree('ck-duty', helped, codes))).toBeNull();
});
