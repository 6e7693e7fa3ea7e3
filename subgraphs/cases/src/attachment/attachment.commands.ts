import {
  DOOR_MS,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  subjectSeal,
} from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { lockCase } from '../case/case.store.js';
import { keyRules } from '../idempotency.js';
import { requirePersonWork, requireSupplying } from '../permissions.js';
import { personsById } from '../person/person.store.js';
import { type CreateUploadInput, type RemoveAttachmentInput, uploadRules } from './attachment.inputs.js';
import { ATTACHMENTS_MAX, isAboutPerson, kindsFor, problemsOfUpload, scopeOf } from './attachment.rules.js';
import { subjectOfAttachment } from './attachment.sealing.js';
import { attachmentById, countOfCase, endAttachments, firstReportOf, insertDoor } from './attachment.store.js';
import {
  type CreateUploadResult,
  doorMade,
  noDoor,
  notRemoved,
  type RemoveAttachmentResult,
  removed,
} from './attachment.type.js';

/** Makes a door for one file, by somebody who works on the case and may open files of this kind. */
export const createUpload = async (input: CreateUploadInput, context: HubContext): Promise<CreateUploadResult> => {
  const offices = requirePersonWork(context);
  const found = await context.asCaller(async (tx) => {
    const assigned = await assignedCase(tx, { caseId: input.case, person: context.caller.id, offices });
    if (input.person) await requirePersonOf(tx, input.person, assigned.row.id);
    return assigned;
  });
  requireSupplying(found.offices, scopeOf(input.kind));
  const wrong = [
    ...problemsOf(keyRules, input),
    ...problemsOf(uploadRules, input),
    ...problemsOfUpload(input).map(({ code, field }) => problem(code, field)),
  ];
  if (wrong.length) return noDoor(wrong);
  return context.asSystem('create-upload', (tx) => storeDoor(tx, input, { found, context }));
};

const requirePersonOf = async (tx: EntityManager, person: string, caseId: string): Promise<void> => {
  const [row] = isId(person) ? await personsById(tx, [person]) : [];
  if (row?.case_id !== caseId) throw new HubError('NOT_FOUND');
};

const storeDoor = async (
  tx: EntityManager,
  input: CreateUploadInput,
  { found, context }: { readonly found: AssignedCase; readonly context: HubContext },
): Promise<CreateUploadResult> => {
  const caseId = found.row.id;
  await lockCase(tx, caseId);
  const person = input.person ?? null;
  const report = isAboutPerson(input.kind) ? null : await firstReportOf(tx, caseId);
  if (report === undefined) return noDoor([problem('ATTACHMENT_NEEDS_REPORT', 'input.kind')]);
  const subject = subjectOfAttachment({ person_id: person, report_id: report });
  const seal = await subjectSeal(tx, context.sealer, subject);
  if (!seal) return noDoor([problem('PERSON_ERASED', person ? 'input.person' : 'input.kind')]);
  if ((await countOfCase(tx, caseId)) >= ATTACHMENTS_MAX) return noDoor([problem('ATTACHMENTS_FULL', 'input.case')]);
  const digest = seal.digest(JSON.stringify(input));
  const [now, through] = [context.now(), officeFor(found, input)];
  const row = await insertDoor(tx, {
    ...{ id: context.newId(), caseId, personId: person, reportId: report, kind: input.kind, type: input.type },
    ...{ size: input.size, contentDigest: seal.digest(input.sha256), digest },
    ...{ origin: 'OFFICE', addedBy: context.caller.id, addedThrough: through, idempotencyKey: input.idempotencyKey },
    ...{ doorUntil: new Date(now.getTime() + DOOR_MS), createdAt: now },
  });
  return row.digest === digest ? doorMade(row) : noDoor([problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey')]);
};

/** Of the offices through which the person works on the case, the first that may handle files of this kind. */
const officeFor = ({ offices }: AssignedCase, { kind }: Pick<CreateUploadInput, 'kind'>): string =>
  (offices.find((held) => SCOPES_OF_OFFICE[held.kind].includes(scopeOf(kind))) ?? offices[0]).office;

/** Takes a file away: its key is forgotten with the transaction, its bytes after it. */
export const remove = async (input: RemoveAttachmentInput, context: HubContext): Promise<RemoveAttachmentResult> => {
  const offices = requirePersonWork(context);
  const { row, found } = await context.asCaller(async (tx) => {
    const attachment = isId(input.attachment) ? await attachmentById(tx, input.attachment) : undefined;
    if (!attachment || !kindsFor(context.caller.scopes).includes(attachment.kind)) throw new HubError('NOT_FOUND');
    const person = context.caller.id;
    return { row: attachment, found: await assignedCase(tx, { caseId: attachment.case_id, person, offices }) };
  });
  requireSupplying(found.offices, scopeOf(row.kind));
  const ended = await context.asSystem('remove-attachment', async (tx) => {
    await lockCase(tx, row.case_id);
    const [left] = await endAttachments(tx, { id: row.id }, input.reason);
    if (left)
      await recordAct(tx, {
        ...{ by: context.caller.id, office: officeFor(found, row), action: 'attachment.removed' },
        ...{ purpose: 'remove-attachment', resourceType: 'attachment', resource: row.id, caseId: row.case_id },
      });
    return left;
  });
  if (!ended) return notRemoved(problem('ATTACHMENT_ENDED', 'input.attachment'));
  // bytes that cannot be removed now are swept later
  await context.files.remove(row.id).catch(() => undefined);
  return removed(ended);
};
