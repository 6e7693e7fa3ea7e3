import type { EntityManager } from '@hub/subgraph-kit';
import type { AccessPurpose } from '@hub/vocabulary';
import type { Appointed } from '../permissions.js';
import type { Ground } from './access.rules.js';

/** A ground of one office on one case. */
export interface GroundOfCase {
  readonly caseId: string;
  readonly office: string;
  readonly ground: Ground;
}

interface GroundRow {
  readonly case_id: string;
  readonly office: string;
  readonly purposes: AccessPurpose[] | null;
  readonly until: Date | null;
}

/** The grounds of a person on cases through offices held now, in one statement. An assignment ends with its appointment. */
export const groundsOf = async (
  tx: EntityManager,
  {
    cases,
    person,
    held,
  }: { readonly cases: readonly string[]; readonly person: string; readonly held: readonly Appointed[] },
): Promise<GroundOfCase[]> => {
  const rows: GroundRow[] = await tx.query(GROUNDS, [
    cases,
    person,
    held.map(({ appointment }) => appointment),
    held.map(({ office }) => office),
  ]);
  return rows.map(({ case_id: caseId, office, purposes, until }) => ({
    caseId,
    office,
    ground: purposes && until ? { kind: 'SHARE', purposes, until } : { kind: 'ASSIGNMENT' },
  }));
};

const GROUNDS = `
  select s.case_id, s.office, null::text[] as purposes, null::timestamptz as until from case_assignment s
   where s.case_id = any ($1::uuid[]) and s.person = $2 and s.appointment = any ($3::text[]) and s.ended_at is null
  union all
  select h.case_id, h.office, h.purposes, h.until from case_share h
   where h.case_id = any ($1::uuid[]) and h.office = any ($4::text[]) and h.ended_at is null`;
