import type { EntityManager } from '@hub/subgraph-kit';
import type { CaseReason } from '@hub/vocabulary';
import type { Doer } from '../case/case.step-store.js';
import { operationOf, type OperationRow, replaceCounts, type StoredOutcome } from './operation.store.js';

/** What came of an operation, as it was told before a correction. */
export interface OperationCorrectionRow {
  readonly operation_id: string;
  /** The version that the correction made. */
  readonly version: number;
  readonly former: StoredOutcome;
  readonly reason: CaseReason;
  readonly created_at: Date;
}

interface Correction extends Doer {
  readonly row: OperationRow;
  readonly outcome: StoredOutcome;
  readonly reason: CaseReason;
}

const outcomeOf = (row: OperationRow): StoredOutcome => ({
  ...{ heldOn: row.held_on!, district: row.district!, leadOffice: row.lead_office, leadUnit: row.lead_unit },
  ...{ rescued: row.rescued, arrested: row.arrested },
});

/**
 * Puts right what came of an operation, and keeps what was told before. When it was told stays, and so the quarter that
 * it counts in. Needs a system actor.
 * @returns undefined when it is no longer in the version of the row
 */
export const correctOutcome = async (
  tx: EntityManager,
  { row, outcome, reason, by, through }: Correction,
): Promise<OperationRow | undefined> => {
  const [rows]: [unknown[], number] = await tx.query(
    `update operation set held_on = $3, district = $4, lead_office = $5, lead_unit = $6, version = version + 1
      where id = $1 and version = $2 and state = 'DONE' returning id`,
    [row.id, row.version, outcome.heldOn, outcome.district, outcome.leadOffice, outcome.leadUnit],
  );
  if (!rows.length) return undefined;
  await replaceCounts(tx, row.id, outcome);
  await tx.query(
    `insert into operation_correction (operation_id, version, former, reason, person, office, created_at)
     values ($1, $2, $3, $4, $5, $6, now())`,
    [row.id, row.version + 1, JSON.stringify(outcomeOf(row)), reason, by, through],
  );
  return operationOf(tx, row.id);
};

/**
 * Adds a case to an operation, in a new version; whoever sees the case sees the operation once it is done. Needs a system
 * actor, and the case locked.
 * @returns undefined when the operation is no longer in the version of the row
 */
export const addCase = async (
  tx: EntityManager,
  row: OperationRow,
  { caseId, at }: { readonly caseId: string; readonly at: Date },
): Promise<OperationRow | undefined> => {
  const [rows]: [unknown[], number] = await tx.query(
    'update operation set version = version + 1 where id = $1 and version = $2 returning id',
    [row.id, row.version],
  );
  if (!rows.length) return undefined;
  await tx.query('insert into operation_case (operation_id, case_id, done, created_at) values ($1, $2, $3, $4)', [
    ...[row.id, caseId, row.state === 'DONE', at],
  ]);
  return operationOf(tx, row.id);
};

/** What was told of operations before each correction, oldest first. */
export const correctionsOfOperations = (
  tx: EntityManager,
  operations: readonly string[],
): Promise<OperationCorrectionRow[]> =>
  tx.query(
    `select operation_id, version, former, reason, created_at from operation_correction
      where operation_id = any ($1::uuid[]) order by operation_id, version`,
    [operations],
  );
