import { cancelEscalationsById } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertRule, CaseState } from '@hub/vocabulary';

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

/** What can stand against accepting a case by an alert. */
export interface AlertStanding {
  readonly case: CaseState;
  /** Somebody accepted it, by this alert or by another one of its escalation. */
  readonly accepted: boolean;
  /** It was told for a committee that no longer leads the case. */
  readonly ofFormerLead: boolean;
}

/** Needs a system actor, and the case locked. */
export const standingOfAlert = async (tx: EntityManager, alert: string): Promise<AlertStanding> => {
  const [standing]: AlertStanding[] = await tx.query(
    `select f.state as case, coalesce(x.state = 'ACCEPTED', false) as accepted,
            coalesce(x.facts #>> '{committees,LEAD,0}' <> f.lead_committee::text, false) as "ofFormerLead"
       from case_alert a join case_file f on f.id = a.case_id
       join inbox_entry e on e.inbox = a.inbox and e.number = a.number left join escalation x on x.id = e.escalation
      where a.id = $1`,
    [alert],
  );
  return standing!;
};
