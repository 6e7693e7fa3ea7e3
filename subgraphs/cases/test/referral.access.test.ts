import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { terms } from './person-scene.js';
import { cameTo, FEEDBACK, NOTES, referralScene, SHELTER } from './referral-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof referralScene>;
let sent: { readonly id: string; readonly caseId: string; readonly persons: readonly string[] };
beforeAll(async () => {
  world = await startWorld();
  scene = referralScene(world);
  sent = await scene.sent();
});
afterAll(() => world.stop());

const SEE_THE_CASE = ['ck-duty', 'ck-relief', 'ck-focal', 'ck-chair', 'ck-vice', 'cr-secretariat'];

const who = async (may: (by: string) => Promise<boolean>): Promise<string[]> => {
  const found: string[] = [];
  for (const by of everybody) if (await may(by)) found.push(by);
  return found.sort();
};
const readers = (id: string, what: string, purpose: string) =>
  who(async (by) => {
    const words = await scene.words(id, what, { by, purpose });
    return words === NOTES || words === FEEDBACK;
  });

describe('a referral is seen', () => {
  it('by its receiver and whoever sees the case, and by nobody else', async () => {
    expect(await who(async (by) => (await scene.shown(sent.id, by)) !== null)).toEqual(
      [...SEE_THE_CASE, 'shelter-cr'].sort(),
    );
  });

  it('as a draft not by its receiver', async () => {
    const { id } = await scene.drafted();
    expect(await who(async (by) => (await scene.shown(id, by)) !== null)).toEqual([...SEE_THE_CASE].sort());
    expect(await scene.listed('shelter-cr', 'direction: INCOMING')).not.toContain(id);
  });

  it('by an office that a case is shared with besides not at all', async () => {
    await scene.persons.share('ck-duty', sent.caseId, 'partner-chiang-rai');
    const { data } = await world.send(
      'query ($id: ID!) { case(id: $id) { id referrals { id } } }',
      { id: sent.caseId },
      world.as('ngo-partner'),
    );
    expect(data).toEqual({ case: { id: sent.caseId, referrals: [] } });
    expect(await scene.words(sent.id, 'notes', { by: 'ngo-partner', purpose: 'CARE' })).toBe('MISSING');
  });

  it('with its persons by no executive', async () => {
    const persons = async (by: string) => {
      const { data, errors } = await world.send<{ referral: { persons: unknown[] } }>(
        'query ($id: ID!) { referral(id: $id) { persons { id } } }',
        { id: sent.id },
        world.as(by),
      );
      return errors?.[0]?.extensions.code ?? data!.referral.persons.length;
    };
    expect([await persons('ck-chair'), await persons('shelter-cr'), await persons('ck-duty')]).toEqual([0, 1, 1]);
  });
});

