import { beforeOf, type EntityManager, type Keyset } from '@hub/subgraph-kit';

export interface FiledReportRow {
  readonly id: string;
  /** Whether a committee has accepted it, whatever became of it since. */
  readonly taken: boolean;
  /** ISO instant with microseconds. */
  readonly at: string;
}

/** Newest first, the reports that a person filed through these offices. Needs a system actor. */
export const reportsFiled = (
  tx: EntityManager,
  { person, offices }: { readonly person: string; readonly offices: readonly string[] },
  { after, limit }: Keyset,
): Promise<FiledReportRow[]> =>
  tx.query(
    `select r.id, c.state <> 'REPORTED' as taken,
            to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
       from report r join case_file c on c.id = r.case_id
      where r.filed_by = $1 and r.filed_through = any ($2::text[])
        and (r.created_at, r.id) < ($3::timestamptz, $4::uuid)
      order by r.created_at desc, r.id desc limit $5`,
    [person, offices, ...beforeOf(after), limit],
  );
