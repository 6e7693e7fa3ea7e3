import { type EntityManager, type HubContext, HubError, problem, subjectSeal } from '@hub/subgraph-kit';
import { isChild, type Rejection } from '@hub/vocabulary';
import { ownImport } from './case-import.commands.js';
import { groundOf } from './case-import.ground.js';
import type { AddCaseImportChunkInput } from './case-import.inputs.js';
import {
  caseWords,
  type ChunkRead,
  checkRow,
  LARGEST,
  readChunk,
  type RowGround,
  type TakenRow,
} from './case-import.rules.js';
import { sealChunk, subjectOfImport, tokenOfText } from './case-import.sealing.js';
import {
  addChunk,
  type CaseImportRow,
  chunkOf,
  countChunk,
  type ImportRef,
  lockedImport,
  refsOf,
} from './case-import.store.js';
import { type CaseImportResult, imported, notImported } from './case-import.type.js';

/** A row of a file with the case it is part of. */
export interface StagedRow extends TakenRow {
  readonly caseId: string;
}

/** Each part comes in its turn, so that the number of a row is known; one that came before changes nothing. */
export const add = async (input: AddCaseImportChunkInput, context: HubContext): Promise<CaseImportResult> => {
  const { id } = await ownImport(input.import, context);
  if (input.text.length > LARGEST.characters) return notImported(problem('IMPORT_TOO_LARGE', 'input.text'));
  const read = readChunk(input.text);
  if (read.rows.length > LARGEST.rowsOfChunk) return notImported(problem('IMPORT_TOO_LARGE', 'input.text'));
  return context.asSystem('add-case-import-chunk', async (tx) => {
    const row = await lockedImport(tx, id);
    const digest = tokenOfText(context.indexKey, input.text);
    const before = await chunkOf(tx, { id, number: input.number });
    if (before)
      return before.digest === digest ? imported(row) : notImported(problem('IMPORT_CHUNK_DIFFERS', 'input.text'));
    if (row.state !== 'OPEN') return notImported(problem('IMPORT_STATE_FORBIDS', 'input.import'));
    if (input.number !== row.next_chunk) return notImported(problem('IMPORT_CHUNK_OUT_OF_TURN', 'input.number'));
    if (row.rows + read.rows.length > LARGEST.rows) return notImported(problem('IMPORT_TOO_LARGE', 'input.import'));
    return imported(await stage(tx, { row, read, digest }, context));
  });
};

const stage = async (
  tx: EntityManager,
  { row, read, digest }: { readonly row: CaseImportRow; readonly read: ChunkRead; readonly digest: string },
  context: HubContext,
): Promise<CaseImportRow> => {
  const checked = checkChunk(read, groundOf(row, { directory: context.directory, now: context.now() }));
  const { staged, refs, wrong } = await linkRows(tx, { id: row.id, taken: checked.taken }, context);
  const rejections = [...read.rejections, ...checked.wrong, ...wrong]
    .sort((a, b) => a.row - b.row)
    .map((each) => (each.row ? { ...each, row: each.row + row.rows } : each));
  const seal = await subjectSeal(tx, context.sealer, subjectOfImport(row.id));
  if (!seal) throw new HubError('NOT_FOUND');
  const number = row.next_chunk;
  const sealed = rejections.length ? null : sealChunk(seal, { id: row.id, number, rows: staged });
  await addChunk(tx, { id: row.id, refs, chunk: { number, rows: read.rows.length, digest, sealed, rejections } });
  return countChunk(tx, row.id, {
    rows: read.rows.length,
    rejected: new Set(rejections.map((each) => each.row)).size,
    notKept: checked.notKept,
    content: tokenOfText(context.indexKey, `${row.content}|${digest}`),
  });
};

interface Numbered {
  readonly row: number;
  readonly taken: TakenRow;
}

const checkChunk = (read: ChunkRead, ground: RowGround) => {
  const taken: Numbered[] = [];
  const wrong: Rejection[] = [];
  const notKept = new Set<string>();
  const uneven = new Set(read.rejections.map(({ row }) => row));
  for (const [index, cells] of read.rows.entries()) {
    const row = index + 1;
    if (uneven.has(row)) continue;
    const checked = checkRow(cells, ground);
    if ('wrong' in checked) wrong.push(...checked.wrong.map((each) => ({ ...each, row })));
    else {
      taken.push({ row, taken: checked.taken });
      for (const name of checked.notKept) notKept.add(name);
    }
  }
  return { taken, wrong, notKept: [...notKept] };
};

/** Rows that name the same case become one, and no two rows are about the same person, in this part and before it. */
const linkRows = async (
  tx: EntityManager,
  { id, taken }: { readonly id: string; readonly taken: readonly Numbered[] },
  context: HubContext,
) => {
  const token = (kind: string, ref: string) => tokenOfText(context.indexKey, `${id}|${kind}|${ref}`);
  const named = taken.map(({ row, taken: { person } }) => ({
    case: token('CASE', person.case.ref ?? `row ${row} of ${context.newId()}`),
    person: person.ref === null ? null : token('PERSON', person.ref),
  }));
  const all = named.flatMap((each) => (each.person ? [each.case, each.person] : [each.case]));
  const known = new Map((await refsOf(tx, id, all)).map((each) => [each.ref, each]));
  const added = new Map<string, ImportRef>();
  const staged: StagedRow[] = [];
  const wrong: Rejection[] = [];
  for (const [index, { row, taken: each }] of taken.entries()) {
    const { case: ref, person } = named[index]!;
    const fingerprint = token('WORDS', caseWords(each));
    const earlier = added.get(ref) ?? known.get(ref);
    if (earlier && earlier.fingerprint !== fingerprint)
      wrong.push({ row, column: 'x_CaseRef', code: 'IMPORT_CASE_DIFFERS' });
    if (person && (added.has(person) || known.has(person)))
      wrong.push({ row, column: 'x_PersonRef', code: 'IMPORT_ROW_REPEATED' });
    const caseId = earlier?.id ?? context.newId();
    const minor = isChild(each.person.ageBand);
    const { persons = 0, minor: hasMinor = false } = added.get(ref) ?? {};
    added.set(ref, { kind: 'CASE', ref, id: caseId, fingerprint, persons: persons + 1, minor: hasMinor || minor });
    if (person) added.set(person, { kind: 'PERSON', ref: person, id: caseId, fingerprint: '', persons: 1, minor });
    staged.push({ ...each, caseId });
  }
  return { staged, wrong, refs: [...added.values()] };
};
