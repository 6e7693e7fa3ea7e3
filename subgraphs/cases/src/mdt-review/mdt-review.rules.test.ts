import { expect, it } from '@jest/globals';
import { CASE_STATES, type TraffickingStatus } from '@hub/vocabulary';
import { problemsOfReview, type ProposedReview, stateDecided } from './mdt-review.rules.js';

const person = (id: string, status: TraffickingStatus = 'POSSIBLE', isErased = false) => ({
  ...{ id, status, isErased, version: 1 },
});
const decided = (of: string, status: TraffickingStatus, version = 1) => ({ person: of, status, version });

const review: ProposedReview = {
  ...{ state: 'MDT_REVIEW', reflectionEndsAt: new Date(), persons: [person('a'), person('b')], reflectionDays: null },
  team: [],
  ...{ disciplines: ['POLICE', 'PSYCHOLOGIST'], decidingBody: 'MULTIDISCIPLINARY_TEAM' },
  ...{ decisions: [decided('a', 'ACTUAL')], opinions: [{ person: 'b', discipline: 'POLICE' }] },
};

it.each<[Partial<ProposedReview>, string, string]>([
  [{ disciplines: ['POLICE'] }, 'REVIEW_NEEDS_DISCIPLINES', 'input.members'],
  [{ disciplines: ['POLICE', 'POLICE'] }, 'REVIEW_NEEDS_DISCIPLINES', 'input.members'],
  [{ disciplines: ['POLICE', 'INTERPRETER'] }, 'REVIEW_NEEDS_DISCIPLINES', 'input.members'],
  [{ team: [{ discipline: 'POLICE', role: 'MEMBER' }] }, 'REVIEW_NEEDS_DISCIPLINES', 'input.members'],
  [{ decidingBody: null }, 'REVIEW_NEEDS_BODY', 'input.decidingBody'],
  [{ decisions: [decided('c', 'ACTUAL')] }, 'INPUT_INVALID', 'input.decisions'],
  [{ decisions: [decided('a', 'POSSIBLE')] }, 'INPUT_INVALID', 'input.decisions'],
  [{ decisions: [decided('a', 'NOT'), decided('a', 'ACTUAL')] }, 'INPUT_INVALID', 'input.decisions'],
  [{ decisions: [decided('a', 'NOT', 2)] }, 'VERSION_CONFLICT', 'input.decisions'],
  [{ persons: [person('a', 'POSSIBLE', true), person('b')] }, 'INPUT_INVALID', 'input.decisions'],
  [{ opinions: [{ person: 'c', discipline: 'POLICE' }] }, 'INPUT_INVALID', 'input.opinions'],
  [{ opinions: [{ person: 'a', discipline: 'NGO' }] }, 'INPUT_INVALID', 'input.opinions'],
  [{ reflectionDays: 5, reflectionEndsAt: null }, 'REFLECTION_NOT_RUNNING', 'input.reflectionDays'],
])('a review with %j is refused by %s at %s', (given, code, field) => {
  expect(problemsOfReview({ ...review, ...given })).toEqual([{ code, field }]);
});

it('nothing stands against one that is whole, or that decides nothing yet', () => {
  expect(problemsOfReview(review)).toEqual([]);
  expect(problemsOfReview({ ...review, disciplines: ['POLICE'], decidingBody: null, decisions: [] })).toEqual([]);
});

it('a case is reviewed from the review on, until it ends', () => {
  expect(CASE_STATES.filter((state) => !problemsOfReview({ ...review, state }).length)).toEqual([
    ...['MDT_REVIEW', 'IDENTIFIED', 'NOT_IDENTIFIED', 'ASSISTANCE', 'REINTEGRATION', 'FOLLOW_UP'],
  ]);
});

it.each<[string, ReturnType<typeof person>[], ReturnType<typeof decided>[], string | null]>([
  ['one victim is enough', [person('a'), person('b')], [decided('a', 'ACTUAL')], 'IDENTIFIED'],
  ['an earlier victim counts', [person('a', 'ACTUAL'), person('b')], [decided('b', 'NOT')], 'IDENTIFIED'],
  ['somebody is left', [person('a'), person('b')], [decided('a', 'NOT')], null],
  ['nobody is one', [person('a', 'NOT'), person('b')], [decided('b', 'NOT')], 'NOT_IDENTIFIED'],
  [
    'who was erased is not waited for',
    [person('a'), person('b', 'POSSIBLE', true)],
    [decided('a', 'NOT')],
    'NOT_IDENTIFIED',
  ],
  ['nothing was decided', [person('a', 'ACTUAL')], [], null],
])('%s', (_, persons, decisions, state) => {
  expect(stateDecided({ persons, decisions })).toBe(state);
});
