import type { Directory } from '@hub/caller';
import type { AlertCommittee, Urgency } from '@hub/vocabulary';
import type { StepTo } from './alert-rule.js';

/** What is kept of an event so that later steps find their offices; ids and codes only. */
export interface StepFacts {
  readonly urgency: Urgency;
  /** Offices that the event alerted where only who was on duty was told. */
  readonly duty: readonly string[];
  /** Ids of the committees concerned; ADDRESSED are those of the offices alerted. */
  readonly committees: Readonly<Partial<Record<AlertCommittee, readonly string[]>>>;
}

/** The offices that a step alerts, those somebody holds at that instant; none when they are vacant. */
export const officesOfStep = (
  to: StepTo,
  { duty, committees }: StepFacts,
  { directory, at }: { readonly directory: Directory; readonly at: number },
): string[] => {
  if (typeof to === 'string') return duty.filter((office) => directory.isHeld(office, at));
  const named = (committees[to.whose] ?? []).flatMap((committee) =>
    directory.officesOfCommittee(committee).filter(({ kind }) => kind === to.kind),
  );
  return [...new Set(named.map(({ id }) => id))].filter((office) => directory.isHeld(office, at));
};
