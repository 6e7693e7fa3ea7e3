import type { ErrorCode } from '@hub/vocabulary';

/** How much of a table is read. */
export const TABLE_MOST = {
  bytes: 4 * 1024 * 1024,
  unpacked: 32 * 1024 * 1024,
  rows: 20_000,
  columns: 100,
  cells: 500_000,
  characters: 2_000,
};

/** Why a file is not read as a table. */
export class TableError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** As a spreadsheet numbers it; 0 when it is not one row. */
    readonly row = 0,
  ) {
    super(code);
  }
}