describe('the notes of a referral are read', () => {
  it('by its receiver for its purpose', async () => {
    expect(await readers(sent.id, 'notes', 'CARE')).toEqual(['shelter-cr']);
  });

  it('by whoever works on the case', async () => {
    expect(await readers(sent.id, 'notes', 'PROTECTION')).toEqual(['ck-duty']);
  });

  it('by nobody without a second factor', async () => {
    const codes = ['ck-duty', 'shelter-cr'].map((by, index) =>
      scene.words(sent.id, 'notes', { by, purpose: index ? 'CARE' : 'PROTECTION', mfa: false }),
    );
    expect(await Promise.all(codes)).toEqual(['FORBIDDEN_FIELD', 'FORBIDDEN_FIELD']);
  });

  it.each(['ck-chair', 'ck-relief', 'cr-secretariat'])('not by %s, whether there are any or not', async (by) => {
    const { id } = await scene.drafted({ notes: null });
    for (const each of [id, sent.id])
      expect(await scene.words(each, 'notes', { by, purpose: 'PROTECTION' })).toBe('FORBIDDEN_FIELD');
  });

  it('no more by the receiver once it is over, and the feedback never', async () => {
    const { id, caseId } = await scene.sent();
    await scene.persons.share('ck-duty', caseId, SHELTER);
    await scene.through(id, 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE', 'COMPLETED');
    expect(await readers(id, 'notes', 'CARE')).toEqual([]);
    expect(await readers(id, 'feedback', 'CARE')).toEqual([]);
    expect(await readers(id, 'feedback', 'PROTECTION')).toEqual(['ck-duty']);
  });

  it('by nobody after a person was erased', async () => {
    const { id, persons } = await scene.sent();
    const { data } = await world.send<{ erasePerson: { receipt: object | null } }>(
      'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } } }',
      { input: { person: persons[0], reason: 'PERSON_REQUEST' } },
      world.as('dpo', { mfa: true }),
    );
    expect(data?.erasePerson.receipt).not.toBeNull();
    expect(await readers(id, 'notes', 'CARE')).toEqual([]);
    expect(await everyRow(world, 'select from referral_word where referral = $1', [id])).toEqual([]);
  });

  it('with each read recorded, and stored nowhere in the clear', async () => {
    await scene.words(sent.id, 'notes', { by: 'shelter-cr', purpose: 'CARE' });
    const [read] = await everyRow(
      world,
      `select actor, office, purpose, subject from audit_entry where action = 'unseal.notes' and resource = $1
        order by at desc limit 1`,
      [sent.id],
    );
    expect(read).toMatchObject({ purpose: 'CARE', office: namedOffice(SHELTER).id, subject: `case:${sent.caseId}` });
    const rows = await everyRow(world, 'select row_to_json(w) as w from referral_word w');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('CANARY');
  });

  it('in the database by nobody who may not, whatever the code would ask', async () => {
    const wordsFor = (by: string, purpose: string) =>
      world.services.store.inActor(
        {
          ...{ id: `person:${world.as(by).id}`, offices: world.as(by).offices.map(({ office }) => office), purpose },
        } as never,
        (tx) => tx.query('select word from referral_word where referral = $1', [sent.id]),
      );
    expect(await wordsFor('shelter-cr', 'CARE')).toEqual([{ word: 'NOTES' }]);
    expect(await wordsFor('shelter-cr', 'INVESTIGATION')).toEqual([]);
    expect(await wordsFor('ngo-partner', 'CARE')).toEqual([]);
    expect(await wordsFor('ck-relief', 'PROTECTION')).toEqual([]);
  });
});

describe('a step is made', () => {
  it('by no office but the receiver', async () => {
    const stepped = await Promise.all(
      everybody.map(async (by) => [by, cameTo(await scene.answer(sent.id, 'REJECTED', {}, by))] as const),
    );
    expect(stepped.filter(([, came]) => came === 'INPUT_REQUIRED input.rejection')).toEqual([
      ['shelter-cr', 'INPUT_REQUIRED input.rejection'],
    ]);
    const came = Object.fromEntries(stepped);
    expect([came['ck-duty'], came['ck-chair'], came['ms-duty']]).toEqual([
      'FORBIDDEN_ACTION',
      'FORBIDDEN_ACTION',
      'NOT_FOUND',
    ]);
  });

  it('by nobody of the sender who is not assigned to the case', async () => {
    const { id } = await scene.drafted({ consent: terms({ recipients: ['COMMITTEE'] }) });
    const stepped: string[] = [];
    for (const by of everybody)
      if (cameTo(await scene.send(id, {}, by)) === 'REFERRAL_NOT_COVERED input.override') stepped.push(by);
    expect(stepped).toEqual(['ck-duty']);
    expect(cameTo(await scene.send(id, {}, 'ck-relief'))).toBe('FORBIDDEN_ACTION');
    expect(cameTo(await scene.revoke(id, {}, 'ms-duty'))).toBe('NOT_FOUND');
    expect(cameTo(await scene.draft({ case: sent.caseId, persons: sent.persons }, 'ck-relief'))).toBe(
      'FORBIDDEN_ACTION',
    );
    expect(cameTo(await scene.draft({ case: sent.caseId, persons: sent.persons }, 'shelter-cr'))).toBe(
      'FORBIDDEN_ACTION',
    );
  });
});
