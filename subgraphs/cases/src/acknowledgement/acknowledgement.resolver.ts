import { Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Classified, type HubContext, Input, isId, problem } from '@hub/subgraph-kit';
import { type AlertRow, alertsById } from '../alert/alert.store.js';
import { receiptOf } from '../alert/alert.type.js';
import { seesPersons } from '../case/case.grants.js';
import { caseById } from '../case/case.reference.js';
import { Case } from '../case/case.type.js';
import { type Appointed, mayReadCases, requireAcknowledging } from '../permissions.js';
import { AcknowledgeAlertInput, NOTE_MAX } from './acknowledgement.inputs.js';
import { type Answer, answerAlert } from './acknowledgement.store.js';
import { AcknowledgeAlertResult, acknowledged, notAcknowledged } from './acknowledgement.type.js';

@Resolver(() => AcknowledgeAlertResult)
export class AcknowledgementResolver {
  @Mutation(() => AcknowledgeAlertResult, {
    description: 'Answers an alert of an office you hold; ACCEPTED assigns its case to you. May be repeated.',
  })
  @Classified('RES', 'alert:acknowledge')
  async acknowledgeAlert(
    @Input('input', () => AcknowledgeAlertInput, { class: 'RES', description: 'The answer.' })
    input: AcknowledgeAlertInput,
    @Ctx() context: HubContext,
  ): Promise<AcknowledgeAlertResult> {
    const alert = isId(input.alert) ? (await context.asCaller((tx) => alertsById(tx, [input.alert])))[0] : undefined;
    const held = requireAcknowledging(context, alert?.office);
    // a note is sealed under the data key of the case, and nothing else has one for it
    if ((input.note?.length ?? 0) > (alert!.case_id === null ? 0 : NOTE_MAX))
      return notAcknowledged(problem('INPUT_INVALID', 'input.note'), alert!.case_id);
    return answer(alert!, answerOf(input, held, context), context);
  }

  @FieldResolver(() => Case, {
    nullable: true,
    description: 'The case, as it is after the answer; null where it is about none.',
  })
  @Classified('RES', 'case:read')
  case(@Root() { about }: AcknowledgeAlertResult, @Ctx() context: HubContext): Promise<Case | null> | null {
    return about && mayReadCases(context) ? context.load(caseById, about) : null;
  }
}

const answerOf = (
  { kind, note }: AcknowledgeAlertInput,
  { office, appointment }: Appointed,
  context: HubContext,
): Answer => ({
  person: context.caller.id,
  appointment,
  kind,
  note: note || null,
  sealer: context.sealer,
  assignment: context.newId(),
  at: context.now(),
  persons: seesPersons(context.directory, office),
});

const answer = async (alert: AlertRow, given: Answer, context: HubContext): Promise<AcknowledgeAlertResult> => {
  const answered = await context.asSystem('acknowledge-alert', (tx) => answerAlert(tx, alert, given));
  if ('refused' in answered) return notAcknowledged(problem(answered.refused, 'input.alert'), alert.case_id);
  const { outcome, acknowledgement } = answered;
  return outcome === 'CLOSED'
    ? notAcknowledged(problem('ALERT_CLOSED', 'input.alert'), alert.case_id)
    : acknowledged(receiptOf({ ...acknowledgement, office: acknowledgement.owner }), alert.case_id);
};
