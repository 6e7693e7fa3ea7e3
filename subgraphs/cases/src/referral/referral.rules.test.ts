import { describe, expect, it } from '@jest/globals';
import { REFERRAL_STATES, type ReferralState } from '@hub/vocabulary';
import {
  problemsOfConsent,
  problemsOfStep,
  REFERRAL_STEPS,
  type ReferralSide,
  type StepWords,
} from './referral.rules.js';

const SIDES: readonly ReferralSide[] = ['SENDER', 'RECEIVER', 'HUB'];
const WORDS = {
  ...{ rejection: 'NO_CAPACITY', revocation: 'SENT_IN_ERROR', outcome: 'SERVICE_GIVEN', feedback: 'went well' },
} as const satisfies StepWords;
/** Just what a step needs. */
const wordsFor = (to: ReferralState): StepWords =>
  to === 'DRAFT' ? {} : Object.fromEntries(REFERRAL_STEPS[to].needs.map((word) => [word, WORDS[word]]));

const STEPS = [
  'ACCEPTED>IN_SERVICE by RECEIVER',
  'ACCEPTED>REVOKED by SENDER',
  'ACKNOWLEDGED>ACCEPTED by RECEIVER',
  'ACKNOWLEDGED>REJECTED by RECEIVER',
  'ACKNOWLEDGED>REVOKED by SENDER',
  'DRAFT>REVOKED by SENDER',
  'DRAFT>SENT by SENDER',
  'IN_SERVICE>COMPLETED by RECEIVER',
  'IN_SERVICE>REVOKED by SENDER',
  'SENT>ACKNOWLEDGED by RECEIVER',
  'SENT>EXPIRED by HUB',
  'SENT>REJECTED by RECEIVER',
  'SENT>REVOKED by SENDER',
];

describe('a step of a referral', () => {
  it('is made from these states by these sides, and in no other way', () => {
    const made = REFERRAL_STATES.flatMap((from) =>
      REFERRAL_STATES.flatMap((to) =>
        SIDES.flatMap((by) =>
          problemsOfStep({ from, to, by }, wordsFor(to)).length ? [] : [`${from}>${to} by ${by}`],
        ),
      ),
    );
    expect(made.sort()).toEqual(STEPS);
  });

  it.each(['COMPLETED', 'REJECTED', 'REVOKED', 'EXPIRED'])('leads nowhere from %s', (from) => {
    expect(Object.values(REFERRAL_STEPS).some((step) => step.from.includes(from as ReferralState))).toBe(false);
  });

  it('says which guard stands against it', () => {
    const complete = (words: StepWords) =>
      problemsOfStep({ from: 'IN_SERVICE', to: 'COMPLETED', by: 'RECEIVER' }, words).map(({ field }) => field);
    expect(complete({})).toEqual(['input.outcome', 'input.feedback']);
    expect(complete({ outcome: 'SERVICE_GIVEN', feedback: '  ' })).toEqual(['input.feedback']);
    expect(complete({ ...wordsFor('COMPLETED'), rejection: 'NO_CAPACITY' })).toEqual(['input.rejection']);
    expect(problemsOfStep({ from: 'DRAFT', to: 'SENT', by: 'RECEIVER' }, {})).toEqual([
      { code: 'REFERRAL_STATE_FORBIDS', field: 'input.to' },
    ]);
    expect(problemsOfStep({ from: 'SENT', to: 'ACCEPTED', by: 'RECEIVER' }, {})).toEqual([
      { code: 'REFERRAL_STATE_FORBIDS', field: 'input.referral' },
    ]);
  });
});

describe('the gate of sending', () => {
  it.each([
    [true, false, undefined],
    [false, true, undefined],
    [false, false, 'REFERRAL_NOT_COVERED'],
    [true, true, 'INPUT_INVALID'],
  ])('covered %s, override %s: %s', (isCovered, hasOverride, code) => {
    expect(problemsOfConsent(isCovered, hasOverride)[0]?.code).toBe(code);
  });
});
