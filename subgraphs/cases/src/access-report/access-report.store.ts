import { beforeOf, type EntityManager, type Keyset, recordAudit } from '@hub/subgraph-kit';

export interface AuditRow {
  readonly id: string;
  /** ISO instant with microseconds. */
  readonly at: string;
  readonly actor: string;
  readonly office: string | null;
  readonly action: string;
  readonly resource_type: string;
  readonly purpose: string;
}

/** Newest first, everything that was recorded about a case. Needs a system actor. */
export const entriesAboutCase = (tx: EntityManager, caseId: string, { after, limit }: Keyset): Promise<AuditRow[]> =>
  tx.query(
    `select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor, office, action,
            resource_type, purpose
       from audit_entry
      where subject = $1 and (at, id) < ($2::timestamptz, $3::uuid)
      order by at desc, id desc limit $4`,
    [`case:${caseId}`, ...beforeOf(after), limit],
  );

/** Asking who read a case is itself recorded, and stands in the next report. */
export const recordReport = (
  tx: EntityManager,
  { caseId, by, office }: { readonly caseId: string; readonly by: string; readonly office: string },
): Promise<void> =>
  recordAudit(tx, [
    {
      ...{ actor: `person:${by}`, office, action: 'access-report.read' },
      ...{ resourceType: 'case', resource: caseId, subject: `case:${caseId}`, purpose: 'access-report' },
    },
  ]);
