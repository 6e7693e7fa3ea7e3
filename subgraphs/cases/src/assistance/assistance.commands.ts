import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Problem,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { subjectOfPerson } from '../person/person.sealing.js';
import type { Appointed } from '../permissions.js';
import { assistedPerson } from './assisted-person.js';
import {
  assistanceRules,
  type ChangeAssistanceInput,
  type CreateAssistanceInput,
  type Details,
} from './assistance.inputs.js';
import { isOfMoney, problemsOfAssistance, type Proposed } from './assistance.rules.js';
import { sealDetails } from './assistance.sealing.js';
import {
  type AssistanceRow,
  assistancesById,
  insertAssistance,
  replaceDetails,
  updateAssistance,
} from './assistance.store.js';
import { assisted, type AssistanceResult, notAssisted } from './assistance.type.js';

/** Help for one person, by somebody who works on the case. */
export const create = async (input: CreateAssistanceInput, context: HubContext): Promise<AssistanceResult> => {
  const { person, office } = await assistedPerson(() => Promise.resolve(input.person), suppliedBy(input), context);
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(assistanceRules, input)];
  if (wrong.length) return notAssisted(wrong);
  if (person.erased_at) return notAssisted([problem('PERSON_ERASED', 'input.person')]);
  const { organization, details } = assistanceRules.parse(input);
  const proposed = {
    ...{ type: input.type, status: input.status, office: input.office ?? null, organization },
    ...{ plannedOn: input.plannedOn ?? null, startedOn: input.startedOn ?? null, endedOn: null, outcome: null },
    shelterNeeds: [...new Set(input.shelterNeeds ?? [])],
  };
  const standing = problemsAgainst(proposed, { from: null, details, context });
  if (standing.length) return notAssisted(standing);
  const words = JSON.stringify(input);
  return context.asSystem('create-assistance', async (tx) => {
    await lockCase(tx, person.case_id);
    const seal = await subjectSeal(tx, context.sealer, subjectOfPerson(person.id));
    if (!seal) return notAssisted([problem('PERSON_ERASED', 'input.person')]);
    const { row, isNew } = await insertAssistance(tx, {
      ...{ ...proposed, id: context.newId(), caseId: person.case_id, personId: person.id },
      ...{ createdBy: context.caller.id, createdThrough: office.office, createdAt: context.now() },
      ...{ idempotencyKey: input.idempotencyKey, digest: seal.digest(words) },
    });
    if (!isNew)
      return row.personId === person.id && row.digest === seal.digest(words)
        ? assisted(row)
        : notAssisted([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
    if (details) await replaceDetails(tx, row, sealDetails(seal, row.id, details));
    await record(tx, row, { context, office, action: 'assistance.created' });
    return assisted(row);
  });
};

export const change = async (input: ChangeAssistanceInput, context: HubContext): Promise<AssistanceResult> => {
  let before: AssistanceRow | undefined;
  const personOf = async (tx: EntityManager): Promise<string | undefined> => {
    [before] = isId(input.assistance) ? await assistancesById(tx, [input.assistance]) : [];
    return before?.personId;
  };
  const { person, office } = await assistedPerson(personOf, suppliedBy(input), context);
  if (!before) throw new HubError('NOT_FOUND');
  const wrong = problemsOf(assistanceRules, input);
  if (wrong.length) return notAssisted(wrong);
  const { details } = assistanceRules.parse(input);
  const changed = {
    ...{ ...before, version: input.version, status: input.status ?? before.status },
    ...{ plannedOn: input.plannedOn ?? before.plannedOn, startedOn: input.startedOn ?? before.startedOn },
    ...{ endedOn: input.endedOn ?? before.endedOn, outcome: input.outcome ?? before.outcome },
    shelterNeeds: input.shelterNeeds ? [...new Set(input.shelterNeeds)] : before.shelterNeeds,
  };
  if (before.version !== input.version) return notAssisted([problem('VERSION_CONFLICT', 'input.version')]);
  const standing = problemsAgainst(changed, { from: before.status, details, context });
  if (standing.length) return notAssisted(standing);
  return context.asSystem('change-assistance', async (tx) => {
    await lockCase(tx, person.case_id);
    const seal = details && (await subjectSeal(tx, context.sealer, subjectOfPerson(person.id)));
    if (details && !seal) return notAssisted([problem('PERSON_ERASED', 'input.details')]);
    const row = await updateAssistance(tx, changed);
    if (!row) return notAssisted([problem('VERSION_CONFLICT', 'input.version')]);
    if (details && seal) await replaceDetails(tx, row, sealDetails(seal, row.id, details));
    await record(tx, row, { context, office, action: 'assistance.changed' });
    return assisted(row);
  });
};

const problemsAgainst = (
  proposed: Proposed,
  {
    from,
    details,
    context,
  }: { readonly from: Proposed['status'] | null; readonly details: Details | undefined; readonly context: HubContext },
): Problem[] => {
  const knowsOffice = proposed.office !== null && context.directory.office(proposed.office) !== undefined;
  const amounts = (['amountClaimed', 'amountPaid'] as const).filter((field) => details?.[field]);
  return [
    ...problemsOfAssistance(proposed, { from, knowsOffice }),
    ...(isOfMoney(proposed.type)
      ? []
      : amounts.map((field) => ({ code: 'INPUT_INVALID' as const, field: `details.${field}` }))),
  ].map(({ code, field }) => problem(code, `input.${field}`));
};

const suppliedBy = ({ details }: Pick<CreateAssistanceInput, 'details'>) => ({ supplies: Boolean(details) });

const record = (
  tx: EntityManager,
  { id, caseId }: AssistanceRow,
  { context, office, action }: { context: HubContext; office: Appointed; action: string },
): Promise<void> =>
  recordAct(tx, {
    ...{ by: context.caller.id, office: office.office, action, purpose: 'work-on-assistance' },
    ...{ resourceType: 'assistance', resource: id, caseId },
  });
