import { type RecordedFigure, periodOf, type Snapshot } from '@hub/subgraph-kit';
import { ALL_COMMITTEES, figurePeriodOfLabel } from '@hub/vocabulary';

type Published = Pick<Snapshot, 'period' | 'asOf' | 'cells'>;
type Part = RecordedFigure['parts'][number];

const countIn = ({ cells }: Published, ...path: readonly string[]): number | null =>
  cells.find((cell) => cell.path.join(' ') === path.join(' '))?.n ?? null;

const labelOf = (period: string): string => figurePeriodOfLabel(periodOf(period)!.label);

const partOf = (dimension: Part['dimension'], key: string, value: number | null): Part[] =>
  value === null ? [] : [{ dimension, key, value }];

/** Children of all committees with what the tables beside show: their sex, and those whose case the district resolved. */
export const withChildParts = (
  figures: readonly RecordedFigure[],
  { bySex, byLevel }: { readonly bySex: readonly Published[]; readonly byLevel: readonly Published[] },
): RecordedFigure[] =>
  figures.map((figure) => {
    if (figure.of !== ALL_COMMITTEES || figure.suppressed) return figure;
    const ofQuarter = (tables: readonly Published[]) =>
      tables.filter(({ period }) => labelOf(period) === figure.period);
    const sexes = ofQuarter(bySex).flatMap(({ cells }) => cells.filter(({ path }) => path.length === 1));
    return {
      ...figure,
      parts: [
        ...sexes.flatMap(({ path: [sex], n }) => partOf('SEX', sex!, n)),
        ...ofQuarter(byLevel).flatMap((table) => partOf('OUTCOME', 'RESOLVED_IN_DISTRICT', countIn(table, 'DISTRICT'))),
      ],
    };
  });

interface Operations {
  readonly beyondFirst: readonly Published[];
  readonly operations: readonly Published[];
  readonly arrested: readonly Published[];
}

/**
 * Persons rescued in each quarter: one of each operation that rescued somebody, and those beyond. How many operations
 * did is told exactly, so that they alone would narrow a withheld number; those beyond the first they do not narrow.
 */
export const rescuedIn = ({ beyondFirst, operations, arrested }: Operations): RecordedFigure[] =>
  beyondFirst.flatMap((beyond): RecordedFigure[] => {
    const done = operations.find(({ period }) => period === beyond.period);
    if (!done) return [];
    const first = (countIn(done, 'RESCUE') ?? 0) + (countIn(done, 'RESCUE_AND_ARREST') ?? 0);
    const more = first === 0 ? 0 : countIn(beyond);
    const value = more === null ? null : first + more;
    const arrests = arrested.find(({ period }) => period === beyond.period);
    return [
      {
        ...{ code: 'I19', of: ALL_COMMITTEES, period: labelOf(beyond.period), asOf: beyond.asOf, value, n: value },
        ...{ suppressed: value === null, lowerBound: false },
        parts: value === null || !arrests ? [] : partOf('OUTCOME', 'ARRESTED', countIn(arrests)),
        scope: 'Persons rescued in operations that police told to be done in the period',
        source: 'Operation records of the hub, those beyond the first of each rounded to 5',
      },
    ];
  });
