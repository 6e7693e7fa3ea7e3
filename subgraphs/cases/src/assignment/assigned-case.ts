import { type EntityManager, HubError, isId } from '@hub/subgraph-kit';
import { type CaseRow, casesById } from '../case/case.store.js';
import type { Appointed } from '../permissions.js';
import { assignedUnder } from './assignment.store.js';

/** A case that the caller works on, and the offices through which. */
export interface AssignedCase {
  readonly row: CaseRow;
  /** Never empty. */
  readonly offices: readonly [Appointed, ...Appointed[]];
}

/**
 * A case one cannot see is missing; one that is not assigned may be seen but not changed. Asked as the caller.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const assignedCase = async (
  tx: EntityManager,
  { caseId, person, offices }: { caseId: string | undefined; person: string; offices: readonly Appointed[] },
): Promise<AssignedCase> => {
  const row = await visibleCase(tx, caseId);
  const under = await assignedUnder(tx, {
    ...{ caseId: row.id, person },
    appointments: offices.map(({ appointment }) => appointment),
  });
  const [first, ...rest] = offices.filter(({ appointment }) => under.includes(appointment));
  if (!first) throw new HubError('FORBIDDEN_ACTION');
  return { row, offices: [first, ...rest] };
};

/** @throws {HubError} `NOT_FOUND` */
export const visibleCase = async (tx: EntityManager, caseId: string | undefined): Promise<CaseRow> => {
  const [row] = isId(caseId) ? await casesById(tx, [caseId]) : [];
  if (!row) throw new HubError('NOT_FOUND');
  return row;
};
