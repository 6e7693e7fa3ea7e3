import { plainText, untilStable } from './unicode.js';

const rewrite = (text: string): string => plainText(plainText(text).toUpperCase()).replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The number of a paper: letters and digits only, in upper case. */
export const normalisePaper = (number: string): string => untilStable(rewrite, number);
