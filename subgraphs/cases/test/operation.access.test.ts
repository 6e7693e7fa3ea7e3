import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keptBy, MAE_SOT, operationScene, type OperationScene, PLAN, refusal } from './operation-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: OperationScene;
let id: string;
let suspect: string;
let planned: string;
let done: string;

/** Everybody has the case in front of them, so that only the decision is left; police by their share. */
beforeAll(async () => {
  world = await startWorld();
  scene = operationScene(world);
  id = await scene.inquired();
  suspect = keptBy(await scene.register('ck-police', id)).id;
  planned = keptBy(await scene.plan('ck-police', [id])).id;
  done = keptBy(await scene.plan('ck-police', [id])).id;
  await scene.start('ck-police', { operation: done, version: 1 });
  await scene.complete('ck-police', { operation: done, version: 2, ...MAE_SOT, rescued: [] });
  await scene.correct('ck-police', { operation: done, version: 3, reason: 'DECIDED_IN_ERROR', ...MAE_SOT });
  await world.answer('cr-secretariat', { case: id, office: 'PL-TH57/SECRETARIAT', kind: 'ACCEPTED' });
  for (const who of others)
    for (const { office } of world.as(who).offices)
      await everyRow(
        world,
        `insert into row_access (resource_type, resource, office, reason)
         select t, $1, $2, 'ASSIGNMENT' from unnest(array['case', 'case_person']) t on conflict do nothing`,
        [id, office],
      );
}, 120_000);
afterAll(() => world.stop());

const others = everybody.filter((who) => who !== 'ck-police');
/** Kinds of office that see what came of an operation; written by hand from the matrix. */
const SEE_DONE = ['CHAIR', 'VICE_CHAIR', 'SUPPRESSION_GROUP', 'SECRETARIAT'];
const kindsOf = (who: string): string[] => world.as(who).offices.map(({ kind }) => kind);
const seesDone = (who: string): boolean => kindsOf(who).some((kind) => SEE_DONE.includes(kind));

describe('with the case in front of them', () => {
  it.each(others)('%s sees no suspect, no plan and no operation that is not done', async (who) => {
    const of = (what: string) => scene.see(who, what);
    expect(['FORBIDDEN_ACTION', 'FORBIDDEN_FIELD', null]).toContain(await of(`suspect(id: "${suspect}") { id }`));
    expect(['FORBIDDEN_ACTION', null]).toContain(await of(`operation(id: "${planned}") { id }`));
    const list = (await of(`case(id: "${id}") { suspects { edges { node { id } } } }`)) as
      { suspects?: unknown } | string;
    expect(typeof list === 'string' ? null : (list?.suspects ?? null)).toBe(null);
    const plan = await of(`operation(id: "${done}") { plan(purpose: INVESTIGATION) { description } }`);
    expect(['FORBIDDEN_ACTION', 'FORBIDDEN_FIELD', null]).toContain(plan);
  });

  it.each(others)(
    '%s sees that an operation is done and its counts only as executive, suppression or secretariat',
    async (who) => {
      const seen = await scene.see(
        who,
        `operation(id: "${done}") { state rescued { n } arrested { n } corrections { version } }`,
      );
      if (seesDone(who))
        expect(seen).toEqual({
          state: 'DONE',
          rescued: [{ n: 11 }],
          arrested: [{ n: 2 }],
          corrections: [{ version: 4 }],
        });
      else expect(['FORBIDDEN_ACTION', null]).toContain(seen);
      const listed = await scene.see(who, `case(id: "${id}") { operations { edges { node { id } } } }`);
      if (seesDone(who)) expect(listed).toEqual({ operations: { edges: [{ node: { id: done } }] } });
      else expect(JSON.stringify(listed ?? null)).not.toContain(done);
    },
  );

  it.each(others)('%s can neither register a suspect nor plan, begin or end an operation', async (who) => {
    const operation = planned;
    const attempts = [
      scene.register(who, id),
      scene.updateSuspect(who, { suspect, version: 1, status: 'ARRESTED' }),
      scene.plan(who, [id]),
      scene.replan(who, { operation, version: 1, plan: PLAN }),
      scene.start(who, { operation, version: 1 }),
      scene.callOff(who, { operation, version: 1 }),
      scene.complete(who, { operation, version: 1, ...MAE_SOT }),
      scene.correct(who, { operation, version: 1, reason: 'OTHER', ...MAE_SOT }),
      scene.addCase(who, { operation, version: 1, case: id }),
    ];
    expect(new Set((await Promise.all(attempts)).map(refusal))).toEqual(new Set(['FORBIDDEN_ACTION']));
  });

  it('an office of another kind that the database lets see the case sees no row of them there either', async () => {
    const tables = ['suspect', 'suspect_value', 'operation_value'];
    for (const who of others) {
      const rows = await rowsSeenBy(who, tables);
      expect([who, rows]).toEqual([who, tables.map(() => 0)]);
    }
    expect(await rowsSeenBy('ck-police', ['suspect', 'suspect_value'])).toEqual([1, 8]);
  });
});

