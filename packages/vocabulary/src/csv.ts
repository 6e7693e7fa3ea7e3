/** What a spreadsheet would run as a formula when a cell begins with it, and the sign that keeps it from doing so. */
const RISKY = /^[=+\-@\t\r']/;
const GUARD = "'";

/** What may stand before a CSV so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

const cellOf = (value: string): string => {
  const guarded = RISKY.test(value) ? GUARD + value : value;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
};

/**
 * Records as CSV after RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, which
 * `parseCsv` takes away again.
 */
export const writeCsv = (records: readonly (readonly string[])[]): string =>
  records.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');

/** Why a text is no CSV, and in which record, the first being 1. */
export class CsvError extends Error {
  constructor(readonly record: number) {
    super(`record ${record} is no CSV`);
  }
}

export const CSV_DELIMITERS = [',', ';', '\t'] as const;
export type CsvDelimiter = (typeof CSV_DELIMITERS)[number];

/**
 * The records of a CSV: lines may end in CRLF or LF, and stand within quotes; blank lines are left out unless kept.
 * @throws {CsvError} on a quote that does not end, or that stands within a cell
 */
export const parseCsv = (
  text: string,
  { delimiter = ',', keepsBlank = false }: { readonly delimiter?: CsvDelimiter; readonly keepsBlank?: boolean } = {},
): string[][] => {
  const reader = new CsvReader(delimiter, keepsBlank);
  for (const char of text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text) reader.take(char);
  return reader.end();
};

const BARE = new RegExp(`^${GUARD}(?=[=+\\-@\\t\\r'])`);

class CsvReader {
  private readonly records: string[][] = [];
  private cells: string[] = [];
  private cell = '';
  /** QUOTE is after a quote within quotes: the end of them, or the first of two that mean one. */
  private state: 'START' | 'PLAIN' | 'QUOTED' | 'QUOTE' | 'RETURN' = 'START';

  constructor(
    private readonly delimiter: CsvDelimiter,
    private readonly keepsBlank: boolean,
  ) {}

  take(char: string): void {
    if (this.state === 'QUOTED') {
      if (char === '"') this.state = 'QUOTE';
      else this.cell += char;
      return;
    }
    if (this.state === 'RETURN') {
      if (char !== '\n') this.fail();
      this.endRecord();
    } else if (char === '"') this.quote();
    else if (char === this.delimiter) this.endCell();
    else if (char === '\r') this.state = 'RETURN';
    else if (char === '\n') this.endRecord();
    else if (this.state === 'QUOTE') this.fail();
    else {
      this.cell += char;
      this.state = 'PLAIN';
    }
  }

  end(): string[][] {
    if (this.state === 'QUOTED' || this.state === 'RETURN') this.fail();
    this.endRecord();
    return this.records;
  }

  private quote(): void {
    if (this.state === 'PLAIN') this.fail();
    if (this.state === 'QUOTE') this.cell += '"';
    this.state = 'QUOTED';
  }

  private endCell(): void {
    this.cells.push(this.cell.replace(BARE, ''));
    this.cell = '';
    this.state = 'START';
  }

  private endRecord(): void {
    this.endCell();
    if (this.keepsBlank || this.cells.length > 1 || this.cells[0] !== '') this.records.push(this.cells);
    this.cells = [];
  }

  private fail(): never {
    throw new CsvError(this.records.length + 1);
  }
}
