import { expect, it } from '@jest/globals';
import { CASE_STATES } from '@hub/vocabulary';
import { concernsOf, problemsOfScreening, type ProposedScreening } from './screening.rules.js';

const asked: ProposedScreening = {
  ...{ state: 'SCREENING', hasConsent: true, isErased: false, isInForce: true, finding: 'INDICATED' },
  questions: [
    { code: 'DECEPTION', answerKind: 'TEXT', indicator: 'DECEPTION' },
    { code: 'MONTHS', answerKind: 'NUMBER', indicator: null },
  ],
  ...{ indicators: ['DECEPTION'], answers: [{ question: 'DECEPTION', answer: 'Promised a shop.' }] },
};

it.each<[Partial<ProposedScreening>, string, string]>([
  [{ isErased: true }, 'PERSON_ERASED', 'input.person'],
  [{ hasConsent: false }, 'CASE_NEEDS_CONSENT', 'input.person'],
  [{ questions: undefined }, 'SCREENING_FORM_UNKNOWN', 'input.formVersion'],
  [{ indicators: [] }, 'SCREENING_NEEDS_INDICATOR', 'input.indicators'],
  [{ isInForce: false }, 'SCREENING_FORM_NOT_IN_FORCE', 'input.formVersion'],
  [{ indicators: ['THREATS'] }, 'INPUT_INVALID', 'input.indicators'],
  [{ answers: [{ question: 'THREATS', answer: 'Yes' }] }, 'INPUT_INVALID', 'input.answers'],
  [{ answers: [...asked.answers, ...asked.answers] }, 'INPUT_INVALID', 'input.answers'],
  [
    { answers: [...asked.answers, { question: 'MONTHS', answer: 'many' }] },
    ...(['SCREENING_ANSWER_KIND', 'input.answers.1.answer'] as const),
  ],
])('a screening with %j is refused by %s at %s', (given, code, field) => {
  expect(problemsOfScreening({ ...asked, ...given })).toEqual([{ code, field }]);
});

it('nothing stands against one that is whole, or that found nothing', () => {
  expect(problemsOfScreening(asked)).toEqual([]);
  expect(problemsOfScreening({ ...asked, finding: 'NOT_INDICATED', indicators: [] })).toEqual([]);
});

it('persons are screened from the screening on until it is decided', () => {
  expect(CASE_STATES.filter((state) => !problemsOfScreening({ ...asked, state }).length)).toEqual([
    ...['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW'],
  ]);
});

it('indicators of forced labour, trafficking and child labour are told apart', () => {
  expect(concernsOf(['WAGES_WITHHELD', 'DEBT_BONDAGE'])).toEqual(['FORCED_LABOUR']);
  expect(concernsOf(['KEPT_FROM_SCHOOL', 'FORCED_INTO_OFFENCES'])).toEqual(['TRAFFICKING', 'CHILD_LABOUR']);
  expect(concernsOf([])).toEqual([]);
});
