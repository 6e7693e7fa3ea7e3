import { oneSpelling } from './thai-lao.js';
import { foldCase, plainText, untilStable } from './unicode.js';

/** Titles that a dot or a blank parts from the name. */
const PARTED = /^ *(?:(?:mr|mrs|ms|miss)(?:\.| )|น\. ?ส\.?|นส\.|ด\. ?[ชญ]\.?|ด[ชญ]\.)/;

/** Titles that are written together with the name, the longer of two first, in their normal spelling. */
const JOINED = ['เด็กหญิง', 'เด็กชาย', 'นางสาว', 'นาย', 'นาง', 'ท้าว', 'ທ້າວ', 'ນາງ'].map((title) =>
  oneSpelling(title.normalize('NFKC')),
);

/** What is left must be a name: two signs or more, the first no vowel that follows a consonant. */
const A_NAME = /^(?![\u0E2F-\u0E33\u0E45\u0E46\u0EAF-\u0EB3\u0EBD\u0EC6])[\p{L}\p{N}][^]/u;

const withoutJoinedTitle = (name: string): string => {
  const title = JOINED.find((each) => name.startsWith(each) && A_NAME.test(name.slice(each.length)));
  return title ? name.slice(title.length) : name;
};

const rewrite = (text: string): string => {
  const untitled = untilStable((name) => name.replace(PARTED, ''), foldCase(plainText(text)));
  const letters = oneSpelling(untitled.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '').normalize('NFKC'));
  return untilStable(withoutJoinedTitle, letters);
};

/** A personal name without title, blanks, case, punctuation and the ways of typing it. */
export const normaliseName = (name: string): string => untilStable(rewrite, name);
