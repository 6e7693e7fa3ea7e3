import { cancelEscalationsById } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertRule } from '@hub/vocabulary';

/** Ends what of a case waits for an answer by these rules. Needs a system actor, and the case locked. */
export const endWaitingFor = async (
  tx: EntityManager,
  { caseId, rules, by }: { readonly caseId: string; readonly rules: readonly AlertRule[]; readonly by: string },
): Promise<void> => {
  const waiting: { id: string }[] = await tx.query(
    `select x.id from escalation x
      where x.rule = any ($2::text[]) and x.state in ('OPEN', 'FINISHED') and x.id in (
        select e.escalation from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
         where a.case_id = $1)`,
    [caseId, rules],
  );
  await cancelEscalationsById(
    tx,
    waiting.map(({ id }) => id),
    `person:${by}`,
  );
};

/** Whether an alert was told for a committee that no longer leads the case. Needs a system actor, and the case locked. */
export const isOfFormerLead = async (tx: EntityManager, alert: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `select from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
       join escalation x on x.id = e.escalation join case_file f on f.id = a.case_id
      where a.id = $1 and x.facts #>> '{committees,LEAD,0}' <> f.lead_committee::text`,
    [alert],
  );
  return rows.length > 0;
};
