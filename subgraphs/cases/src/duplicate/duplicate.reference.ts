import type { Batch } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { requireCaseWork } from '../permissions.js';
import { suggestionsOf } from './duplicate.rules.js';
import { assignmentsOf, likenessesOf } from './duplicate.store.js';
import { type PossibleDuplicate, possibleDuplicateOf } from './duplicate.type.js';

/**
 * Null for a case the caller does not work on. Persons and reporters are compared only for an office that may identify
 * persons, with a second factor: whoever may not know a person must not learn that another case knows them.
 */
export const possibleDuplicatesOfCase: Batch<string, PossibleDuplicate[]> = async (cases, context) => {
  const offices = requireCaseWork(context);
  const { id: by, mfa } = context.caller;
  const own = await context.asCaller((tx) =>
    assignmentsOf(tx, { cases, person: by, appointments: offices.map(({ appointment }) => appointment) }),
  );
  const kindOf = (office: string) => offices.find((each) => each.office === office)!.kind;
  const identifies = ({ office }: { office: string }): boolean =>
    mfa && SCOPES_OF_OFFICE[kindOf(office)].includes('person:identify');
  const assigned = [...new Set(own.map(({ case_id: id }) => id))];
  if (!assigned.length) return cases.map(() => null);
  const found = await context.asSystem('possible-duplicates', async (tx) => {
    for (const id of assigned) {
      const through = own.filter((each) => each.case_id === id);
      await recordAct(tx, {
        ...{ by, office: (through.find(identifies) ?? through[0]!).office, action: 'case.compared' },
        ...{ resourceType: 'case', resource: id, caseId: id, purpose: 'possible-duplicates' },
      });
    }
    const identifying = own.filter(identifies).map(({ case_id: id }) => id);
    return likenessesOf(tx, { cases: assigned, identifying });
  });
  return cases.map((id) => (assigned.includes(id) ? suggestionsOf(id, found).map(possibleDuplicateOf) : null));
};
