import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { statementsOf } from '@hub/subgraph-kit/testing';
import { GROUP, IDENTITY, personScene, refusalOf, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const NAMES = 'identity(purpose: PROTECTION) { givenName familyName bornOn paperKind paperNumber phone address }';
const CODES = 'sex ageBand citizenship traffickingStatus exploitationTypes version erasedAt';

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
afterAll(() => world.stop());

describe('a person', () => {
  it('is registered by who works on the case, with a first consent, and read back value by value', async () => {
    const id = await scene.accepted();
    const registered = await scene.registered(id, {
      ...{ ageBand: 'FROM_15_TO_17', citizenship: 'LAO', exploitationTypes: ['FORCED_CRIMINALITY'] },
      consent: terms({ assent: 'GIVEN', withoutGuardian: 'GUARDIAN_NOT_FOUND' }),
    });
    const { data, errors } = await world.send<{ case: { persons: { edges: { node: object }[] } } }>(
      `query ($id: ID!) { case(id: $id) { persons { edges { node { id ${CODES} ${NAMES} consents { basis purposes assent withoutGuardian } } } } } }`,
      { id },
      world.as('ck-duty'),
    );
    expect(errors).toBeUndefined();
    const { otherNames: _, ...identity } = IDENTITY;
    expect(data?.case.persons.edges).toEqual([
      {
        node: {
          ...{ id: registered, sex: 'FEMALE', ageBand: 'FROM_15_TO_17', citizenship: 'LAO', version: 1, identity },
          ...{ traffickingStatus: 'POSSIBLE', exploitationTypes: ['FORCED_CRIMINALITY'], erasedAt: null },
          consents: [
            { basis: 'CONSENT', purposes: terms().purposes, assent: 'GIVEN', withoutGuardian: 'GUARDIAN_NOT_FOUND' },
          ],
        },
      },
    ]);
    const audit = await everyRow(
      world,
      `select purpose, actor, office, subject from audit_entry where resource = $1 and action like 'unseal%'`,
      [registered],
    );
    const same = { purpose: 'PROTECTION', actor: `person:${person('ck-duty').id}`, office: namedOffice(GROUP).id };
    expect(audit).toEqual(Array(8).fill({ ...same, subject: `case:${id}` }));
  });

  it('is registered once for each key', async () => {
    const id = await scene.accepted();
    const idempotencyKey = randomUUID();
    const [first, again] = [
      await scene.register('ck-duty', id, { idempotencyKey }),
      await scene.register('ck-duty', id, { idempotencyKey }),
    ];
    expect(again).toEqual(first);
    const other = await scene.register('ck-duty', id, { idempotencyKey, identity: { givenName: 'CANARY-ELSE' } });
    expect(refusalOf(other)).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await everyRow(world, 'select from person where case_id = $1', [id])).toHaveLength(1);
    expect(await everyRow(world, 'select from consent where case_id = $1', [id])).toHaveLength(1);
  });

  it.each([
    ['ck-focal', 'whose office sees no persons', 'FORBIDDEN_ACTION'],
    ['ck-chair', 'who only directs', 'FORBIDDEN_ACTION'],
    ['cr-secretariat', 'who sees the case but does not work on it', 'FORBIDDEN_ACTION'],
    ['ms-duty', 'who does not see the case', 'NOT_FOUND'],
  ])('is not registered by %s, %s', async (who, _why, code) => {
    expect(refusalOf(await scene.register(who, await scene.accepted(), {}, { mfa: true }))).toBe(code);
  });

  it('is not registered without a second factor', async () => {
    const refused = await scene.register('ck-duty', await scene.accepted(), {}, { mfa: false });
    expect(refusalOf(refused)).toBe('FORBIDDEN_ACTION');
  });

  it('is given no value of a kind that the office may not handle', async () => {
    const refused = await scene.register('ck-duty', await scene.accepted(), { health: { health: 'CANARY' } });
    expect(refusalOf(refused)).toBe('FORBIDDEN_FIELD');
  });

  it.each([
    [{ citizenship: 'Laos' }, 'INPUT_INVALID', 'input.citizenship'],
    [{ identity: { givenName: 'x'.repeat(201) } }, 'INPUT_INVALID', 'input.identity.givenName'],
    [{ idempotencyKey: ' ' }, 'IDEMPOTENCY_KEY_REQUIRED', 'input.idempotencyKey'],
    [{ consent: terms({ purposes: [] }) }, 'INPUT_INVALID', 'input.consent.purposes'],
    [
      { consent: terms({ explained: { ...terms().explained, withdrawalExplained: false } }) },
      'CONSENT_INCOMPLETE',
      'input.consent.explained',
    ],
    [{ consent: terms({ basis: 'VITAL_INTEREST' }) }, 'INPUT_INVALID', 'input.consent.purposes'],
  ])('with %j is not stored, and it says why', async (given, code, field) => {
    const id = await scene.accepted();
    const { data } = await scene.register('ck-duty', id, given);
    expect(data?.done).toEqual({ person: null, problems: [{ code, field }] });
    expect(await everyRow(world, 'select from person where case_id = $1', [id])).toEqual([]);
  });

  it('is changed from the version one has seen, a group at a time', async () => {
    const id = await scene.accepted();
    const registered = await scene.registered(id, { citizenship: 'LAO' });
    const input = { person: registered, version: 1, ageBand: 'OVER_39', identity: { phone: '+856 20 1' } };
    expect(refusalOf(await scene.update('ck-duty', input))).toBeNull();
    expect(refusalOf(await scene.update('ck-duty', input))).toBe('VERSION_CONFLICT');
    const { data } = await world.send<{ person: object }>(
      `query ($id: ID!) { person(id: $id) { ${CODES} ${NAMES} } }`,
      { id: registered },
      world.as('ck-duty'),
    );
    expect(data?.person).toMatchObject({
      ...{ version: 2, ageBand: 'OVER_39', citizenship: 'LAO', sex: 'FEMALE' },
      identity: { givenName: null, paperNumber: null, phone: '+856 20 1' },
    });
  });

  it('of another district is missing to whoever would change it', async () => {
    const registered = await scene.registered(await scene.accepted());
    const one = await scene.update('ms-duty', { person: registered, version: 1 });
    expect(JSON.stringify(one)).toBe(
      JSON.stringify(await scene.update('ms-duty', { person: randomUUID(), version: 1 })),
    );
    expect(refusalOf(one)).toBe('NOT_FOUND');
  });
});

