import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, directoryRecords } from '@hub/cast';
import {
  Directory,
  type EntityManager,
  newestSnapshots,
  type RecordedFigure,
  systemActor,
  tellFigures,
} from '@hub/subgraph-kit';
import { INDICATOR_CODES, OWNERS_OF_INDICATOR } from '@hub/vocabulary';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { caseFigures } from '../src/figure/figures.js';
import { countChildren } from '../src/statistics/helped.store.js';
import { casesSubgraph } from '../src/subgraph.js';
import { addHelped, addReferrals } from './helped-scene.js';
import { addOperation, last, publishNow } from './statistics-scene.js';

let cases: TestSubgraph;
let told: RecordedFigure[];
const asSystem = <T>(work: (tx: EntityManager) => Promise<T>): Promise<T> =>
  cases.services.store.inActor(systemActor('test'), work);
const tell = (): Promise<number> => {
  const { store, now } = cases.services;
  return tellFigures({ store, now, directory: Directory.of(directoryRecords(new Date())) }, caseFigures);
};
const allTold = async (): Promise<RecordedFigure[]> =>
  (await asSystem((tx) => tx.query<{ body: RecordedFigure }[]>('select body from told_figure'))).map(
    ({ body }) => body,
  );
const periodOfLast = (): string => last.label.replace(' ', '-');
const figureOf = (code: string, of = 'ALL', period = periodOfLast()) =>
  told.find((figure) => figure.code === code && figure.of === of && figure.period === period);
const cellOf = async (cube: string, ...path: string[]): Promise<number | null> => {
  const [newest] = await asSystem((tx) => newestSnapshots(tx, cube, 1));
  return newest!.cells.find((cell) => cell.path.join() === path.join())!.n;
};

const CHILD = { age: 'FROM_12_TO_14', type: 'LEGAL_AID', citizenship: 'LAO' } as const;
const HOME = { type: 'REPATRIATION_SUPPORT' } as const;
beforeAll(async () => {
  const seed = async ({ tx }: { tx: EntityManager }): Promise<void> => {
    for (const [lead, n] of [
      ['DL-TH5703', 60],
      ['DL-TH5708', 40],
      ['PL-TH57', 30],
      ['DL-TH5605', 50],
      ['NL-TH', 35],
    ] as const) {
      await addHelped(tx, { ...HOME, n, lead });
      await addHelped(tx, { ...CHILD, n: n + 20, lead, resolvedAt: n > 30 ? 'DISTRICT' : 'PROVINCE' });
      await addReferrals(tx, { n: n - 10, from: lead, became: 'completed_at' });
      await addReferrals(tx, { n: 10, from: lead, became: 'nothing' });
    }
    // none of these counts
    const lead = 'DL-TH5703';
    await addHelped(tx, { ...HOME, n: 100, lead, citizenship: 'LAO' });
    await addHelped(tx, { ...HOME, n: 100, lead, agreed: false });
    await addHelped(tx, { ...HOME, n: 100, lead, status: 'DECLINED_BY_PERSON' });
    await addHelped(tx, { ...HOME, n: 100, lead, at: last.until });
    await addHelped(tx, { ...CHILD, n: 100, lead });
    await addHelped(tx, { ...CHILD, n: 100, lead, resolvedAt: 'DISTRICT', status: 'PLANNED' });
    await addHelped(tx, { ...CHILD, n: 100, lead, resolvedAt: 'DISTRICT', age: 'FROM_18_TO_24' });
    await addReferrals(tx, { n: 100, from: 'DL-TH5703', became: 'revoked_at' });
    // a committee that few referrals are of, which nobody answered in time
    await addReferrals(tx, { n: 3, from: 'DL-TH5713', became: 'too late' });
    await addOperation(tx, { rescued: 30, arrested: 20 });
    await addOperation(tx, { rescued: 4, arrested: 0 });
    await publishNow(tx);
  };
  cases = await startTestSubgraph({ ...casesSubgraph, seed }, { seed: true });
  await tell();
  told = await allTold();
});
afterAll(() => cases.stop());

