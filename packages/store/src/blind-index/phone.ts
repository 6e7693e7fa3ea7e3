import { plainText } from './unicode.js';

/** National numbers with their leading zero; a Lao one is known by 020 (mobile) and 030 (fixed wireless). */
const LAO = /^0(?:20\d{8}|30\d{7})$/;
const THAI = /^0\d{8,9}$/;

/** Numbers typed without the sign or zero in front. */
const BARE: readonly { readonly form: RegExp; readonly prefix: string }[] = [
  { form: /^66[1-9]\d{7,8}$/, prefix: '+' },
  { form: /^856[1-9]\d{7,9}$/, prefix: '+' },
  { form: /^20\d{8}$/, prefix: '+856' },
  { form: /^[689]\d{8}$/, prefix: '+66' },
];

/** Codes of countries whose people also write the national zero behind them. */
const WITH_ZERO = /^(66|856)0+/;

const national = (digits: string): string => {
  if (LAO.test(digits)) return `+856${digits.slice(1)}`;
  if (THAI.test(digits)) return `+66${digits.slice(1)}`;
  const bare = BARE.find(({ form }) => form.test(digits));
  return bare ? `${bare.prefix}${digits}` : digits;
};

/** A phone number as `+` and digits where its country is told or can be known, else its digits. */
export const normalisePhone = (phone: string): string => {
  const [number = ''] = plainText(phone)
    .toLowerCase()
    .split(/ext|ต่อ|#/);
  const digits = number.replaceAll(/\D/g, '');
  const international = /^[^\d]*\+/.test(number) ? digits : /^00[1-9]/.test(digits) ? digits.slice(2) : '';
  if (/^[1-9]/.test(international)) return `+${international.replace(WITH_ZERO, '$1')}`;
  return national(digits.replace(/^0+/, '0'));
};
