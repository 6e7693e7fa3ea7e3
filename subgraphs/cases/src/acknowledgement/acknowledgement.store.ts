import { acknowledge, type AcknowledgeResult } from '@hub/inbox';
import { type EntityManager, recordAudit } from '@hub/subgraph-kit';
import type { AcknowledgementKind } from '@hub/vocabulary';
import type { AlertRow } from '../alert/alert.store.js';
import { answersForCase, isAboutReport } from '../alert/alert.rules.js';
import { assign } from '../assignment/assignment.store.js';
import { applyMove } from '../case/case.store.js';

/** One person's answer to one alert. */
export interface Answer {
  readonly person: string;
  readonly appointment: string;
  readonly kind: AcknowledgementKind;
  /** Sealed. */
  readonly note: string | null;
  /** Id and time of the assignment that ACCEPTED creates. */
  readonly assignment: string;
  readonly at: Date;
  /** Whether the office may see rows of persons. */
  readonly persons: boolean;
}

/** Stores an answer and what follows from it, in one transaction. Needs a system actor. */
export const answerAlert = async (tx: EntityManager, alert: AlertRow, answer: Answer): Promise<AcknowledgeResult> => {
  const { person, appointment, kind, note } = answer;
  const result = await acknowledge(tx, {
    ...{ owner: alert.office, number: Number(alert.number) },
    ...{ person, appointment, kind, note },
  });
  if (!result) throw new Error('an alert without its inbox entry');
  if (result.outcome !== 'RECORDED') return result;
  await recordAudit(tx, [
    {
      actor: `person:${person}`,
      action: `alert.${kind.toLowerCase()}`,
      resourceType: 'case_alert',
      resource: alert.id,
      purpose: 'acknowledge-alert',
    },
  ]);
  if (kind === 'ACCEPTED' && isAboutReport(alert.body.rule)) await takeCase(tx, alert, answer);
  return result;
};

const takeCase = async (tx: EntityManager, alert: AlertRow, answer: Answer): Promise<void> => {
  await assign(tx, {
    id: answer.assignment,
    caseId: alert.case_id,
    person: answer.person,
    office: alert.office,
    appointment: answer.appointment,
    createdAt: answer.at,
    persons: answer.persons,
  });
  if (answersForCase(alert.body.rule))
    await applyMove(tx, { id: alert.case_id, from: 'REPORTED', to: 'ACKNOWLEDGED', by: answer.person });
};
