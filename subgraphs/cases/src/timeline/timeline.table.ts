import { ACKNOWLEDGEMENT_KINDS, CASE_STATES, REFERRAL_STATES } from '@hub/vocabulary';

/** What an act is about, and so who may see in a timeline that it happened. `NOBODY` is for who watches over access. */
export type TimelineClass =
  | 'CASE'
  | 'EMERGENCY'
  | 'ALERT'
  | 'SHARE'
  | 'CONFERENCE'
  | 'REFERRAL'
  | 'PERSON'
  | 'ASSISTANCE'
  | 'SUSPECT'
  | 'OPERATION'
  | 'ATTACHMENT'
  | 'NOBODY';

const all = (kind: TimelineClass, ...actions: string[]) => actions.map((action) => [action, kind] as const);

/** Each act that `recordAct` records. An act without a row is shown to nobody. */
export const TIMELINE: ReadonlyMap<string, TimelineClass> = new Map([
  ...all('CASE', 'case.imported'),
  ...all('CASE', 'case.report', ...CASE_STATES.map((state) => `case.${state.toLowerCase()}`)),
  ...all('CASE', 'case.reflection_extended', 'case.transferred', 'case.triaged', 'case.corrected', 'case.merged'),
  ...all('CASE', 'tip.added', 'tip.answered'),
  ...all('EMERGENCY', 'case_emergency.started', 'case_emergency.ended', 'case_emergency.reviewed'),
  ...all('CASE', 'case_assignment.made', 'case_assignment.ended'),
  ...all('CASE', 'case_task.created', 'case_task.done', 'case_task.dropped'),
  ...all('ALERT', ...ACKNOWLEDGEMENT_KINDS.map((kind) => `alert.${kind.toLowerCase()}`)),
  ...all('SHARE', 'case_share.made', 'case_share.ended', 'inquiry.opened', 'inquiry.ended'),
  ...all('REFERRAL', ...REFERRAL_STATES.map((state) => `referral.${state.toLowerCase()}`)),
  ...all('CONFERENCE', 'case_conference.convened', 'case_conference.held', 'case_conference.called_off'),
  ...all('PERSON', 'person.registered', 'person.updated', 'person.erased'),
  ...all('PERSON', 'consent.recorded', 'consent.withdrawn'),
  ...all('PERSON', 'screening.recorded', 'mdt_review.recorded'),
  ...all('PERSON', 'team_member.added', 'team_member.ended'),
  ...all('ASSISTANCE', 'assistance.created', 'assistance.changed'),
  ...all('PERSON', 'disclosure.sealed', 'disclosure.opened', 'disclosure.code-wrong', 'disclosure.ended'),
  ...all('ATTACHMENT', 'attachment.added', 'attachment.removed'),
  ...all('ASSISTANCE', 'support_plan.agreed', 'support_plan.goal_reached', 'support_plan.goal_dropped'),
  ...all('ASSISTANCE', 'follow_up.recorded'),
  ...all('SUSPECT', 'suspect.registered', 'suspect.updated', 'suspect.erased'),
  ...all('OPERATION', 'operation.planned', 'operation.replanned', 'operation.started', 'operation.called_off'),
  ...all('OPERATION', 'operation.done', 'operation.corrected', 'operation.case_added'),
  ...all('NOBODY', 'case.exported'),
  ...all('NOBODY', 'case.compared'),
  ...all('NOBODY', 'break-glass.opened', 'break-glass.ended', 'break-glass.reviewed'),
]);

export const actionsOf = (kind: TimelineClass): string[] =>
  [...TIMELINE].flatMap(([action, each]) => (each === kind ? [action] : []));
