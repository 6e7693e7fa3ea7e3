import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { committee, directoryRecords, people, person, trainers as demoTrainers, trainingSeries } from '@hub/cast';
import { rebuildRowReaders, systemActor } from '@hub/subgraph-kit';
import { everyRow, startTestSubgraph, statementsOf, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { trainingsSubgraph } from '../src/subgraph.js';
import { cascadesOf } from '../src/trainer/trainer.store.js';
import { policyScene } from './policy-scene.js';
import { CK, problemOf, TRAINER, trainerScene } from './trainer-scene.js';

let trainings: TestSubgraph;
let scene: ReturnType<typeof policyScene>;
beforeAll(async () => {
  trainings = await startTestSubgraph(trainingsSubgraph, { seed: true, directory: directoryRecords(new Date()) });
  scene = policyScene(trainings);
});
afterAll(() => trainings.stop());

const { listed, named, register, correct, end, registered, name, mastersOf } = trainerScene(() => ({
  trainings,
  scene,
}));
const heads = (...indices: number[]): number =>
  indices.flatMap((index) => trainingSeries[index]!.attendance).reduce((sum, { women, men }) => sum + women + men, 0);

describe('the trainers of the demo', () => {
  it('are read with who formed them at which training, and what came of it', async () => {
    const barb = await named('Barb Demo');
    expect(barb.cascade).toEqual({
      ...{ trainersFormed: 1, eventsLed: 2, participationsDirect: heads(0, 2), participationsThrough: heads(1) },
      people: 0,
    });
    const rasbora = await named('Rasbora Demo');
    expect(rasbora).toMatchObject({ trainedBy: { name: 'Barb Demo' }, trainedAt: { id: trainingSeries[0]!.id } });
    expect(rasbora.cascade).toMatchObject({ trainersFormed: 0, participationsDirect: heads(1, 2) });
    const masters = await listed('ck-chair', 'MASTER_TRAINER');
    expect(masters.map((each) => each.name).sort()).toEqual(['Barb Demo', 'Danio Demo', 'Loach Demo']);
  });

  it('are counted for everybody by the kind of their agency, and not named', async () => {
    const { data } = await trainings.send<{ masterTrainers: object[] }>('{ masterTrainers { agencyKind trainers } }');
    expect(data!.masterTrainers).toEqual(
      ['JUSTICE', 'POLICE', 'SOCIAL_DEVELOPMENT'].map((agencyKind) => ({ agencyKind, trainers: 1 })),
    );
  });

  it('cost the same statements for one as for all', async () => {
    const cost = (first: number) =>
      statementsOf(() =>
        trainings.send(
          `query ($first: Int) { trainers(first: $first) { edges { node { ${TRAINER} } } } }`,
          { first },
          scene.by('cr-secretariat'),
        ),
      );
    // the page, and who formed them and at which training
    expect((await cost(5)).length).toBeLessThanOrEqual(5);
    expect((await cost(100)).length).toBe((await cost(5)).length);
  });
});

describe('who reads a trainer', () => {
  it('is whoever has training:read in the committee that keeps it, in those below and in those above', async () => {
    const own = await registered({ name: 'Canary Trainer' });
    const readersOf = async (trainer: string): Promise<string[]> => {
      const readers: string[] = [];
      for (const { key } of people) {
        const seen = await listed(key).catch(() => []);
        if (seen.some(({ id }) => id === trainer)) readers.push(key);
      }
      return readers.sort();
    };
    const ck = ['ck-chair', 'ck-vice', 'ck-focal', 'ck-prevention', 'ck-duty', 'ck-relief', 'ck-rehab'];
    expect(await readersOf(own)).toEqual([...ck, 'cr-chair', 'cr-secretariat', 'national-desk'].sort());
    const ofProvince = await readersOf(demoTrainers.find(({ name: who }) => who === 'Rasbora Demo')!.id);
    expect(ofProvince).toEqual(expect.arrayContaining([...ck, 'wk-chair', 'cr-secretariat', 'national-desk']));
    expect(ofProvince).not.toContain('py-secretariat');
    expect(await readersOf(demoTrainers[0]!.id)).toContain('py-secretariat');
    for (const stranger of ['monitor', 'ngo-partner', 'lao-houayxay'])
      await expect(listed(stranger)).rejects.toThrow('FORBIDDEN_ACTION');
  });

  it('is, of what there was, an office founded later too', async () => {
    const { directory } = trainings.services;
    const tell = (kind: string, id: string, data: object): void =>
      directory.apply(directory.version + 1, { kind, id, data } as never);
    const own = await registered({ name: 'Later Trainer' });
    const found = async (of: string): Promise<string[]> => {
      tell('office', 'second', { kind: 'SECRETARIAT', committee: committee(of).id, jurisdiction: [] });
      const period = { from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };
      tell('appointment', 'of-the-second', { person: person('admin').id, office: 'second', ...period });
      await rebuildRowReaders(trainingsSubgraph.followedRows!, trainings.services);
      return (await listed('admin')).map(({ id }) => id).sort();
    };
    const seenBy = async (key: string): Promise<string[]> => (await listed(key)).map(({ id }) => id).sort();
    expect(await found('PL-TH57')).toEqual(await seenBy('cr-secretariat'));
    expect(await found('PL-TH56')).toEqual(await seenBy('py-secretariat'));
    expect((await seenBy('cr-secretariat')).filter((id) => id === own)).toHaveLength(1);
    expect((await seenBy('admin')).filter((id) => id === own)).toEqual([]);
    tell('appointment', 'of-the-second', null as never);
    tell('office', 'second', null as never);
  });

  it('learns who led a training only of trainers that they may see', async () => {
    const query = 'query ($id: ID!) { trainingEvent(id: $id) { title trainers { name } } }';
    const ask = async (key: string | null) => {
      const { data, errors } = await trainings.send<{ trainingEvent: { trainers: { name: string }[] } | null }>(
        query,
        { id: trainingSeries[2]!.id },
        key ? scene.by(key) : undefined,
      );
      return errors?.[0]?.extensions.code ?? data!.trainingEvent!.trainers.map((each) => each.name);
    };
    expect(await ask('ck-chair')).toEqual(['Barb Demo', 'Rasbora Demo']);
    expect(await ask('py-secretariat')).toEqual(['Barb Demo']);
    expect([await ask(null), await ask('monitor')]).toEqual(['AUTH_REQUIRED', 'FORBIDDEN_ACTION']);
  });
});

describe('a trainer', () => {
  it('who came to trainings of the committee has led those whose list says so', async () => {
    const topics = ['LEGISLATION'] as const;
    const first = await scene.held({ committee: CK, heldOn: '2026-02-01', topics }, [
      ['Teacher One', 'Trainer'],
      ['P One'],
    ]);
    await scene.held({ committee: CK, heldOn: '2026-03-01', topics }, [['Teacher One'], ['P One']]);
    const rows = await everyRow(trainings, `select id from participant where name = 'Teacher One'`);
    const master = await registered({ name: 'Teacher One', kind: 'MASTER_TRAINER', participant: rows[0]!['id'] });
    const formed = await registered({ name: 'Teacher Two', formedBy: master, formedAt: first });
    const { id, version } = await scene.planned({ committee: CK, heldOn: '2026-04-01', topics });
    expect(await name(id, version, [formed])).toMatchObject({ problems: [] });
    expect((await named('Teacher One')).cascade).toMatchObject({ eventsLed: 1, participationsThrough: 0, people: 1 });
    const list = Buffer.from('Name,Sex,Agency\nP One,f,Police\nP Two,f,Police\n');
    await scene.imports.taken(id, list, scene.by('ck-chair'));
    expect((await named('Teacher One')).cascade).toEqual({
      ...{ trainersFormed: 1, eventsLed: 1, participationsDirect: 1, participationsThrough: 2, people: 2 },
    });
    expect(await named('Teacher Two')).toMatchObject({ trainedBy: { name: 'Teacher One' }, trainedAt: { id: first } });
  });

  it('is registered once under a key, by whoever records trainings of the committee and by the national desk', async () => {
    const idempotencyKey = randomUUID();
    const [one, two] = await Promise.all([register({ idempotencyKey }), register({ idempotencyKey })]);
    expect(two).toEqual(one);
    expect(await register({ idempotencyKey, name: 'Another Demo' })).toMatchObject({
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
    const audited = await everyRow(
      trainings,
      `select actor from audit_entry where action = 'trainer.registered' and resource = $1`,
      [(one as { trainer: { id: string } }).trainer.id],
    );
    expect(audited).toEqual([{ actor: `person:${person('cr-secretariat').id}` }]);
    const may: string[] = [];
    for (const { key } of people) if (typeof (await register({}, key)) !== 'string') may.push(key);
    expect(may.sort()).toEqual(
      ['ck-chair', 'ck-focal', 'ck-prevention', 'cr-chair', 'cr-secretariat', 'national-desk'].sort(),
    );
    expect([await register({}, 'py-secretariat'), await register({}, 'ck-duty')]).toEqual([
      ...['NOT_FOUND', 'FORBIDDEN_ACTION'],
    ]);
  });

  it.each<[string, () => object, string, string]>([
    ['an unknown master', () => ({ formedBy: CK, formedAt: trainingSeries[0]!.id }), 'TRAINER_UNKNOWN', 'formedBy'],
    [
      'a master who is none',
      () => ({ formedBy: demoTrainers[3]!.id, formedAt: trainingSeries[1]!.id }),
      'TRAINER_NOT_MASTER',
      'formedBy',
    ],
    [
      'a training that the master did not lead',
      () => ({ formedBy: demoTrainers[0]!.id, formedAt: trainingSeries[1]!.id }),
      'TRAINER_DID_NOT_LEAD',
      'formedAt',
    ],
    ['a master without a training', () => ({ formedBy: demoTrainers[0]!.id }), 'INPUT_INVALID', 'formedAt'],
    ['somebody who never came', () => ({ participant: CK }), 'INPUT_INVALID', 'participant'],
    ['an id that is none', () => ({ official: 'x' }), 'INPUT_INVALID', 'official'],
    ['no topic', () => ({ topics: [] }), 'INPUT_INVALID', 'topics'],
  ])('is not registered with %s', async (_what, given, code, field) => {
    expect(await register(given())).toEqual({ trainer: null, problems: [{ code, field: `input.${field}` }] });
  });

  it('is named for a training in its newest version, if they are seen', async () => {
    const { id, version } = await scene.planned({ committee: CK, heldOn: '2026-05-01', topics: ['LEGISLATION'] });
    const trainer = await registered({});
    const hidden = await registered({ committee: committee('PL-TH56').id }, 'national-desk');
    expect(await name(id, version, [trainer])).toMatchObject({ trainingEvent: { version: version + 1 } });
    expect(await name(id, version, [])).toMatchObject({ problems: [{ code: 'VERSION_CONFLICT' }] });
    expect(await name(id, version + 1, [hidden], 'ck-chair')).toEqual({
      ...{ trainingEvent: null, problems: [{ code: 'TRAINER_UNKNOWN', field: 'input.trainers' }] },
    });
    expect([await name(id, 2, [], 'py-secretariat'), await name(id, 2, [], 'ck-duty')]).toEqual([
      ...['NOT_FOUND', 'FORBIDDEN_ACTION'],
    ]);
    expect(await name(randomUUID(), 1, [])).toBe('NOT_FOUND');
  });
});

const planned = (heldOn: string) => scene.planned({ committee: CK, heldOn, topics: ['LEGISLATION'] });

describe('a record of a trainer', () => {
  it('is put right in all that is known of them, by who may register them, on the version that was read', async () => {
    const id = await registered({ name: 'Wrnog Demo', agency: 'Police' });
    const right = {
      ...{ name: 'Right Demo', kind: 'MASTER_TRAINER', agencyKind: 'HEALTH', agency: null, since: '2026-02-01' },
      ...{ topics: ['IDENTIFICATION_AND_REFERRAL'], accreditedBy: 'Another programme' },
    };
    const [before, police] = [await mastersOf('HEALTH'), await mastersOf('POLICE')];
    for (const key of ['py-secretariat', 'monitor']) expect(await correct(id, 1, right, key)).toBe('NOT_FOUND');
    for (const [key, code] of [
      ['ck-duty', 'FORBIDDEN_ACTION'],
      ['wk-chair', 'NOT_FOUND'],
    ] as const) {
      expect(await correct(id, 1, right, key)).toBe(code);
      expect(await end(id, 1, '2026-03-01', key)).toBe(code);
    }
    const formed = { formedBy: demoTrainers[0]!.id, formedAt: trainingSeries[0]!.id };
    expect(await correct(id, 1, { ...right, ...formed }, 'national-desk')).toMatchObject({
      trainer: { ...right, version: 2, committee: { id: CK }, trainedBy: { name: demoTrainers[0]!.name } },
    });
    expect(problemOf(await correct(id, 1, {}))).toBe('VERSION_CONFLICT input.version');
    expect(await mastersOf('HEALTH')).toBe(before + 1);
    expect(await correct(id, 2, { ...right, agencyKind: 'POLICE' }, 'ck-chair')).toMatchObject({
      trainer: { version: 3, trainedBy: null },
    });
    expect([await mastersOf('HEALTH'), await mastersOf('POLICE')]).toEqual([before, police + 1]);
    const audited = await everyRow(trainings, 'select action, actor from audit_entry where resource = $1', [id]);
    expect(audited.slice(1)).toEqual(
      ['national-desk', 'ck-chair'].map((key) => ({ action: 'trainer.corrected', actor: `person:${person(key).id}` })),
    );
  });

  it('is not put right against who formed whom', async () => {
    const { id: event, version } = await planned('2026-06-01');
    const [master, next] = [await registered({ kind: 'MASTER_TRAINER' }), await registered({ kind: 'MASTER_TRAINER' })];
    await name(event, version, [master, next]);
    const formedBy = (who: string) => ({ kind: 'MASTER_TRAINER', formedBy: who, formedAt: event });
    expect(problemOf(await correct(next, 1, formedBy(master)))).toBe('');
    for (const who of [next, master])
      expect(problemOf(await correct(master, 1, formedBy(who)))).toBe('TRAINER_FORMED_IN_CIRCLE input.formedBy');
    expect(problemOf(await correct(master, 1, { kind: 'TRAINER' }))).toBe('TRAINER_NOT_MASTER input.kind');
    expect(problemOf(await correct(next, 2, { formedBy: demoTrainers[3]!.id, formedAt: event }))).toBe(
      'TRAINER_NOT_MASTER input.formedBy',
    );
    // the master is no longer named for that training; the record that says so can still be put right
    await name(event, version + 1, []);
    expect(problemOf(await correct(next, 2, { ...formedBy(master), name: 'Next Demo' }))).toBe('');
    expect(problemOf(await correct(next, 3, { topics: [] }))).toBe('INPUT_INVALID input.topics');
    // each forms the other, at once
    const [one, two] = [await registered({ kind: 'MASTER_TRAINER' }), await registered({ kind: 'MASTER_TRAINER' })];
    await name(event, version + 2, [one, two]);
    const both = await Promise.all([correct(one, 1, formedBy(two)), correct(two, 1, formedBy(one))]);
    expect(both.map(problemOf).sort()).toEqual(['', 'TRAINER_FORMED_IN_CIRCLE input.formedBy']);
  });

  it('ends on a day after which they are named for no training, and can go on', async () => {
    const [early, late] = [await planned('2026-03-01'), await planned('2026-07-01')];
    const id = await registered({ kind: 'MASTER_TRAINER', agencyKind: 'LABOUR' });
    const before = await mastersOf('LABOUR');
    await name(late.id, late.version, [id]);
    expect(problemOf(await end(id, 1, '2026-06-30'))).toBe('TRAINER_LEADS_LATER input.endedOn');
    await name(late.id, late.version + 1, []);
    for (const day of ['2025-12-31', '2999-01-01'])
      expect(problemOf(await end(id, 1, day))).toBe('INPUT_INVALID input.endedOn');
    expect(await end(id, 1, '2026-06-30', 'ck-chair')).toMatchObject({
      trainer: { version: 2, endedOn: '2026-06-30' },
    });
    expect(await mastersOf('LABOUR')).toBe(before - 1);
    expect(problemOf(await end(id, 1, null))).toBe('VERSION_CONFLICT input.version');
    expect(problemOf(await correct(id, 2, { kind: 'MASTER_TRAINER', since: '2026-07-02' }))).toBe(
      'INPUT_INVALID input.since',
    );
    expect(await name(late.id, late.version + 2, [id])).toEqual({
      ...{ trainingEvent: null, problems: [{ code: 'TRAINER_ENDED', field: 'input.trainers' }] },
    });
    expect(await name(early.id, early.version, [id])).toMatchObject({ problems: [] });
    expect(await end(id, 2, null)).toMatchObject({ trainer: { version: 3, endedOn: null } });
    expect(await mastersOf('LABOUR')).toBe(before);
    const audited = await everyRow(trainings, 'select action from audit_entry where resource = $1', [id]);
    expect(audited.map(({ action }) => action)).toEqual(
      ['registered', 'ended', 'resumed'].map((action) => `trainer.${action}`),
    );
  });

  it('is registered beside others at once, and each is counted', async () => {
    const before = await mastersOf('HEALTH');
    const kind = { kind: 'MASTER_TRAINER', agencyKind: 'HEALTH' };
    await Promise.all(Array.from({ length: 4 }, () => registered(kind)));
    expect(await mastersOf('HEALTH')).toBe(before + 4);
  });
});

it('a cascade counts each training and each person once, however trainers and trainings hang together', async () => {
  const EVENTS = 4;
  const anyCase = fc.record({
    parents: fc.tuple(
      fc.constant(null),
      fc.nat({ max: 0 }),
      fc.option(fc.nat({ max: 1 })),
      fc.option(fc.nat({ max: 2 })),
    ),
    led: fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: EVENTS - 1 })), { maxLength: 8 }),
    came: fc.array(fc.tuple(fc.nat({ max: EVENTS - 1 }), fc.nat({ max: 2 })), { maxLength: 8 }),
  });
  await fc.assert(
    fc.asyncProperty(anyCase, async ({ parents, led, came }) => {
      const [ids, events, participants] = [4, EVENTS, 3].map((count) => Array.from({ length: count }, randomUUID));
      const attended = [...new Map(came.map((pair) => [pair.join(), pair])).values()];
      const ledOnce = [...new Map(led.map((pair) => [pair.join(), pair])).values()];
      const insert = (table: string, rows: readonly object[]) =>
        everyRow(trainings, `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
          JSON.stringify(rows),
        ]);
      const made = { idempotency_key: '', fingerprint: '', created_at: new Date() };
      const base = { committee_id: CK, topics: ['LEGISLATION'], version: 1 };
      await insert(
        'training_event',
        events!.map((id, index) => ({
          ...{ ...made, ...base, id, place: 'TH57', title: 'x', held_on: '2026-01-01', planned_by: id },
          state: index === 0 ? 'CANCELLED' : 'HELD',
        })),
      );
      const person0 = { committee_id: CK, name: 'x', sex: 'FEMALE', agency_kind: 'POLICE', agency_key: '' };
      await insert(
        'participant',
        participants!.map((id) => ({ ...person0, id, name_key: id })),
      );
      await insert(
        'attendance',
        attended.map(([event, who]) => ({
          ...{ ...made, ...base, id: randomUUID(), training_event_id: events![event], participant: participants![who] },
          role: 'PARTICIPANT',
        })),
      );
      const sizes = events!.map((_, event) => attended.filter(([each]) => each === event).length);
      await insert(
        'attendance_count',
        events!.map((id, event) => ({ training_event_id: id, agency_kind: 'POLICE', women: sizes[event], men: 0 })),
      );
      await insert(
        'trainer',
        ids!.map((id, index) => {
          const parent = parents[index] ?? null;
          const from = {
            formed_by: parent === null ? null : ids![parent],
            formed_at: parent === null ? null : events![1],
          };
          return {
            ...{ ...made, ...base, ...from, id, kind: 'MASTER_TRAINER', name: 'x', agency_kind: 'OTHER' },
            ...{ since: '2026-01-01', accredited_by: 'x', registered_by: id },
          };
        }),
      );
      await insert(
        'training_trainer',
        ledOnce.map(([trainer, event]) => ({ training_event_id: events![event], trainer: ids![trainer] })),
      );
      const below = (root: number): number[] => [
        root,
        ...parents.flatMap((parent, index) => (parent === root && index !== root ? below(index) : [])),
      ];
      const ledBy = (group: readonly number[]): number[] => [
        ...new Set(ledOnce.flatMap(([trainer, event]) => (group.includes(trainer) && event > 0 ? [event] : []))),
      ];
      const sum = (some: readonly number[]): number => some.reduce((total, event) => total + sizes[event]!, 0);
      const expected = ids!.map((trainer, index) => {
        const [direct, all] = [ledBy([index]), ledBy(below(index))];
        return {
          ...{ trainer, trainersFormed: below(index).length - 1, eventsLed: direct.length },
          participationsDirect: sum(direct),
          participationsThrough: sum(all.filter((event) => !direct.includes(event))),
          people: new Set(attended.flatMap(([event, who]) => (all.includes(event) ? [who] : []))).size,
        };
      });
      const rows = await trainings.services.store.inActor(systemActor('test'), (tx) => cascadesOf(tx, ids!));
      expect(new Map(rows.map((row) => [row.trainer, row]))).toEqual(
        new Map(expected.map((row) => [row.trainer, row])),
      );
    }),
    { numRuns: 40 },
  );
}, 120_000);
