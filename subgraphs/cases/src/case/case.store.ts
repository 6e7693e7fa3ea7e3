import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';
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
  readonly origin_place: string | null;
  readonly transit_places: readonly string[];
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

export const CASE_COLUMNS = `c.id, c.district, c.origin_place, c.transit_places, c.lead_committee, c.category, c.urgency, c.state,
  c.persons_band, c.minor_involved, c.source, c.site_class, c.exploitation_abroad, c.reflection_ends_at, c.outcome, c.resolved_at_level,
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
 * Makes changes of one case, its persons, consents and shares, and answers to its alerts wait for each other. It is
 * locked before what escalates. Needs a system actor.
 * @returns when it was reported
 */
export const lockCase = async (tx: EntityManager, id: string): Promise<Date> => {
  const [row]: { created_at: Date }[] = await tx.query(
    'select created_at from case_file where id = $1 for no key update',
    [id],
  );
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
): Promise<CaseRow[]> => {
  const wanted = filterOf({ state: filter.state, district: filter.district, lead_committee: filter.committee }, 5);
  return tx.query(
    `select distinct on (v.created_at, v.id) v.* from unnest($1::text[]) as w (office) cross join lateral (
       ${pageOfOffice(wanted.condition)}) v
      order by v.created_at desc, v.id desc limit $4`,
    [offices, ...beforeOf(keyset.after), keyset.limit, ...wanted.values],
  );
};

/** Newest first, of the cases that each committee leads and the actor may see. */
export const casesOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { keyset, state }: Pick<CaseFilter, 'state'> & { readonly keyset: Keyset },
): Promise<CaseRow[]> => {
  const wanted = filterOf({ state }, 5);
  const ofOffice = pageOfOffice(`and o.lead_committee = k.committee ${wanted.condition}`);
  return tx.query(
    `select v.* from unnest($1::uuid[]) as k (committee) cross join lateral (
       select distinct on (u.created_at, u.id) u.*
         from unnest((select hub.offices())::text[]) as w (office) cross join lateral (${ofOffice}) u
        order by u.created_at desc, u.id desc limit $4) v`,
    [committees, ...beforeOf(keyset.after), keyset.limit, ...wanted.values],
  );
};

/** A page of one office, at most $4: the condition names only what is asked for, so that an index can begin with it. */
const pageOfOffice = (condition: string): string =>
  `select distinct on (o.created_at, o.case_id) ${CASE_COLUMNS}, o.created_at
     from office_case o join case_file c on c.id = o.case_id
    where o.office = w.office and (o.until is null or o.until > now())
      and (o.created_at, o.case_id) < ($2::timestamptz, $3::uuid) ${condition}
    order by o.created_at desc, o.case_id desc limit $4`;

const filterOf = (
  columns: Readonly<Record<string, string | null | undefined>>,
  from: number,
): { readonly condition: string; readonly values: string[] } => {
  const given = Object.entries(columns).flatMap(([column, value]) => (value == null ? [] : [{ column, value }]));
  return {
    condition: given.map(({ column }, index) => `and o.${column} = $${from + index}`).join(' '),
    values: given.map(({ value }) => value),
  };
};
