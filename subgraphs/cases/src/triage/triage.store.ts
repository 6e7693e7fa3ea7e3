import type { EntityManager } from '@hub/subgraph-kit';
import type { AgeBand, CaseReason } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { type Doer, insertStep } from '../case/case.step-store.js';
import { CASE_COLUMNS, type CaseRow } from '../case/case.store.js';
import { COUNTED } from '../person/person.store.js';
import type { Judgement } from './triage.rules.js';

/**
 * Age bands of the persons of a case that were not erased.
 * @param isOnce of a person of several records only what counts
 */
export const agesOf = async (tx: EntityManager, caseId: string, isOnce = false): Promise<(AgeBand | null)[]> => {
  const rows: { age_band: AgeBand | null }[] = await tx.query(
    `select age_band from person p where case_id = $1 and erased_at is null and (not $2 or ${COUNTED})`,
    [caseId, isOnce],
  );
  return rows.map((row) => row.age_band);
};

/** Judges a case anew, in a new version. Needs a system actor. */
export const judge = async (
  tx: EntityManager,
  { id, urgency, minorInvolved, ...doer }: Doer & Judgement & { readonly id: string; readonly reason: CaseReason },
): Promise<CaseRow> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set urgency = $2, minor_involved = $3, version = version + 1 where id = $1
     returning ${CASE_COLUMNS}`,
    [id, urgency, minorInvolved],
  );
  await insertStep(tx, row!, { ...doer, act: 'TRIAGED' });
  await recordAct(tx, {
    ...{ by: doer.by, office: doer.through, action: 'case.triaged', purpose: 'triage-case' },
    ...{ resourceType: 'case', resource: id, caseId: id },
  });
  return row!;
};
