import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isLanguage, type Language, LANGUAGES, SOURCE_LANGUAGE } from './language.js';
import { flat, type Locale, LOCALES_FOLDER, readLocale } from './locale-files.js';
import { digestOf, reviewedKeys, sourceKey } from './review.js';

const USAGE = `npm run languages                                        how much of each language a person has reviewed
npm run languages -- th                                  the texts of a language that nobody reviewed, with the English
npm run languages -- th errors:NOT_FOUND --by "A Name"   these are right; a key that ends with a dot or a colon
                                                         stands for all that begin with it`;

const english = readLocale(SOURCE_LANGUAGE);
const sources = flat(english);

const summary = (language: Language): string => {
  const locale = readLocale(language);
  const [done, all] = [reviewedKeys(english, locale).length, flat(locale).size];
  return `${language}: ${done} of ${all} texts reviewed by a person, ${all - done} machine-made`;
};

const unreviewed = (locale: Locale): string => {
  const done = new Set(reviewedKeys(english, locale));
  return [...flat(locale)]
    .filter(([key]) => !done.has(key))
    .map(([key, text]) => `${key}\n  ${sources.get(sourceKey(key, sources))}\n  ${text}`)
    .join('\n');
};

/** Writes down that somebody reviewed these texts as they stand; returns how many. */
const markReviewed = (language: Language, wanted: readonly string[], by: string): number => {
  const locale = readLocale(language);
  const chosen = [...flat(locale)].filter(([key]) =>
    wanted.some((each) => key === each || (/[.:]$/.test(each) && key.startsWith(each))),
  );
  const on = new Date().toISOString().slice(0, 10);
  const marks = chosen.map(([key, text]) => {
    const of = digestOf(sources.get(sourceKey(key, sources)) ?? '', text);
    return [key, { by, on, of }] as const;
  });
  const all = { ...locale.reviewed, ...Object.fromEntries(marks) };
  const sorted = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(LOCALES_FOLDER, language, 'reviewed.json'), `${JSON.stringify(sorted, null, 2)}\n`);
  return marks.length;
};

const main = (): string => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { by: { type: 'string' } } });
  const [language, ...keys] = positionals;
  if (language === undefined)
    return LANGUAGES.filter((each) => each !== SOURCE_LANGUAGE)
      .map(summary)
      .join('\n');
  if (!isLanguage(language) || language === SOURCE_LANGUAGE) return USAGE;
  if (keys.length === 0) return unreviewed(readLocale(language));
  if (!values.by) return USAGE;
  return `${markReviewed(language, keys, values.by)} marked\n${summary(language)}`;
};

console.log(main());
