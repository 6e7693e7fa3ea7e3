/** One table of the report; the first column is text, the others are read as figures. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What a reader must know to read it. */
  readonly notes?: readonly string[];
}

const cell = (value: string | number): string => {
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '-';
  return Math.abs(value) >= 100 || Number.isInteger(value) ? Math.round(value).toLocaleString('en') : value.toFixed(2);
};

export const formatTable = ({ title, columns, rows, notes = [] }: Table): string => {
  const lines = [columns, ...rows].map((row) => row.map(cell));
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)));
  const pad = (text: string, index: number) => (index === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[index]!));
  return ['', title, ...lines.map((line) => `  ${line.map(pad).join('  ')}`), ...notes.map((note) => `  ${note}`)].join(
    '\n',
  );
};
