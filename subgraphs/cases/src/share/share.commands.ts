import { type EntityManager, fingerprintOf, type HubContext, isId, problem, problemsOf } from '@hub/subgraph-kit';
import { RECIPIENT_OF_OFFICE } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { consentsOfCases } from '../consent/consent.store.js';
import { endInquiry } from '../inquiry/inquiry.store.js';
import { keyRules } from '../idempotency.js';
import { requireSharing } from '../permissions.js';
import type { CaseShareEntity } from './share.entity.js';
import type { EndShareInput, ShareCaseInput } from './share.inputs.js';
import { problemsOfShare } from './share.rules.js';
import { endShares, insertShare, shareById, shareByKey } from './share.store.js';
import { type CaseShareResult, notShared, shared } from './share.type.js';

/** The consents are read under the case's lock, so that none is withdrawn while the case is being shared. */
export const share = async (input: ShareCaseInput, context: HubContext): Promise<CaseShareResult> => {
  const found = await assigned(context, () => Promise.resolve(input.case));
  const wrong = problemsOf(keyRules, input);
  if (wrong.length) return notShared(wrong);
  return context.asSystem('share-case', (tx) => storeShare(tx, input, { found, context }));
};

const storeShare = async (
  tx: EntityManager,
  input: ShareCaseInput,
  { found, context }: { found: AssignedCase; context: HubContext },
): Promise<CaseShareResult> => {
  const { row, offices } = found;
  const [now, by] = [context.now(), context.caller.id];
  const reportedAt = await lockCase(tx, row.id);
  const earlier = await shareByKey(tx, { sharedBy: by, idempotencyKey: input.idempotencyKey });
  const fingerprint = fingerprintOf(input);
  if (earlier)
    return earlier.fingerprint === fingerprint
      ? shared(earlier)
      : notShared([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
  const office = context.directory.office(input.office);
  const proposed = { office, lead: row.lead_committee, purposes: input.purposes, until: input.until };
  const wrong = problemsOfShare(proposed, await consentsOfCases(tx, [row.id]), now);
  if (wrong.length) return notShared(wrong.map(({ code, field }) => problem(code, field)));
  const { idempotencyKey, reason, until, purposes } = input;
  const stored = await giveShare(tx, {
    share: {
      ...{ id: context.newId(), caseId: row.id, office: input.office, recipient: RECIPIENT_OF_OFFICE[office!.kind]! },
      ...{ purposes: [...new Set(purposes)], reason, until, endedAt: null, createdAt: now },
      ...{ sharedBy: by, sharedThrough: offices[0].office, idempotencyKey, fingerprint },
    },
    reportedAt,
  });
  return shared(stored);
};

/** Stores a share that its rules allow, and records who gave it. Needs a system actor, and the lock of the case. */
export const giveShare = async (
  tx: EntityManager,
  { share: given, reportedAt }: { readonly share: CaseShareEntity; readonly reportedAt: Date },
): Promise<CaseShareEntity> => {
  const { stored } = await insertShare(tx, given, reportedAt);
  const { sharedBy: by, sharedThrough: through } = given;
  await recordShare(tx, stored, { by, through, action: 'case_share.made' });
  return stored;
};

export const end = async (input: EndShareInput, context: HubContext): Promise<CaseShareResult> => {
  const { row, offices } = await assigned(context, async (tx) => {
    const found = isId(input.share) ? await shareById(tx, input.share) : null;
    return found?.caseId;
  });
  return context.asSystem('end-share', async (tx) => {
    const reportedAt = await lockCase(tx, row.id);
    const before = (await shareById(tx, input.share))!;
    const ending = { by: context.caller.id, through: offices[0].office };
    if (before.endedAt) {
      await endInquiry(tx, before, ending);
      return shared(before);
    }
    await endShares(tx, [before], reportedAt);
    await recordShare(tx, before, { ...ending, action: 'case_share.ended' });
    return shared((await shareById(tx, input.share))!);
  });
};

const assigned = (
  context: HubContext,
  caseOf: (tx: EntityManager) => Promise<string | undefined>,
): Promise<AssignedCase> => {
  const offices = requireSharing(context);
  return context.asCaller(async (tx) =>
    assignedCase(tx, { caseId: await caseOf(tx), person: context.caller.id, offices }),
  );
};

/** Records what became of a share, by whom. */
export const recordShare = (
  tx: EntityManager,
  { id, caseId }: CaseShareEntity,
  { by, through, action }: { by: string; through: string; action: string },
): Promise<void> =>
  recordAct(tx, {
    ...{ by, office: through, action, purpose: 'share-case' },
    ...{ resourceType: 'case_share', resource: id, caseId },
  });
