import { type FigureCell, figureCells, type RecordedFigure } from '@hub/subgraph-kit';
import { ALL_COMMITTEES, asOfDay, type IndicatorCode } from '@hub/vocabulary';
import { joined } from './recorded-figure.rules.js';
import type { Programme, QuarterOfProgramme, QuarterOfTrainings } from './own-figure.store.js';

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
  return { value: women + men, n: women + men, parts: bySex(women, men) };
};

const bySex = (women: number, men: number): RecordedFigure['parts'] => [
  { dimension: 'SEX', key: 'FEMALE', value: women },
  { dimension: 'SEX', key: 'MALE', value: men },
];

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

/** I8: persons on lists of names, up to today, whatever they were taught; a person of two committees is in both. */
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
      const scope = `Persons on lists of names. ${scopeOf(of)}, whatever they taught`;
      return figure('I8', { of, period }, { what: { value: n, n, scope }, today: here.today });
    });

/** I9, I10, I11: those who came to the trainings of a programme, each once a training, by sex and kind of agency. */
export const figuresOfProgramme = (
  code: Programme,
  quarters: readonly QuarterOfProgramme[],
  here: Here,
): RecordedFigure[] =>
  figureCells(quarters, here).map((cell) => {
    const came = (facts: readonly QuarterOfProgramme[]) => ({
      women: facts.reduce((total, { women }) => total + women, 0),
      men: facts.reduce((total, { men }) => total + men, 0),
    });
    const { women, men } = came(cell.facts);
    const agencies = [...new Set(cell.facts.map(({ agencyKind }) => agencyKind))].map((key) => {
      const own = came(cell.facts.filter(({ agencyKind }) => agencyKind === key));
      return { dimension: 'AGENCY' as const, key, value: own.women + own.men };
    });
    const what = { value: women + men, n: women + men, parts: [...bySex(women, men), ...agencies] };
    return figure(code, cell, { what, today: here.today });
  });

/** I13: who came to trainings and whom outreach reached, each once an event, of the figures that I3 and I12 have. */
export const figuresOfReach = (
  trainings: readonly RecordedFigure[],
  outreach: readonly RecordedFigure[],
): RecordedFigure[] => {
  const as = (figures: readonly RecordedFigure[], key: string): RecordedFigure[] =>
    figures.map((each) => ({
      ...{ ...each, code: 'I13', parts: [{ dimension: 'ACTIVITY', key, value: each.value! }] },
    }));
  return joined([...as(trainings, 'TRAINING'), ...as(outreach, 'OUTREACH')]);
};
