import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import { expireDisclosures } from '../src/disclosure/disclosure.expiry.js';
import { acrossTheBorder, CONTACT, DISCLOSED_NOTE, disclosureScene } from './disclosure-scene.js';
import { IDENTITY, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof disclosureScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = disclosureScene(world);
});
afterAll(() => world.stop());

const NOT_OPEN = 'DISCLOSURE_NOT_OPEN input.ref';
const by = (key: string): string => `person:${person(key).id}`;
const stays = { sealed: expect.any(String), opened_at: null, ended_at: null };

describe('a package of who returns', () => {
  it('is opened once by the official it names, with the facts that were named and no others', async () => {
    const caseId = await scene.persons.accepted();
    const persons = [
      await scene.persons.registered(caseId, { consent: acrossTheBorder, guardian: { name: 'CANARY-GUARDIAN' } }),
      await scene.persons.registered(caseId, { consent: terms({ basis: 'LEGAL_DUTY', recipients: ['COUNTERPART'] }) }),
    ];
    const grant = await scene.granted(caseId);
    const { done, refusal } = await scene.seal(grant.id, { persons, fields: ['GIVEN_NAME', 'PAPER', 'GUARDIAN'] });
    expect([refusal, done!.contact]).toEqual([null, { id: person(CONTACT).id }]);
    const typed = done!.openingCode!.toLowerCase().replaceAll('-', ' ');
    const opened = await scene.open({ ref: ` ${grant.ref.toLowerCase()}` }, typed);
    const named = ['givenName', 'paperKind', 'paperNumber'] as const;
    const identity = named.map((field) => ({ name: `identity.${field}`, value: IDENTITY[field] }));
    const [first, second] = opened.done!.package!.persons.map(({ values }) =>
      [...values].sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    expect(first).toEqual([{ name: 'guardian.name', value: 'CANARY-GUARDIAN' }, ...identity]);
    expect(second).toEqual(identity);
    expect(opened.done!.package!.note).toBe(DISCLOSED_NOTE);

    expect((await scene.open(grant, done!.openingCode!)).refusal).toBe(NOT_OPEN);
    expect(await scene.rowOf(grant.id)).toMatchObject({ sealed: null, token: null, opened_at: expect.any(Date) });
    const told = await scene.toldOf(grant.id);
    expect(told).toMatchObject([
      { what: 'SEALED', fields: ['GIVEN_NAME', 'PAPER', 'GUARDIAN'], by: person('ck-duty').id },
      { what: 'OPENED', by: person(CONTACT).id },
    ]);
    expect(told[0]!['grounds']).toEqual(
      expect.arrayContaining([
        { basis: 'CONSENT', consent: expect.any(String) },
        { basis: 'LEGAL_DUTY', consent: expect.any(String) },
      ]),
    );
    expect(await scene.acts(grant.id)).toEqual([
      ...[`disclosure.sealed by ${by('ck-duty')}`, `disclosure.opened by ${by(CONTACT)}`],
    ]);
    const reads = await everyRow(world, `select actor, purpose from audit_entry where action = 'unseal.package'`, []);
    expect(reads).toContainEqual({ actor: by(CONTACT), purpose: 'REPATRIATION' });
  });

  it('lies sealed, and no table and no feed knows a code, a value or the note', async () => {
    const { id, code } = await scene.sealed();
    const [stored] = await everyRow(
      world,
      `select (select json_agg(d) from disclosure d)::text || (select json_agg(e) from inbox_entry e)::text
           || (select json_agg(a) from audit_entry a)::text as text`,
    );
    const text = String(stored!['text']);
    expect(text).toContain(id);
    for (const plain of [code, code.replaceAll('-', ''), 'CANARY']) expect(text).not.toContain(plain);
  });

  it('that is sealed anew has another code, and the first opens nothing', async () => {
    const { id, ref, person: of, code } = await scene.sealed();
    const again = await scene.seal(id, { persons: [of], fields: ['FAMILY_NAME'], note: null });
    expect((await scene.open({ ref }, code)).refusal).toBe('DISCLOSURE_CODE_WRONG input.code');
    expect((await scene.open({ ref }, again.done!.openingCode!)).done!.package).toEqual({
      note: null,
      persons: [{ values: [{ name: 'identity.familyName', value: IDENTITY.familyName }] }],
    });
  });

  it('is opened by one of two who come at once', async () => {
    const { ref, code } = await scene.sealed();
    const both = await Promise.all([scene.open({ ref }, code), scene.open({ ref }, code)]);
    expect(both.flatMap(({ refusal }) => refusal ?? [])).toEqual([NOT_OPEN]);
  });
});

describe('a package is not sealed', () => {
  it.each([
    ['without a consent that names the other side', { recipients: ['COMMITTEE', 'SHELTER', 'PARTNER', 'POLICE'] }],
    ['with a consent for other purposes', { recipients: ['COUNTERPART'], purposes: ['PROTECTION', 'CARE'] }],
  ])('%s', async (_what, given) => {
    const caseId = await scene.persons.accepted();
    const persons = [await scene.persons.registered(caseId, { consent: terms(given) })];
    const { id } = await scene.granted(caseId);
    const { done, refusal } = await scene.seal(id, { persons });
    expect([refusal, done!.openingCode]).toEqual(['DISCLOSURE_NOT_COVERED input.persons', null]);
    expect(await scene.toldOf(id)).toEqual([]);
  });

  it('for persons of another case, for nobody, without a fact, or after its time', async () => {
    const [caseId, other] = [await scene.persons.accepted(), await scene.persons.accepted()];
    const [mine, theirs] = [
      await scene.persons.registered(caseId, { consent: acrossTheBorder }),
      await scene.persons.registered(other, { consent: acrossTheBorder }),
    ];
    const { id } = await scene.granted(caseId);
    const refusals = [
      await scene.seal(id, { persons: [mine, theirs] }),
      await scene.seal(id, { persons: [] }),
      await scene.seal(id, { persons: [mine], fields: [] }),
    ].map(({ refusal }) => refusal);
    expect(refusals).toEqual(['input.persons', 'input.persons', 'input.fields'].map((at) => `INPUT_INVALID ${at}`));
    const late = await scene.granted(caseId, { until: new Date(Date.now() - 1).toISOString() });
    expect((await scene.seal(late.id, { persons: [mine] })).refusal).toBe('DISCLOSURE_NOT_OPEN input.disclosure');
    expect((await scene.seal(id, { persons: [mine] })).refusal).toBeNull();
  });
});

describe('a package that waits is gone', () => {
  /** It is destroyed here, nobody opens it, and the desk knows why where it has not said so itself. */
  const isGone = async ({ id, ref, code }: Awaited<ReturnType<typeof scene.sealed>>, ending: string, told = true) => {
    expect(await scene.rowOf(id)).toMatchObject({ sealed: null, token: null, ending, opened_at: null });
    expect((await scene.open({ ref }, code)).refusal).toBe(NOT_OPEN);
    expect((await scene.toldOf(id)).slice(1)).toMatchObject(told ? [{ what: 'ENDED', ending }] : []);
  };

  it('when the case team takes it back', async () => {
    const one = await scene.sealed();
    expect((await scene.revoke(one.id)).refusal).toBeNull();
    await isGone(one, 'TAKEN_BACK');
    expect((await scene.revoke(one.id)).refusal).toBe('DISCLOSURE_NOT_OPEN input.disclosure');
    expect((await scene.seal(one.id, { persons: [one.person] })).refusal).toBe('DISCLOSURE_NOT_OPEN input.disclosure');
  });

  it('when the liaison desk ends it, as with a release that is withdrawn', async () => {
    const one = await scene.sealed();
    await scene.tell({ what: 'ENDED', id: one.id, ending: 'RELEASE_WITHDRAWN' });
    await isGone(one, 'RELEASE_WITHDRAWN', false);
    expect(await scene.acts(one.id)).toContain('disclosure.ended by system:disclosure-grants');
  });

  it('with the consent it rests on, in the same transaction', async () => {
    const one = await scene.sealed();
    const [consent] = await scene.persons.consentsOf('ck-duty', one.person);
    await scene.persons.withdraw('ck-duty', { consent: consent!.id });
    await isGone(one, 'CONSENT_ENDED');
    const instants = await everyRow(
      world,
      `select c.withdrawn_at, d.ended_at, (select count(distinct xmin::text)::int from audit_entry
         where resource in (c.id::text, d.id::text) and action in ('consent.withdrawn', 'disclosure.ended')) as transactions
         from consent c, disclosure d where c.id = $1 and d.id = $2`,
      [consent!.id, one.id],
    );
    expect(instants[0]).toMatchObject({ ended_at: expect.any(Date), transactions: 1 });
  });

  it('when the consent ended by itself meanwhile', async () => {
    const one = await scene.sealed();
    await everyRow(world, `update consent set until = now() - interval '1 second' where person_id = $1`, [one.person]);
    expect((await scene.open(one, one.code)).refusal).toBe(NOT_OPEN);
    await isGone(one, 'CONSENT_ENDED');
  });

  it('with the person who is erased', async () => {
    const one = await scene.sealed();
    const { errors } = await world.send(
      'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { problems { code } } }',
      { input: { person: one.person, reason: 'PERSON_REQUEST' } },
      world.as('dpo'),
    );
    expect(errors).toBeUndefined();
    await isGone(one, 'PERSON_ERASED');
  });

  it('when its time is over, and another is not', async () => {
    const [one, other] = [await scene.sealed(), await scene.sealed()];
    await everyRow(world, `update disclosure set until = now() - interval '1 second' where id = $1`, [one.id]);
    expect((await scene.open(one, one.code)).refusal).toBe(NOT_OPEN);
    await expireDisclosures(world.services);
    await isGone(one, 'EXPIRED');
    expect(await scene.rowOf(other.id)).toMatchObject(stays);
  });

  it('after five wrong codes, and not after four', async () => {
    const [one, other] = [await scene.sealed(), await scene.sealed()];
    const tries = async (ref: string, count: number): Promise<(string | null)[]> => {
      const refusals: (string | null)[] = [];
      for (let left = count; left > 0; left--) refusals.push((await scene.open({ ref }, one.code.slice(1))).refusal);
      return refusals;
    };
    expect(new Set(await tries(other.ref, 4))).toEqual(new Set(['DISCLOSURE_CODE_WRONG input.code']));
    expect((await scene.open(other, other.code)).refusal).toBeNull();
    expect(new Set(await tries(one.ref, 5))).toEqual(new Set(['DISCLOSURE_CODE_WRONG input.code']));
    await isGone(one, 'CODE_LOCKED');
    expect(await scene.acts(one.id)).toEqual([
      `disclosure.sealed by ${by('ck-duty')}`,
      ...Array<string>(5).fill(`disclosure.code-wrong by ${by(CONTACT)}`),
      `disclosure.ended by ${by(CONTACT)}`,
    ]);
  });
});

it('what the desk ends after it was opened stays opened', async () => {
  const one = await scene.sealed();
  await scene.open(one, one.code);
  await scene.tell({ what: 'ENDED', id: one.id, ending: 'TAKEN_BACK' });
  expect(await scene.rowOf(one.id)).toMatchObject({ opened_at: expect.any(Date), ended_at: null });
});

it('a grant of a case that is not here, and an entry that nobody can read, are passed over', async () => {
  const { id } = await scene.granted('00000000-0000-4000-8000-000000000000');
  await scene.tell({ what: 'SOMETHING' });
  expect(await everyRow(world, 'select id from disclosure where id = $1', [id])).toEqual([]);
});

it('nothing is opened that is not recorded, and it can be opened afterwards', async () => {
  const one = await scene.sealed();
  for (const action of ['unseal.package', 'disclosure.opened']) {
    await everyRow(world, `alter table audit_entry add constraint broken check (action <> '${action}') not valid`);
    try {
      expect((await scene.open(one, one.code)).done ?? null).toBeNull();
    } finally {
      await everyRow(world, 'alter table audit_entry drop constraint broken');
    }
  }
  expect(await scene.rowOf(one.id)).toMatchObject(stays);
  expect((await scene.open(one, one.code)).done!.package).not.toBeNull();
});
