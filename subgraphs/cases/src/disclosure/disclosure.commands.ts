import { type EntityManager, type HubContext, isId, problem, problemsOf } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { requireDisclosing } from '../permissions.js';
import { personsById } from '../person/person.store.js';
import { newCode, tokenOfCode } from '../one-time-code/one-time-code.js';
import { endingsOf, tellPackages } from './disclosure.feed.js';
import { type RevokeIdentityPackageInput, type SealIdentityPackageInput, sealRules } from './disclosure.inputs.js';
import { sealContent, valuesFor } from './disclosure.package.js';
import { groundOf, isWaiting, problemsOfSealing } from './disclosure.rules.js';
import { disclosureById, type DisclosureRow, endWaiting, putPackage } from './disclosure.store.js';
import { type IdentityPackageResult, notPacked, packed } from './disclosure.type.js';

/** The consents are read under the lock of the case, so that none is withdrawn while the package is being sealed. */
export const seal = async (input: SealIdentityPackageInput, context: HubContext): Promise<IdentityPackageResult> => {
  const { id, found } = await ofCase(input.disclosure, context);
  const wrong = problemsOf(sealRules, input);
  if (wrong.length) return notPacked(wrong);
  return context.asSystem('seal-disclosure', async (tx) => {
    await lockCase(tx, found.row.id);
    const row = (await disclosureById(tx, id))!;
    const ids = [...new Set(input.persons)];
    const persons = await personsOf(tx, ids, found);
    const stands = problemsOfSealing({ row, persons, asked: ids.length }, context.now());
    if (stands.length) return notPacked(stands.map(({ code, field }) => problem(code, field)));
    return pack(tx, { row, input, found, persons }, context);
  });
};

/** Takes a package back that nobody has opened, or a grant without one. */
export const revoke = async (
  { disclosure }: RevokeIdentityPackageInput,
  context: HubContext,
): Promise<IdentityPackageResult> => {
  const { id, found } = await ofCase(disclosure, context);
  return context.asSystem('revoke-disclosure', async (tx) => {
    await lockCase(tx, found.row.id);
    const row = (await disclosureById(tx, id))!;
    if (!isWaiting(row, context.now())) return notPacked([problem('DISCLOSURE_NOT_OPEN', 'input.disclosure')]);
    const how = { ending: 'TAKEN_BACK', at: context.now() } as const;
    const ended = await endWaiting(tx, { ids: [id] }, how);
    await recordOf(tx, { row, found, action: 'disclosure.ended' }, context);
    await tellPackages(tx, endingsOf(ended, how));
    return packed(row, null);
  });
};

/** A disclosure of a case one cannot see is missing. */
const ofCase = async (
  disclosure: string,
  context: HubContext,
): Promise<{ readonly id: string; readonly found: AssignedCase }> => {
  const offices = requireDisclosing(context);
  const seen = isId(disclosure)
    ? await context.asSystem('find-disclosure', (tx) => disclosureById(tx, disclosure))
    : undefined;
  const found = await context.asCaller((tx) =>
    assignedCase(tx, { caseId: seen?.caseId, person: context.caller.id, offices }),
  );
  return { id: seen!.id, found };
};

/** Persons of the case with all that they consented to. */
const personsOf = async (tx: EntityManager, ids: readonly string[], { row }: AssignedCase) => {
  const persons = (await personsById(tx, ids)).filter((person) => person.case_id === row.id);
  const consents = await consentsOfPersons(tx, ids);
  return persons.map(({ id, erased_at: erasedAt }) => ({
    ...{ id, erased: erasedAt !== null, consents: consents.filter(({ personId }) => personId === id) },
  }));
};

interface Packing {
  readonly row: DisclosureRow;
  readonly input: SealIdentityPackageInput;
  readonly found: AssignedCase;
  readonly persons: Awaited<ReturnType<typeof personsOf>>;
}

/** Makes the package and answers its code, which is told nowhere else; one that waited before goes. */
const pack = async (
  tx: EntityManager,
  { row, input, found, persons }: Packing,
  context: HubContext,
): Promise<IdentityPackageResult> => {
  const [code, at, { office }] = [newCode(), context.now(), found.offices[0]];
  const fields = [...new Set(input.fields)];
  const ids = persons.map(({ id }) => id);
  const content = {
    note: input.note?.trim() || null,
    persons: await valuesFor(tx, { row, persons: ids, fields, office }, context),
  };
  const grounds = persons.map(({ id, consents }) => ({ id, consent: groundOf(consents, at)! }));
  await putPackage(tx, {
    ...{ id: row.id, fields, token: tokenOfCode(context.indexKey, code), by: context.caller.id, through: office, at },
    sealed: await sealContent(tx, { id: row.id, code, content }, context),
    persons: grounds.map(({ id, consent }) => ({ id, consent: consent.id })),
  });
  await recordOf(tx, { row, found, action: 'disclosure.sealed' }, context);
  await tellPackages(tx, [
    {
      ...{ what: 'SEALED', id: row.id, at, by: context.caller.id, fields },
      grounds: grounds.map(({ consent: { id: consent, basis } }) => ({ basis, consent })),
    },
  ]);
  return packed(row, code);
};

const recordOf = (
  tx: EntityManager,
  { row, found, action }: Pick<Packing, 'row' | 'found'> & { readonly action: string },
  { caller }: HubContext,
): Promise<void> =>
  recordAct(tx, {
    ...{ by: caller.id, office: found.offices[0].office, action, purpose: 'disclose-identity' },
    ...{ resourceType: 'disclosure', resource: row.id, caseId: row.caseId },
  });
