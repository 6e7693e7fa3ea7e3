import type { EntityManager, Keyset } from '@hub/subgraph-kit';
import type { CaseCategory, CaseState, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { tellCaseState } from '../events.js';

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
  readonly version: number;
  /** ISO instant with microseconds. */
  readonly at: string;
}

export interface CaseFilter {
  readonly state?: CaseState | null;
  readonly district?: string | null;
  readonly committee?: string | null;
}

const COLUMNS = `c.id, c.district, c.lead_committee, c.category, c.urgency, c.state, c.persons_band, c.minor_involved,
  c.source, c.site_class, c.exploitation_abroad, c.version,
  to_char(c.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** What alerts say about a case. */
export const factsOfCase = (row: CaseRow) => ({
  ...{ case: row.id, district: row.district, category: row.category, urgency: row.urgency },
  ...{ personsBand: row.persons_band, minorInvolved: row.minor_involved },
});

export const casesById = (tx: EntityManager, ids: readonly string[]): Promise<CaseRow[]> =>
  tx.query(`select ${COLUMNS} from case_file c where c.id = any ($1::uuid[])`, [ids]);

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

/** Newest first, of the cases that these offices may see: each office's share by its own index, then merged. */
export const casesOfOffices = (
  tx: EntityManager,
  offices: readonly string[],
  { keyset, ...filter }: CaseFilter & { readonly keyset: Keyset },
): Promise<CaseRow[]> =>
  tx.query(
    `select distinct on (v.created_at, v.id) v.* from unnest($1::text[]) as o (office) cross join lateral (
       select distinct on (a.created_at, a.resource) ${COLUMNS}, c.created_at
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
       select ${COLUMNS} from case_file c
        where c.lead_committee = w.committee
          and ($2::timestamptz is null or (c.created_at, c.id) < ($2::timestamptz, $3::uuid))
          and ($4::text is null or c.state = $4)
        order by c.created_at desc, c.id desc limit $5) c`,
    [committees, ...cursorOf(keyset), state ?? null, keyset.limit],
  );

/** A step of one case, decided by its rules. */
export interface CaseMove {
  readonly id: string;
  readonly from: CaseState;
  readonly to: CaseState;
  /** The version the decision was made on; any when left out. */
  readonly version?: number;
  readonly interviewConsent?: boolean | null;
  /** Person id. */
  readonly by: string;
  /** Office through which. */
  readonly through: string;
}

/**
 * Moves a case, records who did it and tells the feed. Needs a system actor.
 * @returns null when the case is no longer in that state and version
 */
export const applyMove = async (tx: EntityManager, move: CaseMove): Promise<CaseRow | null> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set state = $3, version = version + 1, interview_consent = coalesce($5, interview_consent)
      where id = $1 and state = $2 and version = coalesce($4, version) returning ${COLUMNS}`,
    [move.id, move.from, move.to, move.version ?? null, move.interviewConsent ?? null],
  );
  if (!row) return null;
  await recordAct(tx, {
    ...{ by: move.by, office: move.through, action: `case.${move.to.toLowerCase()}` },
    ...{ resourceType: 'case', resource: row.id, caseId: row.id, purpose: 'change-case-state' },
  });
  await tellCaseState(tx, {
    case: row.id,
    state: row.state,
    leadCommittee: row.lead_committee,
    exploitationAbroad: row.exploitation_abroad,
  });
  return row;
};

const cursorOf = ({ after }: Keyset): (string | null)[] => [after?.at ?? null, after?.id ?? null];
