import {
  type CaseState,
  CONCERN_OF_INDICATOR,
  type ErrorCode,
  SCREENING_CONCERNS,
  type ScreeningConcern,
  type ScreeningFinding,
  type ScreeningIndicator,
} from '@hub/vocabulary';
import { isOfKind, type Question } from '../screening-form/screening-form.rules.js';

/** States in which persons of a case are screened, again if need be. */
const SCREENED_IN: readonly CaseState[] = ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW'];

/** A screening as it is judged. */
export interface ProposedScreening {
  readonly state: CaseState;
  /** Whether this very person agreed to be interviewed. */
  readonly hasConsent: boolean;
  readonly isErased: boolean;
  /** What the form asks; undefined where there is no such form or version. */
  readonly questions: readonly Pick<Question, 'code' | 'answerKind' | 'indicator'>[] | undefined;
  /** Whether this version is taken today. */
  readonly isInForce: boolean;
  readonly finding: ScreeningFinding;
  readonly indicators: readonly ScreeningIndicator[];
  readonly answers: readonly { readonly question: string; readonly answer: string }[];
}

type Found = readonly { readonly code: ErrorCode; readonly field: string }[];

/** What stands against recording a screening, by field of the input. */
export const problemsOfScreening = (asked: ProposedScreening): Found => {
  const { questions, indicators } = asked;
  if (asked.isErased) return [{ code: 'PERSON_ERASED', field: 'input.person' }];
  if (!SCREENED_IN.includes(asked.state)) return [{ code: 'CASE_STATE_FORBIDS', field: 'input.person' }];
  if (!asked.hasConsent) return [{ code: 'CASE_NEEDS_CONSENT', field: 'input.person' }];
  if (!questions) return [{ code: 'SCREENING_FORM_UNKNOWN', field: 'input.formVersion' }];
  if (!asked.isInForce) return [{ code: 'SCREENING_FORM_NOT_IN_FORCE', field: 'input.formVersion' }];
  if (asked.finding === 'INDICATED' && !indicators.length)
    return [{ code: 'SCREENING_NEEDS_INDICATOR', field: 'input.indicators' }];
  const signs = questions.map(({ indicator }) => indicator);
  return [
    ...(indicators.every((each) => signs.includes(each))
      ? []
      : [{ code: 'INPUT_INVALID' as const, field: 'input.indicators' }]),
    ...problemsOfAnswers(questions, asked.answers),
  ];
};

const problemsOfAnswers = (
  questions: NonNullable<ProposedScreening['questions']>,
  answers: ProposedScreening['answers'],
): Found => {
  const kinds = new Map(questions.map(({ code, answerKind }) => [code, answerKind]));
  const answered = new Set(answers.map(({ question }) => question));
  if (answered.size < answers.length || answers.some(({ question }) => !kinds.has(question)))
    return [{ code: 'INPUT_INVALID', field: 'input.answers' }];
  return answers.flatMap(({ question, answer }, index) =>
    isOfKind(kinds.get(question)!, answer)
      ? []
      : [{ code: 'SCREENING_ANSWER_KIND' as const, field: `input.answers.${index}.answer` }],
  );
};

/** What indicators point to: forced labour, trafficking and child labour are told apart. */
export const concernsOf = (indicators: readonly ScreeningIndicator[]): ScreeningConcern[] =>
  SCREENING_CONCERNS.filter((concern) => indicators.some((each) => CONCERN_OF_INDICATOR[each] === concern));
