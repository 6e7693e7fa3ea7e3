import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';

export interface CampaignRow {
  readonly id: string;
  /** The one that leads it. */
  readonly committee: string;
  /** All that take part, the one that leads it first. */
  readonly committees: readonly string[];
  readonly organizations: readonly string[];
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly starts_on: string;
  readonly ends_on: string;
  readonly reach: number | null;
  readonly version: number;
  readonly fingerprint: string;
  /** ISO instant with milliseconds. */
  readonly at: string;
}

export type CampaignContent = Pick<
  CampaignRow,
  'id' | 'committees' | 'organizations' | 'title' | 'starts_on' | 'ends_on' | 'reach'
>;

const CAMPAIGN = `k.id, k.committee, k.committees, k.organizations, k.title, k.starts_on::text as starts_on,
  k.ends_on::text as ends_on, k.reach, k.version, k.fingerprint,
  to_char(k.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`;

/** A campaign in the list of one committee that takes part. */
export type ListedCampaign = CampaignRow & { readonly of: string };

/** Of each committee that takes part, newest first. */
export const campaignsOfCommittees = (
  tx: EntityManager,
  committees: readonly string[],
  { after, limit }: Keyset,
): Promise<ListedCampaign[]> =>
  tx.query(
    `select k.*, w.committee as "of" from unnest($1::uuid[]) as w (committee) cross join lateral (
       select ${CAMPAIGN} from campaign k
        where k.committees @> array[w.committee]
          and (k.created_at, k.id) < ($2::timestamptz, $3::uuid)
        order by k.created_at desc, k.id desc limit $4) k`,
    [committees, ...beforeOf(after), limit],
  );

export const campaignsById = (tx: EntityManager, ids: readonly string[]): Promise<CampaignRow[]> =>
  tx.query(`select ${CAMPAIGN} from campaign k where k.id = any ($1::uuid[])`, [ids]);

/** @returns the campaign of this key, new or known. Needs a system actor */
export const insertCampaign = async (
  tx: EntityManager,
  content: CampaignContent,
  { lead, by, key, fingerprint, at }: { lead: string; by: string; key: string; fingerprint: string; at: Date },
): Promise<CampaignRow> => {
  await tx.query(
    `insert into campaign (id, committee, committees, organizations, title, starts_on, ends_on, reach, version,
       planned_by, idempotency_key, fingerprint, created_at)
     values ($1, $8, $2, $3, $4, $5, $6, $7, 1, $9, $10, $11, $12) on conflict (planned_by, idempotency_key) do nothing`,
    [...valuesOf(content), lead, by, key, fingerprint, at],
  );
  const [row]: CampaignRow[] = await tx.query(
    `select ${CAMPAIGN} from campaign k where k.planned_by = $1 and k.idempotency_key = $2`,
    [by, key],
  );
  return row!;
};

/** @returns undefined when it has another version. Needs a system actor */
export const updateCampaign = async (
  tx: EntityManager,
  content: CampaignContent,
  version: number,
): Promise<CampaignRow | undefined> => {
  const [[row]]: [CampaignRow[], number] = await tx.query(
    `update campaign k set committees = $2, organizations = $3, title = $4, starts_on = $5, ends_on = $6, reach = $7,
            version = version + 1
      where k.id = $1 and k.version = $8 returning ${CAMPAIGN}`,
    [...valuesOf(content), version],
  );
  return row;
};

const valuesOf = ({ id, committees, organizations, title, starts_on: from, ends_on: to, reach }: CampaignContent) => [
  ...[id, committees, organizations, title, from, to, reach],
];
