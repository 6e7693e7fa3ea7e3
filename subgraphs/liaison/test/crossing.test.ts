import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closures, crossing, namedOffice, people } from '@hub/cast';
import { CROSSINGS } from './directory-operations.js';
import { startWorld, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const SECRETARIAT = namedOffice('PL-TH57/SECRETARIAT').id;
const DAY_MS = 86_400_000;
const bridge = crossing('XP-CKNG-1').id;
const pier = crossing('XP-CKNG-2').id;

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

interface Crossing {
  readonly id: string;
  readonly nameEn: string;
  readonly nameLo: string | null;
  readonly countAtLeast: number | null;
  readonly openNow: boolean | null;
  readonly hours: unknown;
  readonly version: number;
  readonly closures: { id: string; from: string; until: string | null; reason: string }[];
}
interface Kept {
  readonly crossing: Crossing | null;
  readonly problems: { code: string; field: string }[];
}
const send = async (operation: keyof typeof CROSSINGS, input: object, by = 'cr-secretariat'): Promise<Kept> => {
  const { data, errors } = await world.send<Record<string, Kept>>(CROSSINGS[operation], { input }, world.as(by));
  expect(errors).toBeUndefined();
  return Object.values(data!)[0]!;
};
/** What anybody reads at an instant, without signing in. */
const readAt = async (instant: string): Promise<Map<string, Crossing>> => {
  const { now } = world.services;
  Object.assign(world.services, { now: () => new Date(instant) });
  const { data } = await world.send<{ borderCrossings: Crossing[] }>(
    '{ borderCrossings { id openNow version hours { days from until } closures { id from until reason } } }',
  );
  Object.assign(world.services, { now });
  return new Map(data!.borderCrossings.map((each) => [each.id, each]));
};
const days = (count: number): string => new Date(Date.now() + count * DAY_MS).toISOString();

describe('a legal crossing', () => {
  it('is open to everybody’s eyes within its hours, and not while it is closed', async () => {
    const [day, night] = [await readAt('2026-11-27T14:59:00Z'), await readAt('2026-11-27T15:00:00Z')];
    expect([day.get(bridge)!.openNow, night.get(bridge)!.openNow]).toEqual([true, false]);
    expect(day.get(pier)).toMatchObject({
      ...{ openNow: false, hours: null, closures: [{ from: closures[0]!.from, until: null, reason: 'FLOOD' }] },
    });
    for (const code of ['XP-SAI-NAT', 'XP-MEK-NAT'])
      expect(day.get(crossing(code).id)).toMatchObject({ openNow: null, hours: null, closures: [] });
  });

  it('is changed by who has read it as it stands', async () => {
    const input = {
      ...{ crossing: bridge, version: 1, mode: 'BRIDGE', traffic: 'persons and goods' },
      hours: [{ days: ['SUNDAY', 'SATURDAY'], from: '08:00', until: '12:00' }],
    };
    const { crossing: changed, problems } = await send('change', input);
    expect(problems).toEqual([]);
    expect(changed).toMatchObject({
      ...{ version: 2, traffic: 'persons and goods' },
      hours: [{ days: ['SATURDAY', 'SUNDAY'], from: '08:00', until: '12:00' }],
    });
    expect((await send('change', input)).problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
    const wrong = await send('change', { ...input, version: 2, traffic: ' ', hours: [] });
    expect(wrong.problems).toEqual([
      { code: 'INPUT_INVALID', field: 'input.traffic' },
      { code: 'INPUT_INVALID', field: 'input.hours' },
    ]);
  });

  it('is closed once for each key, until an instant or until it is reopened', async () => {
    const input = { idempotencyKey: randomUUID(), crossing: pier, from: days(-1), until: null, reason: 'REPAIR' };
    const closed = await send('close', input);
    expect(closed.problems).toEqual([]);
    expect(closed.crossing!.closures.map(({ reason }) => reason)).toEqual(['FLOOD', 'REPAIR']);
    expect(await send('close', input)).toEqual(closed);
    const reused = await send('close', { ...input, reason: 'OTHER' });
    expect(reused.problems).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }]);

    for (const { id } of closed.crossing!.closures)
      expect((await send('reopen', { closure: id })).problems).toEqual([]);
    const { crossing: open } = await send('reopen', { closure: closed.crossing!.closures[0]!.id });
    expect(open).toMatchObject({ closures: [], openNow: null });

    const coming = { ...input, idempotencyKey: randomUUID(), from: days(2), until: days(3), reason: 'HOLIDAY' };
    const { crossing: planned } = await send('close', coming);
    expect(planned).toMatchObject({ openNow: null, closures: [{ until: coming.until, reason: 'HOLIDAY' }] });
    expect((await readAt(days(2.5))).get(pier)!.openNow).toBe(false);
    expect((await readAt(days(3.5))).get(pier)!.closures).toEqual([]);
    await send('reopen', { closure: planned!.closures[0]!.id });
    expect((await readAt(days(2.5))).get(pier)!.openNow).toBeNull();
  });

  it.each([
    ['until', { until: days(-0.5) }],
    ['until', { from: days(2), until: days(1) }],
  ])('is not closed with an impossible %s', async (field, wrong) => {
    const input = { idempotencyKey: randomUUID(), crossing: pier, from: days(-1), until: null, reason: 'REPAIR' };
    const { problems } = await send('close', { ...input, ...wrong });
    expect(problems).toEqual([{ code: 'INPUT_INVALID', field: `input.${field}` }]);
  });
});

