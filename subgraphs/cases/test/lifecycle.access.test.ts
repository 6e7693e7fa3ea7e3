import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { lifecycleScene } from './lifecycle-scene.js';
import { personScene, terms } from './person-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let people: ReturnType<typeof personScene>;
let scene: ReturnType<typeof lifecycleScene>;
let opened: string;
let other: string;
let victim: string;
beforeAll(async () => {
  world = await startWorld();
  people = personScene(world);
  scene = lifecycleScene(world);
  [opened, other] = [await people.accepted(), await people.accepted()];
  victim = await people.registered(opened, { consent: terms({ recipients: ['COMMITTEE', 'SHELTER', 'PARTNER'] }) });
  await scene.put(opened, 'MDT_REVIEW');
  expect(await scene.refusal(scene.screen(victim))).toBeNull();
  expect(
    await scene.refusal(
      scene.review(opened, [], {
        opinions: [{ person: victim, discipline: 'POLICE', opinion: 'CANARY-OPINION' }],
      }),
    ),
  ).toBeNull();
  await people.share('ck-duty', opened, 'shelter-chiang-rai');
}, 120_000);
afterAll(() => world.stop());

const CASES: Record<string, (id: string, by: string) => Promise<string | readonly string[] | null>> = {
  changeCaseState: (id, by) => scene.refusal(scene.move(id, 'IDENTIFIED', {}, by)),
  extendReflection: (id, by) => scene.refusal(scene.lengthen(id, { days: 1, reason: 'HEALTH' }, by)),
  transferCase: (id, by) => scene.refusal(scene.transfer(id, 'DL-TH5709', { version: 1 }, by)),
  triageCase: (id, by) => scene.refusal(scene.triage(id, { version: 1 }, by)),
  'mergeCases, as the duplicate': (id, by) => scene.refusal(scene.merge(id, other, { version: 1 }, by)),
  recordMdtReview: (id, by) => scene.refusal(scene.review(id, [], {}, by)),
};

/** Who gets as far as the rules of each act; all others are refused as if there were no such case, or for good. */
const MAY: Record<string, readonly string[]> = {
  transferCase: ['ck-duty', 'cr-secretariat'],
  triageCase: ['ck-duty', 'cr-secretariat'],
};

it.each(Object.keys(CASES))(
  '%s is for whoever works on the case, and tells nobody else that there is one',
  async (name) => {
    for (const who of everybody) {
      const [real, none] = [await CASES[name]!(opened, who), await CASES[name]!(randomUUID(), who)];
      const reaches = real === null || typeof real !== 'string';
      expect([who, reaches]).toEqual([who, (MAY[name] ?? ['ck-duty']).includes(who)]);
      const { data } = await world.send<{ case: unknown }>(
        'query ($id: ID!) { case(id: $id) { id } }',
        { id: opened },
        world.as(who),
      );
      if (!data?.case) expect([who, real]).toEqual([who, none]);
    }
  },
);

it('a screening is recorded by nobody who does not work on the case', async () => {
  for (const who of everybody.filter((each) => each !== 'ck-duty')) {
    const [real, none] = [
      await scene.refusal(scene.screen(victim, {}, who)),
      await scene.refusal(scene.screen(randomUUID(), {}, who)),
    ];
    expect([who, typeof real]).toEqual([who, 'string']);
    if (real !== none) expect([who, real]).toEqual([who, 'FORBIDDEN_ACTION']);
  }
});

it('whoever works on one of two cases does not merge them', async () => {
  const foreign = await world.open({ place: 'TH5709' });
  await world.answer('ms-duty', { case: foreign, office: 'DL-TH5709/SUPPRESSION_GROUP', kind: 'ACCEPTED' });
  for (const by of ['ck-duty', 'ms-duty'])
    for (const [duplicate, survivor] of [
      [opened, foreign],
      [foreign, opened],
    ] as const)
      expect(await scene.refusal(scene.merge(duplicate, survivor, { version: 1 }, by))).toBe('NOT_FOUND');
});

const answersOf = async (who: string, session?: { mfa: boolean }, purpose = 'PROTECTION') => {
  const { data, errors } = await world.send<{ person: { assessment: { answers: object[] } | null } | null }>(
    `query ($id: ID!) { person(id: $id) { assessment(purpose: ${purpose}) { answers { answer } opinions { opinion } } } }`,
    { id: victim },
    world.as(who, session ?? { mfa: true }),
  );
  return data?.person?.assessment
    ? JSON.stringify(data.person.assessment)
    : (errors?.[0]?.extensions.code ?? 'MISSING');
};

it('answers and opinions are read by those who work on the case, through an office that assesses, with a second factor', async () => {
  const told = JSON.stringify({
    answers: [{ answer: 'CANARY-ANSWER' }],
    opinions: [{ opinion: 'CANARY-OPINION' }],
  });
  expect(await answersOf('ck-duty')).toBe(told);
  expect(await answersOf('ck-duty', { mfa: false })).toBe('FORBIDDEN_FIELD');
  expect(await answersOf('cr-secretariat')).toBe('FORBIDDEN_FIELD');
  expect(await answersOf('shelter-cr', undefined, 'CARE')).toBe('FORBIDDEN_FIELD');
  for (const who of everybody.filter((each) => each !== 'ck-duty'))
    expect([who, (await answersOf(who)).includes('CANARY')]).toEqual([who, false]);
  await people.assign('ck-duty', opened, 'ck-rehab', 'DL-TH5703/REHABILITATION_GROUP');
  expect(await answersOf('ck-rehab', undefined, 'CARE')).toBe(told);
  expect(await answersOf('ck-rehab')).toBe('FORBIDDEN_FIELD');
});

it('each read of them is recorded, and nothing of them is stored as it is', async () => {
  const read = async () =>
    Number(
      (
        await everyRow(
          world,
          `select count(*) from audit_entry where action in ('unseal.answer.PAPERS_WITHHELD', 'unseal.opinion.POLICE')`,
        )
      )[0]!['count'],
    );
  const before = await read();
  await answersOf('ck-duty');
  expect(await read()).toBe(before + 2);
  for (const table of ['screening', 'screening_answer', 'mdt_review', 'mdt_opinion', 'case_step'])
    expect(JSON.stringify(await everyRow(world, `select * from ${table}`))).not.toContain('CANARY');
});

it('reviews and screenings are seen with the persons of the case, and by nobody who sees only the case', async () => {
  const seen = async (who: string) => {
    const { data } = await world.send<{ case: { mdtReviews: object[] | null } | null }>(
      'query ($id: ID!) { case(id: $id) { mdtReviews { id } } }',
      { id: opened },
      world.as(who),
    );
    return data?.case?.mdtReviews?.length ?? null;
  };
  const found = Object.fromEntries(await Promise.all(everybody.map(async (who) => [who, await seen(who)])));
  expect(Object.keys(found).filter((who) => found[who])).toEqual(
    expect.arrayContaining(['ck-duty', 'cr-secretariat', 'shelter-cr']),
  );
  expect([found['ck-chair'], found['ck-focal'], found['volunteer-ck']]).toEqual([null, null, null]);
});

it('a consent withdrawn closes answers and opinions at the next read', async () => {
  for (const { id } of await people.consentsOf('ck-duty', victim)) await people.withdraw('ck-duty', { consent: id });
  expect(await answersOf('ck-duty')).toBe('FORBIDDEN_FIELD');
  expect(namedOffice('DL-TH5703/SUPPRESSION_GROUP').id).toBe(world.as('ck-duty').offices[0]!.office);
});
