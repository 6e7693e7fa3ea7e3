import { LANGUAGES, type Language, SOURCE_LANGUAGE } from './language.js';
import { flat, type Locale } from './locale-files.js';
import { sourceKey } from './review.js';

/** What the graph has, and so what must have a text. */
export interface Wanted {
  /** Values by the name of their enum. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** The English sentence by its code. */
  readonly errors: Readonly<Record<string, string>>;
  /** What stands in each phrase, by its code; one with a `number`, told as `count`, has plural forms. */
  readonly phrases: Readonly<Record<string, readonly string[]>>;
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{.*?\}\}/g;

/** What is wrong with the texts, one line each: none missing, none too many, placeholders and plural forms whole. */
export const problemsOf = (locales: Readonly<Record<Language, Locale>>, wanted: Wanted): string[] => {
  const english = flat(locales[SOURCE_LANGUAGE]);
  const ofGraph = [
    ...[...wanted.enums].flatMap(([name, values]) => values.map((value) => `enums:${name}.${value}`)),
    ...(wanted.enums.get('IndicatorCode') ?? []).map((code) => `formulas:${code}`),
    ...Object.keys(wanted.errors).map((code) => `errors:${code}`),
    ...Object.entries(wanted.phrases).map(([code, needs]) => phraseKey(code, needs)),
  ];
  const ofTexts = [...english.keys()].filter((key) => /^(notices|pages|terms):/.test(key));
  const drifted = Object.entries(wanted.errors)
    .filter(([code, says]) => locales.en.errors[code] !== says)
    .map(([code]) => `en: errors:${code} is not what the registry says: run npm run check -- --fix`);
  const unfit = Object.entries(wanted.phrases).flatMap(([code, needs]) => {
    const key = phraseKey(code, needs);
    const named = (english.get(key)?.match(/(?<=\{\{)\w+/g) ?? []).map((name) => (name === 'count' ? 'number' : name));
    return english.has(key) && named.sort().join() !== needs.toSorted().join()
      ? [`en: ${key} must say ${needs.join() || 'nothing'}`]
      : [];
  });
  return [
    ...drifted,
    ...unfit,
    ...LANGUAGES.flatMap((language) => {
      const keys = new Set([...ofGraph, ...ofTexts].flatMap((key) => formsOf(language, key)));
      return [...differences(flat(locales[language]), keys, english), ...strayReviews(locales[language])].map(
        (problem) => `${language}: ${problem}`,
      );
    }),
  ];
};

const phraseKey = (code: string, needs: readonly string[]): string =>
  `phrases:${code}${needs.includes('number') ? '_other' : ''}`;

/** A counted text has one form for each plural category of the language. */
const formsOf = (language: Language, key: string): string[] =>
  PLURAL.test(key)
    ? new Intl.PluralRules(language)
        .resolvedOptions()
        .pluralCategories.map((category) => key.replace(PLURAL, `_${category}`))
    : [key];

const differences = (
  texts: ReadonlyMap<string, string>,
  keys: ReadonlySet<string>,
  english: ReadonlyMap<string, string>,
): string[] => [
  ...[...keys].filter((key) => !texts.get(key)?.trim()).map((key) => `${key} has no text`),
  ...[...texts.keys()].filter((key) => !keys.has(key)).map((key) => `${key} is of nothing in the graph`),
  ...[...texts]
    .filter(([key, text]) => placeholders(text) !== placeholders(english.get(sourceKey(key, english)) ?? text))
    .map(([key]) => `${key} has other placeholders than the English`),
];

const placeholders = (text: string): string => (text.match(PLACEHOLDER) ?? []).sort().join();

const strayReviews = (locale: Locale): string[] => {
  const texts = flat(locale);
  return Object.keys(locale.reviewed)
    .filter((key) => !texts.has(key))
    .map((key) => `${key} was reviewed and is no text`);
};
