import type { EntityManager } from '@hub/store';
import type { ErrorCode, Rejection, Scope, TableColumn, TableRow, TableRowEffect } from '@hub/vocabulary';
import type { HubContext, Services } from '../request/context.js';

/** Scopes of those who take tables in. */
export const IMPORT_SCOPES = ['directory:write', 'place:write', 'training:write'] as const satisfies readonly Scope[];
export type ImportScope = (typeof IMPORT_SCOPES)[number];

/** Who brings a table, and what it is about. */
export interface TableImportFacts {
  readonly id: string;
  /** Id of the committee, the training or whatever else its rows belong to. */
  readonly subject: string;
  readonly person: string;
  /** Office through which it is brought. */
  readonly office: string;
}

/** What a row would do. */
export interface RowVerdict {
  readonly effect: TableRowEffect;
  /** Names of the columns that it would change; none of a row that creates. */
  readonly columns: readonly string[];
  /** Why it is rejected; none of any other. */
  readonly problems: readonly Omit<Rejection, 'row'>[];
}

/** One reading of a table. */
export interface PreparedImport {
  /** Asked of each row in its turn; what an earlier row said may matter. */
  readonly check: (row: TableRow) => RowVerdict;
  /** Writes what all rows said; asked only when none was rejected. `told` is awaited with how many rows are done. */
  readonly write: (told: (done: number) => Promise<void>) => Promise<void>;
}

/** A kind of table that a subgraph takes in. */
export interface TableImportKind {
  /** What its rows are, lower-case: `member` gives `beginMemberImport`. */
  readonly noun: string;
  readonly scope: ImportScope;
  /** What the subject is, for whoever reads the schema. */
  readonly about: string;
  readonly columns: readonly TableColumn[];
  /**
   * Decides whether the caller may bring a table about this subject; asked again before it is written.
   * @returns the office through which
   * @throws {HubError}
   */
  readonly authorise: (context: HubContext, subject: string) => Promise<string> | string;
  /** Looks up what the rows are checked with. Has a system actor. */
  readonly prepare: (
    tx: EntityManager,
    given: { readonly facts: TableImportFacts; readonly rows: readonly TableRow[]; readonly services: Services },
  ) => Promise<PreparedImport>;
  /**
   * Takes back all that a table wrote, so that it may be taken in again. Has a system actor. A kind without it has no
   * mutation to withdraw.
   * @returns what stands against it, before anything is written; null when it was done
   */
  readonly withdraw?: (tx: EntityManager, facts: TableImportFacts) => Promise<ErrorCode | null>;
}

export const rejected = (problems: RowVerdict['problems']): RowVerdict => ({
  effect: 'REJECT',
  columns: [],
  problems,
});
