import { SaxesParser } from 'saxes';
import { TableError } from './table-error.js';

export interface XmlReader {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const stop = (): never => {
  throw new TableError('TABLE_XLSX_INVALID');
};

/**
 * Reads a part of a workbook, names without their prefixes. A part with a document type, and so with entities of its
 * own, is refused.
 * @throws {TableError}
 */
export const readXml = (bytes: Buffer, reader: XmlReader): void => {
  const parser = new SaxesParser();
  parser.on('error', stop);
  parser.on('doctype', stop);
  parser.on('opentag', ({ name, attributes }) => reader.open?.(local(name), attributes));
  parser.on('text', (text) => reader.text?.(text));
  parser.on('closetag', ({ name }) => reader.close?.(local(name)));
  parser.write(bytes.toString('utf8')).close();
};
