import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  type Problem,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { isChild, thaiDay } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { problemsOfTerms, termsOf } from '../consent/consent.inputs.js';
import { insertConsent } from '../consent/consent.store.js';
import { keyRules } from '../idempotency.js';
import { type Appointed, requirePersonWork, requireSupplying } from '../permissions.js';
import { GROUPS, PERSON_GROUPS, type PersonGroup, type ToldOfPerson } from './person.groups.js';
import {
  codeRules,
  personRules,
  type RegisterPersonInput,
  toldRules,
  type UpdatePersonInput,
} from './person.inputs.js';
import { heedMinor } from './person.minor.js';
import { obstacleToAge, toldAge } from './person.rules.js';
import { sealTold, subjectOfPerson, tokensOf } from './person.sealing.js';
import { bornOnOf } from './person.reading.js';
import {
  insertPerson,
  type PersonRow,
  personsById,
  replaceTokens,
  replaceValues,
  updateCodes,
} from './person.store.js';
import { kept, notKept, type PersonResult } from './person.type.js';
import { problemsOfRescue } from './victim.rules.js';

/** A person and the first consent are one transaction, so that one rule decides about every later read. */
export const register = async (input: RegisterPersonInput, context: HubContext): Promise<PersonResult> => {
  const { caseId, office } = await workOn(input.case, input, context);
  const wrong = [
    ...problemsOf(keyRules, input),
    ...problemsOf(personRules, input),
    ...problemsOfAge(input, context),
    ...problemsOfTerms(input.consent, {
      ...{ now: context.now(), at: 'input.consent' },
      child: isChild(toldAge(ageOf(input), thaiDay(context.now()))),
    }),
    ...problemsOfContext(input, { isRescued: false, context }),
  ];
  if (wrong.length) return notKept(wrong);
  const stored = await context.asSystem('register-person', (tx) => storePerson(tx, input, { caseId, office, context }));
  return stored ? kept(stored) : notKept([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};

/** @returns undefined when the key was used for another person, or for one who was erased since */
const storePerson = async (
  tx: EntityManager,
  input: RegisterPersonInput,
  { caseId, office, context }: { caseId: string; office: Appointed; context: HubContext },
): Promise<PersonRow | undefined> => {
  const { sealer, caller, indexKey } = context;
  const [id, now, words] = [context.newId(), context.now(), JSON.stringify(input)];
  const told = toldRules.parse(input) as ToldOfPerson;
  const { sex, citizenship = null, exploitationTypes = [], ...victim } = codesOf(input);
  const ageBand = toldAge(ageOf(input), thaiDay(now)) ?? null;
  const seal = sealer.newSubject(subjectOfPerson(id));
  await lockCase(tx, caseId);
  const { row, isNew } = await insertPerson(tx, {
    ...{ ...victim, id, caseId, sex: sex!, ageBand, citizenship, exploitationTypes, traffickingStatus: 'POSSIBLE' },
    ...{ registeredBy: caller.id, registeredThrough: office.office, idempotencyKey: input.idempotencyKey },
    ...{ digest: seal.digest(words), createdAt: now },
  });
  if (!isNew) {
    const earlier = await subjectSeal(tx, sealer, subjectOfPerson(row.id));
    return earlier?.digest(words) === row.digest ? row : undefined;
  }
  await storeSubjects(tx, [seal]);
  await replaceValues(tx, id, { groups: GROUPS, values: sealTold(seal, id, told) });
  await replaceTokens(tx, id, tokensOf(indexKey, told));
  await recordAct(tx, {
    ...{ by: caller.id, office: office.office, action: 'person.registered', purpose: 'register-person' },
    ...{ resourceType: 'person', resource: id, caseId },
  });
  await insertConsent(tx, {
    ...{ ...termsOf(input.consent, now), id: context.newId(), personId: id, caseId, givenAt: now },
    ...{ recordedBy: caller.id, recordedThrough: office.office },
    ...{ idempotencyKey: `first:${id}`, fingerprint: '' },
  });
  await heedMinor(tx, row, { through: office.office, context });
  return row;
};

/** A person one cannot see is missing; one of a case that is not assigned may be seen but not changed. */
export const update = async (input: UpdatePersonInput, context: HubContext): Promise<PersonResult> => {
  const person = await visiblePerson(input.person, context);
  const { caseId, office } = await workOn(person.case_id, input, context);
  const isRescued = person.rescued_on !== null;
  const wrong = [
    ...problemsOf(personRules, input),
    ...problemsOfAge({ identity: input.identity, ageBand: input.ageBand ?? person.age_band }, context),
    ...problemsOfContext(input, { isRescued, context }),
  ];
  if (wrong.length) return notKept(wrong);
  if (person.erased_at) return notKept([problem('PERSON_ERASED', 'input.person')]);
  return context.asSystem('update-person', (tx) =>
    storeChange(tx, input, { known: person, caseId, office: office.office, context }),
  );
};

interface Changing {
  readonly known: PersonRow;
  readonly caseId: string;
  /** Office id. */
  readonly office: string;
  readonly context: HubContext;
}

const storeChange = async (
  tx: EntityManager,
  input: UpdatePersonInput,
  { known, caseId, office, context }: Changing,
): Promise<PersonResult> => {
  const told = toldRules.parse(input) as ToldOfPerson;
  const by = context.caller.id;
  // it and an erasure wait for each other, so that nothing is told of a person after the receipt
  await lockCase(tx, caseId);
  if (input.ageBand && !told.identity) {
    const bornOn = await bornOnOf(tx, known, { by, office, sealer: context.sealer });
    const code = obstacleToAge({ ageBand: input.ageBand, bornOn }, thaiDay(context.now()));
    if (code) return notKept([problem(code, 'input.ageBand')]);
  }
  const ageBand = input.ageBand ?? known.age_band ?? toldAge(ageOf(input), thaiDay(context.now()));
  const row = await updateCodes(tx, { ...codesOf(input), ageBand, id: known.id, version: input.version });
  const seal = row && (await subjectSeal(tx, context.sealer, subjectOfPerson(row.id)));
  if (!row || !seal) return notKept([problem('VERSION_CONFLICT', 'input.version')]);
  const groups = GROUPS.filter((group) => told[group]);
  await replaceValues(tx, row.id, { groups, values: sealTold(seal, row.id, told) });
  if (told.identity) await replaceTokens(tx, row.id, tokensOf(context.indexKey, told));
  await recordAct(tx, {
    ...{ by, office, action: 'person.updated', purpose: 'update-person' },
    ...{ resourceType: 'person', resource: row.id, caseId },
  });
  return kept(row, await heedMinor(tx, row, { through: office, context }));
};

const ageOf = ({ ageBand, identity }: Pick<UpdatePersonInput, 'ageBand' | 'identity'>) => ({
  ...{ ageBand, bornOn: identity?.bornOn },
});

const problemsOfAge = (told: Pick<UpdatePersonInput, 'ageBand' | 'identity'>, context: HubContext): Problem[] => {
  const code = obstacleToAge(ageOf(told), thaiDay(context.now()));
  return code ? [problem(code, 'input.identity.bornOn')] : [];
};

/** The case, when the caller works on it through an office that may handle what is supplied. */
export const workOn = async (
  caseId: string,
  told: Pick<UpdatePersonInput, PersonGroup>,
  context: HubContext,
): Promise<{ caseId: string; office: Appointed }> => {
  const offices = requirePersonWork(context);
  const found = await context.asCaller((tx) => assignedCase(tx, { caseId, person: context.caller.id, offices }));
  for (const group of GROUPS) if (told[group]) requireSupplying(found.offices, PERSON_GROUPS[group].scope);
  return { caseId: found.row.id, office: found.offices[0] };
};

/** Codes of a person with those of the context beside them. */
const codesOf = (input: RegisterPersonInput | UpdatePersonInput) => {
  const { victimContext, ...codes } = codeRules.parse(input);
  return { ...codes, ...victimContext };
};

const problemsOfContext = (
  { victimContext }: Pick<UpdatePersonInput, 'victimContext'>,
  { isRescued, context }: { readonly isRescued: boolean; readonly context: HubContext },
): Problem[] => {
  const rescuedOn = victimContext?.rescuedOn ?? undefined;
  const exploitationArea = victimContext?.exploitationArea ?? undefined;
  const level = exploitationArea && context.directory.place(exploitationArea)?.level;
  return problemsOfRescue(
    { rescuedOn, exploitationArea },
    { isRescued, level: level || undefined, now: context.now() },
  ).map(({ code, field }) => problem(code, `input.victimContext.${field}`));
};

export const visiblePerson = async (id: string, context: HubContext): Promise<PersonRow> => {
  requirePersonWork(context);
  const [row] = isId(id) ? await context.asCaller((tx) => personsById(tx, [id])) : [];
  if (!row) throw new HubError('NOT_FOUND');
  return row;
};
