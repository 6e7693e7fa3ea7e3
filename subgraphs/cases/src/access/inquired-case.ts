import { type EntityManager, HubError } from '@hub/subgraph-kit';
import { visibleCase } from '../assignment/assigned-case.js';
import type { CaseRow } from '../case/case.store.js';
import type { Appointed } from '../permissions.js';
import { groundsOf } from './access.store.js';

/** A case that police inquire into, and the office through which. */
export interface InquiredCase {
  readonly row: CaseRow;
  readonly office: Appointed;
}

/**
 * A case one cannot see is missing; one that is not shared with the police office for investigation, and in which no inquiry goes on, may be seen but
 * not inquired into. Asked as the caller.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const inquiredCase = async (
  tx: EntityManager,
  {
    caseId,
    person,
    offices,
    now,
  }: { caseId: string | undefined; person: string; offices: readonly Appointed[]; now: Date },
): Promise<InquiredCase> => {
  const row = await visibleCase(tx, caseId);
  const grounds = await groundsOf(tx, { cases: [row.id], person, held: offices });
  const inquiring = grounds.find(
    ({ ground }) =>
      (ground.kind === 'INQUIRY' || (ground.kind === 'SHARE' && ground.purposes.includes('INVESTIGATION'))) &&
      now < ground.until,
  );
  const office = offices.find((each) => each.office === inquiring?.office);
  if (!office) throw new HubError('FORBIDDEN_ACTION');
  return { row, office };
};
