import {
  committeePaths,
  committeeValues,
  type EntityManager,
  type FiguresOf,
  newestSnapshots,
  periodOf,
  type RecordedFigure,
} from '@hub/subgraph-kit';
import { figurePeriodOfLabel } from '@hub/vocabulary';
import { REFERRAL_CUBES } from '../statistics/helped.rules.js';
import { sentBefore } from '../statistics/helped.store.js';
import { type Answered, feedbackOf } from './feedback.rules.js';
import { waitsOf } from './figure.rules.js';
import { ALL_QUARTERS, publishedReports, toldPeriods, waitedCases } from './figure.store.js';
import { helpedFigures } from './helped.figures.js';

type Needs = Parameters<FiguresOf>[1];

/** What the records of cases give of the indicators. */
export const caseFigures: FiguresOf = async (tx, needs) => [
  ...(await waits(tx, needs)),
  ...(await feedback(tx, needs)),
  ...(await helpedFigures(tx, needs)),
];

/** Times, of each quarter once, when its tables are published. */
const waits = async (tx: EntityManager, { directory }: Needs): Promise<RecordedFigure[]> => {
  const told = await toldPeriods(tx, 'I23_ACKNOWLEDGEMENT');
  const figures: RecordedFigure[] = [];
  for (const table of await publishedReports(tx)) {
    const quarter = periodOf(table.period);
    if (!quarter || told.includes(figurePeriodOfLabel(quarter.label))) continue;
    const provinces = table.cells.flatMap(({ path }) =>
      path.length === 1 ? (directory.committeeFor(path[0]!, 'PROVINCE')?.id ?? []) : [],
    );
    const cases = await waitedCases(tx, quarter, provinces);
    figures.push(...waitsOf(table, cases, { directory, period: figurePeriodOfLabel(quarter.label) }));
  }
  return figures;
};

/** Shares of referrals with feedback, of each quarter once. */
const feedback = async (tx: EntityManager, { directory }: Needs): Promise<RecordedFigure[]> => {
  const [{ code: cube, dimensions }] = REFERRAL_CUBES;
  const told = await toldPeriods(tx, 'I23_REFERRAL_FEEDBACK');
  const frame = { paths: committeePaths(directory), dimensions };
  const figures: RecordedFigure[] = [];
  for (const table of await newestSnapshots(tx, cube, ALL_QUARTERS)) {
    const quarter = periodOf(table.period);
    if (!quarter || told.includes(figurePeriodOfLabel(quarter.label))) continue;
    const answered = new Map<string, Answered>();
    for (const { committee, n, told: answers } of await sentBefore(tx, quarter)) {
      const path = Object.values(committeeValues(committee, directory, frame));
      const before = answered.get(path.join(' '));
      answered.set(path.join(' '), { path, n: n + (before?.n ?? 0), told: answers + (before?.told ?? 0) });
    }
    figures.push(
      ...feedbackOf(table, [...answered.values()], { directory, period: figurePeriodOfLabel(quarter.label) }),
    );
  }
  return figures;
};
