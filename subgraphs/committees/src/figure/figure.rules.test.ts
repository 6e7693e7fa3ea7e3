import { describe, expect, it } from '@jest/globals';
import {
  committeesSoFar,
  daysWithoutChair,
  fundedBodies,
  type Here,
  meetingsHeld,
  newCommittees,
  plansOnTime,
  quartersMet,
  tasksEndorsed,
} from './figure.rules.js';

const PLACES: Record<string, string> = {
  'k-1': 'TH5703',
  'w-2': 'TH5713',
  'm-3': 'TH5709',
  's-4': 'TH5708',
  'p-5': 'TH8410',
};
const here: Here = {
  today: '2022-03-01',
  directory: {
    committee: (id: string) => ({ id, place: PLACES[id]! }) as never,
    placesAround: (pcode: string) =>
      [
        { id: pcode, level: 'DISTRICT' },
        { id: pcode.slice(0, 4), level: 'PROVINCE' },
      ] as never,
  },
};
const founded = Object.entries(PLACES).map(([committee, place], nth) => ({
  ...{ committee, place, year: [2019, 2020, 2020, 2020, 2021][nth]! },
}));

type Figures = ReturnType<typeof newCommittees>;
const at = (figures: Figures, of: string, period = 'TO_DATE') =>
  figures.find((figure) => figure.of === of && figure.period === period);
const valueAt = (figures: Figures, of: string, period?: string) => at(figures, of, period)?.value;

describe('committees', () => {
  it('that are new are those of Chiang Rai, by district and by year', () => {
    const figures = newCommittees(founded, here);
    expect(at(figures, 'ALL')).toMatchObject({ value: 4, n: 4, scope: 'District committees of Chiang Rai' });
    expect(at(figures, 'ALL')!.parts).toEqual([
      ...['TH5703', 'TH5713', 'TH5709', 'TH5708'].map((key) => ({ dimension: 'DISTRICT', key, value: 1 })),
      { dimension: 'YEAR', key: '2019', value: 1 },
      { dimension: 'YEAR', key: '2020', value: 3 },
    ]);
    expect(['2019', '2020', '2021'].map((year) => valueAt(figures, 'TH57', year))).toEqual([1, 3, 0]);
    expect(newCommittees([], here)).toMatchObject([{ value: 0 }, { value: 0 }]);
  });

  it('so far are one more with each, of each province and of all', () => {
    const figures = committeesSoFar(founded, here);
    expect(['2019', '2020', '2021', 'TO_DATE'].map((year) => valueAt(figures, 'ALL', year))).toEqual([1, 4, 5, 5]);
    expect([valueAt(figures, 'TH57'), valueAt(figures, 'TH84')]).toEqual([4, 1]);
    expect(figures.filter(({ of }) => of.includes('-'))).toEqual([]);
  });
});

