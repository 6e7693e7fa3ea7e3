import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { committee, contacts, counterpart, crossing } from '@hub/cast';
import { ENTITIES } from './operations.js';
import { startWorld, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world.stop());

test('anybody reads the crossings: five legal ones, and natural ones as counts without a place on the bank', async () => {
  const { data } = await world.send<{ borderCrossings: { kind: string; countAtLeast: number | null }[] }>(
    '{ borderCrossings { id nameEn kind mode traffic river countAtLeast district { pcode } counterpartPlace { pcode } } }',
  );
  const natural = data!.borderCrossings.filter(({ kind }) => kind === 'NATURAL_AGGREGATE');
  expect(data!.borderCrossings).toHaveLength(7);
  expect(natural.map(({ countAtLeast }) => countAtLeast).sort()).toEqual([21, 51]);
  expect(data!.borderCrossings).toContainEqual({
    id: crossing('XP-MSAI-2').id,
    nameEn: 'Mae Sai Bridge 2',
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
    id nameEn nameLocal languages dutyHours timeZone verifiedOn place { pcode }
    contacts { name phone } committees { since until committee { id } counterpart { id } }
  }
}`);
const chiangSaen = { __typename: 'Committee', id: committee('DL-TH5708').id };

test('a committee finds whom to call across the border, and who else works with them', async () => {
  const { data } = await world.send<{ _entities: { counterparts: { committees: unknown[] }[] }[] }>(
    COUNTERPARTS,
    { of: [chiangSaen] },
    world.as('cs-chair'),
  );
  const tonpheung = counterpart('counterpart-tonpheung');
  const contact = contacts.find((each) => each.counterpart === tonpheung.id)!;
  expect(data!._entities[0]!.counterparts).toEqual([
    expect.objectContaining({
      id: tonpheung.id,
      nameEn: tonpheung.nameEn,
      nameLocal: null,
      languages: ['lo', 'th'],
      dutyHours: tonpheung.dutyHours,
      timeZone: 'Asia/Vientiane',
      verifiedOn: tonpheung.verifiedOn,
      place: { pcode: 'LA0502' },
      contacts: [{ name: contact.name, phone: contact.phone }],
    }),
  ]);
  const partners = ['DL-TH5708', 'DL-TH5703', 'PL-TH57'].map((code) => committee(code).id);
  expect(data!._entities[0]!.counterparts[0]!.committees).toHaveLength(partners.length);
});

test.each(['dk-chair', 'ms-duty'])('%s, whose committee works with others, sees no such counterpart', async (who) => {
  const { data } = await world.send(COUNTERPARTS, { of: [chiangSaen] }, world.as(who));
  expect(data).toEqual({ _entities: [{ counterparts: [] }] });
});

test.each(['lao-tonpheung', 'monitor', 'volunteer-ck', 'admin'])('%s may not ask for counterparts', async (who) => {
  const { data, errors } = await world.send(COUNTERPARTS, { of: [chiangSaen] }, world.as(who));
  expect(data).toEqual({ _entities: [{ counterparts: null }] });
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
});
