import { BYTE_ORDER_MARK, CSV_DELIMITERS, type CsvDelimiter, CsvError, parseCsv } from '@hub/vocabulary';
import { TABLE_MOST, TableError } from './table-error.js';

/** So many characters decide what stands between cells. */
const SAMPLE = 20_000;

const decoded = (bytes: Buffer, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-16 is what spreadsheets call Unicode text; of the rest only one that is no UTF-8 is taken for Windows-874. */
const textOf = (bytes: Buffer): string => {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = isUtf16 ? decoded(bytes, 'utf-16le') : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-874'));
  // eslint-disable-next-line no-control-regex -- a file with such a character is no text
  if (text === null || /[\u0000-\u0008\u000e-\u001f\u0080-\u009f]/.test(text))
    throw new TableError('TABLE_ENCODING_UNKNOWN');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
};

/** What stands most often outside quotes. */
const delimiterOf = (text: string): CsvDelimiter => {
  const bare = text.slice(0, SAMPLE).replace(/"[^"]*"?/g, '');
  const times = CSV_DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return CSV_DELIMITERS[times.indexOf(Math.max(...times))]!;
};

/** @throws {TableError} */
export const csvTable = (bytes: Buffer): string[][] => {
  const text = textOf(bytes);
  try {
    const rows = parseCsv(text, { delimiter: delimiterOf(text), keepsBlank: true });
    if (rows.length > TABLE_MOST.rows + 1 || rows.some((cells) => cells.length > TABLE_MOST.columns))
      throw new TableError('TABLE_TOO_LARGE');
    return rows;
  } catch (error) {
    if (error instanceof CsvError) throw new TableError('TABLE_CSV_INVALID', error.record);
    throw error;
  }
};
