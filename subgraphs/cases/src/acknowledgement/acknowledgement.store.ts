import { acknowledge, type AcknowledgeResult } from '@hub/inbox';
import { type EntityManager, recordAudit, type Services, subjectSeal } from '@hub/subgraph-kit';
import type { AcknowledgementKind, ErrorCode } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import type { AlertRow } from '../alert/alert.store.js';
import { answersForCase, isAboutReport } from '../alert/alert.rules.js';
import { assign } from '../assignment/assignment.store.js';
import { applyMove } from '../case/case.step-store.js';
import { hasEnded } from '../case/case.rules.js';
import { lockCase } from '../case/case.store.js';
import { endWaitingFor, standingOfAlert } from '../escalation/escalation.store.js';
import { acknowledgeBy, contradicts, referralAsked } from '../referral/referral.acceptance.js';

/** One person's answer to one alert. */
export interface Answer {
  readonly person: string;
  readonly appointment: string;
  readonly kind: AcknowledgementKind;
  /** Sealed when it is stored, under the data key of the case. */
  readonly note: string | null;
  readonly sealer: Services['sealer'];
  /** Id and time of the assignment that ACCEPTED creates. */
  readonly assignment: string;
  readonly at: Date;
  /** Whether the office may see rows of persons. */
  readonly persons: boolean;
}

/**
 * Stores an answer and what follows from it, in one transaction. Needs a system actor.
 * @returns what stands against it, and nothing changed: it contradicts what became of its referral, or accepts a case
 *   that has ended or for a committee that no longer leads it
 */
export const answerAlert = async (
  tx: EntityManager,
  alert: AlertRow,
  answer: Answer,
): Promise<AcknowledgeResult | { readonly refused: ErrorCode }> => {
  const { person, appointment, kind } = answer;
  // a service gets ready; it works on a case when that is shared with it
  const taken = kind === 'ACCEPTED' && isAboutCase(alert) && alert.committee ? alert : undefined;
  if (isAboutCase(alert)) await lockCase(tx, alert.case_id);
  const referral = await referralAsked(tx, alert);
  if (contradicts(kind, referral)) return { refused: 'REFERRAL_STATE_FORBIDS' };
  const refused = taken && isAboutReport(taken.body.rule) && (await refusalOf(tx, taken));
  if (refused) return { refused };
  const note = await sealedNote(tx, alert, answer);
  const result = await acknowledge(tx, {
    ...{ owner: alert.office, number: Number(alert.number) },
    ...{ person, appointment, kind, note },
  });
  if (!result) throw new Error('an alert without its inbox entry');
  if (result.outcome !== 'RECORDED' && !acceptedElsewhere(result, alert, kind)) return result;
  await recordAnswer(tx, alert, { person, kind });
  await acknowledgeBy(tx, referral, { kind, by: person, office: alert.office });
  if (taken && isAboutReport(taken.body.rule)) await takeCase(tx, taken, answer);
  return result;
};

/** What was accepted before is answered as it was. */
const refusalOf = async (tx: EntityManager, { id, body: { rule } }: AlertRow): Promise<ErrorCode | undefined> => {
  const standing = await standingOfAlert(tx, id);
  if (answersForCase(rule) && standing.ofFormerLead) return 'ALERT_CLOSED';
  return hasEnded(standing.case) && !standing.accepted ? 'CASE_STATE_FORBIDS' : undefined;
};

type CaseAlertRow = AlertRow & { readonly case_id: string };

const isAboutCase = (alert: AlertRow): alert is CaseAlertRow => alert.case_id !== null;

/** The answer to a note about a trend stands in the record of no case. */
const recordAnswer = (tx: EntityManager, alert: AlertRow, { person, kind }: Pick<Answer, 'person' | 'kind'>) => {
  const act = {
    ...{ office: alert.office, action: `alert.${kind.toLowerCase()}`, purpose: 'acknowledge-alert' },
    ...({ resourceType: 'case_alert', resource: alert.id } as const),
  };
  return isAboutCase(alert)
    ? recordAct(tx, { ...act, by: person, caseId: alert.case_id })
    : recordAudit(tx, [{ ...act, actor: `person:${person}` }]);
};

/** Whoever accepted through one office of theirs may work on the case through another one that was told as well. */
const acceptedElsewhere = (
  { outcome, acknowledgement }: AcknowledgeResult,
  { office }: AlertRow,
  kind: AcknowledgementKind,
): boolean => outcome === 'REPEATED' && kind === 'ACCEPTED' && acknowledgement.owner !== office;

/** Nothing more is kept of a case that was erased, a note neither. */
const sealedNote = async (tx: EntityManager, alert: AlertRow, { note, sealer }: Answer): Promise<string | null> => {
  if (!note) return null;
  const seal = await subjectSeal(tx, sealer, `case:${alert.case_id}`);
  return seal && seal.seal(note, { table: 'acknowledgement', row: alert.id, column: 'note' });
};

const takeCase = async (tx: EntityManager, alert: CaseAlertRow, answer: Answer): Promise<void> => {
  await assign(tx, {
    id: answer.assignment,
    caseId: alert.case_id,
    person: answer.person,
    office: alert.office,
    appointment: answer.appointment,
    createdAt: answer.at,
    persons: answer.persons,
  });
  const { rule } = alert.body;
  if (!answersForCase(rule)) return;
  // what was told again by the same rule needs no second answer
  await endWaitingFor(tx, { caseId: alert.case_id, rules: [rule], by: answer.person });
  await applyMove(tx, {
    ...{ id: alert.case_id, from: 'REPORTED', to: 'ACKNOWLEDGED' },
    ...{ by: answer.person, through: alert.office },
  });
};
