import { type FiguresOf, periodOf, type RecordedFigure } from '@hub/subgraph-kit';
import { waitsOf } from './figure.rules.js';
import { publishedReports, toldPeriods, waitedCases } from './figure.store.js';

/** `FY2569-Q4` of `FY2569 Q4`. */
const codeOf = (label: string): string => label.replace(' ', '-');

/** What the records of cases give of the indicators: of each quarter once, when its tables are published. */
export const caseFigures: FiguresOf = async (tx, { directory }) => {
  const told = await toldPeriods(tx);
  const figures: RecordedFigure[] = [];
  for (const table of await publishedReports(tx)) {
    const quarter = periodOf(table.period);
    if (!quarter || told.includes(codeOf(quarter.label))) continue;
    const provinces = table.cells.flatMap(({ path }) =>
      path.length === 1 ? (directory.committeeFor(path[0]!, 'PROVINCE')?.id ?? []) : [],
    );
    const cases = await waitedCases(tx, quarter, provinces);
    figures.push(...waitsOf(table, cases, { directory, period: codeOf(quarter.label) }));
  }
  return figures;
};
