import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { committee, namedOffice, person } from '@hub/cast';
import { rebuildRowReaders } from '@hub/subgraph-kit';
import { followedCases } from '../src/case/case.readers.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let opened: string;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  opened = await world.open();
});
afterAll(() => world.stop());

const rebuild = (): Promise<void> => rebuildRowReaders(followedCases, world.services);
const sees = async (who: string, id: string): Promise<boolean> => {
  const caller = world.as(who);
  const { data } = await world.send<{ case: object | null }>(
    'query ($id: ID!) { case(id: $id) { id } }',
    { id },
    caller,
  );
  return Boolean(data?.case);
};

/** Tells the directory, as its feed would. */
const tell = (kind: 'office' | 'appointment', id: string, data: object | null): void => {
  const { directory } = world.services;
  directory.apply(directory.version + 1, { kind, id, data } as never);
};

const SECOND_CHAIR = 'second-vice-chair';
const found = (of: string): void => {
  tell('office', SECOND_CHAIR, { kind: 'VICE_CHAIR', committee: committee(of).id, jurisdiction: [] });
  tell('appointment', 'of-the-second', {
    person: person('admin').id,
    office: SECOND_CHAIR,
    from: '2020-01-01T00:00:00Z',
    until: '2100-01-01T00:00:00Z',
  });
};

it('an office founded later sees the older cases of its committee, and no others', async () => {
  const elsewhere = await world.open({ place: 'TH5709' });
  found('DL-TH5703');
  await rebuild();
  expect([await sees('admin', opened), await sees('admin', elsewhere)]).toEqual([true, false]);
});

it('an office that moves to another committee takes nothing along', async () => {
  const elsewhere = await world.open({ place: 'TH5709' });
  found('DL-TH5703');
  await rebuild();
  found('DL-TH5709');
  await rebuild();
  expect([await sees('admin', opened), await sees('admin', elsewhere)]).toEqual([false, true]);
  found('DL-TH5703');
  await rebuild();
  expect(await sees('admin', opened)).toBe(true);
});

it('those who saw a case go on seeing it, and repeating it writes nothing', async () => {
  const grants = () => everyRow(world, 'select resource, office, reason, until from row_access order by 1, 2, 3', []);
  await rebuild();
  const before = await grants();
  await rebuild();
  expect(await grants()).toEqual(before);
  expect(before.some(({ office }) => office === namedOffice('DL-TH5703/CHAIR').id)).toBe(true);
  expect(
    await Promise.all(['ck-duty', 'ck-focal', 'ck-chair', 'cr-secretariat'].map((who) => sees(who, opened))),
  ).toEqual([true, true, true, true]);
});
