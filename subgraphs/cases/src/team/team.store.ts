import type { EntityManager } from '@hub/subgraph-kit';
import type { MdtDiscipline, TeamEndReason, TeamRole } from '@hub/vocabulary';

export interface TeamMemberRow {
  readonly id: string;
  readonly case_id: string;
  readonly discipline: MdtDiscipline;
  readonly role: TeamRole;
  /** Null for an organisation outside the hub. */
  readonly office: string | null;
  readonly proposed_by: string;
  readonly proposed_through: string;
  readonly since: Date;
  readonly ended_at: Date | null;
  readonly end_reason: TeamEndReason | null;
  readonly ended_by: string | null;
  readonly fingerprint: string;
}

export type NewMember = Pick<
  TeamMemberRow,
  'id' | 'case_id' | 'discipline' | 'role' | 'office' | 'proposed_by' | 'proposed_through' | 'fingerprint'
> & { readonly idempotency_key: string };

/** In the order in which they joined, those who left included. */
export const teamsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<TeamMemberRow[]> =>
  tx.query('select m.* from team_member m where m.case_id = any ($1::uuid[]) order by m.since, m.id', [cases]);

export const memberById = async (tx: EntityManager, id: string): Promise<TeamMemberRow | undefined> => {
  const rows: TeamMemberRow[] = await tx.query('select m.* from team_member m where m.id = $1', [id]);
  return rows[0];
};

export const memberByKey = async (tx: EntityManager, by: string, key: string): Promise<TeamMemberRow | undefined> => {
  const rows: TeamMemberRow[] = await tx.query(
    'select m.* from team_member m where m.proposed_by = $1 and m.idempotency_key = $2',
    [by, key],
  );
  return rows[0];
};

/** Needs a system actor, and the lock of the case. */
export const insertMember = async (tx: EntityManager, member: NewMember): Promise<TeamMemberRow> => {
  const [row]: TeamMemberRow[] = await tx.query(
    `insert into team_member (id, case_id, discipline, role, office, proposed_by, proposed_through, since,
       idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, now(), $8, $9) returning *`,
    [
      ...[member.id, member.case_id, member.discipline, member.role, member.office],
      ...[member.proposed_by, member.proposed_through, member.idempotency_key, member.fingerprint],
    ],
  );
  return row!;
};

/** @returns undefined when the member has left already. Needs a system actor, and the lock of the case. */
export const endMember = async (
  tx: EntityManager,
  { id, reason, by }: { readonly id: string; readonly reason: TeamEndReason; readonly by: string },
): Promise<TeamMemberRow | undefined> => {
  const [[row]]: [TeamMemberRow[], number] = await tx.query(
    `update team_member set ended_at = now(), end_reason = $2, ended_by = $3
      where id = $1 and ended_at is null returning *`,
    [id, reason, by],
  );
  return row;
};
