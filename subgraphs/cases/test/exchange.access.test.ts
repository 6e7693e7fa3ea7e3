import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchangeScene, fileOf, type Page, persons, rowsOf } from './exchange-scene.js';
import { terms } from './person-scene.js';
import { NOTES, OVERRIDE, referralScene } from './referral-scene.js';
import { everybody, startWorld, type World } from './world.js';
import fc from 'fast-check';

let world: World;
let scene: ReturnType<typeof exchangeScene>;
let id: string;
let person: string;
beforeAll(async () => {
  world = await startWorld();
  scene = exchangeScene(world);
  id = await scene.people.accepted();
  person = await scene.people.registered(id);
}, 120_000);
afterAll(() => world.stop());

/** What somebody gets: how many rows, or why not. */
const got = (page: Page | string): number | string => (typeof page === 'string' ? page : rowsOf(page.text).length);
const everybodysExports = async (what: 'exportCases' | 'exportIdentified', input: Record<string, unknown>) => {
  const found: [string, number | string][] = [];
  for (const who of everybody) found.push([who, got(await scene[what](who, input))]);
  return found.filter(([, each]) => typeof each === 'number' && each > 0);
};

it('only who may see persons of the case has them in a file without identity', async () => {
  expect(await everybodysExports('exportCases', { purpose: 'RESEARCH' })).toEqual([
    ['ck-duty', 1],
    ['ck-relief', 1],
    ['cr-secretariat', 1],
  ]);
});

it('only who works on the case, for a purpose of their office, has them in a file with identity', async () => {
  expect(await everybodysExports('exportIdentified', { purpose: 'PROTECTION' })).toEqual([['ck-duty', 1]]);
  for (const purpose of ['CARE', 'REPATRIATION'])
    expect([purpose, await everybodysExports('exportIdentified', { purpose })]).toEqual([purpose, []]);
});

it('needs a second factor, and somebody signed in', async () => {
  expect(await scene.exportCases('ck-duty', { purpose: 'RESEARCH' }, { mfa: false })).toBe('FORBIDDEN_ACTION');
  expect(await scene.exportIdentified('ck-duty', { purpose: 'PROTECTION' }, { mfa: false })).toBe('FORBIDDEN_FIELD');
  expect(await scene.begin('ck-duty', {}, { mfa: false })).toBe('FORBIDDEN_ACTION');
});

it('an office that the case is shared with has what the consent lets it have, until the share ends', async () => {
  const shared = await scene.people.share('ck-duty', id, 'shelter-chiang-rai');
  expect(got(await scene.exportIdentified('shelter-cr', { purpose: 'CARE' }))).toBe(1);
  expect(got(await scene.exportIdentified('shelter-cr', { purpose: 'PROTECTION' }))).toBe(0);
  expect(got(await scene.exportCases('shelter-cr', { purpose: 'RESEARCH' }))).toBe(1);
  await scene.people.endShare('ck-duty', { share: shared.data!.done.share!.id });
  expect(got(await scene.exportIdentified('shelter-cr', { purpose: 'CARE' }))).toBe(0);
  expect(got(await scene.exportCases('shelter-cr', { purpose: 'RESEARCH' }))).toBe(0);
});

it('emergency access lets somebody read, and take nothing out with identity', async () => {
  const input = { idempotencyKey: 'glass-1', case: id, reason: 'Nobody could be reached tonight and it cannot wait.' };
  await world.send(
    'mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlass { id } } }',
    { input },
    world.as('cr-secretariat'),
  );
  const read = await scene.people.read('cr-secretariat', person, 'identity(purpose: PROTECTION) { givenName }');
  expect(read.data!.person!['value']).toEqual({ givenName: 'CANARY-GIVEN' });
  expect(got(await scene.exportIdentified('cr-secretariat', { purpose: 'PROTECTION' }))).toBe(0);
});

it('a consent that does not cover the purpose, or is withdrawn, keeps somebody out of a file with identity', async () => {
  const other = await scene.people.accepted();
  const narrow = await scene.people.registered(other, { consent: terms({ purposes: ['CARE'] }) });
  const wide = await scene.people.registered(other);
  expect(got(await scene.exportIdentified('ck-duty', { purpose: 'PROTECTION' }))).toBe(2);
  const [consent] = await scene.people.consentsOf('ck-duty', wide);
  await scene.people.withdraw('ck-duty', { consent: consent!.id });
  expect(got(await scene.exportIdentified('ck-duty', { purpose: 'PROTECTION' }))).toBe(1);
  expect(narrow).not.toBe(wide);
});

it('only a committee’s office that may know who persons are takes in a file, of places it answers for', async () => {
  const begun: string[] = [];
  for (const who of everybody) if (typeof (await scene.begin(who)) !== 'string') begun.push(who);
  expect(begun).toEqual(['ck-duty', 'ck-relief', 'cr-secretariat']);
  expect(await scene.begin('ck-duty', { district: 'TH5708' })).toBe('IMPORT_PLACE_NOT_YOURS input.district');
});

