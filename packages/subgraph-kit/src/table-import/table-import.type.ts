import { Ctx, Directive, ID, Int, ObjectType } from 'type-graphql';
import { errorText } from '@hub/languages';
import {
  BYTE_ORDER_MARK,
  type ErrorCode,
  TABLE_IMPORT_STATES,
  TABLE_ROW_EFFECTS,
  type TableColumn,
  type TableImportState,
  type TableRowEffect,
  writeCsv,
} from '@hub/vocabulary';
import type { HubContext } from '../request/context.js';
import { enumOf } from '../schema/code-enum.js';
import { connectionType } from '../schema/connection.js';
import { Pub, Res } from '../schema/field.js';
import { DateTime } from '../schema/scalars.js';
import { Problem } from '../schema/shared-types.js';
import { IMPORT_SCOPES } from './table-import.kind.js';
import type { TableImportLineRecord, TableImportRecord } from './table-import.store.js';

const TableImportStateCode = enumOf('TableImportState', TABLE_IMPORT_STATES, 'Where a table stands that is taken in.');
export const TableRowEffectCode = enumOf(
  'TableRowEffect',
  TABLE_ROW_EFFECTS,
  'What a row of a table does, or would do.',
);

@Directive('@shareable')
@ObjectType({ description: 'Why a row of a table cannot be taken; never what it says.' })
export class TableImportProblem {
  @Res(IMPORT_SCOPES, () => String, { nullable: true, description: 'The column; null when it is not one.' })
  column!: string | null;

  @Res(IMPORT_SCOPES, () => String, { description: 'What is wrong, as a code.' })
  code!: ErrorCode;

  @Res(IMPORT_SCOPES, () => String, { description: 'What is wrong, as a sentence.' })
  message(@Ctx() { language }: HubContext): string {
    return errorText(language, this.code);
  }
}

@Directive('@shareable')
@ObjectType({ description: 'What one row of a table does, or would do.' })
export class TableImportLine {
  @Res(IMPORT_SCOPES, () => Int, { description: 'Number of the row as a spreadsheet shows it; 0 for the whole file.' })
  row!: number;

  @Res(IMPORT_SCOPES, () => TableRowEffectCode, { description: 'What it does.' })
  effect!: TableRowEffect;

  @Res(IMPORT_SCOPES, () => [String], { description: 'Columns whose values it changes; none of a row that creates.' })
  columns!: readonly string[];

  @Res(IMPORT_SCOPES, () => [TableImportProblem], { description: 'Why it is rejected; none of any other row.' })
  problems!: readonly TableImportProblem[];
}

export const TableImportLineConnection = connectionType<TableImportLine>('TableImportLine', () => TableImportLine, {
  isShareable: true,
});

@Directive('@shareable')
@ObjectType({ description: 'A table that is taken in from a file: all of its rows, or none.' })
export class TableImport {
  @Res(IMPORT_SCOPES, () => ID, { description: 'Opaque id of the import.' })
  id!: string;

  @Res(IMPORT_SCOPES, () => ID, { description: 'What it is about.' })
  subject!: string;

  @Res(IMPORT_SCOPES, () => TableImportStateCode, { description: 'Where it stands.' })
  state!: TableImportState;

  @Res(IMPORT_SCOPES, () => Int, { description: 'The part that comes next; a broken upload goes on from it.' })
  nextPart!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many bytes have come.' })
  received!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows it has; 0 until it is checked.' })
  rows!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows the present step has done.' })
  done!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows create something.' })
  created!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows change something.' })
  changed!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows say what is there already.' })
  unchanged!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'How many rows were rejected; nothing is taken while there is one.' })
  rejected!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'Sheets of the workbook that do not show; none of them is read.' })
  hiddenSheets!: number;

  @Res(IMPORT_SCOPES, () => Int, { description: 'Further sheets that show; only the first is read.' })
  otherSheets!: number;

  @Res(IMPORT_SCOPES, () => [String], { description: 'Columns that are not read, by their place, e.g. #5.' })
  notRead!: readonly string[];

  @Res(IMPORT_SCOPES, () => DateTime, { description: 'When it was begun.' })
  begunAt!: Date;

  @Res(IMPORT_SCOPES, () => DateTime, { nullable: true, description: 'When its rows were written; null until then.' })
  committedAt!: Date | null;
}

@Directive('@shareable')
@ObjectType({ description: 'The answer to a step of an import.' })
export class TableImportResult {
  @Res(IMPORT_SCOPES, () => TableImport, { nullable: true, description: 'The import; null when nothing changed.' })
  import!: TableImport | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

@Directive('@shareable')
@ObjectType({ description: 'A column that is read.' })
export class TableImportColumn {
  @Pub(() => String, { description: 'Its name in reports.' })
  name!: string;

  @Pub(() => [String], { description: 'How it may be headed; signs, spaces and case do not count.' })
  headings!: readonly string[];

  @Pub(() => Boolean, { description: 'Whether the table must have it.' })
  required!: boolean;
}

@Directive('@shareable')
@ObjectType({ description: 'How a table must look to be taken in.' })
export class TableImportTemplate {
  @Pub(() => [TableImportColumn], { description: 'The columns; others may stand beside them.' })
  columns!: readonly TableImportColumn[];

  @Pub(() => String, { description: 'An empty table as CSV.' })
  csv!: string;
}

export const tableImportOf = (row: TableImportRecord): TableImport =>
  Object.assign(new TableImport(), {
    ...{ id: row.id, subject: row.subject, state: row.state, nextPart: row.next_part, received: row.received },
    ...{ rows: row.rows, done: row.done, created: row.created, changed: row.changed, unchanged: row.unchanged },
    ...{ rejected: row.rejected, hiddenSheets: row.hidden_sheets, otherSheets: row.other_sheets },
    ...{ notRead: row.not_read, begunAt: row.created_at, committedAt: row.committed_at },
  });

export const lineOf = ({ problems, ...line }: TableImportLineRecord): TableImportLine =>
  Object.assign(new TableImportLine(), {
    ...line,
    problems: problems.map((each) => Object.assign(new TableImportProblem(), each)),
  });

export const templateOf = (columns: readonly TableColumn[]): TableImportTemplate => ({
  columns: columns.map((column) => Object.assign(new TableImportColumn(), column)),
  csv: BYTE_ORDER_MARK + writeCsv([columns.map(({ headings }) => headings[0]!)]),
});

export const taken = (row: TableImportRecord): TableImportResult => ({ import: tableImportOf(row), problems: [] });
export const notTaken = (...problems: readonly Problem[]): TableImportResult => ({ import: null, problems });
