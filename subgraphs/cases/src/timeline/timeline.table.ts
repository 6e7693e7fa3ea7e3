import { ACKNOWLEDGEMENT_KINDS, CASE_STATES, REFERRAL_STATES } from '@hub/vocabulary';

/** What an act is about, and so who may see in a timeline that it happened. `NOBODY` is for who watches over access. */
export type TimelineClass =
  'CASE' | 'ALERT' | 'SHARE' | 'REFERRAL' | 'PERSON' | 'ASSISTANCE' | 'SUSPECT' | 'OPERATION' | 'NOBODY';

const all = (kind: TimelineClass, ...actions: string[]) => actions.map((action) => [action, kind] as const);

/** Each act that `recordAct` records. An act without a row is shown to nobody. */
export const TIMELINE: ReadonlyMap<string, TimelineClass> = new Map([
  ...all('CASE', 'case.report', ...CASE_STATES.map((state) => `case.${state.toLowerCase()}`)),
  ...all('CASE', 'case.reflection_extended', 'case.transferred'),
  ...all('CASE', 'case_assignment.made', 'case_assignment.ended'),
  ...all('CASE', 'case_task.created', 'case_task.done', 'case_task.dropped'),
  ...all('ALERT', ...ACKNOWLEDGEMENT_KINDS.map((kind) => `alert.${kind.toLowerCase()}`)),
  ...all('SHARE', 'case_share.made', 'case_share.ended'),
  ...all('REFERRAL', ...REFERRAL_STATES.map((state) => `referral.${state.toLowerCase()}`)),
  ...all('PERSON', 'person.registered', 'person.updated', 'person.erased'),
  ...all('PERSON', 'consent.recorded', 'consent.withdrawn'),
  ...all('PERSON', 'screening.recorded', 'mdt_review.recorded'),
  ...all('ASSISTANCE', 'assistance.created', 'assistance.changed'),
  ...all('SUSPECT', 'suspect.registered', 'suspect.updated', 'suspect.erased'),
  ...all('OPERATION', 'operation.planned', 'operation.replanned', 'operation.started', 'operation.called_off'),
  ...all('OPERATION', 'operation.done'),
  ...all('NOBODY', 'break-glass.opened', 'break-glass.ended', 'break-glass.reviewed'),
]);

export const actionsOf = (kind: TimelineClass): string[] =>
  [...TIMELINE].flatMap(([action, each]) => (each === kind ? [action] : []));
