import { z } from 'zod';
import { defineTask, type EntityManager, type Services, storeSubjects, systemActor, unseal } from '@hub/subgraph-kit';
import { isChild } from '@hub/vocabulary';
import { readersOfLead } from '../case/case.readers.js';
import { type CaseGrant, grantCases, seesPersons } from '../case/case.grants.js';
import { termsOf } from '../consent/consent.inputs.js';
import { tellCaseStates } from '../events.js';
import { sealTold, subjectOfPerson, type StoredValue, tokensOf } from '../person/person.sealing.js';
import type { StagedRow } from './case-import.chunks.js';
import { forget, FORGET_TASK, WRITE_TASK } from './case-import.commands.js';
import { casesToWrite, personToWrite } from './case-import.making.js';
import { sealedChunk } from './case-import.sealing.js';
import {
  type CaseImportRow,
  chunkOf,
  importById,
  lockedImport,
  refsOfCases,
  setImportState,
  setWritten,
} from './case-import.store.js';
import { writeCases, writeConsents, writePersons, writeValues } from './case-import.write-store.js';

const payload = z.object({ import: z.uuid() });
const ACTOR = systemActor(WRITE_TASK);

/** Makes cases of a whole file in one transaction; how far it is is told by another. */
export const writeImportTask = defineTask({
  name: WRITE_TASK,
  payload,
  run: ({ import: id }, services) =>
    services.store.inActor(ACTOR, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('case_import_write:' || $1))`, [id]);
      const row = await importById(tx, id);
      if (row?.state !== 'WRITING') return;
      await write(tx, row, services);
      await forget(tx, { id, actor: `person:${row.person}` }, services);
      await setImportState(tx, id, 'COMMITTED');
    }),
});

/** Drops what nobody took in time. */
export const forgetImportTask = defineTask({
  name: FORGET_TASK,
  payload,
  run: ({ import: id }, services) =>
    services.store.inActor(systemActor(FORGET_TASK), async (tx) => {
      const row = await lockedImport(tx, id);
      if (row.state !== 'OPEN') return;
      await forget(tx, { id, actor: `system:${FORGET_TASK}` }, services);
      await setImportState(tx, id, 'DROPPED');
    }),
});

const write = async (tx: EntityManager, row: CaseImportRow, services: Services): Promise<void> => {
  const refs = new Map((await refsOfCases(tx, row.id)).map((ref) => [ref.id, ref]));
  const there = new Set<string>();
  const told: Parameters<typeof tellCaseStates>[1][number][] = [];
  let written = 0;
  for (let number = 1; number < row.next_chunk; number += 1) {
    const staged = await openChunk(tx, { row, number }, services);
    const cases = casesToWrite(staged, { row, refs, there, services });
    await writeCases(tx, row, cases);
    await grantCases(
      tx,
      cases.map(({ id, createdAt }) => ({ id, at: createdAt })),
      grantsOf(row, services),
    );
    await writeStaged(tx, { row, staged }, services);
    told.push(
      ...cases.map(({ id, state, leadCommittee, exploitationAbroad }) => ({
        ...{ case: id, state, leadCommittee, exploitationAbroad },
      })),
    );
    written += staged.length;
    await services.store.inActor(ACTOR, (other) => setWritten(other, row.id, written));
  }
  await tellCaseStates(tx, told);
};

/** Whoever brings a file works on its cases; who else sees them, the readers of the lead committee say. */
const grantsOf = ({ committee, office }: CaseImportRow, { directory }: Services): CaseGrant[] => [
  { office, reason: 'ASSIGNMENT', persons: seesPersons(directory, office) },
  ...readersOfLead(directory, committee).map((reader) => ({
    ...{ office: reader.office, reason: reader.reason, persons: seesPersons(directory, reader.office) },
  })),
];

const openChunk = async (
  tx: EntityManager,
  { row, number }: { readonly row: CaseImportRow; readonly number: number },
  { sealer }: Services,
): Promise<readonly StagedRow[]> => {
  const chunk = await chunkOf(tx, { id: row.id, number });
  const sealed = [{ ...sealedChunk(row.id, { number, sealed: chunk!.sealed! }), office: row.office }];
  const [text] = await unseal(tx, sealer, { sealed, actor: `person:${row.person}`, purpose: 'import-cases' });
  return JSON.parse(text!) as StagedRow[];
};

const writeStaged = async (
  tx: EntityManager,
  { row, staged }: { readonly row: CaseImportRow; readonly staged: readonly StagedRow[] },
  services: Services,
): Promise<void> => {
  const now = services.now();
  const made = staged.map((each) => personToWrite(each, { newId: services.newId, now }));
  await writePersons(
    tx,
    row,
    made.map(({ codes }) => codes),
  );
  const seals = made.map(({ codes }) => services.sealer.newSubject(subjectOfPerson(codes.id)));
  await storeSubjects(tx, seals);
  const values = made.flatMap(({ codes: { id }, told }, index): (StoredValue & { person: string })[] =>
    sealTold(seals[index]!, id, told).map((value) => ({ ...value, person: id })),
  );
  const tokens = made.flatMap(({ codes: { id }, told }) =>
    tokensOf(services.indexKey, told).map((token) => ({ ...token, person: id })),
  );
  await writeValues(tx, values, tokens);
  for (const [given, child] of [
    [row.consent, false],
    [row.child_consent ?? row.consent, true],
  ] as const) {
    const consenting = made.filter(({ consents, codes }) => consents && isChild(codes.ageBand) === child);
    await writeConsents(tx, row, {
      terms: termsOf(given, now),
      consents: consenting.map(({ codes: { id: personId, caseId } }) => ({
        ...{ id: services.newId(), personId, caseId, givenAt: now },
      })),
    });
  }
};
