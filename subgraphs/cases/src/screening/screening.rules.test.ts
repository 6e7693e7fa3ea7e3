import { expect, it } from '@jest/globals';
import { CASE_STATES, SCREENING_INDICATORS } from '@hub/vocabulary';
import { concernsOf, problemsOfScreening, type ProposedScreening } from './screening.rules.js';

const asked: ProposedScreening = {
  ...{ state: 'SCREENING', hasConsent: true, isErased: false, questions: SCREENING_INDICATORS, finding: 'INDICATED' },
  ...{ indicators: ['DECEPTION'], answered: ['DECEPTION'] },
};

it.each<[Partial<ProposedScreening>, string, string]>([
  [{ isErased: true }, 'PERSON_ERASED', 'input.person'],
  [{ hasConsent: false }, 'CASE_NEEDS_CONSENT', 'input.person'],
  [{ questions: undefined }, 'SCREENING_FORM_UNKNOWN', 'input.formVersion'],
  [{ indicators: [] }, 'SCREENING_NEEDS_INDICATOR', 'input.indicators'],
  [{ questions: ['DECEPTION'], indicators: ['THREATS'] }, 'INPUT_INVALID', 'input.indicators'],
  [{ questions: ['DECEPTION'], answered: ['THREATS'] }, 'INPUT_INVALID', 'input.answers'],
  [{ answered: ['THREATS', 'THREATS'] }, 'INPUT_INVALID', 'input.answers'],
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
