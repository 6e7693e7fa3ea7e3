import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, offices } from '@hub/cast';
import { GROUP, personScene, terms, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const NAMES = 'identity(purpose: PROTECTION) { givenName }';

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
afterAll(() => world.stop());

describe('a child', () => {
  const registering = async (given: Record<string, unknown>, ageBand: string | null = 'FROM_12_TO_14') => {
    const { data } = await scene.register('ck-duty', await scene.accepted(), { ageBand, consent: terms(given) });
    return data!.done.problems.map(({ code, field }) => [code, field]);
  };

  it('is registered with the consent of a guardian, or with why there is none, and asked itself', async () => {
    const at = 'input.consent';
    expect(await registering({})).toEqual([
      ['CONSENT_NEEDS_GUARDIAN', `${at}.withoutGuardian`],
      ['CONSENT_NEEDS_ASSENT', `${at}.assent`],
    ]);
    expect(await registering({ basis: 'GUARDIAN_CONSENT', assent: 'NOT_ABLE' })).toEqual([]);
    expect(await registering({ withoutGuardian: 'CONTACT_ENDANGERS_CHILD', assent: 'GIVEN' })).toEqual([]);
    expect(await registering({}, 'FROM_18_TO_24')).toEqual([]);
    expect(await registering({}, null)).toEqual([]);
  });

  it('that was taken for an adult gives its next consent as a child', async () => {
    const id = await scene.registered(await scene.accepted());
    const recorded = async (given: Record<string, unknown>) =>
      refusalOf(await scene.record('ck-duty', { idempotencyKey: randomUUID(), person: id, terms: terms(given) }));
    expect(await recorded({})).toBeNull();
    await scene.update('ck-duty', { person: id, version: 1, ageBand: 'FROM_15_TO_17' });
    expect(await recorded({})).toBe('CONSENT_NEEDS_GUARDIAN');
    expect(await recorded({ basis: 'GUARDIAN_CONSENT', assent: 'REFUSED' })).toBeNull();
  });

  const grownDown = async (person: string, ageBand = 'UNDER_12') => {
    const { data } = await world.send<{ done: { consentNeeds: { code: string; field: string }[] } }>(
      `mutation ($input: UpdatePersonInput!) { done: updatePerson(input: $input) { consentNeeds { code field } problems { code } } }`,
      { input: { person, version: 1, ageBand } },
      world.as('ck-duty'),
    );
    return data!.done;
  };
  const shelter = namedOffice('shelter-chiang-rai');
  const shared = async (id: string) =>
    (await everyRow(world, 'select ended_at from case_share where case_id = $1 and office = $2', [id, shelter.id])).map(
      (row) => row['ended_at'] === null,
    );
  const told = async (id: string) => {
    const rows = await everyRow(
      world,
      `select e.body ->> 'rule' as rule, a.office from case_alert a
         join inbox_entry e on e.inbox = a.inbox and e.number = a.number
        where a.case_id = $1 and e.body ->> 'rule' in ('A6', 'A18')`,
      [id],
    );
    return rows.map(({ rule, office }) => [rule, officeOf(String(office))]);
  };
  const officeOf = (id: string) => offices.find((each) => each.id === id)!.key;
  const REHABILITATION = ['A6', 'DL-TH5703/REHABILITATION_GROUP'];

  it('that was taken for an adult has no consent of an adult any more, nor what rested on it', async () => {
    const id = await scene.accepted();
    const person = await scene.registered(id);
    await scene.share('ck-duty', id, 'shelter-chiang-rai');
    expect(await shared(id)).toEqual([true]);
    expect(await told(id)).toEqual([]);
    expect(await grownDown(person)).toEqual({
      consentNeeds: [
        { code: 'CONSENT_NEEDS_GUARDIAN', field: 'input.terms.withoutGuardian' },
        { code: 'CONSENT_NEEDS_ASSENT', field: 'input.terms.assent' },
      ],
      problems: [],
    });
    expect((await scene.consentsOf('ck-duty', person)).map(({ withdrawnAt }) => withdrawnAt)).not.toContain(null);
    expect((await scene.read('ck-duty', person, NAMES)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
    expect(await shared(id)).toEqual([false]);
    expect(await told(id)).toEqual(expect.arrayContaining([['A18', GROUP], ['A18', shelter.key], REHABILITATION]));
    expect(await everyRow(world, 'select minor_involved from case_file where id = $1', [id])).toEqual([
      { minor_involved: true },
    ]);
  });

  it('whose guardian consented before that loses nothing', async () => {
    const id = await scene.accepted();
    const person = await scene.registered(id);
    await scene.share('ck-duty', id, 'shelter-chiang-rai');
    const guardian = terms({ basis: 'GUARDIAN_CONSENT', assent: 'GIVEN' });
    await scene.record('ck-duty', { idempotencyKey: randomUUID(), person, terms: guardian });
    expect(await grownDown(person)).toEqual({ consentNeeds: [], problems: [] });
    expect(await shared(id)).toEqual([true]);
    expect((await scene.consentsOf('ck-duty', person)).map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([
      ...[false, true],
    ]);
  });

  it('is told once to who cares for children, however many there are', async () => {
    const id = await scene.accepted();
    const child = { ageBand: 'UNDER_12', consent: terms({ basis: 'GUARDIAN_CONSENT', assent: 'NOT_ABLE' }) };
    await scene.registered(id, child);
    const heard = await told(id);
    expect(heard).toContainEqual(REHABILITATION);
    await scene.registered(id, child);
    expect(await told(id)).toEqual(heard);
    const { data } = await world.send<{ case: { steps: object[] } }>(
      'query ($id: ID!) { case(id: $id) { steps { act reason minorInvolved } } }',
      { id },
      world.as('ck-duty'),
    );
    expect(data!.case.steps.filter((step) => 'minorInvolved' in step && step.minorInvolved)).toEqual([
      { act: 'TRIAGED', reason: 'CHILD', minorInvolved: true },
    ]);
  });

  it('is one by the day of birth too, which cannot say otherwise than the band', async () => {
    const born = (years: number) => `${new Date().getUTCFullYear() - years}-01-01`;
    const at = 'input.identity.bornOn';
    const given = async (identity: object, ageBand: string | null) => {
      const { data } = await scene.register('ck-duty', await scene.accepted(), { identity, ageBand });
      return data!.done.problems.map(({ code, field }) => [code, field]);
    };
    expect(await given({ bornOn: born(10) }, 'OVER_39')).toContainEqual(['PERSON_AGE_DISAGREES', at]);
    expect(await given({ bornOn: '2999-01-01' }, null)).toContainEqual(['INPUT_INVALID', at]);
    expect(await given({ bornOn: born(10) }, null)).toEqual([
      ['CONSENT_NEEDS_GUARDIAN', 'input.consent.withoutGuardian'],
      ['CONSENT_NEEDS_ASSENT', 'input.consent.assent'],
    ]);
    const person = await scene.registered(await scene.accepted(), { identity: { bornOn: born(30) } });
    const { data } = await scene.update('ck-duty', { person, version: 1, ageBand: 'UNDER_12' });
    expect(data?.done.problems).toEqual([{ code: 'PERSON_AGE_DISAGREES', field: 'input.ageBand' }]);
    expect(await everyRow(world, 'select age_band from person where id = $1', [person])).toEqual([
      { age_band: 'FROM_25_TO_39' },
    ]);
    const found = await scene.update('ck-duty', { person, version: 1, identity: { bornOn: born(10) } });
    expect(found.data?.done.problems).toEqual([{ code: 'PERSON_AGE_DISAGREES', field: at }]);
  });
});
