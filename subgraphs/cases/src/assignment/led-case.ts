import { type EntityManager, type HubContext, HubError } from '@hub/subgraph-kit';
import type { CaseRow } from '../case/case.store.js';
import { type Appointed, coordinatorOf } from '../permissions.js';
import { visibleCase } from './assigned-case.js';
import { assignedUnder } from './assignment.store.js';

/** A case that the caller answers for, and through which office. */
export interface LedCase {
  readonly row: CaseRow;
  readonly through: Appointed;
}

/**
 * For those of the committee that leads, when they work on the case, and who coordinates it: the secretariats of its
 * provinces, the national desk where the nation leads. Asked as the caller.
 * @throws {HubError} `NOT_FOUND`, `FORBIDDEN_ACTION`
 */
export const ledCase = async (
  tx: EntityManager,
  caseId: string,
  { context, offices }: { readonly context: HubContext; readonly offices: readonly Appointed[] },
): Promise<LedCase> => {
  const row = await visibleCase(tx, caseId);
  const { directory, caller } = context;
  const places = [row.district, directory.committee(row.lead_committee)?.place ?? row.district];
  const provinces = places.map((place) => directory.committeeFor(place, 'PROVINCE')?.id ?? null);
  const concerned = offices.filter(({ committee }) => [row.lead_committee, ...provinces].includes(committee));
  const under = await assignedUnder(tx, {
    ...{ caseId: row.id, person: caller.id },
    appointments: concerned.map(({ appointment }) => appointment),
  });
  const through =
    concerned.find(({ appointment }) => under.includes(appointment)) ?? coordinatorOf(concerned, row.lead_committee);
  if (!through) throw new HubError('FORBIDDEN_ACTION');
  return { row, through };
};
