import { createHash } from 'node:crypto';
import { flat, type Locale } from './locale-files.js';

/** What a review was of: when the English or the translation changes, it counts no more. */
export const digestOf = (english: string, text: string): string =>
  createHash('sha256').update(`${english}\n${text}`).digest('hex').slice(0, 16);

/** Keys of the texts that a person has said are right, and that nobody changed since; all others are machine-made. */
export const reviewedKeys = (english: Locale, locale: Locale): readonly string[] => {
  const texts = flat(locale);
  const sources = flat(english);
  return Object.entries(locale.reviewed)
    .filter(([key, { of }]) => {
      const [source, text] = [sources.get(sourceKey(key, sources)), texts.get(key)];
      return source !== undefined && text !== undefined && of === digestOf(source, text);
    })
    .map(([key]) => key)
    .sort();
};

/** A language may have a plural form that English has not; it is a translation of the general one. */
export const sourceKey = (key: string, sources: ReadonlyMap<string, string>): string =>
  sources.has(key) ? key : key.replace(/_(zero|one|two|few|many)$/, '_other');
