import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { figureCells } from '@hub/subgraph-kit';
import {
  figuresOfPeople,
  figuresOfProgramme,
  figuresOfReach,
  figuresOfTrainings,
  type Here,
} from './own-figure.rules.js';
import type { QuarterOfTrainings } from './own-figure.store.js';

const [KHONG, SAEN, PHANOM] = ['a-1', 'b-2', 'c-3'];
const PLACE: Record<string, string> = { [KHONG!]: 'TH5703', [SAEN!]: 'TH5708', [PHANOM!]: 'TH8410' };
const here: Here = {
  today: '2021-12-31',
  directory: {
    committee: (id: string) => ({ id, place: PLACE[id]! }) as never,
    placesAround: (pcode: string) =>
      [
        { id: pcode, level: 'DISTRICT' },
        { id: pcode.slice(0, 4), level: 'PROVINCE' },
      ] as never,
  },
};
const quarter = (rest: Partial<QuarterOfTrainings>): QuarterOfTrainings => ({
  ...{ committee: KHONG!, day: '2020-11-17', trainings: 1, women: 30, men: 10, tested: 40, weighted: 400, ...rest },
});
const figuresFrom = (code: 'I3' | 'I4' | 'I5' | 'I14', quarters: readonly QuarterOfTrainings[]) =>
  figuresOfTrainings(code, figureCells(quarters, here), here.today);
const toDate = (code: 'I3' | 'I4' | 'I5' | 'I14', quarters: readonly QuarterOfTrainings[], of = 'ALL') =>
  figuresFrom(code, quarters).find((figure) => figure.of === of && figure.period === 'TO_DATE');

const anyQuarter = fc
  .record({
    committee: fc.constantFrom(...Object.keys(PLACE)),
    day: fc
      .integer({ min: 0, max: 1_000 })
      .map((days) => new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10)),
    trainings: fc.integer({ min: 1, max: 5 }),
    women: fc.nat(300),
    men: fc.nat(300),
    change: fc.integer({ min: -50, max: 50 }),
    isTested: fc.boolean(),
  })
  .map(({ change, isTested, ...rest }) => {
    const tested = isTested ? rest.women + rest.men : 0;
    return { ...rest, tested, weighted: tested * change, change };
  });

