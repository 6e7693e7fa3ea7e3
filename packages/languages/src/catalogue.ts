import { createHash } from 'node:crypto';
import { createInstance, type i18n } from 'i18next';
import type { ErrorCode } from '@hub/vocabulary';
import { LANGUAGES, type Language, SOURCE_LANGUAGE } from './language.js';
import { type Locale, type Namespace, NAMESPACES, readLocale } from './locale-files.js';
import { reviewedKeys } from './review.js';

const locales = Object.fromEntries(LANGUAGES.map((language) => [language, readLocale(language)])) as Record<
  Language,
  Locale
>;

const spoken = ({ enums, errors, formulas, notices, pages, phrases, terms }: Locale): Record<Namespace, object> => ({
  ...{ enums, errors, formulas, notices, pages, phrases, terms },
});

const catalogue: i18n = createInstance();
void catalogue.init({
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, spoken(locales[language])])),
  initAsync: false,
  supportedLngs: [...LANGUAGES],
  fallbackLng: SOURCE_LANGUAGE,
  ns: [...NAMESPACES],
  // Texts are told as texts; whoever puts one into a page escapes it there.
  interpolation: { escapeValue: false },
});

/**
 * One text of the catalogue.
 * @param key namespace and key, e.g. `enums:CaseState.CLOSED`, or `terms:day` with a `count`
 * @param values what stands in its placeholders; `count` chooses the plural form
 */
export const textOf = (language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  catalogue.t(key, { ...values, lng: language });

/** What a person reads about an error. */
export const errorText = (language: Language, code: ErrorCode): string =>
  locales[language].errors[code] ?? locales[SOURCE_LANGUAGE].errors[code] ?? code;

/** Everything in one language, in the form that i18next takes as resources. */
export interface ServedCatalogue {
  readonly language: Language;
  readonly texts: Readonly<Record<Namespace, object>>;
  /** Keys of the texts that a person has reviewed. All others are machine-made; English is what they are made from. */
  readonly reviewed: readonly string[];
}

const served = (language: Language): { readonly body: string; readonly etag: string } => {
  const whole: ServedCatalogue = {
    language,
    texts: spoken(locales[language]),
    reviewed: reviewedKeys(locales[SOURCE_LANGUAGE], locales[language]),
  };
  const body = JSON.stringify(whole);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
};

const SERVED = new Map(LANGUAGES.map((language) => [language, served(language)]));

/** The catalogue of a language as JSON, with the entity tag that changes when it does. */
export const servedCatalogue = (language: Language): { readonly body: string; readonly etag: string } =>
  SERVED.get(language) ?? served(language);
