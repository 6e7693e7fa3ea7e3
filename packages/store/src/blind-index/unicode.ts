/** Code points of zero in the scripts whose digits people here write: Thai, Lao, Myanmar, Khmer. */
const ZEROS = [0x0e50, 0x0ed0, 0x1040, 0x17e0];
const NATIVE_DIGIT = /[\u0E50-\u0E59\u0ED0-\u0ED9\u1040-\u1049\u17E0-\u17E9]/g;

const westernDigit = (digit: string): string => {
  const code = digit.codePointAt(0)!;
  return String(code - ZEROS.find((zero) => code >= zero && code <= zero + 9)!);
};

/** One compatibility form, without what cannot be seen; every blank is a space, every digit a western one. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '')
    .normalize('NFKC')
    .replaceAll(NATIVE_DIGIT, westernDigit);

/** Upper case first, so that letters with two lower forms, and ligatures, come out alike. */
export const foldCase = (text: string): string => text.toUpperCase().toLowerCase().normalize('NFKC');

const PASSES = 20;

/** Repeats a rewriting until it changes nothing, so that a normal form is its own normal form. */
export const untilStable = (rewrite: (text: string) => string, text: string, passes = PASSES): string => {
  const next = rewrite(text);
  return next === text || passes === 0 ? next : untilStable(rewrite, next, passes - 1);
};
