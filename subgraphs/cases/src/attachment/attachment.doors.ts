import {
  type EntityManager,
  type FileDoors,
  type GivenFile,
  type HubContext,
  HubError,
  keepFile,
  type KeptFile,
  openFile,
  type SentFile,
  subjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import { ACCESS_PURPOSES, type AccessPurpose } from '@hub/vocabulary';
import { identifiable } from '../access/access.decision.js';
import { recordAct } from '../access/act.js';
import { assignedCase } from '../assignment/assigned-case.js';
import { casesById, lockCase } from '../case/case.store.js';
import { consentsOfPersons } from '../consent/consent.store.js';
import { requireIdentifying, requirePersonWork, requireReportsFiled } from '../permissions.js';
import { countAddition, lockTip } from '../tip/tip.store.js';
import { tellAddition } from '../tip/tip.telling.js';
import { kindsFor, scopeOf } from './attachment.rules.js';
import { sealedKeyOf, sealKey, subjectOfAttachment } from './attachment.sealing.js';
import {
  attachmentById,
  type AttachmentRow,
  closeDoor,
  keepAttachment,
  openDoor,
  sealedKeyById,
} from './attachment.store.js';

/**
 * Takes the file that a door was made for, once, from whoever made it and may still send it. The door is used by the
 * first that comes, whatever becomes of it; the file is there once the transaction that records it is.
 */
const take = async (file: SentFile, context: HubContext): Promise<void> => {
  const row = await context.asSystem('take-file', (tx) => passDoor(tx, file, context));
  await requireStillAtWork(row, context);
  const kept = await keepFile(context.files, { ...file, type: row.type });
  try {
    await requireStillAtWork(row, context);
    await context.asSystem('keep-attachment', (tx) => keep(tx, { row, kept }, context));
  } catch (error) {
    await context.files.remove(row.id);
    throw error;
  }
};

/** Who works on a case, in these offices; who reported something keeps the right to add to it. */
const requireSending = ({ origin, added_through: through }: AttachmentRow, context: HubContext): void => {
  if (origin === 'OFFICE') requirePersonWork(context);
  if (origin === 'REPORTER' && !requireReportsFiled(context).includes(through)) throw new HubError('NOT_FOUND');
};

const requireStillAtWork = async (row: AttachmentRow, context: HubContext): Promise<void> => {
  if (row.origin !== 'OFFICE') return;
  const offices = requirePersonWork(context);
  await context.asCaller((tx) => assignedCase(tx, { caseId: row.case_id, person: context.caller.id, offices }));
};

const keep = async (
  tx: EntityManager,
  { row, kept }: { readonly row: AttachmentRow; readonly kept: KeptFile },
  context: HubContext,
): Promise<void> => {
  const isTip = row.origin === 'TIP';
  // before the case, as everything that is added to a tip
  if (isTip) await lockTip(tx, row.report_id!);
  await lockCase(tx, row.case_id);
  const seal = await subjectSeal(tx, context.sealer, subjectOfAttachment(row));
  if (!seal) throw new HubError('NOT_FOUND');
  const { key, ...sizes } = kept;
  await keepAttachment(tx, { id: row.id, ...sizes, sealed: sealKey(seal, row.id, key) });
  await recordAct(tx, {
    ...{ by: isTip ? null : row.added_by, office: isTip ? null : row.added_through, action: 'attachment.added' },
    ...{ purpose: 'keep-attachment', resourceType: 'attachment', resource: row.id, caseId: row.case_id },
  });
  if (isTip) await countAddition(tx, row.report_id!, context.now());
  if (row.origin !== 'OFFICE') await tellSent(tx, row.case_id, context);
};

/** Until a committee takes the case up, it finds the file with it. */
const tellSent = async (tx: EntityManager, caseId: string, context: HubContext): Promise<void> => {
  const [found] = await casesById(tx, [caseId]);
  if (found && found.state !== 'REPORTED') await tellAddition(tx, { case_id: caseId }, context);
};

/** What is not the declared file leaves the door open. */
const passDoor = async (
  tx: EntityManager,
  { id, size, sha256 }: SentFile,
  context: HubContext,
): Promise<AttachmentRow> => {
  const row = await openDoor(tx, id, context.caller.id);
  const seal = row && (await subjectSeal(tx, context.sealer, subjectOfAttachment(row)));
  if (!row || !seal) throw new HubError('NOT_FOUND');
  requireSending(row, context);
  if (row.size !== size || row.content_digest !== seal.digest(sha256)) throw new HubError('FILE_DIFFERS');
  await closeDoor(tx, id);
  return row;
};

/** Gives a file to whoever may read the values of the same kind; the read is recorded before a byte of it is opened. */
const give = async (
  { id, purpose }: { readonly id: string; readonly purpose: string | null },
  context: HubContext,
): Promise<GivenFile> => {
  if (!isPurpose(purpose)) throw new HubError('FILE_PURPOSE_NEEDED');
  const { row, key } = await context.asCallerOnRecord((tx) => openKey(tx, { id, purpose }, context), purpose);
  const bytes = await openFile(context.files, { id, key, size: row.size });
  return {
    type: row.type,
    name: `${row.kind.toLowerCase().replaceAll('_', '-')}-${id.slice(0, 8)}`,
    size: row.size,
    bytes,
  };
};

const isPurpose = (given: string | null): given is AccessPurpose =>
  ACCESS_PURPOSES.some((purpose) => purpose === given);

const openKey = async (
  tx: EntityManager,
  { id, purpose }: { readonly id: string; readonly purpose: AccessPurpose },
  context: HubContext,
): Promise<{ readonly row: AttachmentRow; readonly key: string }> => {
  const { caller, sealer } = context;
  const row = await attachmentById(tx, id);
  if (!row || row.ended_at || !kindsFor(caller.scopes).includes(row.kind)) throw new HubError('NOT_FOUND');
  const scope = scopeOf(row.kind);
  const held = requireIdentifying(context, scope);
  const consents = row.person_id === null ? ('NOT_NEEDED' as const) : await consentsOfPersons(tx, [row.person_id]);
  const rows = [{ id, caseId: row.case_id, consents }];
  const [allowed] = await identifiable(tx, { caller, now: context.now() }, { rows, scope, purpose, held });
  const sealed = allowed && (await sealedKeyById(tx, id));
  if (!sealed) throw new HubError('FORBIDDEN_FIELD');
  const reading = { actor: `person:${caller.id}`, purpose };
  const [key] = await unseal(tx, sealer, { ...reading, sealed: [{ ...sealedKeyOf(row, sealed), ...allowed.audit }] });
  if (!key) throw new HubError('NOT_FOUND');
  return { row, key };
};

export const attachmentDoors: FileDoors = { take, give };
