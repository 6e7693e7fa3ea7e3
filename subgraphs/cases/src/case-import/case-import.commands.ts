import {
  eraseSubject,
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
  scheduleTask,
  type Services,
  storeSubjects,
  unscheduleTask,
} from '@hub/subgraph-kit';
import { problemsOfTerms } from '../consent/consent.inputs.js';
import { keyRules } from '../idempotency.js';
import { requireImporting } from '../permissions.js';
import { districtForImport } from './case-import.ground.js';
import type { BeginCaseImportInput, CommitCaseImportInput, DropCaseImportInput } from './case-import.inputs.js';
import { subjectOfImport } from './case-import.sealing.js';
import {
  type CaseImportRow,
  forgetChunks,
  importById,
  insertImport,
  isNewContent,
  lockedImport,
  setImportState,
} from './case-import.store.js';
import { type CaseImportResult, imported, notImported } from './case-import.type.js';

/** Names of the tasks of imports. */
export const WRITE_TASK = 'write-case-import';
export const FORGET_TASK = 'forget-case-import';

/** An import that is not taken within so many days is dropped. */
const KEPT_DAYS = 7;

const keyOf = (task: string, id: string): string => `${task}:${id}`;

export const begin = async (input: BeginCaseImportInput, context: HubContext): Promise<CaseImportResult> => {
  const { office, committee, appointment } = requireImporting(context);
  const now = context.now();
  const place = districtForImport(context.directory, { committee, fallback: input.district })(null);
  const wrong = [
    ...problemsOf(keyRules, input),
    ...('code' in place ? [problem(place.code, 'input.district')] : []),
    ...problemsOfTerms(input.consent, { now, child: false, at: 'input.consent' }),
    ...(input.childConsent ? problemsOfTerms(input.childConsent, { now, child: true, at: 'input.childConsent' }) : []),
  ];
  if (wrong.length || 'code' in place) return notImported(...wrong);
  const fingerprint = fingerprintOf(input);
  const { row } = await context.asSystem('begin-case-import', async (tx) => {
    const begun = await insertImport(tx, {
      ...{ id: context.newId(), committee, office, appointment, person: context.caller.id, created_at: now },
      ...{
        district: place.district,
        consent: input.consent,
        child_consent: input.childConsent ?? null,
        fingerprint,
        idempotencyKey: input.idempotencyKey,
      },
    });
    if (!begun.isNew) return begun;
    const { id } = begun.row;
    await storeSubjects(tx, [context.sealer.newSubject(subjectOfImport(id))]);
    await scheduleTask(tx, {
      ...{ task: FORGET_TASK, payload: { import: id }, delaySeconds: KEPT_DAYS * 86_400 },
      key: keyOf(FORGET_TASK, id),
    });
    return begun;
  });
  return row.fingerprint === fingerprint
    ? imported(row)
    : notImported(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
};

/** All rows become cases in one transaction, done by a task; a file with a rejected row stays as it is. */
export const commit = async (input: CommitCaseImportInput, context: HubContext): Promise<CaseImportResult> => {
  const { id } = await ownImport(input.import, context);
  return context.asSystem('commit-case-import', async (tx) => {
    const row = await lockedImport(tx, id);
    if (row.state === 'WRITING' || row.state === 'COMMITTED') return imported(row);
    const stands = await standsAgainst(tx, row, input.chunks);
    if (stands) return notImported(stands);
    const writing = await setImportState(tx, id, 'WRITING');
    const payload = { import: id };
    await scheduleTask(tx, { task: WRITE_TASK, payload, delaySeconds: 0, key: keyOf(WRITE_TASK, id) });
    return imported(writing);
  });
};

const standsAgainst = async (tx: EntityManager, row: CaseImportRow, chunks: number) => {
  if (row.state !== 'OPEN') return problem('IMPORT_STATE_FORBIDS', 'input.import');
  if (row.next_chunk !== chunks + 1) return problem('IMPORT_CHUNK_OUT_OF_TURN', 'input.chunks');
  if (row.rejected) return problem('IMPORT_HAS_REJECTED_ROWS', 'input.import');
  if (!row.rows) return problem('IMPORT_EMPTY', 'input.import');
  return (await isNewContent(tx, row)) ? null : problem('IMPORT_REPEATED', 'input.import');
};

export const drop = async (input: DropCaseImportInput, context: HubContext): Promise<CaseImportResult> => {
  const { id } = await ownImport(input.import, context);
  return context.asSystem('drop-case-import', async (tx) => {
    const row = await lockedImport(tx, id);
    if (row.state === 'DROPPED') return imported(row);
    if (row.state !== 'OPEN') return notImported(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    await forget(tx, { id, actor: `person:${context.caller.id}` }, context);
    return imported(await setImportState(tx, id, 'DROPPED'));
  });
};

/** Destroys what was sent of a file, and takes back what waits to do so. */
export const forget = async (
  tx: EntityManager,
  { id, actor }: { readonly id: string; readonly actor: string },
  services: Pick<Services, 'now' | 'sign'>,
): Promise<void> => {
  await forgetChunks(tx, id);
  await eraseSubject(tx, {
    ...{ subject: subjectOfImport(id), actor, reason: 'IMPORT_ENDED', at: services.now() },
    sign: (text) => services.sign(text),
  });
  await unscheduleTask(tx, keyOf(FORGET_TASK, id));
};

/** An import of somebody else is missing. @throws {HubError} `NOT_FOUND` */
export const ownImport = async (id: string, context: HubContext): Promise<CaseImportRow> => {
  requireImporting(context);
  const row = isId(id) ? await context.asCaller((tx) => importById(tx, id)) : undefined;
  if (!row) throw new HubError('NOT_FOUND');
  return row;
};
