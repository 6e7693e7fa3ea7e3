import { describe, expect, it } from '@jest/globals';
import { OFFICE_KINDS, REVIEW_VERDICTS } from '@hub/vocabulary';
import { obstacleToReview, type OfficeNow, watchOf } from './break-glass.rules.js';

const officesOf = (committee: string | null, vacant: readonly string[] = []): OfficeNow[] =>
  OFFICE_KINDS.map((kind) => ({ id: `${committee}/${kind}`, kind, committee, isHeld: !vacant.includes(kind) }));

const outside = officesOf(null).filter(({ kind }) => kind === 'AUDITOR' || kind === 'DATA_PROTECTION_OFFICER');
const lead = (vacant: readonly string[] = []) =>
  officesOf('lead', vacant).filter(({ kind }) => kind !== 'AUDITOR' && kind !== 'DATA_PROTECTION_OFFICER');
const OVERSIGHT = ['null/AUDITOR', 'null/DATA_PROTECTION_OFFICER'];

describe('who watches over an emergency access', () => {
  it.each([
    ['the chair', [], 'lead/CHAIR'],
    ['the vice chair while the chair is vacant', ['CHAIR'], 'lead/VICE_CHAIR'],
    ['the next chair while both are vacant', ['CHAIR', 'VICE_CHAIR'], 'lead/CHAIR'],
  ])('is %s, besides the auditor and the data-protection officer', (_who, vacant, executive) => {
    const offices = [...officesOf('another'), ...lead(vacant)].filter(({ kind }) => !/AUDITOR|DATA/.test(kind));
    expect(watchOf('lead', [...offices, ...outside])).toEqual({
      told: [executive, ...OVERSIGHT],
      reviewers: OVERSIGHT,
    });
  });

  it('is every auditor there is', () => {
    const second = { id: 'second', kind: 'AUDITOR', committee: null, isHeld: false } as const;
    expect(watchOf('lead', [...lead(), ...outside, second])?.reviewers).toEqual([...OVERSIGHT, 'second']);
  });

  it.each(['AUDITOR', 'DATA_PROTECTION_OFFICER'])('is nobody without a %s', (missing) => {
    expect(watchOf('lead', [...lead(), ...outside.filter(({ kind }) => kind !== missing)])).toBeNull();
  });
});

it('is reviewed by another person, once, and justified only when it is over', () => {
  const allowed = ['opener', 'other'].flatMap((by) =>
    [true, false].flatMap((isOpen) =>
      [true, false].flatMap((isReviewed) =>
        REVIEW_VERDICTS.filter(
          (verdict) => !obstacleToReview({ opener: 'opener', isOpen, isReviewed }, { by, verdict }),
        ).map((verdict) => ({ by, isOpen, isReviewed, verdict })),
      ),
    ),
  );
  expect(allowed).toEqual([
    { by: 'other', isOpen: true, isReviewed: false, verdict: 'NOT_JUSTIFIED' },
    { by: 'other', isOpen: false, isReviewed: false, verdict: 'JUSTIFIED' },
    { by: 'other', isOpen: false, isReviewed: false, verdict: 'NOT_JUSTIFIED' },
  ]);
});
