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
  readonly kind: Ground['kind'];
  readonly purposes: AccessPurpose[] | null;
  readonly until: Date | null;
}

/**
 * The grounds of a person on cases through offices held now, in one statement, emergency access last. An assignment
 * and an emergency access end with the appointment.
 */
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
  return rows.map((row) => ({ caseId: row.case_id, office: row.office, ground: groundOf(row) }));
};

const groundOf = ({ kind, purposes, until }: GroundRow): Ground => {
  if (kind === 'SHARE') return { kind, purposes: purposes!, until: until! };
  return kind === 'ASSIGNMENT' ? { kind } : { kind, until: until! };
};

const GROUNDS = `
  select * from (
    select s.case_id, s.office, 'ASSIGNMENT' as kind, null::text[] as purposes, null::timestamptz as until
      from case_assignment s
     where s.case_id = any ($1::uuid[]) and s.person = $2 and s.appointment = any ($3::text[]) and s.ended_at is null
    union all
    select h.case_id, h.office, 'SHARE', h.purposes, h.until from case_share h
     where h.case_id = any ($1::uuid[]) and h.office = any ($4::text[]) and h.ended_at is null
    union all
    select q.case_id, q.office, 'INQUIRY', null, q.until from inquiry q
     where q.case_id = any ($1::uuid[]) and q.office = any ($4::text[]) and q.ended_at is null
    union all
    select b.case_id, b.office, 'BREAK_GLASS', null, b.until from break_glass b
     where b.case_id = any ($1::uuid[]) and b.person = $2 and b.appointment = any ($3::text[]) and b.ended_at is null
  ) ground order by kind = 'BREAK_GLASS'`;
