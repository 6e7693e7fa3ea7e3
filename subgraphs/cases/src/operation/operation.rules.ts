import type { ErrorCode, OperationState } from '@hub/vocabulary';

const NEXT: Readonly<Record<OperationState, readonly OperationState[]>> = {
  PLANNED: ['UNDER_WAY', 'CALLED_OFF'],
  UNDER_WAY: ['DONE', 'CALLED_OFF'],
  DONE: [],
  CALLED_OFF: [],
};

export const mayMove = (from: OperationState, to: OperationState): boolean => NEXT[from].includes(to);

/** Whether the plan may still be changed. */
export const isPlannable = (state: OperationState): boolean => state === 'PLANNED';

/** Whether it may turn out to be about more cases than it was planned for. */
export const mayHaveMoreCases = (state: OperationState): boolean => state !== 'CALLED_OFF';

/** Persons of one nationality. */
export interface OfNationality {
  readonly nationality: string;
  readonly n: number;
}

/** What came of an operation, as it is told. */
export interface Outcome {
  readonly heldOn: string;
  /** Whether the local directory knows a district of this code. */
  readonly isDistrict: boolean;
  /** Whether the local directory knows the office; null when none is named. */
  readonly isOffice: boolean | null;
  readonly leadUnit: string | null;
  readonly rescued: readonly OfNationality[];
  readonly arrested: readonly OfNationality[];
}

/** What stands against it, by field of the input; `today` is the day in Thailand. */
export const problemsOfOutcome = (
  { heldOn, isDistrict, isOffice, leadUnit, rescued, arrested }: Outcome,
  today: string,
): { readonly code: ErrorCode; readonly field: string }[] => [
  ...(heldOn > today ? [{ code: 'INPUT_INVALID' as const, field: 'input.heldOn' }] : []),
  ...(isDistrict ? [] : [{ code: 'PLACE_UNKNOWN' as const, field: 'input.district' }]),
  ...(isOffice === false ? [{ code: 'INPUT_INVALID' as const, field: 'input.leadOffice' }] : []),
  ...(isOffice === null && !leadUnit ? [{ code: 'OPERATION_UNIT_REQUIRED' as const, field: 'input.leadUnit' }] : []),
  ...(isTwice(rescued) ? [{ code: 'INPUT_INVALID' as const, field: 'input.rescued' }] : []),
  ...(isTwice(arrested) ? [{ code: 'INPUT_INVALID' as const, field: 'input.arrested' }] : []),
];

const isTwice = (counts: readonly OfNationality[]): boolean =>
  new Set(counts.map(({ nationality }) => nationality)).size < counts.length;
