import { type EntityManager, type HubContext, HubError, isId } from '@hub/subgraph-kit';
import { assignedCase } from '../assignment/assigned-case.js';
import { type PersonRow, personsById } from '../person/person.store.js';
import { type Appointed, requireAssistanceWork, requireSupplying } from '../permissions.js';

/**
 * The person whom the caller helps, and the office through which. A person one cannot see is missing; one of a case
 * that is not assigned may be seen but not helped; what is to be sealed needs an office that may read it.
 */
export const assistedPerson = async (
  personOf: (tx: EntityManager) => Promise<string | undefined>,
  { supplies }: { readonly supplies: boolean },
  context: HubContext,
): Promise<{ readonly person: PersonRow; readonly office: Appointed }> => {
  const offices = requireAssistanceWork(context);
  const found = await context.asCaller(async (tx) => {
    const id = await personOf(tx);
    const [person] = isId(id) ? await personsById(tx, [id]) : [];
    if (!person) throw new HubError('NOT_FOUND');
    return { person, ...(await assignedCase(tx, { caseId: person.case_id, person: context.caller.id, offices })) };
  });
  if (supplies) requireSupplying(found.offices, 'person:health');
  return { person: found.person, office: found.offices[0] };
};