const WIANG_KAEN = {
  ...{ names: { nameEn: 'Kaeng Pha Dai', nameTh: 'แก่งผาได' }, mode: 'BOAT', traffic: 'persons', river: 'Mekong' },
  ...{ district: 'TH5713', counterpartPlace: 'LA0505', hours: [{ days: ['TUESDAY'], from: '09:00', until: '15:00' }] },
};
const ofSai = { river: 'Sai', district: 'TH5709', counterpartPlace: 'MMR016009' };
const keyed = (input: object) => ({ idempotencyKey: randomUUID(), ...input });

describe('a crossing that nobody entered yet', () => {
  it('is entered once for each key, is there for everybody at once, and is named anew as others are', async () => {
    const input = keyed(WIANG_KAEN);
    const entered = await send('enter', input);
    expect(entered).toMatchObject({
      problems: [],
      crossing: {
        ...{ kind: 'LEGAL', mode: 'BOAT', traffic: 'persons', river: 'Mekong', hours: WIANG_KAEN.hours, version: 1 },
        ...{ nameEn: 'Kaeng Pha Dai', nameTh: 'แก่งผาได', nameLo: null, nameMy: null, countAtLeast: null },
        ...{ district: { pcode: 'TH5713' }, counterpartPlace: { pcode: 'LA0505' }, closures: [] },
      },
    });
    const { id } = entered.crossing!;
    expect(await send('enter', input)).toEqual(entered);
    expect((await send('enter', { ...input, river: null })).problems).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
    ]);
    expect((await send('enter', keyed({ ...WIANG_KAEN, names: { nameEn: 'kaeng pha dai' } }))).problems).toEqual([
      { code: 'CROSSING_ENTERED', field: 'input.names.nameEn' },
    ]);
    expect((await readAt('2026-12-01T04:00:00Z')).get(id)!.openNow).toBe(true);

    const named = { crossing: id, version: 1, mode: 'PIER', names: { nameEn: 'Pha Dai', nameLo: 'ຜາໄດ' } };
    expect((await send('change', named)).crossing).toMatchObject({
      ...{ version: 2, nameEn: 'Pha Dai', nameTh: null, nameLo: 'ຜາໄດ', mode: 'PIER', traffic: null, hours: null },
    });
    const kept = await send('change', { crossing: id, version: 2, mode: 'BOAT' });
    expect(kept.crossing).toMatchObject({ version: 3, nameEn: 'Pha Dai', nameLo: 'ຜາໄດ' });
    await send('enter', keyed(WIANG_KAEN));
    const taken = { crossing: id, version: 3, mode: 'BOAT', names: { nameEn: 'Kaeng Pha Dai' } };
    expect((await send('change', taken)).problems).toEqual([{ code: 'CROSSING_ENTERED', field: 'input.names.nameEn' }]);
    const trail = await world.services.store.inActor(SYSTEM, (tx) =>
      tx.query('select action, office from audit_entry where resource = $1 order by at, action', [id]),
    );
    expect(trail).toEqual(
      ['crossing.entered', 'crossing.changed', 'crossing.changed'].map((action) => ({ action, office: SECRETARIAT })),
    );
  });

  it.each<[string, object, string]>([
    ['no name', { names: { nameEn: ' ' } }, 'INPUT_INVALID input.names.nameEn'],
    ['a name that is empty', { names: { nameEn: 'Pier', nameMy: '' } }, 'INPUT_INVALID input.names.nameMy'],
    ['a district that is a province', { district: 'TH57' }, 'INPUT_INVALID input.district'],
    ['a district of another province', { district: 'TH5608' }, 'NOT_FOUND input.district'],
    ['a district on the other side', { district: 'LA0505' }, 'NOT_FOUND input.district'],
    ['a far side that nobody knows', { counterpartPlace: 'LA9999' }, 'NOT_FOUND input.counterpartPlace'],
    ['a far side that is Thai', { counterpartPlace: 'TH5709' }, 'NOT_FOUND input.counterpartPlace'],
    ['hours that are none', { hours: [] }, 'INPUT_INVALID input.hours'],
  ])('with %s is refused', async (_, wrong, problem) => {
    const [code, field] = problem.split(' ');
    const before = await everything();
    expect((await send('enter', keyed({ ...WIANG_KAEN, ...wrong }))).problems).toEqual([{ code, field }]);
    expect(await everything()).toEqual(before);
  });
});

