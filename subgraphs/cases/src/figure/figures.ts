import { type FiguresOf, periodOf, type RecordedFigure } from '@hub/subgraph-kit';
import { figurePeriodOfLabel } from '@hub/vocabulary';
import { waitsOf } from './figure.rules.js';
import { publishedReports, toldPeriods, waitedCases } from './figure.store.js';

/** What the records of cases give of the indicators: of each quarter once, when its tables are published. */
export const caseFigures: FiguresOf = async (tx, { directory }) => {
  const told = await toldPeriods(tx);
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
