import { type EntityManager, type HubContext, HubError, isId } from '@hub/subgraph-kit';
import { inquiredCase } from '../access/inquired-case.js';
import { type Appointed, operationReaders, requireInquiring } from '../permissions.js';
import { casesOfOperations, type OperationReader, type OperationRow, operationsById } from './operation.store.js';

export const readerOf = (context: HubContext): OperationReader => ({
  offices: operationReaders(context),
  mfa: context.caller.mfa,
});

/** Cases that an operation is planned for, and the office through which. Each must be inquired into. */
export const inquiredCases = (
  cases: readonly string[],
  context: HubContext,
): Promise<{ readonly cases: readonly string[]; readonly office: Appointed }> => {
  const offices = requireInquiring(context, 'operation:plan');
  return context.asCaller(async (tx) => {
    let office = offices[0]!;
    for (const caseId of cases)
      ({ office } = await inquiredCase(tx, { caseId, person: context.caller.id, offices, now: context.now() }));
    return { cases, office };
  });
};

/** An operation one cannot see is missing; one none of whose cases is inquired into may be seen but not changed. */
export const inquiredOperation = (
  id: string,
  context: HubContext,
): Promise<{ readonly row: OperationRow; readonly office: Appointed }> => {
  const offices = requireInquiring(context, 'operation:plan');
  return context.asCaller(async (tx) => {
    const [row] = isId(id) ? await operationsById(tx, [id], readerOf(context)) : [];
    if (!row) throw new HubError('NOT_FOUND');
    const office = await officeInquiring(tx, row.id, { context, offices });
    if (!office) throw new HubError('FORBIDDEN_ACTION');
    return { row, office };
  });
};

const officeInquiring = async (
  tx: EntityManager,
  operation: string,
  { context, offices }: { readonly context: HubContext; readonly offices: readonly Appointed[] },
): Promise<Appointed | undefined> => {
  for (const { case_id: caseId } of await casesOfOperations(tx, [operation])) {
    const asked = { caseId, person: context.caller.id, offices, now: context.now() };
    const found = await inquiredCase(tx, asked).catch(unlessForbidden);
    if (found) return found.office;
  }
  return undefined;
};

const unlessForbidden = (error: unknown): undefined => {
  if (!(error instanceof HubError) || error.code !== 'FORBIDDEN_ACTION') throw error;
};
