import { arabicDigits } from '@hub/vocabulary';

/** Digits and capital letters without those that look alike: I, L, O and U. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Each sign is five bits of chance, so that nobody finds a number by trying. */
export const NUMBER_SIGNS = 16;
const NUMBER = new RegExp(`^[${SIGNS}]{${NUMBER_SIGNS}}$`);
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** The number of a new certificate, of as many random bytes as it has signs. */
export const numberOf = (random: Uint8Array): string => [...random].map((byte) => SIGNS[byte % SIGNS.length]).join('');

/** A number as it is printed, in groups of four. */
export const printedNumber = (number: string): string => number.match(/.{4}/g)!.join('-');

/** The number that somebody typed from paper, whatever stands between its signs; null when it cannot be one. */
export const typedNumber = (typed: string): string | null => {
  const signs = arabicDigits(typed.normalize('NFKC'))
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[OIL]/g, (sign) => LOOKS_LIKE[sign]!);
  return NUMBER.test(signs) ? signs : null;
};
