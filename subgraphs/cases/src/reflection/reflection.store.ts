import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertFacts } from '../alert/alert.rules.js';

/** A time of reflection of which somebody must be told. */
export interface DueReflection {
  readonly caseId: string;
  readonly mark: NonNullable<AlertFacts['reflection']>;
}

/**
 * Takes the next time of reflection that has come to half, nine tenths or its end without a decided review, once for
 * each; of several that were missed the last. By the clock of the database. Needs a system actor.
 */
export const takeReflection = async (tx: EntityManager): Promise<DueReflection | undefined> => {
  const [row]: DueReflection[] = await tx.query(
    `with clock as (
       select c.id, c.reflection_ends_at as ends, (
                select max(s.created_at) from case_step s where s.case_id = c.id and s.to_state = 'PRESUMED_VICTIM') as began
         from case_file c
        where c.state in ('PRESUMED_VICTIM', 'MDT_REVIEW') and c.reflection_ends_at is not null),
     due as (
       select id, ends, case when now() >= ends then 'OVER'
                             when now() >= began + 0.9 * (ends - began) then 'NEARLY_OVER'
                             when now() >= began + 0.5 * (ends - began) then 'HALF_OVER' end as mark
         from clock)
     insert into reflection_notice (case_id, ends_at, mark, told_at)
     select d.id, d.ends, d.mark, now() from due d
      where d.mark is not null and not exists (
        select from reflection_notice n where n.case_id = d.id and n.ends_at = d.ends and n.mark = d.mark)
      order by d.ends limit 1
     on conflict do nothing returning case_id as "caseId", mark`,
  );
  return row;
};

/** Has the present lead told how far the time of reflection has come, though another was. Needs a system actor. */
export const forgetReflectionTold = async (tx: EntityManager, caseId: string): Promise<void> => {
  await tx.query('delete from reflection_notice where case_id = $1', [caseId]);
};
