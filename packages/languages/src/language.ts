import Negotiator from 'negotiator';

/** The languages of the hub, by their ISO 639-1 codes: English, Thai, Lao, Burmese. */
export const LANGUAGES = ['en', 'th', 'lo', 'my'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language that texts are written in first, and that is answered when no other fits. */
export const SOURCE_LANGUAGE: Language = 'en';

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language);

/** More than a browser ever sends; a longer list is not worth reading. */
const LONGEST = 1_000;

/**
 * The language to answer in.
 * @param wanted the value of `Accept-Language`, or one language tag
 * @returns English when nothing that is wanted is spoken here
 * @example `languageOf('lo-LA, th;q=0.8')` is `lo`
 */
export const languageOf = (wanted: unknown): Language => {
  if (typeof wanted !== 'string' || wanted.length > LONGEST) return SOURCE_LANGUAGE;
  const [best] = new Negotiator({ headers: { 'accept-language': wanted } }).languages([...LANGUAGES]);
  return isLanguage(best) ? best : SOURCE_LANGUAGE;
};
