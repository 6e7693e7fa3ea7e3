import { keyedDigest } from './keyed-digest.js';
import { normaliseName } from './name.js';
import { normalisePaper } from './paper.js';
import { normalisePhone } from './phone.js';

/** How each kind of value is brought to one spelling before it is compared. */
const NORMALISERS = { NAME: normaliseName, PHONE: normalisePhone, PAPER: normalisePaper } as const;
export type IndexedKind = keyof typeof NORMALISERS;

/** A value to look for, and the index to look in. */
export interface Indexed {
  /** Name of the index, e.g. `person.name`; the same value has unrelated tokens in two indexes. */
  readonly index: string;
  readonly kind: IndexedKind;
  readonly value: string;
}

/**
 * A token that is equal for equal values however they are spelt or typed, and tells nothing without the key.
 * @param indexKey base64url, 32 bytes
 * @returns 43 characters of base64url; null when nothing is left of the value to compare
 */
export const blindIndex = (indexKey: string, { index, kind, value }: Indexed): string | null => {
  const normal = NORMALISERS[kind](value);
  return normal ? keyedDigest(indexKey, `${kind}|${index}`, normal) : null;
};
