import {
  type EntityManager,
  type FileDoors,
  type GivenFile,
  type HubContext,
  HubError,
  keepFile,
  openFile,
  type SealedValue,
  type SentFile,
  subjectSeal,
  unseal,
} from '@hub/subgraph-kit';
import { recordCommittee, requireWritingAbout } from '../committee/committee.changing.js';
import { requireCommitteeReading } from '../permissions.js';
import { closeDoor, type DocumentRow, documentWithKey, keepDocument, openDoor } from './order-document.store.js';

const subjectOf = ({ order_id: order }: Pick<DocumentRow, 'order_id'>): string => `order:${order}`;
const placeOf = (id: string): SealedValue['place'] => ({ table: 'order_document', row: id, column: 'file' });

/**
 * The key of a document as it is stored. Needs a system actor.
 * @returns null when the order was erased
 */
export const sealedKeyOf = async (
  tx: EntityManager,
  sealer: HubContext['sealer'],
  { row, key }: { readonly row: Pick<DocumentRow, 'id' | 'order_id'>; readonly key: string },
): Promise<string | null> => (await subjectSeal(tx, sealer, subjectOf(row)))?.seal(key, placeOf(row.id)) ?? null;

/**
 * Takes the document that a door was made for, once, from whoever made it and may still write about the committee. What
 * is not the declared file leaves the door open.
 */
const take = async (file: SentFile, context: HubContext): Promise<void> => {
  if (!context.caller.mfa) throw new HubError('FORBIDDEN_FIELD');
  const row = await context.asSystem('take-order-document', (tx) => passDoor(tx, file, context));
  await requireWritingAbout(context, row.committee);
  const { key, size, stripped } = await keepFile(context.files, { ...file, type: row.type, pdfAsSent: true });
  try {
    await context.asSystem('keep-order-document', async (tx) => {
      const sealed = await sealedKeyOf(tx, context.sealer, { row, key });
      if (!sealed) throw new HubError('NOT_FOUND');
      await keepDocument(tx, row, { size, stripped, sealed, now: context.now() });
      await recordCommittee(tx, row.committee, { action: 'order_document_added', by: context.caller.id });
    });
  } catch (error) {
    await context.files.remove(row.id);
    throw error;
  }
};

const passDoor = async (
  tx: EntityManager,
  { id, size, sha256 }: SentFile,
  context: HubContext,
): Promise<DocumentRow> => {
  const now = context.now();
  const row = await openDoor(tx, { id, person: context.caller.id, now });
  if (!row) throw new HubError('NOT_FOUND');
  if (row.size !== size || row.sha256 !== sha256) throw new HubError('FILE_DIFFERS');
  await closeDoor(tx, id, now);
  return row;
};

/** Gives a document to whoever may read what is not public of the committee; the read is recorded before it is opened. */
const give = async ({ id }: { readonly id: string }, context: HubContext): Promise<GivenFile> => {
  const { row, key } = await context.asCallerOnRecord(async (tx) => {
    const found = await documentWithKey(tx, id);
    if (!found) throw new HubError('NOT_FOUND');
    const office = requireCommitteeReading(context, found.committee);
    const sealed = [{ value: found.sealed, subject: subjectOf(found), place: placeOf(id), office }];
    const reading = { actor: `person:${context.caller.id}`, purpose: 'establishment', sealed };
    const [opened] = await unseal(tx, context.sealer, reading);
    if (!opened) throw new HubError('NOT_FOUND');
    return { row: found, key: opened };
  });
  const bytes = await openFile(context.files, { id, key, size: row.size });
  return { type: row.type, name: `order-${id.slice(0, 8)}`, size: row.size, bytes };
};

export const orderDocumentDoors: FileDoors = { take, give };
