import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { type InquiredCase, inquiredCase } from '../access/inquired-case.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requireInquiring } from '../permissions.js';
import { type RegisterSuspectInput, suspectRules, type UpdateSuspectInput } from './suspect.inputs.js';
import { mayBecome } from './suspect.rules.js';
import { sealSuspect, subjectOfSuspect } from './suspect.sealing.js';
import {
  insertSuspect,
  replaceSuspectValues,
  type SuspectRow,
  suspectsById,
  updateSuspectCodes,
} from './suspect.store.js';
import { suspectKept, suspectNotKept, type SuspectResult } from './suspect.type.js';

export const register = async (input: RegisterSuspectInput, context: HubContext): Promise<SuspectResult> => {
  const found = await inquiredInto(context, () => Promise.resolve(input.case));
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(suspectRules, input)];
  if (wrong.length) return suspectNotKept(wrong);
  const stored = await context.asSystem('register-suspect', (tx) => storeSuspect(tx, input, { found, context }));
  return stored ? suspectKept(stored) : suspectNotKept([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};

/** @returns undefined when the key was used for another suspect, or for one who was erased since */
const storeSuspect = async (
  tx: EntityManager,
  input: RegisterSuspectInput,
  { found, context }: { found: InquiredCase; context: HubContext },
): Promise<SuspectRow | undefined> => {
  const { sealer, caller } = context;
  const [id, caseId, words] = [context.newId(), found.row.id, JSON.stringify(input)];
  const { roles, status = 'SUSPECTED', nationality = null, identity } = suspectRules.parse(input);
  const seal = sealer.newSubject(subjectOfSuspect(id));
  await lockCase(tx, caseId);
  const { row, isNew } = await insertSuspect(tx, {
    ...{ id, caseId, roles: roles!, status, nationality, registeredBy: caller.id },
    ...{ registeredThrough: found.office.office, idempotencyKey: input.idempotencyKey },
    ...{ digest: seal.digest(words), createdAt: context.now() },
  });
  if (!isNew) {
    const earlier = await subjectSeal(tx, sealer, subjectOfSuspect(row.id));
    return earlier?.digest(words) === row.digest ? row : undefined;
  }
  await storeSubjects(tx, [seal]);
  if (identity) await replaceSuspectValues(tx, id, sealSuspect(seal, id, identity));
  await recordAct(tx, {
    ...{ by: caller.id, office: found.office.office, action: 'suspect.registered', purpose: 'register-suspect' },
    ...{ resourceType: 'suspect', resource: id, caseId },
  });
  return row;
};

/** The status is decided on the version that was sent, so a step that another has overtaken is a conflict. */
export const update = async (input: UpdateSuspectInput, context: HubContext): Promise<SuspectResult> => {
  const { row: about, office, suspect } = await suspectInquiredInto(input.suspect, context);
  const wrong = problemsOf(suspectRules, input);
  if (wrong.length) return suspectNotKept(wrong);
  if (suspect.erased_at) return suspectNotKept([problem('SUSPECT_ERASED', 'input.suspect')]);
  if (suspect.version !== input.version) return suspectNotKept([problem('VERSION_CONFLICT', 'input.version')]);
  const { identity, ...codes } = suspectRules.parse(input);
  if (codes.status && !mayBecome(suspect.status, codes.status))
    return suspectNotKept([problem('SUSPECT_STATUS_FORBIDS', 'input.status')]);
  const stored = await context.asSystem('update-suspect', async (tx) => {
    await lockCase(tx, about.id);
    const row = await updateSuspectCodes(tx, { ...codes, id: suspect.id, version: input.version });
    const seal = row && (await subjectSeal(tx, context.sealer, subjectOfSuspect(row.id)));
    if (!row || !seal) return undefined;
    if (identity) await replaceSuspectValues(tx, row.id, sealSuspect(seal, row.id, identity));
    await recordAct(tx, {
      ...{ by: context.caller.id, office: office.office, action: 'suspect.updated', purpose: 'update-suspect' },
      ...{ resourceType: 'suspect', resource: row.id, caseId: about.id },
    });
    return row;
  });
  return stored ? suspectKept(stored) : suspectNotKept([problem('VERSION_CONFLICT', 'input.version')]);
};

const suspectInquiredInto = async (
  id: string,
  context: HubContext,
): Promise<InquiredCase & { readonly suspect: SuspectRow }> => {
  let suspect: SuspectRow | undefined;
  const found = await inquiredInto(context, async (tx) => {
    [suspect] = isId(id) ? await suspectsById(tx, [id]) : [];
    return suspect?.case_id;
  });
  if (!suspect) throw new HubError('NOT_FOUND');
  return { ...found, suspect };
};

const inquiredInto = (
  context: HubContext,
  caseOf: (tx: EntityManager) => Promise<string | undefined>,
): Promise<InquiredCase> => {
  const offices = requireInquiring(context, 'suspect:read');
  return context.asCaller(async (tx) =>
    inquiredCase(tx, { caseId: await caseOf(tx), person: context.caller.id, offices, now: context.now() }),
  );
};
