import { type HubContext, isId, type Problem, problem } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { visiblePerson, workOn } from './person.commands.js';
import type { SamePersonInput } from './person.inputs.js';
import { countBy, type PersonRow, personsById } from './person.store.js';
import { kept, notKept, type PersonResult } from './person.type.js';

/**
 * Nothing moves between the records: what was told, agreed to and done stays with the consent it was told under. The
 * person is counted by one of them.
 */
export const recordSame = async (input: SamePersonInput, context: HubContext): Promise<PersonResult> => {
  const person = await visiblePerson(input.person, context);
  const { caseId, office } = await workOn(person.case_id, {}, context);
  return context.asSystem('record-same-person', async (tx) => {
    await lockCase(tx, caseId);
    const { sameAs = null } = input;
    const [row] = await personsById(tx, [person.id]);
    const [other] = sameAs && isId(sameAs) ? await personsById(tx, [sameAs]) : [];
    const wrong = problemOf(input, { row: row!, other });
    if (wrong) return notKept([wrong]);
    const head = other ? (other.same_as ?? other.id) : null;
    if (row!.same_as === head) return kept(row!);
    await recordAct(tx, {
      ...{ by: context.caller.id, office: office.office, action: 'person.updated', purpose: 'record-same-person' },
      ...{ resourceType: 'person', resource: person.id, caseId },
    });
    return kept(await countBy(tx, { id: person.id, sameAs: head }));
  });
};

const problemOf = (
  { version, sameAs }: SamePersonInput,
  { row, other }: { readonly row: PersonRow; readonly other: PersonRow | undefined },
): Problem | undefined => {
  if (row.version !== version) return problem('VERSION_CONFLICT', 'input.version');
  if (row.erased_at) return problem('PERSON_ERASED', 'input.person');
  if (!sameAs) return undefined;
  if (other?.case_id !== row.case_id || other.id === row.id || other.same_as === row.id)
    return problem('PERSON_NOT_OF_CASE', 'input.sameAs');
  return other.erased_at ? problem('PERSON_ERASED', 'input.sameAs') : undefined;
};