const rowsSeenBy = (who: string, tables: readonly string[]): Promise<number[]> => {
  const { id: person, offices } = world.as(who);
  const actor = { id: `person:${person}`, offices: offices.map(({ office }) => office), purpose: 'INVESTIGATION' };
  return world.services.store.inActor(actor, async (tx) => {
    const counted: number[] = [];
    for (const table of tables) {
      const [row]: { n: number }[] = await tx.query(`select count(*)::int as n from ${table}`);
      counted.push(row!.n);
    }
    return counted;
  });
};

describe('police', () => {
  it('read neither identity nor plan for another purpose, and nothing without a second factor', async () => {
    const identity = (purpose: string) => `suspect(id: "${suspect}") { identity(purpose: ${purpose}) { name } }`;
    const plan = (purpose: string) => `operation(id: "${planned}") { plan(purpose: ${purpose}) { unit } }`;
    expect(await scene.see('ck-police', identity('INVESTIGATION'))).toEqual({ identity: { name: 'CANARY-SUSPECT' } });
    expect(await scene.see('ck-police', plan('INVESTIGATION'))).toEqual({ plan: { unit: 'CANARY-UNIT' } });
    for (const purpose of ['PROTECTION', 'CARE', 'REPATRIATION'])
      expect([await scene.see('ck-police', identity(purpose)), await scene.see('ck-police', plan(purpose))]).toEqual([
        'FORBIDDEN_FIELD',
        'FORBIDDEN_FIELD',
      ]);
    const weak = { mfa: false };
    expect(await scene.see('ck-police', identity('INVESTIGATION'), weak)).toBe('FORBIDDEN_FIELD');
    expect(await scene.see('ck-police', `operation(id: "${planned}") { id }`, weak)).toBe(null);
    expect(await scene.see('ck-police', `operation(id: "${done}") { id }`, weak)).toEqual({ id: done });
    expect(refusal(await scene.register('ck-police', id, {}, weak))).toBe('FORBIDDEN_ACTION');
    expect(refusal(await scene.plan('ck-police', [id], {}, weak))).toBe('FORBIDDEN_ACTION');
  });

  it('find no case that is not shared with them, and inquire into none whose share has ended', async () => {
    const unknown = await scene.people.accepted();
    for (const where of [unknown, randomUUID()]) {
      expect(refusal(await scene.register('ck-police', where))).toBe('NOT_FOUND');
      expect(refusal(await scene.plan('ck-police', [id, where]))).toBe('NOT_FOUND');
    }
    const ended = await scene.inquired();
    const there = keptBy(await scene.register('ck-police', ended)).id;
    const operation = keptBy(await scene.plan('ck-police', [ended])).id;
    const [share] = await everyRow(world, 'select id from case_share where case_id = $1', [ended]);
    await scene.people.endShare('ck-duty', { share: share!['id'] });
    expect(await scene.see('ck-police', `suspect(id: "${there}") { id }`)).toBe(null);
    expect(await scene.see('ck-police', `operation(id: "${operation}") { id }`)).toBe(null);
    expect(refusal(await scene.start('ck-police', { operation, version: 1 }))).toBe('NOT_FOUND');
    expect(refusal(await scene.updateSuspect('ck-police', { suspect: there, version: 1 }))).toBe('NOT_FOUND');
  });

  it('go on with what they have when the person withdraws, and lose the person', async () => {
    const where = await scene.inquired();
    const about = keptBy(await scene.register('ck-police', where)).id;
    const operation = keptBy(await scene.plan('ck-police', [where])).id;
    const paperNumber = `CANARY-${randomUUID()}`;
    const person = await scene.people.registered(where, { identity: { givenName: 'CANARY-GIVEN', paperNumber } });
    const found = () => scene.people.find('ck-police', 'PAPER', paperNumber, { purpose: 'INVESTIGATION' });
    expect(await found()).toEqual([person]);
    const [first] = await everyRow(world, 'select person_id from consent where case_id = $1 and person_id <> $2', [
      ...[where, person],
    ]);
    const name = (id: unknown) =>
      scene.see('ck-police', `person(id: "${String(id)}") { identity(purpose: INVESTIGATION) { givenName } }`);
    expect(await name(person)).toEqual({ identity: { givenName: 'CANARY-GIVEN' } });
    for (const each of [person, first!['person_id']])
      for (const consent of await scene.people.consentsOf('ck-duty', String(each)))
        await scene.people.withdraw('ck-duty', { consent: consent.id });
    expect(await name(person)).toBeNull();
    expect(await scene.see('ck-police', `case(id: "${where}") { persons { edges { node { id } } } }`)).toEqual({
      persons: { edges: [] },
    });
    expect(await scene.see('ck-police', `case(id: "${where}") { reporter(purpose: INVESTIGATION) { name } }`)).toBe(
      'FORBIDDEN_FIELD',
    );
    expect(await found()).toEqual([]);
    const identity = `suspect(id: "${about}") { identity(purpose: INVESTIGATION) { name } }`;
    const plan = (purpose: string) => `operation(id: "${operation}") { plan(purpose: ${purpose}) { unit } }`;
    expect(await scene.see('ck-police', identity)).toEqual({ identity: { name: 'CANARY-SUSPECT' } });
    expect(await scene.see('ck-police', plan('INVESTIGATION'))).toEqual({ plan: { unit: 'CANARY-UNIT' } });
    expect(await scene.see('ck-police', plan('PROTECTION'))).toBe('FORBIDDEN_FIELD');
    expect(refusal(await scene.start('ck-police', { operation, version: 1 }))).toBe(null);
    expect(refusal(await scene.register('ck-police', where))).toBe(null);
    for (const who of others)
      expect([who, await scene.see(who, plan('INVESTIGATION'))]).not.toEqual([who, { plan: { unit: 'CANARY-UNIT' } }]);
    const [share] = await everyRow(world, 'select id, until from case_share where case_id = $1', [where]);
    expect(await everyRow(world, 'select until from inquiry where case_id = $1', [where])).toEqual([
      { until: share!['until'] },
    ]);
    await scene.people.endShare('ck-duty', { share: share!['id'] });
    expect(await scene.see('ck-police', identity)).toBe(null);
    expect(refusal(await scene.callOff('ck-police', { operation, version: 2 }))).toBe('NOT_FOUND');
  });

  it('go on until the share would have ended, and not where they have nothing', async () => {
    const [withSuspect, without] = [await scene.inquired(), await scene.inquired()];
    const about = keptBy(await scene.register('ck-police', withSuspect)).id;
    for (const where of [withSuspect, without]) {
      const [consent] = await everyRow(world, 'select id from consent where case_id = $1', [where]);
      await scene.people.withdraw('ck-duty', { consent: consent!['id'] });
    }
    expect(await scene.see('ck-police', `case(id: "${without}") { id }`)).toBe(null);
    expect(await scene.see('ck-police', `suspect(id: "${about}") { id }`)).toEqual({ id: about });
    await everyRow(world, `update inquiry set until = now() where case_id = $1`, [withSuspect]);
    expect(await scene.see('ck-police', `suspect(id: "${about}") { id }`)).toBe(null);
    expect(await rowsSeenBy('ck-police', ['inquiry'])).not.toEqual([0]);
  });

  it('of an operation of several cases name only those that are shared with them', async () => {
    const [first, second] = [await scene.inquired(), await scene.inquired()];
    const operation = keptBy(await scene.plan('ck-police', [first, second])).id;
    const [share] = await everyRow(world, 'select id from case_share where case_id = $1', [second]);
    await scene.people.endShare('ck-duty', { share: share!['id'] });
    expect(await scene.see('ck-police', `operation(id: "${operation}") { cases { id } }`)).toEqual({
      cases: [{ id: first }],
    });
    expect(refusal(await scene.start('ck-police', { operation, version: 1 }))).toBe(null);
  });
});
