import { type FigureCell, figureCells, periodOf, type RecordedFigure, type Snapshot } from '@hub/subgraph-kit';
import { type AgencyKind, ALL_COMMITTEES, asOfDay, figurePeriodOfLabel, TO_DATE } from '@hub/vocabulary';
import type { QuarterOfOutreach } from '../outreach/outreach.store.js';
import type { Here } from './own-figure.rules.js';

const PLAIN = { suppressed: false, lowerBound: false, parts: [] };

const sum = (cell: FigureCell<QuarterOfOutreach>, of: (quarter: QuarterOfOutreach) => number): number =>
  cell.facts.reduce((total, quarter) => total + of(quarter), 0);

/** I12: whom outreach events reached, each person once an event; who was not counted by sex is in no part. */
export const figuresOfOutreach = (quarters: readonly QuarterOfOutreach[], here: Here): RecordedFigure[] =>
  figureCells(quarters, here)
    // what no committee held belongs to all
    .filter(({ of }) => of !== '')
    .map((cell) => {
      const people = sum(cell, (quarter) => quarter.people);
      return {
        ...{ code: 'I12', of: cell.of, period: cell.period.code, value: people, n: people },
        ...{ asOf: asOfDay(cell.period, here.today), suppressed: false },
        ...{ scope: 'Outreach events recorded in the hub', source: 'Outreach records of the hub' },
        lowerBound: cell.facts.some(({ lowerBound }) => lowerBound),
        parts: [
          { dimension: 'SEX', key: 'FEMALE', value: sum(cell, ({ female }) => female) },
          { dimension: 'SEX', key: 'MALE', value: sum(cell, ({ male }) => male) },
        ],
      };
    });

const ofAllToDate = (
  code: 'I15' | 'I16',
  told: Pick<RecordedFigure, 'value' | 'asOf' | 'scope' | 'source'> & Partial<Pick<RecordedFigure, 'parts'>>,
): RecordedFigure => ({
  ...{ code, of: ALL_COMMITTEES, period: TO_DATE, n: told.value },
  ...{ ...PLAIN, ...told },
});

/** I15: master trainers who are registered, by kind of agency. */
export const figureOfMasters = (
  masters: readonly { readonly agencyKind: AgencyKind; readonly trainers: number }[],
  { today: asOf }: Pick<Here, 'today'>,
): RecordedFigure[] => {
  if (!masters.length) return [];
  const value = masters.reduce((total, { trainers }) => total + trainers, 0);
  const parts = masters.map(({ agencyKind: key, trainers }) => ({
    dimension: 'AGENCY' as const,
    key,
    value: trainers,
  }));
  return [
    ofAllToDate('I15', {
      ...{ value, asOf, parts },
      ...{ scope: 'Master trainers registered in the hub', source: 'Trainer records of the hub' },
    }),
  ];
};

/** I16: districts that a record names as having got a material, each once. */
export const figureOfDistricts = (
  { districts: value, lastDay: asOf }: { readonly districts: number; readonly lastDay: string | null },
  { today }: Pick<Here, 'today'>,
): RecordedFigure[] =>
  asOf === null || asOf > today
    ? []
    : [
        ofAllToDate('I16', {
          ...{ value, asOf },
          ...{ scope: 'Distributions recorded in the hub', source: 'Distribution records of the hub' },
        }),
      ];

/** I17: volunteers as the quarters were published, of all and of each province. */
export const figuresOfVolunteers = (snapshots: readonly Snapshot[]): RecordedFigure[] =>
  snapshots.flatMap(({ period: code, cells, asOf, scope, source }) => {
    const quarter = periodOf(code);
    if (!quarter) return [];
    const period = figurePeriodOfLabel(quarter.label);
    return cells
      .filter(({ path }) => path.length < 2)
      .map(({ path: [province], n }) => ({
        ...{ code: 'I17' as const, of: province ?? ALL_COMMITTEES, period, value: n, n },
        ...{ asOf, scope, source, suppressed: n === null, lowerBound: false, parts: [] },
      }));
  });