it('an import is its beginner’s alone, for everybody else it is not there', async () => {
  const mine = await scene.begun('ck-duty');
  const text = fileOf(fc.sample(persons(1, 1), { numRuns: 1, seed: 1 })[0]!);
  for (const who of everybody) {
    if (who === 'ck-duty') continue;
    const answers = [
      await scene.add(who, { import: mine, number: 1, text }),
      await scene.commit(who, { import: mine, chunks: 0 }),
      await scene.drop(who, { import: mine }),
      await scene.look(who, mine),
    ];
    const refused = /^(FORBIDDEN_ACTION|NOT_FOUND|AUTH_REQUIRED|null)$/;
    expect([who, answers.filter((answer) => !refused.test(JSON.stringify(answer).replaceAll('"', '')))]).toEqual([
      who,
      [],
    ]);
  }
  expect(await scene.look('ck-duty', mine)).toMatchObject({ nextChunk: 1, state: 'OPEN' });
});

describe('the file of a referral for Primero', () => {
  let referrals: ReturnType<typeof referralScene>;
  beforeAll(() => {
    referrals = referralScene(world);
  });
  const fileOf = (of: string, by: string, purpose: string, mfa = true) =>
    referrals.words(of, 'primeroFile', { by, purpose, mfa }) as Promise<string>;
  const recordsOf = async (of: string, by: string, purpose: string) =>
    JSON.parse(await fileOf(of, by, purpose)) as { data: Record<string, unknown>; referrals: object[] }[];

  it('has the persons, the service and the notes, for the sender and the receiver, while the referral is live', async () => {
    const one = await referrals.drafted({ count: 2 });
    expect(await fileOf(one.id, 'ck-duty', 'PROTECTION')).toBe('FORBIDDEN_FIELD');
    await referrals.send(one.id);
    const records = await recordsOf(one.id, 'ck-duty', 'PROTECTION');
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      data: {
        ...{ module_id: 'primeromodule-cp', workflow: 'new', status: 'open', sex: 'female', hidden_name: false },
        ...{ name_first: 'CANARY-GIVEN', name_last: 'CANARY-FAMILY', consent_for_services: true },
        services_section: [{ service_type: 'safehouse_service' }],
      },
      referrals: [{ type: 'Referral', status: 'in_progress', remote: true, consent_overridden: false, notes: NOTES }],
    });
    for (const id of [one.id, one.caseId, ...one.persons]) expect(JSON.stringify(records)).not.toContain(id);
    await referrals.through(one.id, 'ACKNOWLEDGED', 'ACCEPTED');
    const got = await recordsOf(one.id, 'shelter-cr', 'CARE');
    expect(got[0]).toMatchObject({ data: { name_first: 'CANARY-GIVEN' }, referrals: [{ status: 'accepted' }] });
    await referrals.revoke(one.id);
    expect(await fileOf(one.id, 'ck-duty', 'PROTECTION')).toBe('FORBIDDEN_FIELD');
    expect(await fileOf(one.id, 'shelter-cr', 'CARE')).not.toContain('CANARY');
  });

  it('hides the name where no consent lets the receiver know it, and is gone with a consent that is withdrawn', async () => {
    const narrow = { consent: terms({ recipients: ['COMMITTEE'] }) };
    const one = await referrals.drafted(narrow);
    await referrals.send(one.id, { override: OVERRIDE });
    for (const [by, purpose] of [
      ['ck-duty', 'PROTECTION'],
      ['shelter-cr', 'CARE'],
    ] as const) {
      const [record] = await recordsOf(one.id, by, purpose);
      expect(record).toMatchObject({ data: { hidden_name: true }, referrals: [{ consent_overridden: true }] });
      expect(JSON.stringify(record)).not.toMatch(/CANARY-(GIVEN|FAMILY|PAPER|ADDRESS)/);
    }
    const other = await referrals.sent();
    const [consent] = await scene.people.consentsOf('ck-duty', other.persons[0]!);
    await scene.people.withdraw('ck-duty', { consent: consent!.id });
    expect(await fileOf(other.id, 'ck-duty', 'PROTECTION')).toBe('FORBIDDEN_FIELD');
  });

  it('is for nobody else, and for nobody without a second factor', async () => {
    const one = await referrals.sent();
    const [reading, seen] = [['ck-duty'], [] as string[]];
    for (const who of everybody)
      for (const purpose of ['PROTECTION', 'INVESTIGATION'])
        if (/CANARY|services_section/.test(String(await fileOf(one.id, who, purpose)))) seen.push(who);
    expect([...new Set(seen)]).toEqual(reading);
    expect(await fileOf(one.id, 'ck-duty', 'PROTECTION', false)).toBe('FORBIDDEN_FIELD');
  });
});
