import {
  type CaseState,
  CONCERN_OF_INDICATOR,
  type ErrorCode,
  SCREENING_CONCERNS,
  type ScreeningConcern,
  type ScreeningFinding,
  type ScreeningIndicator,
} from '@hub/vocabulary';

/** States in which persons of a case are screened, again if need be. */
const SCREENED_IN: readonly CaseState[] = ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW'];

/** A screening as it is judged. */
export interface ProposedScreening {
  readonly state: CaseState;
  /** Whether this very person agreed to be interviewed. */
  readonly hasConsent: boolean;
  readonly isErased: boolean;
  /** What the form asks; undefined where there is no such form or version. */
  readonly questions: readonly ScreeningIndicator[] | undefined;
  readonly finding: ScreeningFinding;
  readonly indicators: readonly ScreeningIndicator[];
  readonly answered: readonly ScreeningIndicator[];
}

type Found = readonly { readonly code: ErrorCode; readonly field: string }[];

/** What stands against recording a screening, by field of the input. */
export const problemsOfScreening = (asked: ProposedScreening): Found => {
  const { questions, indicators, answered } = asked;
  if (asked.isErased) return [{ code: 'PERSON_ERASED', field: 'input.person' }];
  if (!SCREENED_IN.includes(asked.state)) return [{ code: 'CASE_STATE_FORBIDS', field: 'input.person' }];
  if (!asked.hasConsent) return [{ code: 'CASE_NEEDS_CONSENT', field: 'input.person' }];
  if (!questions) return [{ code: 'SCREENING_FORM_UNKNOWN', field: 'input.formVersion' }];
  if (asked.finding === 'INDICATED' && !indicators.length)
    return [{ code: 'SCREENING_NEEDS_INDICATOR', field: 'input.indicators' }];
  const isAsked = (each: ScreeningIndicator): boolean => questions.includes(each);
  return [
    ...(indicators.every(isAsked) ? [] : [{ code: 'INPUT_INVALID' as const, field: 'input.indicators' }]),
    ...(answered.every(isAsked) && new Set(answered).size === answered.length
      ? []
      : [{ code: 'INPUT_INVALID' as const, field: 'input.answers' }]),
  ];
};

/** What indicators point to: forced labour, trafficking and child labour are told apart. */
export const concernsOf = (indicators: readonly ScreeningIndicator[]): ScreeningConcern[] =>
  SCREENING_CONCERNS.filter((concern) => indicators.some((each) => CONCERN_OF_INDICATOR[each] === concern));
