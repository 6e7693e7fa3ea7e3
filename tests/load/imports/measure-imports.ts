import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { committee, person } from '@hub/cast';
import { writeCsv } from '@hub/vocabulary';
import type { LoadHub } from '../load-hub.js';
import { ATTENDANCE_IMPORT, bodyOf, importStep, PLAN_TRAINING } from '../operations.js';
import { cpuMs, residentKib } from '../process-usage.js';
import type { Table } from '../table.js';

const CHAIR = 'ck-chair';
const COMMITTEE = 'DL-TH5703';
const PART = 60_000;
/** Milliseconds between two looks at an import, and until it is given up. */
const LOOK_MS = { every: 100, most: 600_000 };

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly done: number;
  readonly created: number;
}

/** What one step of an import took. */
interface Step {
  readonly ms: number;
  /** How often another number of rows was told on the way. */
  readonly told: number;
  /** Most resident memory of the subgraph's process meanwhile, KiB. */
  readonly peak: number;
  readonly seen: Seen;
}

/**
 * Takes in lists of who came to a training, the smallest first, as an office does: through the gateway, in parts.
 * @returns a table, and what went wrong: a list that was not taken as a whole
 */
export const measureImports = async (
  hub: LoadHub,
  sizes: readonly number[],
): Promise<{ readonly table: Table; readonly problems: readonly string[] }> => {
  const ask = asking(hub, await hub.tokenOf(person(CHAIR).id));
  const pid = hub.hub.ready.processes['trainings']!;
  const rows: (string | number)[][] = [];
  const problems: string[] = [];
  let smallest: number | undefined;
  for (const size of sizes) {
    const [before, began] = [residentKib(pid), cpuMs(pid)];
    const { id, check } = await checked(ask, { size, pid });
    await ask(importStep('commitAttendanceImport', 'EndTableImportInput'), { input: { import: id } });
    const write = await settled(ask, { id, pid });
    const { state, created } = write.seen;
    if (state !== 'COMMITTED' || created !== size) problems.push(`list of ${size}: ${state}, ${created} rows written`);
    const each = (check.ms + write.ms) / size;
    smallest ??= each;
    const cpu = cpuMs(pid) - began;
    const grown = Math.max(check.peak, write.peak) - before;
    rows.push([
      ...[String(size), check.ms, write.ms, check.told, write.told],
      ...[each / smallest, cpu / size, before / 1024, grown / 1024],
    ]);
  }
  return { problems, table: { ...HEADING, rows } };
};

const HEADING = {
  title: 'Lists of who came to a training, taken in through the gateway',
  columns: [
    ...['rows', 'check ms', 'write ms', 'told', 'told'],
    ...['ms/row to smallest', 'processor ms/row', 'resident MiB before', 'grown MiB'],
  ],
  notes: [
    '"told" is how often somebody who looks every 100 ms saw another number of rows; memory is that of the trainings process',
  ],
};

type Ask = (query: string, variables: object) => Promise<Record<string, unknown>>;

const asking =
  ({ hub }: LoadHub, token: string): Ask =>
  async (query, variables) => {
    const answer = await fetch(hub.ready.endpoints.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: bodyOf(query, variables),
    });
    const { data, errors } = (await answer.json()) as { data?: { told: Record<string, unknown> }; errors?: unknown };
    if (errors || !data) throw new Error(`an import was refused: ${JSON.stringify(errors)}`);
    return data.told;
  };

/** A list that was sent to a training of its own, and checked. */
const checked = async (ask: Ask, { size, pid }: { readonly size: number; readonly pid: number }) => {
  const { id: committeeId, place } = committee(COMMITTEE);
  const plan = {
    committee: committeeId,
    title: `Load of ${size}`,
    heldOn: '2022-03-29',
    place,
    topics: ['LEGISLATION'],
  };
  const planned = await ask(PLAN_TRAINING, { input: { idempotencyKey: randomUUID(), ...plan } });
  const { id: subject } = planned['trainingEvent'] as { id: string };
  const file = listOf(size);
  const sha256 = createHash('sha256').update(file).digest('hex');
  const input = { idempotencyKey: randomUUID(), subject, bytes: file.length, sha256 };
  const begun = await ask(importStep('beginAttendanceImport', 'BeginTableImportInput'), { input });
  const { id } = begun['import'] as { id: string };
  for (let part = 0; part * PART < file.length; part++) {
    const content = file.subarray(part * PART, (part + 1) * PART).toString('base64');
    const added = { import: id, number: part + 1, content };
    await ask(importStep('addAttendanceImportPart', 'AddTableImportPartInput'), { input: added });
  }
  return { id, check: await settled(ask, { id, pid }) };
};

/** People of all sexes and kinds of agency, none of them on a list of another size. */
const listOf = (size: number): Buffer => {
  const agencies = ['Police station', 'District hospital', 'Municipality', 'School', 'Foundation'];
  const rows = Array.from({ length: size }, (_, nth) => [
    ...[`Load ${size} Person ${nth}`, nth % 3 ? 'f' : 'm', agencies[nth % agencies.length]!],
    ...[String(40 + (nth % 20)), String(60 + (nth % 20))],
  ]);
  return Buffer.from(writeCsv([['Name', 'Sex', 'Agency', 'Pre', 'Post'], ...rows]));
};

/** Waits until no task works on an import. */
const settled = async (ask: Ask, { id, pid }: { readonly id: string; readonly pid: number }): Promise<Step> => {
  const began = performance.now();
  const told = new Set<number>();
  for (let peak = 0; performance.now() - began < LOOK_MS.most;) {
    const seen = (await ask(ATTENDANCE_IMPORT, { id })) as unknown as Seen;
    peak = Math.max(peak, residentKib(pid));
    if (seen.state !== 'CHECKING' && seen.state !== 'WRITING')
      return { ms: performance.now() - began, told: told.size, peak, seen };
    if (seen.done > 0) told.add(seen.done);
    await sleep(LOOK_MS.every);
  }
  throw new Error('an import did not settle');
};
