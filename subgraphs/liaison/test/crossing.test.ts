import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closures, crossing, people } from '@hub/cast';
import { CROSSINGS } from './directory-operations.js';
import { startWorld, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
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

const attempts = (id: string, closure: string): [keyof typeof CROSSINGS, object][] => [
  ['change', { crossing: id, version: 1, mode: 'BOAT', traffic: null, hours: null }],
  ['close', { idempotencyKey: randomUUID(), crossing: id, from: days(0), until: null, reason: 'OTHER' }],
  ['reopen', { closure }],
];
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
    expect(problems).toEqual([
      { code: 'NOT_FOUND', field: operation === 'reopen' ? 'input.closure' : 'input.crossing' },
    ]);
    for (const { key } of people.filter((each) => !/secretariat|national-desk/.test(each.key))) {
      const { errors } = await world.send(CROSSINGS[operation], { input }, world.as(key));
      expect([key, errors?.[0]?.extensions.code]).toEqual([key, 'FORBIDDEN_ACTION']);
    }
  }
  expect(await everything()).toEqual(before);
  const [[, change]] = attempts(crossing('XP-CSAE-1').id, '') as [[string, object]];
  expect((await send('change', change, 'national-desk')).problems).toEqual([]);
});
