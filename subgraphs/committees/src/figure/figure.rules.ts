import { type DatedFact, type FigureCell, figureCells, figureScopes, type RecordedFigure } from '@hub/subgraph-kit';
import {
  ALL_COMMITTEES,
  asOfDay,
  daysAfter,
  daysOf,
  figurePeriodOf,
  financialQuarterOf,
  type IndicatorCode,
  periodsSince,
  TO_DATE,
} from '@hub/vocabulary';
import type { FoundedCommittee, MeetingCommittee } from './figure.store.js';

/** Where committees lie, what day it is, and which committees are no more since when. */
export type Here = Parameters<typeof figureCells>[1] & { readonly dissolved?: readonly DatedFact[] };

type Part = RecordedFigure['parts'][number];

/** The province whose new committees I1 counts. */
const HOME_PROVINCE = 'TH57';
const SOURCE = 'Records of the committees in the hub';
const SCOPE = {
  ALL: 'All committees of the hub',
  PROVINCE: 'Committees of one province',
  COMMITTEE: 'One committee',
} as const;

const scopeOf = (of: string): string => {
  if (of === ALL_COMMITTEES) return SCOPE.ALL;
  return of.includes('-') ? SCOPE.COMMITTEE : SCOPE.PROVINCE;
};

const figure = (
  code: IndicatorCode,
  { of, period }: Pick<FigureCell<unknown>, 'of' | 'period'>,
  what: Pick<RecordedFigure, 'value' | 'n'> & { readonly parts?: Part[]; readonly lowerBound?: boolean },
  { today }: Here,
): RecordedFigure => ({
  ...{ code, of, period: period.code, asOf: asOfDay(period, today), scope: scopeOf(of), source: SOURCE },
  ...{ suppressed: false, lowerBound: false, parts: [], ...what },
});

/** Each year of the calendar since the first committee, and up to today. */
const yearsOf = (committees: readonly FoundedCommittee[], today: string): string[] => {
  const first = Math.min(...committees.map(({ year }) => year));
  const last = Number(today.slice(0, 4));
  return [TO_DATE, ...Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => String(first + nth))];
};

const counted = (dimension: Part['dimension'], keys: readonly string[]): Part[] =>
  [...new Set(keys)].map((key) => ({ dimension, key, value: keys.filter((each) => each === key).length }));

/** I1: committees set up in the period in the home province, by district and year. */
export const newCommittees = (all: readonly FoundedCommittee[], here: Here): RecordedFigure[] => {
  const home = all.filter(({ committee }) => figureScopes(here.directory, committee).includes(HOME_PROVINCE));
  return yearsOf(home, here.today).flatMap((code) => {
    const period = figurePeriodOf(code, here.today)!;
    const own = home.filter(({ year }) => code === TO_DATE || String(year) === code);
    const parts = [
      ...counted(
        'DISTRICT',
        own.map(({ place }) => place),
      ),
      ...counted(
        'YEAR',
        own.map(({ year }) => String(year)),
      ),
    ];
    const what = { value: own.length, n: own.length, parts };
    return [ALL_COMMITTEES, HOME_PROVINCE].map((of) => ({
      ...figure('I1', { of, period }, what, here),
      scope: 'District committees of Chiang Rai',
    }));
  });
};

/** I2: committees that there were at the end of the period. */
export const committeesSoFar = (all: readonly FoundedCommittee[], here: Here): RecordedFigure[] => {
  const scoped = all.map((each) => ({ ...each, scopes: figureScopes(here.directory, each.committee) }));
  const scopes = new Set(scoped.flatMap(({ committee, scopes: own }) => own.filter((of) => of !== committee)));
  return [...scopes].flatMap((of) => {
    const own = scoped.filter(({ scopes: its }) => its.includes(of));
    return yearsOf(own, here.today).map((code) => {
      const n = own.filter(({ year }) => code === TO_DATE || year <= Number(code)).length;
      return figure('I2', { of, period: figurePeriodOf(code, here.today)! }, { value: n, n }, here);
    });
  });
};

/** The share of I5 that committees know of: meetings. */
export const meetingsHeld = (held: readonly DatedFact[], here: Here): RecordedFigure[] =>
  figureCells(held, here).map((cell) => {
    const n = cell.facts.length;
    return figure('I5', cell, { value: n, n, parts: [{ dimension: 'ACTIVITY', key: 'MEETING', value: n }] }, here);
  });

/** I22: each committee with money of a municipality has one at least; which ones, its lines do not say. */
export const fundedBodies = (
  years: readonly { readonly committee: string; readonly year: number }[],
  here: Here,
): RecordedFigure[] =>
  figureCells(
    years.map(({ committee, year }) => ({ committee, day: daysOf({ year }).first })),
    here,
  )
    .filter(({ period }) => !period.code.includes('-Q'))
    .map((cell) => {
      const n = new Set(cell.facts.map(({ committee }) => committee)).size;
      return figure('I22', cell, { value: n, n, lowerBound: true }, here);
    });