describe('what trainings give', () => {
  it('is nothing, not zero, before one was held', () => {
    expect(figuresFrom('I3', [])).toEqual([]);
    expect(toDate('I4', [quarter({ tested: 0, weighted: 0 })])).toBeUndefined();
  });

  it('of a training without tests counts as participation and has no weight', () => {
    const quarters = [quarter({}), quarter({ women: 50, men: 50, tested: 0, weighted: 0 })];
    expect(toDate('I3', quarters)).toMatchObject({ value: 140, n: 140 });
    expect(toDate('I4', quarters)).toMatchObject({ value: 10, n: 40 });
  });

  it('is told of each committee, its province and all, and of each year and quarter', () => {
    const figures = figuresFrom('I3', [quarter({}), quarter({ committee: PHANOM!, women: 1, men: 1 })]);
    const value = (of: string, period: string) =>
      figures.find((figure) => figure.of === of && figure.period === period)?.value;
    expect([value('ALL', 'FY2564'), value('TH57', 'FY2564'), value(PHANOM!, 'FY2564')]).toEqual([42, 40, 2]);
    expect([value('ALL', 'FY2564-Q1'), value('ALL', 'FY2564-Q2'), value('ALL', 'FY2565')]).toEqual([42, 0, 0]);
  });

  it('adds up: women and men to all, committees to provinces and to all, years to the whole', () => {
    fc.assert(
      fc.property(fc.array(anyQuarter, { minLength: 1, maxLength: 30 }), (quarters) => {
        const figures = figuresFrom('I3', quarters);
        for (const { value, parts } of figures) expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value);
        const sum = (holds: (figure: (typeof figures)[number]) => boolean) =>
          figures.filter(holds).reduce((total, { value }) => total + value!, 0);
        const all = sum(({ of, period }) => of === 'ALL' && period === 'TO_DATE');
        expect(sum(({ of, period }) => of.includes('-') && period === 'TO_DATE')).toBe(all);
        expect(sum(({ of, period }) => of.startsWith('TH') && period === 'TO_DATE')).toBe(all);
        expect(sum(({ of, period }) => of === 'ALL' && /^FY\d{4}$/.test(period))).toBe(all);
        expect(sum(({ of, period }) => of === 'ALL' && period.includes('-Q'))).toBe(all);
      }),
    );
  });

  it('is a mean that lies between the least and the greatest change, whatever the order of trainings', () => {
    fc.assert(
      fc.property(fc.array(anyQuarter, { minLength: 1, maxLength: 20 }), (quarters) => {
        const tested = quarters.filter(({ tested: n }) => n > 0);
        const mean = toDate('I4', quarters);
        if (!tested.length) return expect(mean).toBeUndefined();
        const changes = tested.map(({ change }) => change);
        expect(mean!.value!).toBeGreaterThanOrEqual(Math.min(...changes) - 1e-9);
        expect(mean!.value!).toBeLessThanOrEqual(Math.max(...changes) + 1e-9);
        expect(toDate('I4', quarters.toReversed())!.value).toBeCloseTo(mean!.value!, 9);
      }),
    );
  });

  it('of persons is what lists of names hold, up to today only', () => {
    const people = [KHONG!, SAEN!].map((committee) => ({ committee, people: 12 }));
    const figures = figuresOfPeople(people, here);
    expect(figures.map(({ of, period, value }) => [of, period, value])).toEqual([
      ['ALL', 'TO_DATE', 24],
      ['TH57', 'TO_DATE', 24],
      [KHONG, 'TO_DATE', 12],
      [SAEN, 'TO_DATE', 12],
    ]);
    expect(figures.map(({ scope }) => scope)).toEqual(
      ['all committees', 'the committees of one province', 'one committee', 'one committee'].map(
        (whose) => `Persons on lists of names. Trainings of ${whose}, whatever they taught`,
      ),
    );
  });

  it('of a programme is who came to its trainings, by sex and kind of agency', () => {
    const came = (agencyKind: 'POLICE' | 'HEALTH', women: number, men: number, committee = KHONG!) => ({
      ...{ committee, day: '2020-11-17', agencyKind, women, men },
    });
    const figures = figuresOfProgramme(
      'I9',
      [came('POLICE', 1, 7), came('HEALTH', 3, 0), came('POLICE', 2, 2, SAEN)],
      here,
    );
    const at = (of: string) => figures.find((each) => each.of === of && each.period === 'FY2564-Q1');
    expect(at('TH57')!.parts.map(({ key, value }) => [key, value])).toEqual([
      ...[
        ['FEMALE', 6],
        ['MALE', 9],
        ['POLICE', 12],
        ['HEALTH', 3],
      ],
    ]);
    expect([at('ALL')!.value, at(SAEN!)!.value, figures[0]!.suppressed]).toEqual([15, 4, false]);
  });

  it('of all who were reached adds trainings and outreach, at least where that is, and either where there is one', () => {
    const trainings = figuresFrom('I3', [quarter({})]);
    const outreach = figuresFrom('I3', [quarter({ committee: SAEN!, women: 5, men: 0 })]).map((each) => ({
      ...{ ...each, code: 'I12' as const, lowerBound: true },
    }));
    const figures = figuresOfReach(trainings, outreach);
    const at = (of: string) => figures.find((each) => each.of === of && each.period === 'TO_DATE');
    expect(at('TH57')).toMatchObject({ code: 'I13', value: 45, n: 45, lowerBound: true });
    expect(at('TH57')!.parts.map(({ key, value }) => [key, value])).toEqual([
      ...[
        ['TRAINING', 40],
        ['OUTREACH', 5],
      ],
    ]);
    expect([at(KHONG!)!.value, at(KHONG!)!.lowerBound, at(SAEN!)!.value]).toEqual([40, false, 5]);
  });
});
