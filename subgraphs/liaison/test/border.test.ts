import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { committee, contacts, counterpart, crossing, namedOffice } from '@hub/cast';
import { ENTITIES } from './operations.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('anybody reads the crossings: five legal ones, and natural ones as counts without a place on the bank', async () => {
  const { data } = await world.send<{ borderCrossings: { kind: string; countAtLeast: number | null }[] }>(
    '{ borderCrossings { id nameEn nameTh nameLo nameMy kind mode traffic river countAtLeast district { pcode } counterpartPlace { pcode } } }',
  );
  const natural = data!.borderCrossings.filter(({ kind }) => kind === 'NATURAL_AGGREGATE');
  expect(data!.borderCrossings).toHaveLength(7);
  expect(new Set(natural.map(({ countAtLeast }) => countAtLeast))).toEqual(new Set([21, 51]));
  expect(data!.borderCrossings).toContainEqual({
    id: crossing('XP-MSAI-2').id,
    nameEn: 'Mae Sai Bridge 2',
    nameTh: 'สะพานข้ามแม่น้ำสายแห่งที่ 2',
    nameLo: null,
    nameMy: null,
    kind: 'LEGAL',
    mode: 'BRIDGE',
    traffic: 'cargo trucks only',
    river: 'Sai',
    countAtLeast: null,
    district: { pcode: 'TH5709' },
    counterpartPlace: { pcode: 'MMR016009' },
  });
});

test('crossings are found from either side of the border, and as fields of a place', async () => {
  const query = `query ($of: [_Any!]!) {
    thai: borderCrossings(district: "TH5703") { id }
    lao: borderCrossings(district: "LA0501") { id }
    nowhere: borderCrossings(district: "'") { id }
    _entities(representations: $of) { ... on Place { borderCrossings { id } } }
  }`;
  const { data } = await world.send<{ thai: unknown[]; lao: unknown[]; nowhere: unknown[]; _entities: unknown[] }>(
    query,
    { of: [{ __typename: 'Place', pcode: 'TH5703' }] },
  );
  expect(data!.thai).toHaveLength(2);
  expect(data!.lao).toEqual(data!.thai);
  expect(data!.nowhere).toEqual([]);
  expect(data!._entities).toEqual([{ borderCrossings: data!.thai }]);
});

const COUNTERPARTS = ENTITIES(`... on Committee {
  counterparts {
    id nameEn nameLocal languages dutyHours { days from until } timeZone answersNow answersNextAt
    verifiedOn verifyBy verificationOverdue verifyEveryDays verifiedBy { id } version place { pcode }
    contacts { name role languages channels { kind address } hours { from until } callOrder } onDuty { name }
    committees { since until committee { id } counterpart { id } }
  }
}`);
const chiangSaen = { __typename: 'Committee', id: committee('DL-TH5708').id };
interface Found {
  _entities: {
    counterparts: ({ committees: unknown[]; contacts: unknown[]; onDuty: unknown[] } & Record<string, unknown>)[];
  }[];
}
/** What a committee finds at an instant. */
const foundAt = async (instant: string | null, by = 'cs-chair', of = chiangSaen) => {
  const { now } = world.services;
  if (instant) Object.assign(world.services, { now: () => new Date(instant) });
  const { data } = await world.send<Found>(COUNTERPARTS, { of: [of] }, world.as(by));
  Object.assign(world.services, { now });
  return data!._entities[0]!.counterparts;
};

test('a committee finds whom to call across the border, and who else works with them', async () => {
  const tonpheung = counterpart('counterpart-tonpheung');
  const [day, night] = contacts.filter((each) => each.counterpart === tonpheung.id);
  const [found, ...others] = await foundAt(null);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    ...{ id: tonpheung.id, nameEn: tonpheung.nameEn, nameLocal: null, languages: ['lo', 'th'] },
    ...{ dutyHours: tonpheung.dutyHours, timeZone: 'Asia/Vientiane', place: { pcode: 'LA0502' } },
    ...{ verificationOverdue: false, verifyEveryDays: 90, version: 1 },
    verifiedBy: { id: namedOffice('PL-TH57/SECRETARIAT').id },
  });
  const days = Date.parse(found!['verifyBy'] as string) - Date.parse(found!['verifiedOn'] as string);
  expect(days).toBe(90 * 86_400_000);
  expect(found!.contacts).toEqual([
    {
      ...{ name: day!.name, role: 'Duty officer', languages: ['lo', 'th'], channels: day!.channels },
      ...{ hours: null, callOrder: 1 },
    },
    expect.objectContaining({
      name: night!.name,
      channels: night!.channels,
      hours: [{ from: '18:00', until: '08:00' }],
    }),
  ]);
  const partners = ['DL-TH5708', 'DL-TH5703', 'PL-TH57'].map((code) => committee(code).id);
  expect(found!.committees).toHaveLength(partners.length);
});

test.each([
  ['2026-11-27T10:59:00Z', true, null, 'Cormorant Demo'],
  ['2026-11-27T11:00:00Z', false, '2026-11-28T01:00:00.000Z', 'Sandpiper Demo'],
  ['2026-11-27T20:00:00Z', false, '2026-11-28T01:00:00.000Z', 'Sandpiper Demo'],
  ['2026-11-28T01:00:00Z', true, null, 'Cormorant Demo'],
])(
  'at %s it is told whether the office answers, when it does next, and who is on duty',
  async (instant, now, next, who) => {
    const [found] = await foundAt(instant);
    expect(found).toMatchObject({ answersNow: now, answersNextAt: next, onDuty: [{ name: who }] });
  },
);

test('hours of Myanmar are half an hour behind those of Thailand', async () => {
  const maeSai = { __typename: 'Committee', id: committee('DL-TH5709').id };
  const at = async (instant: string) => (await foundAt(instant, 'ms-duty', maeSai))[0]!['answersNow'];
  expect([await at('2026-11-27T02:29:59Z'), await at('2026-11-27T02:30:00Z')]).toEqual([false, true]);
});

test('an office that nobody confirmed in time is overdue', async () => {
  const province = { __typename: 'Committee', id: committee('PL-TH57').id };
  const overdue = (await foundAt(null, 'cr-secretariat', province)).filter((each) => each['verificationOverdue']);
  expect(overdue.map(({ id }) => id)).toEqual([counterpart('counterpart-paktha').id]);
});

test.each(['dk-chair', 'ms-duty'])('%s, whose committee works with others, sees no such counterpart', async (who) => {
  const { data } = await world.send(COUNTERPARTS, { of: [chiangSaen] }, world.as(who));
  expect(data).toEqual({ _entities: [{ counterparts: [] }] });
});

test.each([
  ['cs-chair', true],
  ['dk-chair', false],
  ['lao-tonpheung', false],
])('%s reaches the office of Ton Pheung as an entity: %s', async (who, reaches) => {
  const { id, nameEn } = counterpart('counterpart-tonpheung');
  const { data } = await world.send(
    ENTITIES('... on CounterpartOffice { nameEn }'),
    { of: [{ __typename: 'CounterpartOffice', id }] },
    world.as(who),
  );
  expect(data).toEqual({ _entities: [reaches ? { nameEn } : null] });
});

test.each(['lao-tonpheung', 'monitor', 'volunteer-ck', 'admin'])('%s may not ask for counterparts', async (who) => {
  const { data, errors } = await world.send(COUNTERPARTS, { of: [chiangSaen] }, world.as(who));
  expect(data).toEqual({ _entities: [{ counterparts: null }] });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
});
