import type { EntityManager } from '@hub/subgraph-kit';
import { MOVING, STILL_DAYS } from './standstill.rules.js';

/**
 * Takes some returns that stand still and of which nobody was told since they do, once for each week of it, by the
 * clock of the database. Whatever is recorded of a return is progress; one that is scheduled waits for its window.
 * Needs a system actor.
 * @returns their ids
 */
export const takeStandstills = async (tx: EntityManager, most: number): Promise<string[]> => {
  const rows: { repatriation: string }[] = await tx.query(TAKE, [MOVING, STILL_DAYS, most]);
  return rows.map(({ repatriation }) => repatriation);
};

const TAKE = `
  insert into repatriation_standstill (repatriation, since, times)
  select r.id, p.since, t.times
    from repatriation r
    cross join lateral (
      select max(at) as since from (
        select at from repatriation_step where repatriation = r.id
        union all select coalesce(ended_at, recorded_at) from repatriation_proof where repatriation = r.id
        union all select at from handover_confirmation where repatriation = r.id
        union all select recorded_at from repatriation_coordination
                   where repatriation = r.id and recorded_office is not null
        union all select at from counterpart_update where repatriation = r.id
        union all select r.released_at
        union all select r.window_start::timestamp at time zone 'Asia/Bangkok' where r.state = 'SCHEDULED'
      ) progress
    ) p
    cross join lateral (select floor(extract(epoch from now() - p.since) / 86400 / $2::int)::int as times) t
   where r.state = any ($1::text[]) and t.times > 0
     and not exists (select from repatriation_standstill s
                      where s.repatriation = r.id and s.since = p.since and s.times >= t.times)
   order by r.id limit $3
  on conflict do nothing
  returning repatriation`;
