import type { EntityManager, Keyset } from '@hub/subgraph-kit';
import type {
  CaseCategory,
  CaseOutcome,
  CaseState,
  CommitteeLevel,
  PersonsBand,
  ReporterFeedback,
  ReportSource,
  SiteClass,
  Urgency,
} from '@hub/vocabulary';

export interface CaseRow {
  readonly id: string;
  readonly district: string;
  readonly lead_committee: string;
  readonly category: CaseCategory;
  readonly urgency: Urgency;
  readonly state: CaseState;
  readonly persons_band: PersonsBand;
  readonly minor_involved: boolean;
  readonly source: ReportSource;
  readonly site_class: SiteClass | null;
  readonly exploitation_abroad: boolean;
  readonly reflection_ends_at: Date | null;
  readonly outcome: CaseOutcome | null;
  readonly resolved_at_level: CommitteeLevel | null;
  readonly reporter_feedback: ReporterFeedback | null;
  readonly closed_at: Date | null;
  readonly duplicate_of: string | null;
  readonly version: number;
  /** ISO instant with microseconds. */
  readonly at: string;
}

export interface CaseFilter {
  readonly state?: CaseState | null;
  readonly district?: string | null;
  readonly committee?: string | null;
}

export const CASE_COLUMNS = `c.id, c.district, c.lead_committee, c.category, c.urgency, c.state, c.persons_band,
  c.minor_involved, c.source, c.site_class, c.exploitation_abroad, c.reflection_ends_at, c.outcome, c.resolved_at_level,
  c.reporter_feedback, c.closed_at, c.duplicate_of, c.version,
  to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** What alerts say about a case. */
export const factsOfCase = (row: CaseRow) => ({
  ...{ case: row.id, district: row.district, category: row.category, urgency: row.urgency },
  ...{ personsBand: row.persons_band, minorInvolved: row.minor_involved },
});

export const casesById = (tx: EntityManager, ids: readonly string[]): Promise<CaseRow[]> =>
  tx.query(`select ${CASE_COLUMNS} from case_file c where c.id = any ($1::uuid[])`, [ids]);

/**
 * Makes changes of one case, its persons, consents and shares wait for each other. Needs a system actor.
 * @returns when it was reported
 */
export const lockCase = async (tx: EntityManager, id: string): Promise<Date> => {
  const [row]: { created_at: Date }[] = await tx.query('select created_at from case_file where id = $1 for update', [
    id,
  ]);
  return row!.created_at;
};

/** A case as it is while nobody else changes it, and when it was reported. Needs a system actor. */
export const lockedCase = async (
  tx: EntityManager,
  id: string,
): Promise<{ readonly row: CaseRow; readonly reportedAt: Date }> => {
  const reportedAt = await lockCase(tx, id);
  const [row] = await casesById(tx, [id]);
  return { row: row!, reportedAt };
};

/** Newest first, of the cases that these offices may see: each office's share by its own index, then merged. */
export const casesOfOffices = (
  tx: EntityManager,
  offices: readonly string[],
  { keyset, ...filter }: CaseFilter & { readonly keyset: Keyset },
): Promise<CaseRow[]> =>
  tx.query(
    `select distinct on (v.created_at, v.id) v.* from unnest($1::text[]) as o (office) cross join lateral (
       select distinct on (a.created_at, a.resource) ${CASE_COLUMNS}, c.created_at
         from row_access a join case_file c on c.id = a.resource
        where a.office = o.office and a.resource_type = 'case' and (a.until is null or a.until > now())
          and ($2::timestamptz is null or (a.created_at, a.resource) < ($2::timestamptz, $3::uuid))
          and ($4::text is null or c.state = $4) and ($5::text is null or c.district = $5)
          and ($6::uuid is null or c.lead_committee = $6)
        order by a.created_at desc, a.resource desc limit $7) v
      order by v.created_at desc, v.id desc limit $7`,
    [
      offices,
      ...cursorOf(keyset),
      filter.state ?? null,
      filter.district ?? null,
      filter.committee ?? null,
      keyset.limit,
    ],
  );

/** Newest first, of the visible cases that each committee leads. */
export const casesOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { keyset, state }: Pick<CaseFilter, 'state'> & { readonly keyset: Keyset },
): Promise<CaseRow[]> =>
  tx.query(
    `select c.* from unnest($1::uuid[]) as w (committee) cross join lateral (
       select ${CASE_COLUMNS} from case_file c
        where c.lead_committee = w.committee
          and ($2::timestamptz is null or (c.created_at, c.id) < ($2::timestamptz, $3::uuid))
          and ($4::text is null or c.state = $4)
        order by c.created_at desc, c.id desc limit $5) c`,
    [committees, ...cursorOf(keyset), state ?? null, keyset.limit],
  );

const cursorOf = ({ after }: Keyset): (string | null)[] => [after?.at ?? null, after?.id ?? null];
