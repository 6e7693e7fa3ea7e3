import { escaped } from '@hub/subgraph-kit';
import type { ReportColumnCode, ReportTableCode } from '@hub/vocabulary';
import type { ReadCell, ReadTable } from './report.reading.js';

/** What a table is drawn by: whose name stands at the bars, and which columns the bars are. */
const DRAWN: Partial<
  Readonly<Record<ReportTableCode, { readonly label: ReportColumnCode; readonly bars: readonly ReportColumnCode[] }>>
> = {
  TRAININGS: { label: 'TRAINING', bars: ['BEFORE', 'AFTER'] },
  PARTICIPANTS: { label: 'AGENCY', bars: ['WOMEN', 'MEN'] },
  REPORTS_BY_PLACE: { label: 'WHAT', bars: ['QUARTER'] },
  REPORTS_BY_CATEGORY: { label: 'WHAT', bars: ['QUARTER'] },
  REPORTS_BY_SOURCE: { label: 'WHAT', bars: ['QUARTER'] },
  PERSONS_BY_FORM: { label: 'WHAT', bars: ['QUARTER'] },
  OPERATIONS_BY_PLACE: { label: 'WHAT', bars: ['QUARTER'] },
  ARRESTS_BY_PLACE: { label: 'WHAT', bars: ['QUARTER'] },
};

/** Rows that are drawn; the table below has them all. */
const ROWS_MAX = 20;
const LABEL_CHARS = 34;
/** In units of the drawing, which is as wide as the page. */
const [WIDTH, LABEL, BAR, GAP, AFTER] = [720, 250, 11, 9, 60];
/** Told apart in grey too. */
const SHADES = ['#1f4e79', '#9dc3e6', '#7f7f7f', '#d0cece'];

interface Bar {
  readonly cell: ReadCell;
  readonly shade: string;
}

/** Bars of the rows of a table that have figures; undefined where there is nothing to draw. What is withheld has no bar. */
export const chartOf = ({ code, title, columns, rows }: ReadTable): string | undefined => {
  const drawn = DRAWN[code];
  if (!drawn) return undefined;
  const label = columns.findIndex((column) => column.code === drawn.label);
  const bars = columns.flatMap((column, at) => (drawn.bars.includes(column.code) ? [at] : []));
  const shown = rows.filter((cells) => bars.some((at) => hasBar(cells[at]!))).slice(0, ROWS_MAX);
  if (!shown.length) return undefined;
  const most = Math.max(...shown.flatMap((cells) => bars.map((at) => cells[at]!.value ?? 0)));
  const scale = (WIDTH - LABEL - AFTER) / most;
  const height = bars.length * BAR + GAP;
  const groups = shown.map((cells, row) =>
    groupOf(
      cells[label]!.text,
      bars.map((at, nth) => ({ cell: cells[at]!, shade: SHADES[nth % SHADES.length]! })),
      { top: row * height, scale },
    ),
  );
  const legend = bars.map((at, nth) => legendOf(columns[at]!.title, nth, shown.length * height));
  return [
    `<svg viewBox="0 0 ${WIDTH} ${shown.length * height + BAR * 2}" role="img" aria-label="${escaped(title)}">`,
    ...groups,
    ...(bars.length > 1 ? legend : []),
    '</svg>',
  ].join('');
};

const hasBar = ({ value }: ReadCell): boolean => value !== null && value > 0;

const groupOf = (
  label: string,
  bars: readonly Bar[],
  { top, scale }: { readonly top: number; readonly scale: number },
): string => {
  const name = label.length > LABEL_CHARS ? `${label.slice(0, LABEL_CHARS - 1)}…` : label;
  const middle = top + (bars.length * BAR) / 2 + 3;
  const drawn = bars.map(({ cell, shade }, nth) => {
    const width = ((cell.value ?? 0) * scale).toFixed(1);
    const y = top + nth * BAR;
    return `<rect x="${LABEL}" y="${y}" width="${width}" height="${BAR - 1}" fill="${shade}"/><text x="${LABEL + Number(width) + 4}" y="${y + BAR - 2}">${escaped(cell.text)}</text>`;
  });
  return `<text x="${LABEL - 6}" y="${middle}" text-anchor="end">${escaped(name)}</text>${drawn.join('')}`;
};

const legendOf = (title: string, nth: number, top: number): string =>
  `<rect x="${LABEL + nth * 110}" y="${top + 6}" width="${BAR}" height="${BAR}" fill="${SHADES[nth % SHADES.length]}"/><text x="${LABEL + nth * 110 + BAR + 4}" y="${top + 6 + BAR - 2}">${escaped(title)}</text>`;
