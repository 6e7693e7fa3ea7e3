import { z } from 'zod';
import { type EntityManager, recordAudit, systemActor } from '@hub/store';
import { defineTask, type Task } from '../jobs/task.js';
import type { Services } from '../request/context.js';
import type { FileTable } from '../table/read-table.js';
import { readTableApart } from '../table/read-table-apart.js';
import { CHECK_TASK, forget, FORGET_TASK, WRITE_TASK } from './table-import.commands.js';
import { type PreparedImport, rejected, type TableImportKind } from './table-import.kind.js';
import {
  fileOf,
  importById,
  lockedImport,
  saveReport,
  setDone,
  setState,
  type TableImportLineRecord,
  type TableImportRecord,
  type TableReport,
} from './table-import.store.js';

const payload = z.object({ import: z.uuid() });

/** After so many rows others have their turn, and how far it is is told. */
const ROWS_AT_ONCE = 500;

/** Awaited with how many rows are done. */
type Teller = (done: number) => Promise<void>;

interface Reading {
  readonly report: TableReport;
  readonly prepared: PreparedImport;
}

const read = async (
  tx: EntityManager,
  { kind, row, table, told }: { kind: TableImportKind; row: TableImportRecord; table: FileTable; told: Teller },
  services: Services,
): Promise<Reading> => {
  const prepared = await kind.prepare(tx, { facts: row, rows: table.rows, services });
  const lines: TableImportLineRecord[] = [...wholeFile(table.rejections)];
  for (const [index, each] of table.rows.entries()) {
    lines.push({ row: each.row, ...(each.bad.length ? rejected(each.bad) : prepared.check(each)) });
    if ((index + 1) % ROWS_AT_ONCE === 0) await told(index + 1);
  }
  return { prepared, report: { lines, ...table } };
};

/** What is wrong with the headings or the file, a line for each of its rows. */
const wholeFile = (rejections: FileTable['rejections']): TableImportLineRecord[] =>
  [...new Set(rejections.map(({ row }) => row))].map((row) => ({
    row,
    ...rejected(rejections.filter((each) => each.row === row).map(({ column, code }) => ({ column, code }))),
  }));

/** The tasks of these kinds of tables. */
export const tasksOf = (kinds: readonly TableImportKind[]): Task[] => {
  const kindOf = (row: TableImportRecord): TableImportKind => {
    const kind = kinds.find(({ noun }) => noun === row.kind);
    if (!kind) throw new Error(`no kind of table is called ${row.kind}`);
    return kind;
  };
  /** One reading of a file at a time, in one transaction; how far it is is told by others. */
  const working = (
    task: string,
    state: TableImportRecord['state'],
    work: (tx: EntityManager, reading: Reading & { row: TableImportRecord }, services: Services) => Promise<void>,
  ): Task =>
    defineTask({
      name: task,
      payload,
      run: async ({ import: id }, services) => {
        const actor = systemActor(task);
        const before = await services.store.inActor(actor, (tx) => importById(tx, id));
        if (before?.state !== state) return;
        const kind = kindOf(before);
        // a large workbook takes a while, in which no transaction may lie idle
        const bytes = await services.store.inActor(actor, (tx) => fileOf(tx, id));
        const table = await readTableApart(bytes, kind.columns);
        await services.store.inActor(actor, async (tx) => {
          await tx.query(`select pg_advisory_xact_lock(hashtext('table_import_work:' || $1))`, [id]);
          const row = await importById(tx, id);
          if (row?.state !== state) return;
          const told = state === 'CHECKING' ? tellerOf({ task, id, tx }, services) : () => keepAwake(tx);
          await work(tx, { ...(await read(tx, { kind, row, table, told }, services)), row }, services);
        });
      },
    });
  return [
    working(CHECK_TASK, 'CHECKING', (tx, { row, report }) => saveReport(tx, row.id, report)),
    working(WRITE_TASK, 'WRITING', write),
    defineTask({
      name: FORGET_TASK,
      payload,
      run: ({ import: id }, services) =>
        services.store.inActor(systemActor(FORGET_TASK), async (tx) => {
          const { state } = await lockedImport(tx, id);
          if (state === 'WRITING' || state === 'COMMITTED' || state === 'DROPPED') return;
          await forget(tx, id);
          await setState(tx, id, 'DROPPED');
        }),
    }),
  ];
};

/** A transaction that lies idle for long is ended by the database. */
const keepAwake = async (tx: EntityManager): Promise<void> => {
  await tx.query('select 1');
};

const tellerOf =
  (
    { task, id, tx }: { readonly task: string; readonly id: string; readonly tx: EntityManager },
    { store }: Services,
  ): Teller =>
  async (done) => {
    await store.inActor(systemActor(task), (other) => setDone(other, id, done));
    await keepAwake(tx);
  };

/** The world may have changed since the preview; then there is a new preview, and nothing is written. */
const write = async (
  tx: EntityManager,
  { row, report, prepared }: Reading & { row: TableImportRecord },
  services: Services,
): Promise<void> => {
  const { id, person, office, kind } = row;
  if (report.lines.some(({ effect }) => effect === 'REJECT')) return saveReport(tx, id, report);
  await prepared.write(tellerOf({ task: WRITE_TASK, id, tx }, services));
  await recordAudit(tx, [
    {
      ...{ actor: `person:${person}`, action: `${kind}.imported`, office, purpose: 'import' },
      resourceType: 'table_import',
      resource: id,
    },
  ]);
  await saveReport(tx, id, report);
  await forget(tx, id);
  await setState(tx, id, 'COMMITTED');
};
