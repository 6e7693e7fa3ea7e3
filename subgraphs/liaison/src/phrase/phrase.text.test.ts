import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '@hub/languages';
import { PHRASE_NEEDS, PHRASES } from '@hub/vocabulary';
import type { PhraseValues } from './phrase.rules.js';
import { textOfPhrase } from './phrase.text.js';

const ALL: Required<PhraseValues> = {
  ...{ day: '2026-11-27', lastDay: '2026-11-28', dayPart: 'MORNING', from: '08:00', until: '16:30' },
  ...{ crossing: 'id of a crossing', personsBand: 'TWO_TO_FIVE', number: 2 },
};
const valuesOf = (phrase: (typeof PHRASES)[number]): PhraseValues =>
  Object.fromEntries(PHRASE_NEEDS[phrase].map((each) => [each, ALL[each]]));

describe('a phrase', () => {
  it('is told whole in every language, and differently in each', () => {
    for (const phrase of PHRASES) {
      const told = LANGUAGES.map((language) =>
        textOfPhrase(phrase, valuesOf(phrase), { language, crossing: 'Chiang Saen pier' }),
      );
      expect(new Set(told).size).toBe(LANGUAGES.length);
      for (const text of told) expect(text).not.toMatch(/\{\{|undefined|id of a crossing|phrases:|^[A-Z_]+$/);
    }
  });

  it('tells days by the calendar of the language, or by the other with its era', () => {
    const told = (language: (typeof LANGUAGES)[number], calendar?: 'gregory' | 'buddhist') =>
      textOfPhrase('DOCUMENTS_EXPECTED', { day: '2026-11-27' }, { language, calendar });
    expect(told('th')).toBe('เราคาดว่าจะได้เอกสารเดินทางวันที่ 27 พฤศจิกายน 2569');
    expect(told('th', 'gregory')).toBe('เราคาดว่าจะได้เอกสารเดินทางวันที่ 27 พฤศจิกายน ค.ศ. 2026');
    expect(told('en')).toBe('We expect the travel documents on 27 November 2026.');
    expect(told('en', 'buddhist')).toBe('We expect the travel documents on 27 November 2569 BE.');
    expect(told('my')).toContain('၂၀၂၆ နိုဝင်ဘာ ၂၇');
  });

  it('tells one and many apart, and a band in words', () => {
    const late = (number: number) => textOfPhrase('LATE', { number }, { language: 'en' });
    expect([late(1), late(5)]).toEqual(['We will be about 1 hour late.', 'We will be about 5 hours late.']);
    expect(textOfPhrase('RECEIVED_WELL', { personsBand: 'TWO_TO_FIVE' }, { language: 'lo' })).toContain('2 ຫາ 5 ຄົນ');
  });
});
