import { expect, it } from '@jest/globals';
import { CASE_STATES } from '@hub/vocabulary';
import { mayMove } from './case.rules.js';

const moves = (interviewConsent: boolean | null) =>
  CASE_STATES.flatMap((from) =>
    CASE_STATES.filter((to) => mayMove(from, to, { interviewConsent }).allowed).map((to) => `${from} to ${to}`),
  );

it('a case moves only along these steps', () => {
  expect(moves(true)).toEqual([
    'ACKNOWLEDGED to SCREENING',
    'ACKNOWLEDGED to NOT_INDICATED',
    'ACKNOWLEDGED to DUPLICATE',
    'SCREENING to PRESUMED_VICTIM',
    'SCREENING to NOT_INDICATED',
    'SCREENING to DUPLICATE',
  ]);
});

it.each([false, null])('nobody is screened when consent is %s', (consent) => {
  expect(moves(true).filter((move) => !moves(consent).includes(move))).toEqual(['ACKNOWLEDGED to SCREENING']);
  expect(mayMove('ACKNOWLEDGED', 'SCREENING', { interviewConsent: consent })).toEqual({
    allowed: false,
    field: 'input.interviewConsent',
  });
});