/** Facts of committees while they were there: what falls after the quarter in which one was dissolved is none of its. */
const whileThere = <Fact extends DatedFact>(facts: readonly Fact[], { dissolved = [] }: Here): Fact[] => {
  const lastDays = new Map(
    dissolved.map(({ committee, day }) => [committee, daysOf(financialQuarterOf(day)).last] as const),
  );
  return facts.filter(({ committee, day }) => day <= (lastDays.get(committee) ?? day));
};

/** A share in per cent, and of how many; a period without any has no figure. */
const shares = <Fact extends DatedFact>(
  code: IndicatorCode,
  facts: readonly Fact[],
  { counts, here }: { readonly counts: (fact: Fact) => boolean; readonly here: Here },
): RecordedFigure[] =>
  figureCells(whileThere(facts, here), here).flatMap((cell) => {
    const n = cell.facts.length;
    return n ? [figure(code, cell, { value: (cell.facts.filter(counts).length / n) * 100, n }, here)] : [];
  });

/** Plans that were submitted before their year began; one whose year has not begun is not due. */
export const plansOnTime = (
  plans: readonly { readonly committee: string; readonly year: number; readonly submittedOn: string | null }[],
  here: Here,
): RecordedFigure[] =>
  shares(
    'I23_PLAN_ON_TIME',
    plans.map(({ year, ...rest }) => ({ ...rest, day: daysOf({ year }).first })),
    { here, counts: ({ submittedOn, day }) => submittedOn !== null && submittedOn < day },
  );

/** A committee owes no meeting of a quarter of which it had less than so many days, as in rule A14. */
const LEAST_DAYS = 30;

/**
 * Quarters that are over in which a committee met as it is to: from the quarter of its first such meeting on, and from when
 * it is to meet, so that one that never did counts as not at all.
 */
export const quartersMet = (
  quarterly: readonly DatedFact[],
  committees: readonly MeetingCommittee[],
  here: Here,
): RecordedFigure[] => {
  const since = new Map(committees.map((each) => [each.committee, each.since]));
  const all = new Set([...since.keys(), ...quarterly.map(({ committee }) => committee)]);
  const quarters = [...all].flatMap((committee) => {
    const days = quarterly.filter((held) => held.committee === committee).map(({ day }) => day);
    const first = [...days].sort(byDay)[0];
    const due = since.get(committee);
    const isCounted = (lastDay: string): boolean =>
      (first !== undefined && first <= lastDay) || (due !== undefined && due <= daysAfter(lastDay, -LEAST_DAYS));
    return periodsSince([first, due].filter((day) => day !== undefined).sort(byDay)[0]!, here.today)
      .filter(({ code, lastDay }) => code.includes('-Q') && lastDay < here.today && isCounted(lastDay))
      .map(({ firstDay, lastDay }) => ({
        ...{ committee, day: firstDay },
        met: days.some((day) => day >= firstDay && day <= lastDay),
      }));
  });
  return shares('I23_QUARTERLY_MEETINGS', quarters, { here, counts: ({ met }) => met });
};

const byDay = (one: string, other: string): number => (one < other ? -1 : 1);

export const tasksEndorsed = (
  tasks: readonly (DatedFact & { readonly endorsed: boolean })[],
  here: Here,
): RecordedFigure[] => shares('I23_TASKS_ENDORSED', tasks, { here, counts: ({ endorsed }) => endorsed });

/** Days without a chair while the committee was there; each counts in the period it lies in. */
export const daysWithoutChair = (
  vacancies: readonly { readonly committee: string; readonly since: string; readonly until: string | null }[],
  here: Here,
): RecordedFigure[] => {
  const gone = new Map((here.dissolved ?? []).map(({ committee, day }) => [committee, day]));
  const pieces = vacancies.flatMap(({ committee, since, until }, vacancy) => {
    const end = [until ?? here.today, gone.get(committee) ?? here.today].sort(byDay)[0]!;
    if (end < since) return [];
    return periodsSince(since, end)
      .filter(({ code }) => code.includes('-Q'))
      .map(({ firstDay, lastDay }) => {
        const from = since > firstDay ? since : firstDay;
        const to = end <= lastDay ? end : daysAfter(lastDay, 1);
        return { committee, vacancy, day: from, days: (Date.parse(to) - Date.parse(from)) / DAY_MS };
      });
  });
  return figureCells(pieces, here).map((cell) =>
    figure(
      'I23_CHAIR_VACANCY',
      cell,
      {
        value: cell.facts.reduce((sum, { days }) => sum + days, 0),
        n: new Set(cell.facts.map(({ vacancy }) => vacancy)).size,
      },
      here,
    ),
  );
};

const DAY_MS = 24 * 3_600_000;
