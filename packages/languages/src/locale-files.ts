import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Language } from './language.js';

/** What a text is: the value of an enum, an error, how an indicator is worked out, a notice that is sent, a phrase of two offices, a word of a page, or a number of something. */
export const NAMESPACES = ['enums', 'errors', 'formulas', 'notices', 'pages', 'phrases', 'terms'] as const;
export type Namespace = (typeof NAMESPACES)[number];

const texts = z.record(z.string(), z.string());
const enumTexts = z.record(z.string(), texts);
const reviews = z.record(z.string(), z.strictObject({ by: z.string().min(1), on: z.iso.date(), of: z.string() }));

/** By enum, then by value. */
export type EnumTexts = z.infer<typeof enumTexts>;
export type Texts = z.infer<typeof texts>;
/** Who said of a text that it is right, by its key, e.g. `errors:NOT_FOUND`; `of` is the digest of both texts then. */
export type Reviews = z.infer<typeof reviews>;

/** Everything written in one language. */
export interface Locale extends Readonly<Record<Exclude<Namespace, 'enums'>, Texts>> {
  readonly enums: EnumTexts;
  readonly reviewed: Reviews;
}

export const LOCALES_FOLDER = join(import.meta.dirname, '../locales');

/** @throws when a file is missing, is no JSON, or has another shape */
export const readLocale = (language: Language, folder = LOCALES_FOLDER): Locale => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(folder, language, path), 'utf8'));
  const files = readdirSync(join(folder, language, 'enums')).sort();
  return {
    enums: Object.assign({}, ...files.map((file) => enumTexts.parse(read(`enums/${basename(file)}`)))) as EnumTexts,
    errors: texts.parse(read('errors.json')),
    formulas: texts.parse(read('formulas.json')),
    notices: texts.parse(read('notices.json')),
    pages: texts.parse(read('pages.json')),
    phrases: texts.parse(read('phrases.json')),
    terms: texts.parse(read('terms.json')),
    reviewed: language === 'en' ? {} : reviews.parse(read('reviewed.json')),
  };
};

/** Every text of a language by its key, e.g. `enums:CaseState.CLOSED`. */
export const flat = (locale: Locale): ReadonlyMap<string, string> =>
  new Map([
    ...Object.entries(locale.enums).flatMap(([name, values]) =>
      Object.entries(values).map(([value, text]) => [`enums:${name}.${value}`, text] as const),
    ),
    ...(['errors', 'formulas', 'notices', 'pages', 'phrases', 'terms'] as const).flatMap((namespace) =>
      Object.entries(locale[namespace]).map(([key, text]) => [`${namespace}:${key}`, text] as const),
    ),
  ]);
