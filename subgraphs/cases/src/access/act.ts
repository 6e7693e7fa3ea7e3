import { type EntityManager, recordAudit } from '@hub/subgraph-kit';

/** Something a person did with a case, or with something of it. */
export interface Act {
  /** Person id; null for whoever is not signed in. */
  readonly by: string | null;
  /** Office through which. */
  readonly office: string | null;
  /** In the past tense, e.g. `person.registered`. */
  readonly action: string;
  readonly resourceType:
    | 'case'
    | 'case_emergency'
    | 'tip'
    | 'attachment'
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
    | 'case_task'
    | 'support_plan'
    | 'follow_up'
    | 'case_conference'
    | 'team_member'
    | 'disclosure';
  readonly resource: string;
  readonly caseId: string;
  readonly purpose: string;
}

/** The actor of what was done without a sign-in. */
export const ANYBODY = 'public';

/** Records what a person did, in the transaction that does it; the access report of the case shows it. */
export const recordAct = (tx: EntityManager, act: Act): Promise<void> => recordActs(tx, [act]);

/** The same of several. */
export const recordActs = (tx: EntityManager, acts: readonly Act[]): Promise<void> =>
  recordAudit(
    tx,
    acts.map(({ by, caseId, ...act }) => ({
      ...act,
      ...{ actor: by === null ? ANYBODY : `person:${by}`, subject: aboutCase(caseId) },
    })),
  );

/** Whose record something of a case is, as the audit groups it. */
export const aboutCase = (caseId: string): string => `case:${caseId}`;
