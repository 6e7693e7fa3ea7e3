import type { ErrorCode, FollowUpMethod, RiskBand, WellbeingBand } from '@hub/vocabulary';

/** A follow-up as it would be recorded. */
export interface ProposedFollowUp {
  readonly heldOn: string;
  readonly method: FollowUpMethod;
  readonly wellbeing: WellbeingBand;
  readonly risk: RiskBand;
  readonly nextDueOn: string | null;
}

/** What stands against a follow-up, by field. Days are those of Thailand. */
export const problemsOfFollowUp = (
  { heldOn, method, wellbeing, risk, nextDueOn }: ProposedFollowUp,
  today: string,
): { readonly code: ErrorCode; readonly field: string }[] => {
  const invalid = (when: boolean, field: string) => (when ? [{ code: 'INPUT_INVALID' as const, field }] : []);
  const isReached = method !== 'NOT_REACHED';
  return [
    ...invalid(heldOn > today, 'heldOn'),
    ...invalid(!isReached && wellbeing !== 'NOT_KNOWN', 'wellbeing'),
    ...invalid(!isReached && risk !== 'NOT_KNOWN', 'risk'),
    ...invalid(nextDueOn !== null && nextDueOn <= heldOn, 'nextDueOn'),
  ];
};

/** The last moment of a day in Thailand. */
export const endOfDay = (day: string): Date => new Date(`${day}T23:59:59+07:00`);
