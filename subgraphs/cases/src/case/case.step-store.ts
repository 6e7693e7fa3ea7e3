import type { EntityManager } from '@hub/subgraph-kit';
import type {
  CaseAct,
  CaseOutcome,
  CaseReason,
  CaseState,
  CommitteeLevel,
  ReporterFeedback,
  Urgency,
} from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { OF_OPEN_CASE } from '../alert/alert.rules.js';
import type { CaseFacts } from '../correction/correction.rules.js';
import { endWaitingFor } from '../escalation/escalation.store.js';
import { tellCaseState } from '../events.js';
import { hasEnded } from './case.rules.js';
import { CASE_COLUMNS, type CaseRow } from './case.store.js';

/** Who does something with the course of a case. */
export interface Doer {
  /** Person id. */
  readonly by: string;
  /** Office through which. */
  readonly through: string;
}

/** What a step brings with it. */
export interface StepEffects {
  readonly interviewConsent?: boolean | null;
  /** Days of reflection that begin with it. */
  readonly reflectionDays?: number | null;
  readonly outcome?: CaseOutcome | null;
  readonly resolvedAtLevel?: CommitteeLevel | null;
  readonly feedback?: ReporterFeedback | null;
  readonly reason?: CaseReason | null;
  readonly duplicateOf?: string | null;
}

/** A step of one case, decided by its rules. */
export interface CaseMove extends Doer, StepEffects {
  readonly id: string;
  readonly from: CaseState;
  readonly to: CaseState;
  /** The version the decision was made on; any when left out. */
  readonly version?: number;
}

/** Something that was done with the course of a case. */
export interface CaseStepRow {
  readonly case_id: string;
  readonly version: number;
  readonly act: CaseAct;
  readonly from_state: CaseState | null;
  readonly to_state: CaseState | null;
  readonly from_committee: string | null;
  readonly to_committee: string | null;
  readonly reflection_ends_at: Date | null;
  readonly outcome: CaseOutcome | null;
  readonly resolved_at_level: CommitteeLevel | null;
  readonly reason: CaseReason | null;
  readonly urgency: Urgency | null;
  readonly minor_involved: boolean | null;
  readonly former: Partial<CaseFacts> | null;
  readonly person: string;
  readonly office: string;
  readonly created_at: Date;
}

/**
 * Moves a case, records who did it and tells the feed. What belongs to an end is there only while the case is ended, and
 * with it nobody is waited for any more. Needs a system actor, and for an end the case locked.
 * @returns null when the case is no longer in that state and version
 */
export const applyMove = async (tx: EntityManager, move: CaseMove): Promise<CaseRow | null> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set state = $3, version = version + 1, interview_consent = coalesce($5, interview_consent),
            reflection_ends_at = coalesce(now() + make_interval(days => $6), reflection_ends_at),
            outcome = $7, resolved_at_level = $8, reporter_feedback = $9, duplicate_of = $10,
            closed_at = case when $3 = 'CLOSED' then now() end
      where id = $1 and state = $2 and version = coalesce($4, version) returning ${CASE_COLUMNS}`,
    [
      ...[move.id, move.from, move.to, move.version ?? null, move.interviewConsent ?? null],
      ...[move.reflectionDays ?? null, move.outcome ?? null, move.resolvedAtLevel ?? null, move.feedback ?? null],
      move.duplicateOf ?? null,
    ],
  );
  if (!row) return null;
  if (hasEnded(row.state)) await endWaitingFor(tx, { caseId: row.id, rules: OF_OPEN_CASE, by: move.by });
  await insertStep(tx, row, { ...move, act: 'MOVED' });
  await recordAct(tx, {
    ...{ by: move.by, office: move.through, action: `case.${move.to.toLowerCase()}` },
    ...{ resourceType: 'case', resource: row.id, caseId: row.id, purpose: 'change-case-state' },
  });
  await tellCourse(tx, row);
  return row;
};

/** Lets the persons of a case reflect for more days, in a new version. Needs a system actor. */
export const lengthenReflection = async (
  tx: EntityManager,
  { id, days, ...doer }: Doer & { readonly id: string; readonly days: number; readonly reason: CaseReason | null },
): Promise<CaseRow> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set reflection_ends_at = reflection_ends_at + make_interval(days => $2), version = version + 1
      where id = $1 returning ${CASE_COLUMNS}`,
    [id, days],
  );
  await insertStep(tx, row!, { ...doer, act: 'REFLECTION_EXTENDED' });
  await recordAct(tx, {
    ...{ by: doer.by, office: doer.through, action: 'case.reflection_extended', purpose: 'extend-reflection' },
    ...{ resourceType: 'case', resource: id, caseId: id },
  });
  return row!;
};

