import { Ctx, ID, Int, ObjectType } from 'type-graphql';
import { DateTime, type HubContext, Problem, problem, Pub, Res } from '@hub/subgraph-kit';
import type { ErrorCode, ImportState, Rejection } from '@hub/vocabulary';
import { ImportStateCode } from '../codes.js';
import type { CaseImportRow } from './case-import.store.js';

@ObjectType({ description: 'Why a row of a file cannot be taken; never what it says.' })
export class CaseImportRejection {
  @Res('case:import', () => Int, { description: 'Number of the row in the file, from 1; 0 for the headings.' })
  row!: number;

  @Res('case:import', () => String, { nullable: true, description: 'The column; null when it is not one.' })
  column!: string | null;

  @Res('case:import', () => String, { description: 'What is wrong, as a code.' })
  code!: ErrorCode;

  @Res('case:import', () => String, { description: 'What is wrong, as a sentence.' })
  message(@Ctx() context: HubContext): string {
    return problem(this.code).message(context);
  }
}

@ObjectType({ description: 'A file of cases that is taken in: all of its rows, or none.' })
export class CaseImport {
  @Res('case:import', () => ID, { description: 'Opaque id of the import.' })
  id!: string;

  @Res('case:import', () => ImportStateCode, { description: 'Where it stands.' })
  state!: ImportState;

  @Res('case:import', () => Int, { description: 'The part that comes next; a broken upload goes on from it.' })
  nextChunk!: number;

  @Res('case:import', () => Int, { description: 'How many rows were sent.' })
  rows!: number;

  @Res('case:import', () => Int, { description: 'How many cases these rows are about.' })
  cases!: number;

  @Res('case:import', () => Int, { description: 'How many rows were rejected; nothing is taken while there is one.' })
  rejected!: number;

  @Res('case:import', () => Int, { description: 'How many persons were written so far.' })
  written!: number;

  @Res('case:import', () => [String], {
    description: 'Columns of which some value is not kept, or not as it stands, because the hub has no place for it.',
  })
  notKept!: readonly string[];

  @Res('case:import', () => DateTime, { description: 'When it was begun.' })
  begunAt!: Date;

  @Res('case:import', () => DateTime, { nullable: true, description: 'When its rows became cases; null until then.' })
  committedAt!: Date | null;
}

@ObjectType({ description: 'The answer to a step of an import.' })
export class CaseImportResult {
  @Res('case:import', () => CaseImport, { nullable: true, description: 'The import; null when nothing changed.' })
  import!: CaseImport | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const caseImportOf = (row: CaseImportRow): CaseImport =>
  Object.assign(new CaseImport(), {
    ...{ id: row.id, state: row.state, nextChunk: row.next_chunk, rows: row.rows, cases: row.cases },
    ...{ rejected: row.rejected, written: row.written, notKept: row.not_kept },
    ...{ begunAt: row.created_at, committedAt: row.committed_at },
  });

export const rejectionOf = ({ row, column, code }: Rejection): CaseImportRejection =>
  Object.assign(new CaseImportRejection(), { row, column, code });

export const imported = (row: CaseImportRow): CaseImportResult => ({ import: caseImportOf(row), problems: [] });
export const notImported = (...problems: readonly Problem[]): CaseImportResult => ({ import: null, problems });
