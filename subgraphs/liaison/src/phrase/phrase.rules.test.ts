import { describe, expect, it } from '@jest/globals';
import { PHRASE_NEEDS, PHRASES } from '@hub/vocabulary';
import { type PhraseValues, refusalsOfPhrase } from './phrase.rules.js';

const ALL: Required<PhraseValues> = {
  ...{ day: '2026-11-27', lastDay: '2026-11-28', dayPart: 'MORNING', from: '08:00', until: '16:30' },
  ...{ crossing: 'id of a crossing', personsBand: 'TWO_TO_FIVE', number: 2 },
};
const valuesOf = (phrase: (typeof PHRASES)[number]): PhraseValues =>
  Object.fromEntries(PHRASE_NEEDS[phrase].map((each) => [each, ALL[each]]));

describe('a phrase', () => {
  it('has all that it needs, and nothing else', () => {
    for (const phrase of PHRASES) {
      expect(refusalsOfPhrase(phrase, valuesOf(phrase))).toEqual([]);
      for (const each of PHRASE_NEEDS[phrase])
        expect(refusalsOfPhrase(phrase, { ...valuesOf(phrase), [each]: undefined })).toEqual([
          ['PHRASE_PARAMETER_MISSING', each],
        ]);
    }
    expect(refusalsOfPhrase('THANK_YOU', { number: 3 })).toEqual([['PHRASE_PARAMETER_UNKNOWN', 'number']]);
  });

  it('ends after it begins', () => {
    const [day, lastDay] = ['2026-11-27', '2026-11-26'];
    expect(refusalsOfPhrase('WINDOW_PROPOSED', { day, lastDay })).toEqual([['INPUT_INVALID', 'lastDay']]);
    const hours = { day, from: '16:00', until: '08:00' };
    expect(refusalsOfPhrase('OFFICE_ANSWERS', hours)).toEqual([['INPUT_INVALID', 'until']]);
  });
});
