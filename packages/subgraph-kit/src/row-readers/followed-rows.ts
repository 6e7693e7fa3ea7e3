import type { Directory } from '@hub/caller';
import { type EntityManager, grantRows } from '@hub/store';

/** An office that may see rows of a committee, and the code of the rule that lets it. */
export interface RowReader {
  readonly office: string;
  readonly reason: string;
}

/**
 * Rows that belong to committees, and who may see those of a committee. Who that is follows the directory: an office that
 * is founded later sees older rows, one that moves takes nothing along. What other reasons let an office see stays.
 * @example `{ name: 'trainer', resourceType: 'trainer', rows: 'select id as resource, committee_id as owner, created_at as at from trainer', readersOf }`
 */
export interface FollowedRows {
  /** Unique in its subgraph. */
  readonly name: string;
  /** Resource type of `row_access`. */
  readonly resourceType: string;
  /** SQL of `resource` (UUID), `owner` (committee id) and `at` (when it was created); several owners may have one row. */
  readonly rows: string;
  /** Who may see the rows of a committee as the directory knows it now; nobody where it does not know the committee. */
  readonly readersOf: (directory: Directory, committee: string) => readonly RowReader[];
}

/** A row, and the committee that has it. */
export interface OwnedRow {
  readonly resource: string;
  readonly owner: string;
  /** When it was created; default now. */
  readonly at?: Date;
  readonly directory: Directory;
}

/** Lets those see a new row who may, in the transaction that creates it. Needs a system actor. */
export const grantReaders = (
  tx: EntityManager,
  { resourceType, readersOf }: Pick<FollowedRows, 'resourceType' | 'readersOf'>,
  { resource, owner, at, directory }: OwnedRow,
): Promise<void> =>
  grantRows(
    tx,
    readersOf(directory, owner).map(({ office, reason }) => ({
      resourceType,
      resource,
      office,
      reason,
      ...(at && { at }),
    })),
  );
