import {
  type EntityManager,
  type HubContext,
  problem,
  problemsOf,
  storeSubjects,
  subjectSeal,
} from '@hub/subgraph-kit';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { requireReferring } from '../permissions.js';
import { personsById } from '../person/person.store.js';
import { asOffice, problemsOfReceiver } from '../referral-outside/outside.rules.js';
import { longestShare, problemsOfRecipient } from '../share/share.rules.js';
import { recordStep } from './referral.ending.js';
import { type DraftReferralInput, draftRules } from './referral.inputs.js';
import { type ReferralWord, sealWord, subjectOfReferral } from './referral.sealing.js';
import { insertReferral, insertWords, referralByKey, type ReferralRow } from './referral.store.js';
import { notReferred, referred, type ReferralResult } from './referral.type.js';

export const draft = async (input: DraftReferralInput, context: HubContext): Promise<ReferralResult> => {
  const offices = requireReferring(context);
  const found = await context.asCaller((tx) =>
    assignedCase(tx, { caseId: input.case, person: context.caller.id, offices }),
  );
  const wrong = [
    ...problemsOf(draftRules, input),
    ...problemsOfReceiver(input).map(({ code, field }) => problem(code, field)),
  ];
  if (wrong.length) return notReferred(wrong);
  return context.asSystem('draft-referral', async (tx) => {
    await lockCase(tx, found.row.id);
    const earlier = await referralByKey(tx, { draftedBy: context.caller.id, idempotencyKey: input.idempotencyKey });
    return earlier ? repeated(tx, context, { earlier, input }) : store(tx, context, { input, found });
  });
};

const store = async (
  tx: EntityManager,
  context: HubContext,
  { input, found: { row, offices } }: { readonly input: DraftReferralInput; readonly found: AssignedCase },
): Promise<ReferralResult> => {
  const { directory, caller, sealer } = context;
  const { outside } = input;
  const [id, now] = [context.newId(), context.now()];
  const office = outside ? asOffice(outside.recipient) : directory.office(input.office!);
  const asked = { office, lead: row.lead_committee, purposes: [input.purpose], until: longestShare(now) };
  const persons = await personsById(tx, [...new Set(input.persons)]);
  const wrong = [
    ...problemsOfRecipient(asked, now).map(({ code, field }) => problem(code, fieldOf(field, Boolean(outside)))),
    ...problemsOfPersons(persons, { row, asked: new Set(input.persons).size }),
  ];
  if (wrong.length) return notReferred(wrong);
  const seal = sealer.newSubject(subjectOfReferral(id));
  const stored = await insertReferral(
    tx,
    {
      ...{ id, caseId: row.id, service: input.service, urgency: input.urgency, purpose: input.purpose },
      ...{ reason: input.reason, fromOffice: offices[0].office, fromCommittee: offices[0].committee! },
      ...{ toOffice: outside ? null : input.office!, toRecipient: outside?.recipient ?? null },
      ...{ toCommittee: office!.committee, draftedBy: caller.id },
      ...{ idempotencyKey: input.idempotencyKey, digest: seal.digest(JSON.stringify(input)), createdAt: now },
    },
    persons.map((person) => person.id),
  );
  await storeSubjects(tx, [seal]);
  const notes = input.notes?.trim();
  const words: readonly (readonly [ReferralWord, string | undefined])[] = [
    ['NOTES', notes],
    ['RECEIVER', outside?.name],
    ['CHANNEL', outside?.channel],
  ];
  await insertWords(
    tx,
    words.flatMap(([word, plain]) => (plain ? [sealWord(seal, { referral: id, word, plain })] : [])),
  );
  await recordStep(tx, stored!, { by: caller.id, office: offices[0].office });
  return referred(stored!);
};

/** Shares name several purposes, a referral one, and a class where nobody has an office. */
const fieldOf = (field: string, isOutside: boolean): string => {
  if (field === 'input.purposes') return 'input.purpose';
  return field === 'input.office' && isOutside ? 'input.outside.recipient' : field;
};

const problemsOfPersons = (
  persons: Awaited<ReturnType<typeof personsById>>,
  { row, asked }: { readonly row: AssignedCase['row']; readonly asked: number },
) => {
  const own = persons.filter((person) => person.case_id === row.id);
  if (own.length !== asked) return [problem('INPUT_INVALID', 'input.persons')];
  return own.some((person) => person.erased_at) ? [problem('PERSON_ERASED', 'input.persons')] : [];
};

const repeated = async (
  tx: EntityManager,
  { sealer }: HubContext,
  { earlier, input }: { readonly earlier: ReferralRow; readonly input: DraftReferralInput },
): Promise<ReferralResult> => {
  const seal = await subjectSeal(tx, sealer, subjectOfReferral(earlier.id));
  return seal?.digest(JSON.stringify(input)) === earlier.digest
    ? referred(earlier)
    : notReferred([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};
