import { type EntityManager, HubError } from '@hub/subgraph-kit';
import { type AssignedCase, visibleCase } from '../assignment/assigned-case.js';
import { runningEmergency } from '../case-emergency/case-emergency.store.js';
import type { CaseRow } from '../case/case.store.js';
import type { Appointed } from '../permissions.js';

/**
 * A case in an emergency, and the offices of its executive through which the caller acts. One that cannot be seen is
 * missing; one in which no emergency of the caller's runs may be seen but not changed. Asked as the caller.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const emergencyCase = async (
  tx: EntityManager,
  { caseId, offices }: { readonly caseId: string; readonly offices: readonly Appointed[] },
): Promise<AssignedCase> => {
  const row = await visibleCase(tx, caseId);
  const emergency = await runningEmergency(tx, row.id);
  const [first, ...rest] = offices.filter(({ office }) => emergency?.executive.includes(office));
  if (!first) throw new HubError('FORBIDDEN_ACTION');
  return { row, offices: [first, ...rest] };
};

/** The same once more under the lock of the case, so that nothing is done after the end. Needs a system actor. */
export const requireRunning = async (tx: EntityManager, row: CaseRow, office: string): Promise<void> => {
  if (!(await runningEmergency(tx, row.id))?.executive.includes(office)) throw new HubError('FORBIDDEN_ACTION');
};
