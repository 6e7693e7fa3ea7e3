import { type FigureCell, figureCells, type RecordedFigure } from '@hub/subgraph-kit';
import { ALL_COMMITTEES, asOfDay, type IndicatorCode } from '@hub/vocabulary';
import type { QuarterOfTrainings } from './own-figure.store.js';

/** Where committees lie, and what day it is. */
export type Here = Parameters<typeof figureCells>[1];

/** The trainings of one committee, province or all in one period. */
export type TrainingsCell = FigureCell<QuarterOfTrainings>;
type Cell = TrainingsCell;
type What = Pick<RecordedFigure, 'value' | 'n'> & Partial<Pick<RecordedFigure, 'parts' | 'scope' | 'source'>>;

const SOURCE = 'Training records of the hub';

const scopeOf = (of: string): string => {
  if (of === ALL_COMMITTEES) return 'Trainings of all committees';
  return of.includes('-') ? 'Trainings of one committee' : 'Trainings of the committees of one province';
};

const figure = (
  code: IndicatorCode,
  { of, period }: Pick<Cell, 'of' | 'period'>,
  { what, today }: { readonly what: What; readonly today: string },
): RecordedFigure => ({
  ...{ code, of, period: period.code, asOf: asOfDay(period, today), scope: scopeOf(of), source: SOURCE },
  ...{ suppressed: false, lowerBound: false, parts: [], ...what },
});

const sum = (cell: Cell, of: (quarter: QuarterOfTrainings) => number): number =>
  cell.facts.reduce((total, quarter) => total + of(quarter), 0);

const participations = (cell: Cell): What => {
  const [women, men] = [sum(cell, (quarter) => quarter.women), sum(cell, (quarter) => quarter.men)];
  return {
    ...{ value: women + men, n: women + men },
    parts: [
      { dimension: 'SEX', key: 'FEMALE', value: women },
      { dimension: 'SEX', key: 'MALE', value: men },
    ],
  };
};

/** Only trainings with both tests have a weight, so that its n can be less than that of I3. */
const weightedChange = (cell: Cell): What | null => {
  const n = sum(cell, ({ tested }) => tested);
  if (n === 0) return null;
  return {
    ...{ value: sum(cell, ({ weighted }) => weighted) / n, n },
    ...{ scope: `${scopeOf(cell.of)} with both tests`, source: `${SOURCE}, weighted by participants` },
  };
};

const trainingsHeld = (cell: Cell): What => {
  const n = sum(cell, ({ trainings }) => trainings);
  return { value: n, n, parts: [{ dimension: 'ACTIVITY', key: 'TRAINING', value: n }] };
};

const OF_TRAININGS = {
  I3: participations,
  I4: weightedChange,
  I5: trainingsHeld,
  I14: trainingsHeld,
} as const satisfies Partial<Record<IndicatorCode, (cell: Cell) => What | null>>;
type OfTrainings = keyof typeof OF_TRAININGS;

/** One of the figures that trainings give, of each committee and province and of all, by period. */
export const figuresOfTrainings = (
  code: OfTrainings,
  cells: readonly TrainingsCell[],
  today: string,
): RecordedFigure[] =>
  cells.flatMap((cell) => {
    const what = OF_TRAININGS[code](cell);
    return what ? [figure(code, cell, { what, today })] : [];
  });

/** I8: persons on lists of names, up to today; a person of two committees is in both. */
export const figuresOfPeople = (
  reached: readonly { readonly committee: string; readonly people: number }[],
  here: Here,
): RecordedFigure[] =>
  figureCells(
    reached.map((each) => ({ ...each, day: here.today })),
    here,
  )
    .filter(({ period }) => period.code === 'TO_DATE')
    .map(({ of, period, facts }) => {
      const n = facts.reduce((total, { people }) => total + people, 0);
      return figure('I8', { of, period }, { what: { value: n, n }, today: here.today });
    });