describe('natural crossings', () => {
  it('are counted anew in place, once for each key; a river or district that was not counted gets a count', async () => {
    const input = keyed({ ...ofSai, river: 'sai', countAtLeast: 61 });
    const counted = await send('count', input);
    expect(counted).toMatchObject({
      problems: [],
      crossing: { id: crossing('XP-SAI-NAT').id, nameEn: 'Natural crossings, Sai River', countAtLeast: 61, version: 2 },
    });
    await send('count', keyed({ ...ofSai, countAtLeast: 40 }));
    // a repeat of what came first does not undo what came later
    expect((await send('count', input)).crossing).toMatchObject({ countAtLeast: 40, version: 3 });
    const first = await send('count', keyed({ ...ofSai, river: 'Ruak', district: 'TH5708', countAtLeast: 5 }));
    expect(first.crossing).toMatchObject({
      ...{ nameEn: 'Natural crossings, Ruak River', kind: 'NATURAL_AGGREGATE', river: 'Ruak', countAtLeast: 5 },
      ...{ version: 1, mode: null, traffic: null, hours: null, openNow: null, district: { pcode: 'TH5708' } },
    });
    const whole = { ...ofSai, river: 'Mekong', district: null, counterpartPlace: 'LA05', countAtLeast: 22 };
    expect((await send('count', keyed(whole))).problems).toEqual([{ code: 'NOT_FOUND', field: 'input.district' }]);
    expect((await send('count', keyed(whole), 'national-desk')).crossing).toMatchObject({
      ...{ id: crossing('XP-MEK-NAT').id, countAtLeast: 22, version: 2 },
    });
  });

  it.each<[string, object, string]>([
    ['a river that is a place', { river: 'Mekong 200 m above the old pier' }, 'INPUT_INVALID input.river'],
    ['a river that is a position', { river: '20.43,99.88' }, 'INPUT_INVALID input.river'],
    ['a far side that is a village', { counterpartPlace: 'LA050201' }, 'INPUT_INVALID input.counterpartPlace'],
    ['none', { countAtLeast: 0 }, 'INPUT_INVALID input.countAtLeast'],
    ['a near side that is a village', { district: 'TH570901' }, 'INPUT_INVALID input.district'],
  ])('with %s are refused', async (_, wrong, problem) => {
    const { directory } = world.services;
    const village = (id: string, country: string, parent: string) =>
      directory.apply(1, { kind: 'place', id, data: { level: 'VILLAGE', country, parent } });
    village('LA050201', 'LA', 'LA0502');
    village('TH570901', 'TH', 'TH5709');
    const [code, field] = problem.split(' ');
    const before = await everything();
    expect((await send('count', keyed({ ...ofSai, countAtLeast: 9, ...wrong }))).problems).toEqual([{ code, field }]);
    expect(await everything()).toEqual(before);
  });
});

