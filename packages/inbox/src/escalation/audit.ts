import type { EntityManager } from '@hub/store';
import { SCHEDULE_NEXT } from './escalation.js';

/** What an audit of all escalations found. */
export interface EscalationAudit {
  readonly open: number;
  /** Open ones that nothing would have fired: their next step has been scheduled again. */
  readonly repaired: number;
  /** Open ones whose step should have been fired a while ago. */
  readonly overdue: number;
  /** Chains that came to their end without an answer. */
  readonly unanswered: number;
}

/** Seconds a due step may wait for a worker, or for its next attempt, before it counts as overdue. */
const GRACE_SECONDS = 60;

/** Proves that each open escalation has its next step scheduled, or schedules it. Needs a system actor. */
export const auditEscalations = async (tx: EntityManager): Promise<EscalationAudit> => {
  const repaired: unknown[] = await tx.query(REPAIR, [GRACE_SECONDS]);
  const [counts]: Omit<EscalationAudit, 'repaired'>[] = await tx.query(COUNTS, [GRACE_SECONDS]);
  return { ...counts!, repaired: repaired.length };
};

/** Rows that a transaction is busy with are looked at the next time. */
const REPAIR = `
  with x as (
    select id, due_at from escalation x
     where state = 'OPEN'
       and not exists (select from hub.scheduled(array['escalation:' || x.id]) j
                        where j.run_at <= greatest(x.due_at, clock_timestamp() + make_interval(secs => $1)))
     order by due_at limit 1000 for update skip locked
  )
  select ${SCHEDULE_NEXT} from x`;

const COUNTS = `
  select count(*) filter (where state = 'OPEN')::int as open,
         count(*) filter (where state = 'OPEN' and due_at < clock_timestamp() - make_interval(secs => $1))::int as overdue,
         count(*) filter (where state = 'FINISHED')::int as unanswered
    from escalation where state in ('OPEN', 'FINISHED')`;
