import type { EntityManager } from '@hub/subgraph-kit';
import type { Reader } from '../alert/alert.rules.js';
import type { CaseGrant } from './case.grants.js';

export interface ReaderOfLead extends Reader {
  /** Committee id. */
  readonly lead: string;
}

/** Committees that lead at least one case. */
export const leadCommittees = async (tx: EntityManager): Promise<string[]> => {
  const rows: { lead: string }[] = await tx.query(
    `with recursive leads as (
       (select lead_committee from case_file order by lead_committee limit 1)
       union all
       select (select f.lead_committee from case_file f where f.lead_committee > l.lead_committee
                order by f.lead_committee limit 1) from leads l where l.lead_committee is not null)
     select lead_committee as lead from leads where lead_committee is not null`,
  );
  return rows.map(({ lead }) => lead);
};

export const readersCarriedOut = (tx: EntityManager): Promise<ReaderOfLead[]> =>
  tx.query('select lead_committee as lead, office, reason from case_reader');

/**
 * Lets the readers see the next cases of a lead committee, in the order of their ids. Needs a system actor.
 * @returns ids of these cases; fewer than the limit when it was the last batch
 */
export const grantNext = async (
  tx: EntityManager,
  { lead, after, readers, limit }: { lead: string; after: string | null; readers: readonly CaseGrant[]; limit: number },
): Promise<string[]> => {
  const rows: { id: string }[] = await tx.query(
    `with next as (
       select id, created_at from case_file
        where lead_committee = $1 and id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit $3),
     granted as (
       insert into row_access (resource_type, resource, office, reason, created_at)
       select t.resource_type, next.id, r.office, r.reason, next.created_at
         from next cross join unnest($4::text[], $5::text[], $6::boolean[]) as r (office, reason, persons)
         join (values ('case'), ('case_person')) as t (resource_type) on t.resource_type = 'case' or r.persons
       on conflict (resource_type, resource, office, reason) do update set until = null
        where row_access.until is not null)
     select id from next order by id`,
    [
      ...[lead, after, limit, readers.map(({ office }) => office), readers.map(({ reason }) => reason)],
      readers.map(({ persons }) => persons),
    ],
  );
  return rows.map(({ id }) => id);
};

/** Notes what now holds for the lead committee, and ends what no longer does. Needs a system actor. */
export const settleReaders = async (
  tx: EntityManager,
  { lead, added, ended }: { lead: string; added: readonly Reader[]; ended: readonly Reader[] },
): Promise<void> => {
  await tx.query(
    `insert into case_reader (lead_committee, office, reason)
     select $1, * from unnest($2::text[], $3::text[]) on conflict do nothing`,
    [lead, added.map(({ office }) => office), added.map(({ reason }) => reason)],
  );
  await tx.query(
    `with gone as (
       delete from case_reader where lead_committee = $1
          and (office, reason) in (select * from unnest($2::text[], $3::text[])) returning office, reason)
     update row_access a set until = now() from gone
      where a.office = gone.office and a.reason = gone.reason and a.resource_type in ('case', 'case_person') and a.until is null
        and exists (select from case_file f where f.id = a.resource and f.lead_committee = $1)`,
    [lead, ended.map(({ office }) => office), ended.map(({ reason }) => reason)],
  );
};
