import { daysAfter } from './thai-calendar.js';

const THAI_ZERO = 0x0e50;
const ERA = 543;
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'มกราคม', 'มค'],
  ['february', 'feb', 'กุมภาพันธ์', 'กพ'],
  ['march', 'mar', 'มีนาคม', 'มีค'],
  ['april', 'apr', 'เมษายน', 'เมย'],
  ['may', 'พฤษภาคม', 'พค'],
  ['june', 'jun', 'มิถุนายน', 'มิย'],
  ['july', 'jul', 'กรกฎาคม', 'กค'],
  ['august', 'aug', 'สิงหาคม', 'สค'],
  ['september', 'sep', 'sept', 'กันยายน', 'กย'],
  ['october', 'oct', 'ตุลาคม', 'ตค'],
  ['november', 'nov', 'พฤศจิกายน', 'พย'],
  ['december', 'dec', 'ธันวาคม', 'ธค'],
];

/** Thai digits as the others write them. */
export const arabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

/** Years of the Buddhist era are told by their size; of two digits only a Thai month tells the era. */
const yearOf = (digits: string, isThai: boolean): number | null => {
  const year = Number(digits);
  if (digits.length === 2) return isThai ? 2500 + year - ERA : null;
  if (digits.length !== 4) return null;
  if (year >= 2400 && year < 2743) return year - ERA;
  return year >= 1857 && year < 2200 ? year : null;
};

const dayOf = (year: number | null, month: number, day: number): string | null => {
  if (year === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  const iso = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return daysAfter(iso.slice(0, 8) + '01', day - 1) === iso ? iso : null;
};

/**
 * A day as Thai and English offices write it, e.g. `29/3/2565`, `๒๙ มี.ค. ๖๕`, `29 March 2022`, `2022-03-29`.
 * @returns `YYYY-MM-DD`; null for a text that is no day, or that two people would read as different days
 */
export const dayOfText = (text: string): string | null => {
  const plain = arabicDigits(text)
    .trim()
    .replace(/^วันที่\s*/, '')
    .replace(/พ\.?\s?ศ\.?\s*|ค\.?\s?ศ\.?\s*/, '');
  const ordered = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(plain);
  if (ordered) return dayOf(yearOf(ordered[1]!, false), Number(ordered[2]), Number(ordered[3]));
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(plain);
  if (numbers) return dayOf(yearOf(numbers[4]!, false), Number(numbers[3]), Number(numbers[1]));
  const named = /^(\d{1,2})\s*([A-Za-z\u0e01-\u0e4e.]+?)\s*,?\s*(\d{4}|\d{2})$/.exec(plain);
  if (!named) return null;
  const name = named[2]!.replaceAll('.', '').toLowerCase();
  const month = MONTHS.findIndex((names) => names.includes(name));
  return dayOf(yearOf(named[3]!, name > '\u0e00'), month + 1, Number(named[1]));
};

/** A number as it is written in a table, e.g. `๑,๒๓๔.๕` or `85 %`; null for any other text. */
export const numberOfText = (text: string): number | null => {
  const plain = arabicDigits(text).trim().replace(/\s*%$/, '');
  return /^-?(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,15})?$/.test(plain) ? Number(plain.replaceAll(',', '')) : null;
};

/** Texts that people take for the same have the same key: spaces and capitals do not count. */
export const textKey = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();

const COURTESY = /^(นางสาว|น\.ส\.|นาย|นาง|(mr|mrs|ms|miss)\b\.?)\s*/;

/** The same for names of persons, with or without Mr or Ms before them. */
export const personKey = (name: string): string => textKey(name).replace(COURTESY, '');
