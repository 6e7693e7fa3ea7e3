import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { committees, namedOffice } from '@hub/cast';
import { personScene, terms } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

interface Suggested {
  readonly strength: string;
  readonly matches: readonly string[];
  readonly committee: { readonly id: string } | null;
  readonly case: { readonly id: string } | null;
}

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
afterAll(() => world.stop());

const CHIANG_SAEN = { place: 'TH5708' };
const committeeOf = (code: string) => committees.find((each) => each.code === code)!.id;
const ask = (id: string, by = 'ck-duty', session: { mfa: boolean } = { mfa: true }) =>
  world.send<{ case: { possibleDuplicates: Suggested[] | null } | null }>(
    'query ($id: ID!) { case(id: $id) { possibleDuplicates { strength matches committee { id } case { id } } } }',
    { id },
    world.as(by, session),
  );
const suggested = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).data!.case!.possibleDuplicates;

/** A case of Chiang Saen that its own officer works on, with one person. */
const elsewhere = async (category: string, given: Record<string, unknown>): Promise<string> => {
  const id = await world.open({ ...CHIANG_SAEN, category });
  await world.answer('cs-duty', { case: id, office: 'DL-TH5708/SUPPRESSION_GROUP', kind: 'ACCEPTED' });
  const { data } = await scene.register('cs-duty', id, given);
  expect(data!.done.problems).toEqual([]);
  return id;
};
const named = (given: Record<string, unknown>) => ({ identity: { givenName: randomUUID(), ...given } });

it('a person known to a case of another committee: whom to ask and why, and nothing that leads to the case', async () => {
  const paperNumber = `AA-${randomUUID()}`;
  const other = await elsewhere('DEBT_BONDAGE', named({ paperKind: 'PASSPORT', paperNumber }));
  const id = await scene.accepted({ category: 'DEBT_BONDAGE' });
  expect(await suggested(id)).toEqual([]);
  await scene.registered(
    id,
    named({ paperKind: 'PASSPORT', paperNumber: paperNumber.toLowerCase().replaceAll('-', ' ') }),
  );
  const answer = await ask(id);
  expect(answer.data!.case!.possibleDuplicates).toEqual([
    { strength: 'STRONG', matches: ['PERSON_PAPER'], committee: { id: committeeOf('DL-TH5708') }, case: null },
  ]);
  expect(JSON.stringify(answer)).not.toContain(other);
  expect((await suggested(other, 'cs-duty'))![0]).toMatchObject({
    committee: { id: committeeOf('DL-TH5703') },
    case: null,
  });
  const recorded = await everyRow(
    world,
    `select office, purpose from audit_entry where subject = $1 and action = 'case.compared'`,
    [`case:${id}`],
  );
  const asked = { office: namedOffice('DL-TH5703/SUPPRESSION_GROUP').id, purpose: 'possible-duplicates' };
  expect(recorded).toEqual([asked, asked]);
});

it('only a name is a hint, a name together with place and days is more', async () => {
  const [givenName, familyName] = ['Somchai', randomUUID()];
  await elsewhere('CHILD_LABOUR', named({ givenName, familyName }));
  const id = await scene.accepted({ category: 'CHILD_LABOUR' });
  await scene.registered(id, named({ givenName: 'SOMCHAI', familyName }));
  expect(await suggested(id)).toMatchObject([{ strength: 'MODERATE', matches: ['PERSON_NAME'] }]);
  const near = await scene.accepted({ category: 'CHILD_LABOUR' });
  await scene.registered(near, named({ givenName: 'Mr Somchai', familyName }));
  expect((await suggested(id))!.map(({ strength, matches }) => [strength, matches])).toEqual([
    ['STRONG', ['PERSON_NAME', 'PLACE_AND_TIME']],
    ['MODERATE', ['PERSON_NAME']],
  ]);
});

it('one reporter who called two committees', async () => {
  const phone = '081 555 0199';
  const other = await world.open({ ...CHIANG_SAEN, category: 'CITIZENSHIP_GAP', reporterPhone: '+66 81-555-0199' });
  const id = await scene.accepted({ category: 'CITIZENSHIP_GAP', reporterPhone: phone });
  expect(await suggested(id)).toMatchObject([{ strength: 'MODERATE', matches: ['REPORTER_PHONE'], case: null }]);
  expect(JSON.stringify(await everyRow(world, 'select * from report_token'))).not.toMatch(/5550199|555.0199/);
  expect(other).not.toBe(id);
});

it('another report of the district and category within three days, and none that is older or found to be a duplicate', async () => {
  const [id, same, old, closed] = [
    await scene.accepted({ category: 'SEXUAL_VIOLENCE' }),
    await world.open({ category: 'SEXUAL_VIOLENCE' }),
    await world.open({ category: 'SEXUAL_VIOLENCE' }),
    await world.open({ category: 'SEXUAL_VIOLENCE' }),
  ];
  await world.open({ category: 'RIGHTS_VIOLATION' });
  await everyRow(world, `update case_file set created_at = created_at - interval '73 hours' where id = $1`, [old]);
  await everyRow(world, `update case_file set state = 'DUPLICATE' where id = $1`, [closed]);
  expect(await suggested(id)).toEqual([
    { strength: 'WEAK', matches: ['PLACE_AND_TIME'], committee: { id: committeeOf('DL-TH5703') }, case: { id: same } },
  ]);
});

