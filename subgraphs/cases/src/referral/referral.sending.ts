import {
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { cancelEscalations } from '@hub/inbox';
import { RECIPIENT_OF_OFFICE } from '@hub/vocabulary';
import { ackByOf } from '../alert/alert.rules.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { requireReferring } from '../permissions.js';
import { giveOutside } from '../referral-outside/outside.sending.js';
import { asOffice } from '../referral-outside/outside.rules.js';
import { deletePackage } from '../referral-outside/outside.store.js';
import { giveShare } from '../share/share.commands.js';
import { longestShare, problemsOfRecipient } from '../share/share.rules.js';
import { consentsOfEach } from './referral.consents.js';
import { endShareOf, recordStep } from './referral.ending.js';
import { type RevokeReferralInput, type SendReferralInput, sendRules } from './referral.inputs.js';
import { coversEach, problemsOfConsent, problemsOfStep } from './referral.rules.js';
import { sealWord, subjectOfReferral } from './referral.sealing.js';
import { insertWords, lockDuty, moveReferral, type ReferralRow, referralsById } from './referral.store.js';
import { tellReferral } from './referral.telling.js';
import { notReferred, referred, type ReferralResult } from './referral.type.js';

/** The consents are read under the lock of the case, so that none is withdrawn while the referral is being sent. */
export const send = async (input: SendReferralInput, context: HubContext): Promise<ReferralResult> => {
  const sent = await ofSender(input.referral, context);
  const wrong = problemsOf(sendRules, input);
  if (wrong.length) return notReferred(wrong);
  return context.asSystem('send-referral', async (tx) => {
    const reportedAt = await lockCase(tx, sent.found.row.id);
    const [row] = await referralsById(tx, [sent.id]);
    // who may not read what identifies a person sends nobody a package of it
    if (row!.toRecipient && !context.caller.mfa) throw new HubError('FORBIDDEN_ACTION');
    const stands = problemsNow(row!, { input, to: 'SENT' });
    return stands.length ? notReferred(stands) : give(tx, { row: row!, input, reportedAt, ...sent }, context);
  });
};

export const revoke = async (input: RevokeReferralInput, context: HubContext): Promise<ReferralResult> => {
  const { id, event, found } = await ofSender(input.referral, context);
  return context.asSystem('revoke-referral', async (tx) => {
    await lockDuty(tx, { event });
    const reportedAt = await lockCase(tx, found.row.id);
    const [row] = await referralsById(tx, [id]);
    const { revocation } = input;
    const wrong = problemsNow(row!, { input, to: 'REVOKED', words: { revocation } });
    if (wrong.length) return notReferred(wrong);
    const revoked = (await moveReferral(tx, { id, version: input.version, to: 'REVOKED' }, { revocation }))!;
    await endShareOf(tx, revoked, reportedAt);
    await deletePackage(tx, id);
    await recordStep(tx, revoked, { by: context.caller.id, office: found.offices[0].office });
    if (revoked.event) {
      await cancelEscalations(tx, [revoked.event], 'referral');
      await tellReferral(tx, { referral: revoked, event: context.newId(), what: 'REVOKED' }, context);
    }
    return referred(revoked);
  });
};

interface Sending {
  readonly row: ReferralRow;
  readonly input: SendReferralInput;
  readonly found: AssignedCase;
  readonly reportedAt: Date;
}

const give = async (tx: EntityManager, sending: Sending, context: HubContext): Promise<ReferralResult> => {
  const { row, input, found, reportedAt } = sending;
  const now = context.now();
  const { toRecipient } = row;
  const office = toRecipient ? asOffice(toRecipient) : context.directory.office(row.toOffice!);
  const asked = { office, lead: found.row.lead_committee, purposes: [row.purpose], until: longestShare(now) };
  const [unfit] = problemsOfRecipient(asked, now);
  if (unfit) return notReferred([problem(unfit.code, 'input.referral')]);
  const persons = await consentsOfEach(tx, row.id);
  const isCovered = coversEach(
    persons.map(({ consents }) => consents),
    { kind: office!.kind, purpose: row.purpose, now },
  );
  const gate = problemsOfConsent(isCovered, Boolean(input.override));
  if (gate.length) return notReferred(gate.map(({ code, field }) => problem(code, field)));
  await sealOverride(tx, sending, context);
  const overrideBasis = input.override?.basis ?? null;
  if (toRecipient) return giveOutside(tx, { row, found, persons, overrideBasis }, context);
  const [by, through] = [context.caller.id, found.offices[0].office];
  const share = await giveShare(tx, {
    reportedAt,
    share: {
      ...{ id: context.newId(), caseId: row.caseId, office: row.toOffice!, until: asked.until, endedAt: null },
      ...{ recipient: RECIPIENT_OF_OFFICE[office!.kind]!, purposes: [row.purpose], reason: row.reason },
      ...{
        sharedBy: by,
        sharedThrough: through,
        idempotencyKey: `referral:${row.id}`,
        fingerprint: '',
        createdAt: now,
      },
    },
  });
  const rule = context.alertRules.current('A8')!;
  const change = { share: share.id, event: context.newId(), ackBy: ackByOf(rule, row.urgency, now) };
  const sent = await moveReferral(tx, { id: row.id, version: row.version, to: 'SENT' }, { ...change, overrideBasis });
  await recordStep(tx, sent!, { by, office: through });
  await tellReferral(tx, { referral: sent!, event: change.event, what: 'SENT' }, context);
  return referred(sent!);
};

const sealOverride = async (tx: EntityManager, { row, input }: Sending, { sealer }: HubContext): Promise<void> => {
  if (!input.override) return;
  const seal = await subjectSeal(tx, sealer, subjectOfReferral(row.id));
  if (!seal) throw new HubError('NOT_FOUND');
  await insertWords(tx, [sealWord(seal, { referral: row.id, word: 'OVERRIDE', plain: input.override.reason })]);
};

/** What stands against a step of the sender's side as the referral is now, under the lock of its case. */
const problemsNow = (
  row: ReferralRow,
  {
    input,
    to,
    words = {},
  }: {
    readonly input: { readonly version: number };
    readonly to: 'SENT' | 'REVOKED';
    readonly words?: Parameters<typeof problemsOfStep>[1];
  },
) => {
  const wrong = problemsOfStep({ from: row.state, to, by: 'SENDER' }, words);
  if (wrong.length) return wrong.map(({ code, field }) => problem(code, field));
  return row.version === input.version ? [] : [problem('VERSION_CONFLICT', 'input.version')];
};

/** A referral one cannot see is missing; one of a case that is not assigned may be seen but not changed. */
const ofSender = async (
  referral: string,
  context: HubContext,
): Promise<{ readonly id: string; readonly event: string | null; readonly found: AssignedCase }> => {
  const offices = requireReferring(context);
  return context.asCaller(async (tx) => {
    const [row] = isId(referral) ? await referralsById(tx, [referral]) : [];
    const found = await assignedCase(tx, { caseId: row?.caseId, person: context.caller.id, offices });
    return { id: row!.id, event: row!.event, found };
  });
};
