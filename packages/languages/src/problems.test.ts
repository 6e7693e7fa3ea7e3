import { expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from './language.js';
import type { Locale } from './locale-files.js';
import { problemsOf, type Wanted } from './problems.js';
import { digestOf, reviewedKeys } from './review.js';

const WANTED: Wanted = {
  enums: new Map([['State', ['OPEN', 'SHUT']]]),
  errors: { NOT_FOUND: 'Not there.' },
  phrases: { MEET: ['place'], LATE: ['number'] },
};

const locale = (day: Record<string, string>, said: Partial<Locale> = {}): Locale => ({
  enums: { State: { OPEN: 'o', SHUT: 's' } },
  errors: { NOT_FOUND: 'Not there.' },
  formulas: {},
  notices: { code: 'Code {{code}}' },
  pages: {},
  phrases: { MEET: 'At {{place}}', ...('day_one' in day && { LATE_one: '{{count}} h' }), LATE_other: '{{count}} h' },
  terms: day,
  reviewed: {},
  ...said,
});

/** Whole texts, but for what a test changes of one language. */
const locales = (changed: Partial<Record<Language, Partial<Locale>>> = {}) =>
  Object.fromEntries(
    LANGUAGES.map((language) => {
      const other = { day_other: '{{count}} d' };
      return [language, locale(language === 'en' ? { day_one: '{{count}} d', ...other } : other, changed[language])];
    }),
  ) as Record<Language, Locale>;

test('whole texts have no problem: a counted text has the forms of its language, no more', () => {
  expect(problemsOf(locales(), WANTED)).toEqual([]);
});

test.each<[string, Parameters<typeof locales>[0], string]>([
  ['a value without a text', { lo: { enums: { State: { OPEN: 'o' } } } }, 'lo: enums:State.SHUT has no text'],
  ['a blank text', { my: { errors: { NOT_FOUND: ' ' } } }, 'my: errors:NOT_FOUND has no text'],
  ['a phrase only in English', { th: { notices: {} } }, 'th: notices:code has no text'],
  [
    'a phrase only in Thai',
    { th: { notices: { code: '{{code}}', x: 'x' } } },
    'th: notices:x is of nothing in the graph',
  ],
  [
    'a value that the graph lost',
    { th: { enums: { State: { OPEN: 'o', SHUT: 's', AJAR: 'a' } } } },
    'th: enums:State.AJAR is of nothing in the graph',
  ],
  [
    'a placeholder of another name',
    { lo: { notices: { code: 'Code {{cod}}' } } },
    'lo: notices:code has other placeholders than the English',
  ],
  ['a phrase that is not told', { lo: { phrases: { LATE_other: '{{count}} h' } } }, 'lo: phrases:MEET has no text'],
  [
    'a counted phrase without its form',
    { my: { phrases: { MEET: 'At {{place}}' } } },
    'my: phrases:LATE_other has no text',
  ],
  ['a plural form missing', { en: { terms: { day_other: '{{count}} d' } } }, 'en: terms:day_one has no text'],
  [
    'a plural form that the language has not',
    { th: { terms: { day_one: '{{count}} d', day_other: '{{count}} d' } } },
    'th: terms:day_one is of nothing in the graph',
  ],
  [
    'an English sentence that differs from the registry',
    { en: { errors: { NOT_FOUND: 'Gone.' } } },
    'en: errors:NOT_FOUND is not what the registry says: run npm run check -- --fix',
  ],
  [
    'a review of what is no text',
    { th: { reviewed: { 'errors:GONE': { by: 'A', on: '2026-11-27', of: 'x' } } } },
    'th: errors:GONE was reviewed and is no text',
  ],
])('%s is found', (_, changed, problem) => {
  expect(problemsOf(locales(changed), WANTED)).toEqual([problem]);
});

test('a phrase says what it needs, no more and no less', () => {
  const phrases = { MEET: 'Here', LATE_one: '{{count}} h', LATE_other: '{{count, number}} h' };
  expect(problemsOf(locales({ en: { phrases } }), WANTED)).toContain('en: phrases:MEET must say place');
  expect(problemsOf(locales(), { ...WANTED, phrases: { MEET: [], LATE: ['number'] } })).toEqual([
    'en: phrases:MEET must say nothing',
  ]);
});

test('a review counts for the English and the translation it was of', () => {
  const of = digestOf('Not there.', 'ไม่มี');
  const reviewed = { 'errors:NOT_FOUND': { by: 'A. Translator', on: '2026-11-27', of } };
  const english = locale({});
  const thai = (text: string) => locale({}, { errors: { NOT_FOUND: text }, reviewed });
  expect(reviewedKeys(english, thai('ไม่มี'))).toEqual(['errors:NOT_FOUND']);
  expect(reviewedKeys(english, thai('ไม่พบ'))).toEqual([]);
  expect(reviewedKeys(locale({}, { errors: { NOT_FOUND: 'Nothing.' } }), thai('ไม่มี'))).toEqual([]);
});
