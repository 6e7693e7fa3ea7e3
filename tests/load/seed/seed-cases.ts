import { type Store, systemActor } from '@hub/store';

export interface SeedCases {
  readonly count: number;
  /** Office that may see them. */
  readonly office: string;
  /** Committees that lead them, in turn. */
  readonly committees: readonly string[];
  /** P-codes of their districts, in turn. */
  readonly districts: readonly string[];
}

const CHUNK = 5_000;

/** Cases as a report would leave them, without report and alert: one second apart, the newest an hour ago. */
export const seedCases = async (store: Store, { count, office, committees, districts }: SeedCases): Promise<void> => {
  for (let from = 0; from < count; from += CHUNK)
    await store.inActor(systemActor('load-seed'), (tx) =>
      tx.query(INSERT, [from, Math.min(from + CHUNK, count) - 1, office, committees, districts]),
    );
};

const INSERT = `
  with made as (
    insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
                           exploitation_abroad, created_at)
    select gen_random_uuid(), ($5::text[])[1 + n % cardinality($5::text[])],
           ($4::uuid[])[1 + n % cardinality($4::uuid[])], 'LABOUR_EXPLOITATION', 'NORMAL', 'REPORTED', 'ONE', false,
           'CALL', false, now() - interval '1 hour' - n * interval '1 second'
      from generate_series($1::integer, $2::integer) as n
    returning id, created_at
  )
  insert into row_access (resource_type, resource, office, reason, created_at)
  select 'case', id, $3::text, 'LOAD', created_at from made`;