const CONTEXT = `wish guardianRelation victimContext { forcedLabourIndustry controlMethods recruitmentMethods
  recruiterRelation recruitmentCountry transitCountries exploitationCountries rescuedOn exploitationArea { pcode } }`;

describe('the context of a victim', () => {
  const context = {
    ...{ forcedLabourIndustry: 'INFORMATION_AND_COMMUNICATION', recruiterRelation: 'ACQUAINTED' },
    ...{ controlMethods: ['RESTRICTS_MOVEMENT', 'DEBT_BONDAGE'], recruitmentMethods: ['ONLINE_ADVERTISEMENT'] },
    ...{ recruitmentCountry: 'THA', transitCountries: ['LAO'], exploitationCountries: ['LAO', 'MMR'] },
  };
  const told = {
    guardian: { name: 'CANARY-GUARDIAN', contact: 'CANARY-CONTACT' },
    wishWords: { words: 'CANARY-WISH' },
    exploitationPlace: { site: 'CANARY-COMPOUND', location: 'CANARY-FLOOR' },
  };
  const seen = async (id: string, what: string) =>
    (
      await world.send<{ person: Record<string, Record<string, unknown>> }>(
        `query ($id: ID!) { person(id: $id) { ${what} } }`,
        { id },
        world.as('ck-duty'),
      )
    ).data!.person;

  it('is registered in codes, and what leads to somebody in sealed words', async () => {
    const given = { victimContext: context, wish: 'GO_HOME', guardianRelation: 'SIBLING', ...told };
    const id = await scene.registered(await scene.accepted(), given);
    expect(await seen(id, CONTEXT)).toEqual({
      ...{ wish: 'GO_HOME', guardianRelation: 'SIBLING' },
      victimContext: { ...context, rescuedOn: null, exploitationArea: null },
    });
    expect(
      await seen(
        id,
        `guardian(purpose: PROTECTION) { name contact } wishWords(purpose: PROTECTION) { words }
         exploitationPlace(purpose: PROTECTION) { site location }`,
      ),
    ).toEqual(told);
    const audit = await everyRow(
      world,
      `select action from audit_entry where resource = $1 and action like 'unseal%' order by action`,
      [id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      ...['unseal.exploitationPlace.location', 'unseal.exploitationPlace.site'],
      ...['unseal.guardian.contact', 'unseal.guardian.name', 'unseal.wishWords.words'],
    ]);
  });

  it('that is changed keeps what is left out, and its words with it', async () => {
    const id = await scene.registered(await scene.accepted(), { victimContext: context, wish: 'GO_HOME', ...told });
    const change = { wish: 'NOT_DECIDED', victimContext: { controlMethods: ['OTHER', 'OTHER'], transitCountries: [] } };
    expect(refusalOf(await scene.update('ck-duty', { person: id, version: 1, ...change }))).toBeNull();
    expect(await seen(id, CONTEXT)).toMatchObject({
      wish: 'NOT_DECIDED',
      victimContext: { ...context, controlMethods: ['OTHER'], transitCountries: [] },
    });
    expect(await seen(id, 'wishWords(purpose: PROTECTION) { words }')).toEqual({ wishWords: told.wishWords });
  });

  it('tells the area of exploitation only once the person is rescued, and the database says so too', async () => {
    const id = await scene.registered(await scene.accepted());
    const area = (version: number, given: object) =>
      scene.update('ck-duty', { person: id, version, victimContext: { exploitationArea: 'LA0501', ...given } });
    const problems = async (version: number, given: object) => (await area(version, given)).data!.done.problems;
    const field = 'input.victimContext.exploitationArea';
    expect(await problems(1, {})).toEqual([{ code: 'PERSON_NOT_RESCUED', field }]);
    await expect(everyRow(world, `update person set exploitation_area = 'LA0501' where id = $1`, [id])).rejects.toThrow(
      'person_area_after_rescue',
    );
    expect(await problems(1, { rescuedOn: '2022-03-29', exploitationArea: 'LA99' })).toEqual([
      { code: 'PLACE_UNKNOWN', field },
    ]);
    expect(await problems(1, { rescuedOn: '2022-03-29' })).toEqual([]);
    expect(await problems(2, {})).toEqual([]);
    const { victimContext } = await seen(id, CONTEXT);
    expect(victimContext).toMatchObject({ rescuedOn: '2022-03-29', exploitationArea: { pcode: 'LA0501' } });
  });

  it.each([
    [{ victimContext: { recruitmentCountry: 'Laos' } }, 'input.victimContext.recruitmentCountry'],
    [{ victimContext: { transitCountries: ['LA'] } }, 'input.victimContext.transitCountries.0'],
    [{ victimContext: { rescuedOn: '2999-01-01' } }, 'input.victimContext.rescuedOn'],
    [{ wishWords: { words: 'x'.repeat(2_001) } }, 'input.wishWords.words'],
  ])('with %j is not stored, and it says why', async (given, field) => {
    const { data } = await scene.register('ck-duty', await scene.accepted(), given);
    expect(data?.done).toEqual({ person: null, problems: [{ code: 'INPUT_INVALID', field }] });
  });
});