describe('what committees did', () => {
  it('counts meetings of each committee, its province and all', () => {
    const held = ['k-1', 'k-1', 'w-2', 'p-5'].map((committee) => ({ committee, day: '2021-11-05' }));
    const figures = meetingsHeld(held, here);
    expect(['ALL', 'TH57', 'k-1'].map((of) => valueAt(figures, of, 'FY2565-Q1'))).toEqual([4, 3, 2]);
    expect(at(figures, 'k-1')!.parts).toEqual([{ dimension: 'ACTIVITY', key: 'MEETING', value: 2 }]);
  });

  it('counts a committee with money of a municipality once, as one municipality at least', () => {
    const figures = fundedBodies(
      [2564, 2565].map((year) => ({ committee: 'k-1', year })),
      here,
    );
    expect(at(figures, 'ALL')).toMatchObject({ value: 1, lowerBound: true });
    expect(figures.filter(({ period }) => period.includes('-Q'))).toEqual([]);
  });

  it('has plans on time that were submitted before their year; a year to come is not due', () => {
    const plan = (committee: string, year: number, submittedOn: string | null) => ({ committee, year, submittedOn });
    const figures = plansOnTime(
      [
        ...[plan('k-1', 2565, '2021-09-30'), plan('w-2', 2565, '2021-10-01')],
        ...[plan('m-3', 2565, null), plan('s-4', 2566, null)],
      ],
      here,
    );
    expect(at(figures, 'ALL', 'FY2565')).toMatchObject({ n: 3 });
    expect(valueAt(figures, 'ALL', 'FY2565')).toBeCloseTo(100 / 3, 9);
    expect([valueAt(figures, 'k-1'), valueAt(figures, 'w-2'), valueAt(figures, 's-4')]).toEqual([100, 0, undefined]);
  });

  it('counts the quarters that are over, from the first quarterly meeting on', () => {
    const figures = quartersMet(
      ['2021-05-01', '2021-05-20', '2021-12-31', '2022-01-15'].map((day) => ({ committee: 'k-1', day })),
      [{ committee: 'k-1', since: '2021-11-01' }],
      here,
    );
    expect(at(figures, 'k-1')).toMatchObject({ n: 3 });
    expect(valueAt(figures, 'k-1')).toBeCloseTo(200 / 3, 9);
    expect([valueAt(figures, 'k-1', 'FY2564-Q4'), valueAt(figures, 'k-1', 'FY2565-Q1')]).toEqual([0, 100]);
  });

  it('counts a committee that never met as not at all, in each quarter of which it had a month', () => {
    const since = { 'k-1': '2021-05-31', 'w-2': '2021-06-20', 'm-3': '2022-02-01', 's-4': '2022-03-02' };
    const figures = quartersMet(
      [{ committee: 'w-2', day: '2021-11-05' }],
      Object.entries(since).map(([committee, day]) => ({ committee, since: day })),
      here,
    );
    expect(at(figures, 'k-1')).toMatchObject({ value: 0, n: 3 });
    expect(at(figures, 'w-2')).toMatchObject({ value: 50, n: 2 });
    expect([at(figures, 'm-3'), at(figures, 's-4')]).toEqual([undefined, undefined]);
    expect(at(figures, 'TH57')).toMatchObject({ value: 20, n: 5 });
  });

  it('has a share of tasks that were endorsed, and none of a quarter without tasks', () => {
    const task = (day: string, endorsed: boolean) => ({ committee: 'k-1', day, endorsed });
    const figures = tasksEndorsed(
      [task('2021-05-01', true), task('2021-05-02', false), task('2022-05-01', true)],
      here,
    );
    expect(at(figures, 'k-1')).toMatchObject({ value: 50, n: 2 });
    expect(at(figures, 'k-1', 'FY2564-Q4')).toBeUndefined();
  });

  it('counts the days without a chair in the quarter they lie in, once', () => {
    const vacancy = (since: string, until: string | null) => ({ committee: 'k-1', since, until });
    const figures = daysWithoutChair([vacancy('2021-09-21', '2021-10-11'), vacancy('2022-02-27', null)], here);
    expect(at(figures, 'k-1')).toMatchObject({ value: 22, n: 2 });
    expect(['FY2564-Q4', 'FY2565-Q1', 'FY2565-Q2'].map((period) => valueAt(figures, 'k-1', period))).toEqual([
      10, 10, 2,
    ]);
    expect(valueAt(figures, 'k-1', 'FY2565')).toBe(12);
  });

  it('counts a dissolved committee up to the quarter in which it was, and what it did before for ever', () => {
    const gone: Here = { ...here, dissolved: [{ committee: 'k-1', day: '2021-08-15' }] };
    const since = [{ committee: 'k-1', since: '2021-01-01' }];
    const met = quartersMet([{ committee: 'k-1', day: '2021-05-20' }], since, gone);
    expect(at(met, 'k-1')).toMatchObject({ n: 3 });
    expect(valueAt(met, 'k-1')).toBeCloseTo(100 / 3, 9);
    expect([valueAt(met, 'k-1', 'FY2564-Q4'), valueAt(met, 'ALL', 'FY2565-Q1')]).toEqual([0, undefined]);

    const plans = [2564, 2565].map((year) => ({ committee: 'k-1', year, submittedOn: null }));
    expect(at(plansOnTime(plans, gone), 'ALL')).toMatchObject({ n: 1 });
    const tasks = ['2021-05-01', '2021-09-30', '2021-10-01'].map((day) => ({ committee: 'k-1', day, endorsed: true }));
    expect(at(tasksEndorsed(tasks, gone), 'TH57')).toMatchObject({ n: 2 });
    const vacancies = ['2021-08-05', '2021-09-01'].map((day) => ({ committee: 'k-1', since: day, until: null }));
    expect(at(daysWithoutChair(vacancies, gone), 'k-1')).toMatchObject({ value: 10, n: 1 });
  });
});
