import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { systemActor } from '@hub/subgraph-kit';
import { countIdentified } from '../src/statistics/statistics.store.js';
import { lifecycleScene } from './lifecycle-scene.js';
import { IDENTITY, personScene, refusalOf } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let people: ReturnType<typeof personScene>;
let versionOf: ReturnType<typeof lifecycleScene>['versionOf'];
beforeAll(async () => {
  world = await startWorld();
  people = personScene(world);
  ({ versionOf } = lifecycleScene(world));
});
afterAll(() => world.stop());

interface Said {
  readonly done: {
    readonly person: { readonly version: number; readonly sameAs: { readonly id: string } | null } | null;
    readonly problems: readonly { readonly code: string; readonly field: string }[];
  };
}
const same = (person: string, sameAs: string | null, { version = 1, by = 'ck-duty' } = {}) =>
  world.send<Said>(
    `mutation ($input: SamePersonInput!) { done: recordSamePerson(input: $input) {
      person { version sameAs { id } } problems { code field } } }`,
    { input: { person, version, sameAs } },
    world.as(by),
  );

/** How many persons were identified today. */
const identified = async (): Promise<number> => {
  const period = { from: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 3_600_000) };
  const { directory, store } = world.services;
  const rows = await store.inActor(systemActor('count'), (tx) =>
    countIdentified(tx, { period, directory } as unknown as Parameters<typeof countIdentified>[1]),
  );
  return rows.reduce((sum, { n }) => sum + n, 0);
};

const decide = (caseOf: string, persons: readonly string[]) =>
  everyRow(
    world,
    `insert into mdt_review (id, case_id, members, deciding_body, decisions, recorded_by, recorded_through,
                             idempotency_key, digest, created_at)
     values (gen_random_uuid(), $1, '[1, 2]', 'MDT', $2, 'test', 'test', gen_random_uuid()::text, '', now())`,
    [caseOf, JSON.stringify(persons.map((person) => ({ person, status: 'ACTUAL' })))],
  );

const bandOne = async (id: string) => {
  const { data } = await world.send<{ done: { problems: { code: string }[] } }>(
    'mutation ($input: CorrectCaseInput!) { done: correctCase(input: $input) { problems { code } } }',
    { input: { case: id, version: await versionOf(id), reason: 'DECIDED_IN_ERROR', personsBand: 'ONE' } },
    world.as('ck-duty'),
  );
  return data!.done.problems.map(({ code }) => code);
};

it('a person who was registered twice counts once, keeps both records, and counts twice again if it was an error', async () => {
  const id = await people.accepted();
  const [first, second] = [await people.registered(id), await people.registered(id)];
  await decide(id, [second]);
  await decide(id, [first, second]);
  expect(await identified()).toBe(2);
  expect(await bandOne(id)).toEqual(['REPORT_PERSONS_DISAGREE']);

  expect((await same(second, first)).data?.done).toEqual({
    person: { version: 2, sameAs: { id: first } },
    problems: [],
  });
  expect(await identified()).toBe(1);
  expect(await bandOne(id)).toEqual([]);
  expect(await people.consentsOf('ck-duty', second)).toHaveLength(1);

  const undone = await same(second, null, { version: 2 });
  expect(undone.data?.done).toEqual({ person: { version: 3, sameAs: null }, problems: [] });
  expect(await identified()).toBe(2);
});

it('of three records one counts, whichever is said of which', async () => {
  const id = await people.accepted();
  const [a, b, c] = [await people.registered(id), await people.registered(id), await people.registered(id)];
  await same(b!, c!);
  expect((await same(c!, a!)).data?.done.person?.sameAs).toEqual({ id: a });
  const rows = await everyRow(world, 'select id, same_as from person where case_id = $1 order by created_at, id', [id]);
  expect(new Map(rows.map((row) => [row['id'], row['same_as']]))).toEqual(
    new Map([
      [a, null],
      [b, a],
      [c, a],
    ]),
  );
  expect((await same(a!, b!)).data?.done.problems).toEqual([{ code: 'PERSON_NOT_OF_CASE', field: 'input.sameAs' }]);
});

it('what is said is of two records of one case, by who works on it', async () => {
  const [id, elsewhere] = [await people.accepted(), await people.accepted()];
  const [one, two, other] = [
    ...[await people.registered(id), await people.registered(id), await people.registered(elsewhere)],
  ];
  const wrongly = async (sameAs: string) => (await same(one!, sameAs)).data?.done.problems[0];
  const refused = { code: 'PERSON_NOT_OF_CASE', field: 'input.sameAs' };
  for (const wrong of [one!, other!, randomUUID(), 'none']) expect(await wrongly(wrong)).toEqual(refused);
  expect(refusalOf(await same(one!, two!, { version: 7 }))).toBe('VERSION_CONFLICT');
  expect(refusalOf(await same(one!, two!, { by: 'cr-secretariat' }))).toBe('FORBIDDEN_ACTION');
  expect(refusalOf(await same(one!, two!, { by: 'ms-duty' }))).toBe('NOT_FOUND');
  expect((await everyRow(world, 'select from person where same_as is not null and case_id = $1', [id])).length).toBe(0);
});

it('is erased in each record', async () => {
  const id = await people.accepted();
  const [first, second] = [await people.registered(id), await people.registered(id)];
  await same(second, first);
  const found = () => people.find('ck-duty', 'NAME', `${IDENTITY.givenName} ${IDENTITY.familyName}`);
  expect(await found()).toEqual(expect.arrayContaining([first, second]));
  const { errors } = await world.send(
    'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } problems { code } } }',
    { input: { person: second, reason: 'PERSON_REQUEST' } },
    world.as('dpo', { mfa: true }),
  );
  expect(errors).toBeUndefined();
  expect(await found()).not.toEqual(expect.arrayContaining([first]));
  expect(await found()).not.toEqual(expect.arrayContaining([second]));
  const left = await everyRow(world, 'select from person_value where person_id = any ($1::uuid[])', [[first, second]]);
  expect(left).toHaveLength(0);
});