it('a person who withdrew is compared no more', async () => {
  const paperNumber = randomUUID();
  await elsewhere('OTHER', named({ paperKind: 'PASSPORT', paperNumber }));
  const id = await scene.accepted({ category: 'OTHER' });
  const person = await scene.registered(id, named({ paperKind: 'PASSPORT', paperNumber }));
  expect(await suggested(id)).toHaveLength(1);
  const [consent] = await scene.consentsOf('ck-duty', person);
  await scene.withdraw('ck-duty', { consent: consent!.id });
  expect(await suggested(id)).toEqual([]);
});

const intake = (identity: Record<string, unknown>) => ({
  persons: [{ sex: 'FEMALE', ageBand: 'FROM_25_TO_39', identity }],
});

it('at intake, of persons whom nobody has asked yet, by their numbers and not by their names', async () => {
  const [phone, familyName] = ['+66 81 555 0' + Math.floor(100 + Math.random() * 899), randomUUID()];
  const other = await elsewhere('OTHER', named({ givenName: 'Dao', familyName, phone }));
  const second = await world.open({ ...CHIANG_SAEN, ...intake({ phone }), category: 'RIGHTS_VIOLATION' });
  const id = await scene.accepted({ ...intake({ givenName: 'Dao', familyName, phone }), category: 'CHILD_LABOUR' });
  const strong = { strength: 'STRONG', matches: ['PERSON_PHONE'], case: null };
  const byPhone = async (...asked: Parameters<typeof ask>) =>
    (await suggested(...asked))!.filter(({ matches }) => matches.some((match) => match.startsWith('PERSON')));
  expect(await byPhone(id)).toMatchObject([strong, strong]);
  expect(JSON.stringify(await ask(id))).not.toMatch(new RegExp(`${other}|${second}|Dao`));
  expect(await byPhone(id, 'ck-duty', { mfa: false })).toEqual([]);
  // with the other case no longer young, only those who agreed are left
  await everyRow(world, `update case_file set state = 'SCREENING' where id = $1`, [second]);
  expect(await byPhone(id)).toHaveLength(1);
  await everyRow(world, `update case_file set state = 'SCREENING' where id = $1`, [id]);
  expect(await byPhone(id)).toEqual([]);
});

it('at intake, nobody who said no: a consent that was withdrawn, or does not reach committees, is an answer', async () => {
  const paperNumber = randomUUID();
  const identity = { paperKind: 'PASSPORT', paperNumber };
  await elsewhere('OTHER', { ...named(identity), consent: terms({ recipients: ['SHELTER'] }) });
  const id = await scene.accepted({ ...intake(identity), category: 'RIGHTS_VIOLATION' });
  expect((await suggested(id))!.filter(({ matches }) => matches.includes('PERSON_PAPER'))).toEqual([]);
});

it('only who works on the case is told, and of persons only who may identify them', async () => {
  const paperNumber = randomUUID();
  await elsewhere('FORCED_CRIMINALITY', named({ paperKind: 'PASSPORT', paperNumber }));
  const id = await scene.accepted({ category: 'FORCED_CRIMINALITY', reporterPhone: '081 555 0142' });
  await scene.registered(id, named({ paperKind: 'PASSPORT', paperNumber }));
  await world.open({ ...CHIANG_SAEN, category: 'FORCED_CRIMINALITY', reporterPhone: '081 555 0142' });
  await world.open({ category: 'FORCED_CRIMINALITY' });
  const matches = async (...asked: Parameters<typeof ask>) =>
    (await suggested(...asked))?.map((each) => each.matches.join()).sort();
  expect(await matches(id)).toEqual(['PERSON_PAPER', 'PLACE_AND_TIME', 'REPORTER_PHONE']);
  expect(await matches(id, 'ck-duty', { mfa: false })).toEqual(['PLACE_AND_TIME']);
  for (const who of everybody.filter((each) => each !== 'ck-duty')) {
    const { data } = await ask(id, who);
    expect([who, data?.case?.possibleDuplicates ?? null]).toEqual([who, null]);
  }
  const { assignment } = (await scene.assign('ck-duty', id, 'ck-focal', 'DL-TH5703/FOCAL_POINT')).data!.done;
  expect(await matches(id, 'ck-focal')).toEqual(['PLACE_AND_TIME']);
  await scene.endAssignment('ck-focal', { assignment: assignment!.id });
  expect((await ask(id, 'ck-focal')).data).toEqual({ case: { possibleDuplicates: null } });
});
