import { createHash } from 'node:crypto';
import { type EntityManager, recordAudit, scheduleTask, unscheduleTask } from '@hub/store';
import { HubError } from '../errors.js';
import type { HubContext } from '../request/context.js';
import { isId } from '../request/id.js';
import { fingerprintOf, problemsOf } from '../request/input.js';
import { requireScope } from '../request/permission.js';
import { problem } from '../schema/shared-types.js';
import {
  type AddTableImportPartInput,
  beginRules,
  type BeginTableImportInput,
  type EndTableImportInput,
  partRules,
} from './table-import.inputs.js';
import type { TableImportKind } from './table-import.kind.js';
import {
  addPart,
  fileOf,
  forgetParts,
  importById,
  insertImport,
  isNewContent,
  lockedImport,
  partOf,
  restartParts,
  setState,
  type TableImportRecord,
} from './table-import.store.js';
import { notTaken, taken, type TableImportResult } from './table-import.type.js';

/** Names of the tasks of imports. */
export const CHECK_TASK = 'check-table-import';
export const WRITE_TASK = 'write-table-import';
export const FORGET_TASK = 'forget-table-import';

/** A table that is not taken within so many days is dropped. */
const KEPT_DAYS = 7;

const schedule = (tx: EntityManager, task: string, id: string, delaySeconds = 0): Promise<void> =>
  scheduleTask(tx, { task, payload: { import: id }, delaySeconds, key: `${task}:${id}` });

/** Destroys what was sent, and takes back what waits to do so. */
export const forget = async (tx: EntityManager, id: string): Promise<void> => {
  await forgetParts(tx, id);
  await unscheduleTask(tx, `${FORGET_TASK}:${id}`);
};

export const begin = async (
  kind: TableImportKind,
  input: BeginTableImportInput,
  context: HubContext,
): Promise<TableImportResult> => {
  requireScope(context.caller, kind.scope);
  if (!isId(input.subject)) throw new HubError('NOT_FOUND');
  const office = await kind.authorise(context, input.subject);
  const wrong = problemsOf(beginRules, input);
  if (wrong.length) return notTaken(...wrong);
  const fingerprint = fingerprintOf(Object.assign({ kind: kind.noun }, input));
  return context.asSystem('begin-table-import', async (tx) => {
    const id = context.newId();
    const { subject, bytes, sha256, idempotencyKey } = input;
    const row = await insertImport(tx, {
      ...{ id, kind: kind.noun, subject, office, person: context.caller.id, bytes, sha256, idempotencyKey },
      ...{ fingerprint, created_at: context.now() },
    });
    if (row.fingerprint !== fingerprint) return notTaken(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
    if (row.id === id) await schedule(tx, FORGET_TASK, id, KEPT_DAYS * 86_400);
    return taken(row);
  });
};

/** Parts come in their turn; when the last one has come the table is checked, which is its preview. */
export const add = async (
  kind: TableImportKind,
  input: AddTableImportPartInput,
  context: HubContext,
): Promise<TableImportResult> => {
  const { id } = await ownImport(kind, input.import, context);
  if (problemsOf(partRules, input).length) return notTaken(problem('INPUT_INVALID', 'input.content'));
  const content = Buffer.from(input.content, 'base64');
  return context.asSystem('add-table-import-part', async (tx) => {
    const row = await lockedImport(tx, id);
    const before = await partOf(tx, id, input.number);
    if (before) return before.equals(content) ? taken(row) : notTaken(problem('IMPORT_CHUNK_DIFFERS', 'input.content'));
    if (row.state !== 'RECEIVING') return notTaken(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    if (input.number !== row.next_part) return notTaken(problem('IMPORT_CHUNK_OUT_OF_TURN', 'input.number'));
    const added = await addPart(tx, id, content);
    if (added.received < added.bytes) return taken(added);
    if (!(await isWhole(tx, added))) {
      await restartParts(tx, id);
      return notTaken(problem('IMPORT_FILE_DIFFERS', 'input.content'));
    }
    await schedule(tx, CHECK_TASK, id);
    return taken(await setState(tx, id, 'CHECKING'));
  });
};

const isWhole = async (tx: EntityManager, { id, bytes, sha256 }: TableImportRecord): Promise<boolean> => {
  const file = await fileOf(tx, id);
  return file.length === bytes && createHash('sha256').update(file).digest('hex') === sha256;
};

/** All rows are written in one transaction, done by a task; a table with a rejected row stays as it is. */
export const commit = async (
  kind: TableImportKind,
  input: EndTableImportInput,
  context: HubContext,
): Promise<TableImportResult> => {
  const { id, subject } = await ownImport(kind, input.import, context);
  await kind.authorise(context, subject);
  return context.asSystem('commit-table-import', async (tx) => {
    const row = await lockedImport(tx, id);
    if (row.state === 'WRITING' || row.state === 'COMMITTED') return taken(row);
    if (row.state !== 'CHECKED') return notTaken(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    if (row.rejected) return notTaken(problem('IMPORT_HAS_REJECTED_ROWS', 'input.import'));
    if (!row.rows) return notTaken(problem('IMPORT_EMPTY', 'input.import'));
    if (!(await isNewContent(tx, row))) return notTaken(problem('IMPORT_REPEATED', 'input.import'));
    await schedule(tx, WRITE_TASK, id);
    return taken(await setState(tx, id, 'WRITING'));
  });
};

export const drop = async (
  kind: TableImportKind,
  input: EndTableImportInput,
  context: HubContext,
): Promise<TableImportResult> => {
  const { id } = await ownImport(kind, input.import, context);
  return context.asSystem('drop-table-import', async (tx) => {
    const row = await lockedImport(tx, id);
    if (row.state === 'DROPPED') return taken(row);
    if (row.state === 'WRITING' || row.state === 'COMMITTED')
      return notTaken(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    await forget(tx, id);
    return taken(await setState(tx, id, 'DROPPED'));
  });
};

/** What a table wrote is taken back as a whole; then the same file is as new. */
export const withdraw = async (
  { withdraw: takeBack, ...kind }: TableImportKind,
  input: EndTableImportInput,
  context: HubContext,
): Promise<TableImportResult> => {
  const { id, subject } = await ownImport(kind, input.import, context);
  await kind.authorise(context, subject);
  return context.asSystem('withdraw-table-import', async (tx) => {
    const row = await lockedImport(tx, id);
    if (row.state === 'WITHDRAWN') return taken(row);
    if (row.state !== 'COMMITTED') return notTaken(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    const against = await takeBack!(tx, row);
    if (against) return notTaken(problem(against, 'input.import'));
    const withdrawn = { action: `${kind.noun}.withdrawn`, office: row.office, purpose: 'import' };
    const of = { resourceType: 'table_import', resource: id };
    await recordAudit(tx, [{ actor: `person:${context.caller.id}`, ...withdrawn, ...of }]);
    return taken(await setState(tx, id, 'WITHDRAWN'));
  });
};

/** An import of somebody else is missing, and one of another kind. @throws {HubError} `NOT_FOUND` */
const ownImport = async (kind: TableImportKind, id: string, context: HubContext): Promise<TableImportRecord> => {
  requireScope(context.caller, kind.scope);
  const row = isId(id) ? await context.asCaller((tx) => importById(tx, id)) : undefined;
  if (row?.kind !== kind.noun) throw new HubError('NOT_FOUND');
  return row;
};