/** Gives a case to another committee, in a new version. Needs a system actor. */
export const changeLead = async (
  tx: EntityManager,
  { id, from, to, ...doer }: Doer & { id: string; from: string; to: string; reason: CaseReason },
): Promise<CaseRow> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set lead_committee = $2, version = version + 1 where id = $1 returning ${CASE_COLUMNS}`,
    [id, to],
  );
  await insertStep(tx, row!, { ...doer, act: 'TRANSFERRED', committees: { from, to } });
  await recordAct(tx, {
    ...{ by: doer.by, office: doer.through, action: 'case.transferred', purpose: 'transfer-case' },
    ...{ resourceType: 'case', resource: id, caseId: id },
  });
  return row!;
};

/** Tells the feed where a case stands; last in its transaction. */
export const tellCourse = (tx: EntityManager, row: CaseRow, reach: Parameters<typeof tellCaseState>[2] = []) =>
  tellCaseState(
    tx,
    {
      ...{ case: row.id, state: row.state, leadCommittee: row.lead_committee },
      exploitationAbroad: row.exploitation_abroad,
    },
    reach,
  );

type NewStep = Doer & {
  readonly act: CaseAct;
  readonly from?: CaseState;
  readonly reason?: CaseReason | null;
  readonly committees?: { readonly from: string; readonly to: string };
  readonly former?: Partial<CaseFacts>;
};

/** Keeps what was done with a case in the version that it made. Needs a system actor. */
export const insertStep = async (tx: EntityManager, row: CaseRow, step: NewStep): Promise<void> => {
  const [isMove, isTriage] = [step.act === 'MOVED', step.act === 'TRIAGED'];
  await tx.query(
    `insert into case_step (case_id, version, act, from_state, to_state, from_committee, to_committee,
       reflection_ends_at, outcome, resolved_at_level, reason, person, office, urgency, minor_involved, former, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, now())`,
    [
      ...[row.id, row.version, step.act, step.from ?? null, isMove ? row.state : null],
      ...[step.committees?.from ?? null, step.committees?.to ?? null, row.reflection_ends_at],
      ...[row.outcome, row.resolved_at_level, step.reason ?? null, step.by, step.through],
      ...(isTriage ? [row.urgency, row.minor_involved] : [null, null]),
      step.former ? JSON.stringify(step.former) : null,
    ],
  );
};

/** What was done with the course of cases, oldest first. */
export const stepsOfCases = (tx: EntityManager, cases: readonly string[]): Promise<CaseStepRow[]> =>
  tx.query('select s.* from case_step s where s.case_id = any ($1::uuid[]) order by s.case_id, s.version', [cases]);

/** Where a case stands, and whether the actor sees that somebody of it agreed to an interview. */
export interface Standing {
  readonly id: string;
  readonly state: CaseState;
  readonly consented: boolean;
}

export const standingOfCases = (tx: EntityManager, cases: readonly string[]): Promise<Standing[]> =>
  tx.query(
    `select f.id, f.state, exists (
       select from consent c join person p on p.id = c.person_id
        where c.case_id = f.id and ${AGREED} and p.erased_at is null) as consented
       from case_file f where f.id = any ($1::uuid[])`,
    [cases],
  );

/** Whether this person of a case agreed to an interview, and still does. */
export const agreedToInterview = async (tx: EntityManager, person: string): Promise<boolean> => {
  const rows: unknown[] = await tx.query(`select from consent c where c.person_id = $1 and ${AGREED} limit 1`, [
    person,
  ]);
  return rows.length > 0;
};

const AGREED = 'c.interview and c.withdrawn_at is null and (c.until is null or c.until > now())';
