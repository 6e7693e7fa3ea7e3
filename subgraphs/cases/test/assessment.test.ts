import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import { daysUntil } from './lifecycle-scene.js';
import { terms } from './person-scene.js';
import { opened, people, scene, startWithCase } from './opened-case.js';

startWithCase();

describe('a screening', () => {
  beforeEach(() => scene.put(opened, 'SCREENING'));

  it('is kept with what it points to, once for each key', async () => {
    const victim = await people.registered(opened);
    const input = { idempotencyKey: randomUUID() };
    for (let time = 0; time < 2; time++) expect(await scene.refusal(scene.screen(victim, input))).toBeNull();
    expect(await scene.refusal(scene.screen(victim, { ...input, finding: 'INCONCLUSIVE' }))).toEqual([
      ...['IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'],
    ]);
    const { data } = await scene.assessed(victim);
    expect(data!.person).toMatchObject({
      screenings: [
        {
          ...{ form: 'NRM', formVersion: 1, finding: 'INDICATED', by: { id: person('ck-duty').id } },
          ...{ indicators: ['DECEPTION', 'FORCED_INTO_OFFENCES'], concerns: ['FORCED_LABOUR', 'TRAFFICKING'] },
        },
      ],
      assessment: { answers: [{ question: 'PAPERS_WITHHELD', answer: 'CANARY-ANSWER' }], opinions: [] },
    });
  });

  it.each<[Record<string, unknown>, [string, string]]>([
    [{ formVersion: 2 }, ['SCREENING_FORM_UNKNOWN', 'input.formVersion']],
    [{ indicators: [] }, ['SCREENING_NEEDS_INDICATOR', 'input.indicators']],
    [{ answers: [{ question: 'DECEPTION', answer: ' ' }] }, ['INPUT_INVALID', 'input.answers.0.answer']],
    [{ idempotencyKey: '' }, ['IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey']],
  ])('with %j is refused', async (given, refusal) => {
    expect(await scene.refusal(scene.screen(await people.registered(opened), given))).toEqual(refusal);
  });

  it('needs the consent of that very person, and a case in which persons are screened', async () => {
    const silent = terms({ explained: { ...terms().explained, interview: false } });
    await people.registered(opened);
    const victim = await people.registered(opened, { consent: silent });
    expect(await scene.refusal(scene.screen(victim))).toEqual(['CASE_NEEDS_CONSENT', 'input.person']);
    await scene.put(opened, 'ACKNOWLEDGED');
    expect(await scene.refusal(scene.screen(victim))).toEqual(['CASE_STATE_FORBIDS', 'input.person']);
  });
});

describe('a review', () => {
  beforeEach(() => scene.put(opened, 'MDT_REVIEW'));

  it('sets what each person is, and moves the case once nobody is left', async () => {
    const [one, two] = [await people.registered(opened), await people.registered(opened)];
    expect(await scene.refusal(scene.review(opened, [{ person: one, status: 'NOT' }]))).toBeNull();
    expect((await scene.look(opened)).state).toBe('MDT_REVIEW');
    expect(await scene.refusal(scene.review(opened, [{ person: two, status: 'NOT' }]))).toBeNull();
    expect((await scene.look(opened)).state).toBe('NOT_IDENTIFIED');
    expect((await scene.assessed(one)).data!.person).toMatchObject({
      ...{ traffickingStatus: 'NOT', decidedBy: 'MULTIDISCIPLINARY_TEAM', version: 2 },
    });
    expect(await scene.refusal(scene.review(opened, [{ person: one, status: 'ACTUAL' }]))).toBeNull();
    expect((await scene.look(opened)).state).toBe('IDENTIFIED');
    await scene.walk(opened, ['ASSISTANCE']);
  });

  it('of somebody who is no victim may still lead to assistance', async () => {
    const one = await people.registered(opened);
    await scene.review(opened, [{ person: one, status: 'NOT' }]);
    await scene.walk(opened, ['ASSISTANCE']);
    expect((await scene.look(opened)).state).toBe('ASSISTANCE');
  });

  it.each<[Record<string, unknown>, [string, string]]>([
    [{ members: [{ discipline: 'POLICE' }] }, ['REVIEW_NEEDS_DISCIPLINES', 'input.members']],
    [
      { members: [{ discipline: 'POLICE' }, { discipline: 'INTERPRETER' }] },
      ['REVIEW_NEEDS_DISCIPLINES', 'input.members'],
    ],
    [{ decidingBody: null }, ['REVIEW_NEEDS_BODY', 'input.decidingBody']],
    [{ version: 1 }, ['VERSION_CONFLICT', 'input.version']],
    [{ reflectionDays: 5 }, ['REFLECTION_NOT_RUNNING', 'input.reflectionDays']],
  ])('with %j is refused and changes nothing', async (given, refusal) => {
    const one = await people.registered(opened);
    const before = await scene.look(opened);
    expect(await scene.refusal(scene.review(opened, [{ person: one, status: 'ACTUAL' }], given))).toEqual(refusal);
    expect(await scene.look(opened)).toEqual(before);
    expect((await scene.assessed(one)).data!.person).toMatchObject({ traffickingStatus: 'POSSIBLE', version: 1 });
  });

  it('decides on the person as they were seen, and about nobody of another case', async () => {
    const [one, stranger] = [await people.registered(opened), await people.registered(await people.accepted())];
    const decided = (decision: Record<string, unknown>) =>
      scene.refusal(
        scene.review(opened, [], { decisions: [{ person: one, version: 1, status: 'ACTUAL', ...decision }] }),
      );
    expect(await decided({ version: 2 })).toEqual(['VERSION_CONFLICT', 'input.decisions']);
    expect(await decided({ person: stranger })).toEqual(['INPUT_INVALID', 'input.decisions']);
    expect(await decided({})).toBeNull();
  });

  it('adds days of reflection', async () => {
    await scene.put(opened, 'SCREENING');
    await scene.walk(opened, ['PRESUMED_VICTIM', 'MDT_REVIEW']);
    expect(await scene.refusal(scene.review(opened, [], { reflectionDays: 10 }))).toBeNull();
    const found = await scene.look(opened);
    expect([found.state, Math.round(daysUntil(found.reflectionEndsAt))]).toEqual(['MDT_REVIEW', 25]);
  });
});
