import { type EntityManager, recordAudit } from '@hub/subgraph-kit';

/** Something a person did with a case, or with something of it. */
export interface Act {
  /** Person id. */
  readonly by: string;
  /** Office through which. */
  readonly office: string;
  /** In the past tense, e.g. `person.registered`. */
  readonly action: string;
  readonly resourceType:
    | 'case'
    | 'person'
    | 'consent'
    | 'case_share'
    | 'case_assignment'
    | 'case_alert'
    | 'break_glass'
    | 'assistance'
    | 'screening'
    | 'mdt_review'
    | 'referral'
    | 'suspect'
    | 'operation'
    | 'case_task';
  readonly resource: string;
  readonly caseId: string;
  readonly purpose: string;
}

/** Records what a person did, in the transaction that does it; the access report of the case shows it. */
export const recordAct = (tx: EntityManager, { by, caseId, ...act }: Act): Promise<void> =>
  recordAudit(tx, [{ ...act, actor: `person:${by}`, subject: aboutCase(caseId) }]);

/** Whose record something of a case is, as the audit groups it. */
export const aboutCase = (caseId: string): string => `case:${caseId}`;