describe('what is told of persons helped', () => {
  it.each([
    ['I6', 'HELPED_HOME_BY_COMMITTEE', 215],
    ['I18', 'CHILDREN_BY_COMMITTEE', 315],
  ])('%s has the counts of its table, of all, of the province and of each committee', async (code, cube, all) => {
    expect(figureOf(code)).toMatchObject({ value: all, n: all, suppressed: false });
    for (const [of, ...path] of [
      ['TH57', 'TH57'],
      [committee('PL-TH57').id, 'TH57', 'TH57'],
      [committee('DL-TH5703').id, 'TH57', 'TH5703'],
      [committee('DL-TH5713').id, 'TH57', 'TH5713'],
    ] as const) {
      const n = await cellOf(cube, ...path);
      expect(figureOf(code, of)).toMatchObject({ value: n, n, suppressed: n === null });
    }
    expect(figureOf(code, committee('DL-TH5713').id)).toMatchObject({ value: null, n: null, suppressed: true });
  });

  it('up to now and of the year is at least the least of its quarters', () => {
    for (const period of ['TO_DATE', periodOfLast().split('-')[0]!])
      expect(figureOf('I6', 'ALL', period)).toMatchObject({ value: 213, lowerBound: true, suppressed: false });
    const saen = committee('DL-TH5713').id;
    expect(figureOf('I6', saen, 'TO_DATE')).toMatchObject({ value: null, suppressed: true });
  });

  it('of children says whose case the district resolved, the first time that it was closed', async () => {
    const parts = figureOf('I18')!.parts.filter(({ dimension }) => dimension === 'OUTCOME');
    const directory = Directory.of(directoryRecords(new Date()));
    const records = await asSystem((tx) => countChildren(tx, { period: last, directory }));
    const levels = records.map(({ values }) => values['childLevel']);
    expect(new Set(levels)).toEqual(new Set(['DISTRICT', 'PROVINCE']));
    const inDistrict = await cellOf('CHILDREN_BY_LEVEL', 'DISTRICT');
    expect([265, null]).toContain(inDistrict);
    expect(parts.map(({ value }) => value)).toEqual(inDistrict === null ? [] : [inDistrict]);
  });

  it('of persons rescued is one of each operation and those beyond, with arrests', () => {
    expect(figureOf('I19')).toMatchObject({
      ...{ value: 32, n: 32, suppressed: false },
      parts: [{ dimension: 'OUTCOME', key: 'ARRESTED', value: 20 }],
    });
    expect(told.filter(({ code, of }) => code === 'I19' && of !== 'ALL')).toEqual([]);
  });
});

describe('the share of referrals with feedback', () => {
  it('is of a committee in steps of ten, where the table shows how many it sent', async () => {
    for (const [code, place, share] of [
      ['DL-TH5703', 'TH5703', 80],
      ['DL-TH5708', 'TH5708', 80],
    ] as const) {
      const n = await cellOf('REFERRALS_BY_COMMITTEE', 'TH57', place);
      const figure = figureOf('I23_REFERRAL_FEEDBACK', committee(code).id);
      expect(figure).toMatchObject({ n, value: n === null ? null : share, suppressed: n === null });
    }
  });

  it('is nothing of a committee with few, and there is none up to now', () => {
    const wiang = committee('DL-TH5713').id;
    expect(figureOf('I23_REFERRAL_FEEDBACK', wiang)).toMatchObject({ value: null, n: null, suppressed: true });
    expect(figureOf('I23_REFERRAL_FEEDBACK', 'ALL', 'TO_DATE')).toBeUndefined();
  });
});

it('nothing small leaves, no id but of committees, and what was told stays', async () => {
  const known = new Set(directoryRecords(new Date()).flatMap(({ kind, id }) => (kind === 'committee' ? [id] : [])));
  const found = JSON.stringify(told).match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/g) ?? [];
  expect(found.filter((id) => !known.has(id))).toEqual([]);
  const counts = told.filter(({ code }) => ['I6', 'I18', 'I19'].includes(code)).flatMap(({ n }) => n ?? []);
  expect(counts.filter((n) => n > 0 && n < 10)).toEqual([]);
  await asSystem((tx) => tx.query(`update referral set completed_at = completed_at + interval '1 year'`));
  expect(await tell()).toBe(0);
});

it('every indicator is told that these records give', () => {
  const owned = INDICATOR_CODES.filter((code) => OWNERS_OF_INDICATOR[code].includes('cases'));
  expect(new Set(told.map(({ code }) => code))).toEqual(new Set(owned));
});
