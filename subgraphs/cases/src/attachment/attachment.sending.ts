import {
  DOOR_MS,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  keyedDigest,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { FILE_BYTES_MAX } from '@hub/vocabulary';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requireAlerting, requireReportsFiled } from '../permissions.js';
import { NOBODY, subjectOfReport } from '../report/report.filing.js';
import { tokenOfCode } from '../tip/tip.code.js';
import { tipByToken } from '../tip/tip.store.js';
import { type CreateReportUploadInput, type CreateTipUploadInput, uploadRules } from './attachment.inputs.js';
import { SENT_MOST } from './attachment.rules.js';
import { doorByKey, insertDoor, reportFiledBy, type ReportedCase, sentWith } from './attachment.store.js';
import { noSendingDoor, type ReportUploadResult, sendingDoor } from './attachment.type.js';

type SentInput = Pick<CreateTipUploadInput, 'idempotencyKey' | 'type' | 'size' | 'sha256'>;

/** Makes a door for a file of a report of one's own; whoever reported sees nothing by it. */
export const createReportUpload = async (
  input: CreateReportUploadInput,
  context: HubContext,
): Promise<ReportUploadResult> => {
  const asked = { report: input.report, person: context.caller.id, offices: requireReportsFiled(context) };
  return context.asSystem('create-report-upload', async (tx) => {
    const own = isId(input.report) ? await reportFiledBy(tx, asked) : undefined;
    if (!own) throw new HubError('NOT_FOUND');
    return storeDoor(tx, input, { own, origin: 'REPORTER', by: context.caller.id, key: input.idempotencyKey, context });
  });
};

/** The same for whoever holds the code of a tip; nobody learns whether a code is wrong or its tip erased. */
export const createTipUpload = async (
  input: CreateTipUploadInput,
  context: HubContext,
): Promise<ReportUploadResult> => {
  requireAlerting(context);
  return context.asSystem('create-tip-upload', async (tx) => {
    const { indexKey } = context;
    const tip = await tipByToken(tx, tokenOfCode(indexKey, input.code));
    if (!tip) return noSendingDoor([problem('NOT_FOUND', 'input.code')]);
    const own = { report: tip.report_id, caseId: tip.case_id, through: NOBODY };
    // all tips have one author, so a key is one of its report
    const key = keyedDigest(indexKey, 'attachment|KEY', JSON.stringify([own.report, input.idempotencyKey]));
    return storeDoor(tx, input, { own, origin: 'TIP', by: NOBODY, key, context });
  });
};

interface Sending {
  readonly own: ReportedCase;
  readonly origin: keyof typeof SENT_MOST;
  readonly by: string;
  readonly key: string;
  readonly context: HubContext;
}

const storeDoor = async (
  tx: EntityManager,
  input: SentInput,
  { own, origin, by, key, context }: Sending,
): Promise<ReportUploadResult> => {
  const { size, type, sha256 } = input;
  const wrong = [
    ...problemsOf(keyRules, input),
    ...problemsOf(uploadRules, input),
    ...(size > FILE_BYTES_MAX ? [problem('FILE_TOO_LARGE', 'input.size')] : []),
  ];
  if (wrong.length) return noSendingDoor(wrong);
  await lockCase(tx, own.caseId);
  const seal = await subjectSeal(tx, context.sealer, subjectOfReport(own.report));
  if (!seal) return noSendingDoor([problem('NOT_FOUND', origin === 'TIP' ? 'input.code' : 'input.report')]);
  const digest = seal.digest(JSON.stringify([own.report, type, size, sha256]));
  const earlier = await doorByKey(tx, by, key);
  if (earlier)
    return earlier.digest === digest
      ? sendingDoor(earlier)
      : noSendingDoor([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
  const sent = await sentWith(tx, own.report);
  const most = SENT_MOST[origin];
  if (sent.files >= most.files || sent.bytes + size > most.bytes)
    return noSendingDoor([problem('REPORT_FILES_FULL', 'input.size')]);
  const now = context.now();
  const row = await insertDoor(tx, {
    ...{ id: context.newId(), caseId: own.caseId, personId: null, reportId: own.report, kind: 'TOLD_WITH_REPORT' },
    ...{ type, size, contentDigest: seal.digest(sha256), digest, origin, addedBy: by, addedThrough: own.through },
    ...{ idempotencyKey: key, doorUntil: new Date(now.getTime() + DOOR_MS), createdAt: now },
  });
  return sendingDoor(row);
};
