import { type EntityManager, type HubContext, HubError, isId, problem, problemsOf } from '@hub/subgraph-kit';
import { cancelEscalations } from '@hub/inbox';
import { lockCase } from '../case/case.store.js';
import { type Appointed, requireReferralAnswering } from '../permissions.js';
import { endShareOf, recordStep } from './referral.ending.js';
import { sealFeedback } from './referral.feedback.js';
import { type AnswerReferralInput, answerRules } from './referral.inputs.js';
import { LIVE_STATES, problemsOfStep } from './referral.rules.js';
import { lockDuty, moveReferral, type ReferralRow, referralsById } from './referral.store.js';
import { tellReferral } from './referral.telling.js';
import { notReferred, referred, type ReferralResult } from './referral.type.js';

/** A step of the receiver; the first of them answers the alert as well. */
export const answer = async (input: AnswerReferralInput, context: HubContext): Promise<ReferralResult> => {
  const { seen, held } = await ofReceiver(input.referral, context);
  const wrong = problemsOf(answerRules, input);
  if (wrong.length) return notReferred(wrong);
  return context.asSystem('answer-referral', async (tx) => {
    await lockDuty(tx, seen);
    const reportedAt = await lockCase(tx, seen.caseId);
    const [row] = await referralsById(tx, [seen.id]);
    const stands = problemsOfStep({ from: row!.state, to: input.to, by: 'RECEIVER' }, input);
    if (stands.length) return notReferred(stands.map(({ code, field }) => problem(code, field)));
    if (row!.version !== input.version) return notReferred([problem('VERSION_CONFLICT', 'input.version')]);
    return make(tx, { row: row!, input, held, reportedAt }, context);
  });
};

interface Step {
  readonly row: ReferralRow;
  readonly input: AnswerReferralInput;
  readonly held: Appointed;
  readonly reportedAt: Date;
}

const make = async (
  tx: EntityManager,
  { row: { id, version }, input, held, reportedAt }: Step,
  context: HubContext,
): Promise<ReferralResult> => {
  const { to, rejection = null, outcome = null, feedback } = input;
  const moved = (await moveReferral(tx, { id, version, to }, { rejection, outcome }))!;
  if (feedback?.trim()) await sealFeedback(tx, { id, feedback }, context);
  if (!LIVE_STATES.includes(to)) await endShareOf(tx, moved, reportedAt);
  await recordStep(tx, moved, { by: context.caller.id, office: held.office });
  await cancelEscalations(tx, [moved.event!], 'referral');
  if (to === 'COMPLETED' || to === 'REJECTED')
    await tellReferral(tx, { referral: moved, event: context.newId(), what: to }, context);
  return referred(moved);
};

/** A referral one cannot see is missing; one to another office may be seen but not answered. */
const ofReceiver = async (
  referral: string,
  context: HubContext,
): Promise<{ readonly seen: ReferralRow; readonly held: Appointed }> => {
  const offices = requireReferralAnswering(context);
  const [seen] = isId(referral) ? await context.asCaller((tx) => referralsById(tx, [referral])) : [];
  if (!seen) throw new HubError('NOT_FOUND');
  const held = seen.sentAt && offices.find(({ office }) => office === seen.toOffice);
  if (!held) throw new HubError('FORBIDDEN_ACTION');
  return { seen, held };
};