const attempts = (id: string, closure: string): [keyof typeof CROSSINGS, object][] => [
  ['change', { crossing: id, version: 1, mode: 'BOAT', traffic: null, hours: null }],
  ['close', { idempotencyKey: randomUUID(), crossing: id, from: days(0), until: null, reason: 'OTHER' }],
  ['reopen', { closure }],
  ['enter', keyed({ ...WIANG_KAEN, names: { nameEn: 'Taken' } })],
  ['count', keyed({ ...ofSai, countAtLeast: 1 })],
];
const FIELD_OF = { change: 'crossing', close: 'crossing', reopen: 'closure', enter: 'district', count: 'district' };
const everything = (): Promise<unknown> =>
  world.services.store.inActor(SYSTEM, (tx) =>
    tx.query(`select (select jsonb_agg(c order by c.id) from border_crossing c) as crossings,
                     (select jsonb_agg(c order by c.id) from crossing_closure c) as closures`),
  );

it('natural crossings have neither hours nor closures, also in the database', async () => {
  const natural = crossing('XP-SAI-NAT').id;
  const before = await everything();
  for (const [operation, input] of attempts(natural, randomUUID()).slice(0, 2))
    expect((await send(operation, input)).problems).toEqual([{ code: 'CROSSING_NATURAL', field: 'input.crossing' }]);
  for (const sql of [
    `update border_crossing set hours = '[]' where id = $1`,
    `insert into crossing_closure (id, crossing, starts_at, reason) values (gen_random_uuid(), $1, now(), 'OTHER')`,
    `insert into crossing_closure (id, crossing, kind, starts_at, reason)
     values (gen_random_uuid(), $1, 'NATURAL_AGGREGATE', now(), 'OTHER')`,
  ])
    await expect(world.services.store.inActor(SYSTEM, (tx) => tx.query(sql, [natural]))).rejects.toThrow('violates');
  expect(await everything()).toEqual(before);
});

it('a crossing is kept by the secretariat of its province and the national desk, and by nobody else', async () => {
  const before = await everything();
  for (const [operation, input] of attempts(bridge, closures[0]!.id)) {
    const { problems } = await send(operation, input, 'py-secretariat');
    expect(problems).toEqual([{ code: 'NOT_FOUND', field: `input.${FIELD_OF[operation]}` }]);
    expect((await world.send(CROSSINGS[operation], { input })).errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
    for (const { key } of people.filter((each) => !/secretariat|national-desk/.test(each.key))) {
      const { errors } = await world.send(CROSSINGS[operation], { input }, world.as(key));
      expect([key, errors?.[0]?.extensions.code]).toEqual([key, 'FORBIDDEN_ACTION']);
    }
  }
  expect(await everything()).toEqual(before);
  const [[, change]] = attempts(crossing('XP-CSAE-1').id, '') as [[string, object]];
  expect((await send('change', change, 'national-desk')).problems).toEqual([]);
});