describe('rows of persons', () => {
  const rowsSeen = async (who: string, id: string, registered: string) => {
    const { data } = await world.send<{ _entities: [{ id: string } | null, object | null] }>(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { id sex } ... on Case { state persons { edges { node { id } } } } } }`,
      {
        r: [
          { __typename: 'Person', id: registered },
          { __typename: 'Case', id },
        ],
      },
      world.as(who),
    );
    const [one, listed] = data!._entities;
    return [Boolean(one), JSON.stringify(listed).includes(registered)];
  };

  it.each([
    ['ck-duty', true],
    ['cr-secretariat', true],
    ['ck-chair', false],
    ['ck-vice', false],
    ['ck-focal', false],
    ['ck-prevention', false],
    ['ck-rehab', false],
    ['shelter-cr', false],
    ['ngo-partner', false],
    ['ck-police', false],
    ['ms-duty', false],
    ['auditor', false],
    ['admin', false],
  ])('are seen by %s: %s', async (who, sees) => {
    const id = await scene.accepted({ originPlace: 'TH5709' });
    expect(await rowsSeen(who, id, await scene.registered(id))).toEqual([sees, sees]);
  });

  it('of many cases cost one statement', async () => {
    const ids = [await scene.accepted(), await scene.accepted()];
    for (const id of ids) await scene.registered(id);
    interface Listed {
      readonly cases: { edges: { node: { persons: { edges: object[] } } }[] };
    }
    let data: Listed | null | undefined;
    const sent = await statementsOf(async () => {
      const query = '{ cases(first: 2) { edges { node { persons(first: 1) { edges { node { id } } } } } } }';
      ({ data } = await world.send<Listed>(query, {}, world.as('ck-duty')));
    });
    expect(sent.filter((text) => text.includes('from person'))).toHaveLength(1);
    expect(data!.cases.edges.map(({ node }) => node.persons.edges.length)).toEqual([1, 1]);
  });
});

it('canary values of persons are in no table as they are', async () => {
  await scene.registered(await scene.accepted(), {
    ...{ guardian: { name: 'CANARY-GUARDIAN' }, wishWords: { words: 'CANARY-WISH' } },
    exploitationPlace: { site: 'CANARY-COMPOUND' },
  });
  const tables = await everyRow(
    world,
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  for (const { table_name } of tables) {
    const hits = await everyRow(world, `select from ${String(table_name)} t where t::text ~ 'CANARY|1893-07-11'`);
    expect([table_name, hits.length]).toEqual([table_name, 0]);
  }
});
