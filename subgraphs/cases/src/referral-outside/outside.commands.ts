import { cancelEscalations } from '@hub/inbox';
import { type EntityManager, type HubContext, problem, problemsOf } from '@hub/subgraph-kit';
import { lockCase } from '../case/case.store.js';
import { consentsOfEach } from '../referral/referral.consents.js';
import { recordStep } from '../referral/referral.ending.js';
import { sealFeedback } from '../referral/referral.feedback.js';
import { answerRules } from '../referral/referral.inputs.js';
import { coversEach, LIVE_STATES, problemsOfStep } from '../referral/referral.rules.js';
import { lockDuty, moveReferral, type ReferralRow, referralsById } from '../referral/referral.store.js';
import { tellReferral } from '../referral/referral.telling.js';
import { newCode, tokenOfCode } from '../one-time-code/one-time-code.js';
import type { AnswerOpenedReferralInput, OpenReferralInput } from './outside.inputs.js';
import { openPackage } from './outside.package.js';
import { asOffice, canOpen } from './outside.rules.js';
import { deletePackage, emptyPackage, packageByToken, type PackageRow } from './outside.store.js';
import * as type from './outside.type.js';

/** Opens a package once. The consents are read under the lock of the case: one withdrawn since keeps it closed. */
export const open = ({ code }: OpenReferralInput, context: HubContext): Promise<type.OpenReferralResult> =>
  context.asSystem('open-referral', async (tx) => {
    const { row, held } = await lockedBy(tx, tokenOfCode(context.indexKey, code));
    if (!row || !held?.sealed) return type.notOpened();
    const now = context.now();
    const isCovered = row.overrideBasis !== null || (await isStillCovered(tx, row, now));
    if (!canOpen({ state: row.state, until: row.ackBy, isCovered }, now)) return type.notOpened();
    const content = await openPackage(tx, { row, sealed: held.sealed, code }, context);
    if (!content) return type.notOpened();
    const answerCode = newCode();
    await emptyPackage(tx, row.id, tokenOfCode(context.indexKey, answerCode));
    const moved = await moveReferral(tx, { id: row.id, version: row.version, to: 'ACKNOWLEDGED' });
    await cancelEscalations(tx, [moved!.event!], 'referral');
    await recordStep(tx, moved!, { by: null, office: null });
    return type.opened(moved!, content, answerCode);
  });

/** A step of who opened a package. */
export const answer = async (
  input: AnswerOpenedReferralInput,
  context: HubContext,
): Promise<type.AnswerOpenedReferralResult> => {
  const wrong = problemsOf(answerRules, input);
  if (wrong.length) return type.notAnswered(wrong);
  return context.asSystem('answer-opened-referral', async (tx) => {
    const { row, held } = await lockedBy(tx, tokenOfCode(context.indexKey, input.code));
    if (!row || !held || held.sealed !== null) return type.notAnswered([problem('NOT_FOUND', 'input.code')]);
    const stands = problemsOfStep({ from: row.state, to: input.to, by: 'RECEIVER' }, input);
    if (stands.length)
      return type.notAnswered(
        stands.map(({ code, field }) => problem(code, field === 'input.referral' ? 'input.to' : field)),
      );
    return make(tx, { row, input }, context);
  });
};

const make = async (
  tx: EntityManager,
  { row: { id, version }, input }: { readonly row: ReferralRow; readonly input: AnswerOpenedReferralInput },
  context: HubContext,
): Promise<type.AnswerOpenedReferralResult> => {
  const { to, rejection = null, outcome = null, feedback } = input;
  const moved = (await moveReferral(tx, { id, version, to }, { rejection, outcome }))!;
  if (feedback?.trim()) await sealFeedback(tx, { id, feedback }, context);
  if (!LIVE_STATES.includes(to)) await deletePackage(tx, id);
  await recordStep(tx, moved, { by: null, office: null });
  if (to === 'COMPLETED' || to === 'REJECTED')
    await tellReferral(tx, { referral: moved, event: context.newId(), what: to }, context);
  return type.answered(moved);
};

interface Locked {
  readonly row?: ReferralRow;
  readonly held?: PackageRow;
}

/** What a code leads to, read again under the lock of its case. */
const lockedBy = async (tx: EntityManager, token: string): Promise<Locked> => {
  const seen = await packageByToken(tx, token);
  const [before] = seen ? await referralsById(tx, [seen.referral]) : [];
  if (!before) return {};
  await lockDuty(tx, before);
  await lockCase(tx, before.caseId);
  const held = await packageByToken(tx, token);
  const [row] = held ? await referralsById(tx, [held.referral]) : [];
  return held && row ? { held, row } : {};
};

const isStillCovered = async (tx: EntityManager, row: ReferralRow, now: Date): Promise<boolean> => {
  const { kind } = asOffice(row.toRecipient!)!;
  const persons = await consentsOfEach(tx, row.id);
  return coversEach(
    persons.map(({ consents }) => consents),
    { kind, purpose: row.purpose, now },
  );
};
