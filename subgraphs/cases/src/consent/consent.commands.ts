import { appendFeed } from '@hub/inbox';
import { type EntityManager, fingerprintOf, type HubContext, isId, problem, problemsOf } from '@hub/subgraph-kit';
import { isChild } from '@hub/vocabulary';
import { assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { casesFeed } from '../events.js';
import { personsById } from '../person/person.store.js';
import { keyRules } from '../idempotency.js';
import { type Appointed, requirePersonWork } from '../permissions.js';
import { problemsOfTerms, type RecordConsentInput, termsOf, type WithdrawConsentInput } from './consent.inputs.js';
import { consentsById, insertConsent } from './consent.store.js';
import { consented, type ConsentResult, notConsented } from './consent.type.js';
import { whenGivenAgain } from './counterpart-consent.js';
import { carryOutWithdrawal } from './withdrawal.js';

export const record = async (input: RecordConsentInput, context: HubContext): Promise<ConsentResult> => {
  const { caseId, office } = await workOnCaseOf(context, async (tx) => {
    const [person] = isId(input.person) ? await personsById(tx, [input.person]) : [];
    return person?.case_id;
  });
  const now = context.now();
  const fingerprint = fingerprintOf(input);
  return context.asSystem('record-consent', async (tx) => {
    await lockCase(tx, caseId);
    const child = await isOfChild(tx, input);
    const wrong = [...problemsOf(keyRules, input), ...problemsOfTerms(input.terms, { now, child, at: 'input.terms' })];
    if (wrong.length) return notConsented(wrong);
    const row = await insertConsent(tx, {
      ...{ ...termsOf(input.terms, now), id: context.newId(), personId: input.person, caseId, givenAt: now },
      ...{ recordedBy: context.caller.id, recordedThrough: office.office },
      ...{ idempotencyKey: input.idempotencyKey, fingerprint },
    });
    await appendFeed(tx, casesFeed.name, await whenGivenAgain(tx, caseId, now));
    return row.fingerprint === fingerprint
      ? consented(row)
      : notConsented([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
  });
};

/** Asked with the case locked: whose age was just told is judged by it. */
const isOfChild = async (tx: EntityManager, { person }: RecordConsentInput): Promise<boolean> => {
  const [row] = await personsById(tx, [person]);
  return isChild(row?.age_band);
};

export const withdraw = async ({ consent }: WithdrawConsentInput, context: HubContext): Promise<ConsentResult> => {
  const { caseId, office } = await workOnCaseOf(context, async (tx) => {
    const [found] = isId(consent) ? await consentsById(tx, [consent]) : [];
    return found?.caseId;
  });
  const row = await context.asSystem('withdraw-consent', (tx) =>
    carryOutWithdrawal(tx, { id: consent, caseId, office: office.office }, context),
  );
  return row ? consented(row) : notConsented([problem('CONSENT_WITHDRAWN', 'input.consent')]);
};

/** What belongs to a case one cannot see is missing; what one does not work on may be seen but not changed. */
const workOnCaseOf = async (
  context: HubContext,
  caseOf: (tx: Parameters<typeof personsById>[0]) => Promise<string | undefined>,
): Promise<{ caseId: string; office: Appointed }> => {
  const offices = requirePersonWork(context);
  const found = await context.asCaller(async (tx) =>
    assignedCase(tx, { caseId: await caseOf(tx), person: context.caller.id, offices }),
  );
  return { caseId: found.row.id, office: found.offices[0] };
};
