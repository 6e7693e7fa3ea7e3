import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysAfter } from './thai-calendar.js';
import { arabicDigits, dayOfText, numberOfText } from './thai-text.js';

const thaiDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
const FULL = 'มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม'.split(' ');
const SHORT = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.'.split(' ');
const ENGLISH = 'January Feb March Apr May Jun July Aug Sept October Nov December'.split(' ');

const day = fc.integer({ min: 0, max: 90_000 }).map((days) => daysAfter('1900-01-01', days));
const partsOf = (iso: string) => {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
  return { year, month, date, era: year + 543 };
};

describe('a day in a table', () => {
  it('is the same in each way that offices write it', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const { year, month, date, era } = partsOf(iso);
        const ways = [
          ...[iso, `${era}${iso.slice(4)}`, `${iso}T00:00:00`, `${date}/${month}/${era}`, `${date}-${month}-${year}`],
          ...[`${date}.${month}.${era}`, `${date} ${FULL[month - 1]} ${era}`, `${date} ${SHORT[month - 1]}${era}`],
          ...[`วันที่ ${date} ${FULL[month - 1]} พ.ศ. ${era}`, `${date} ${ENGLISH[month - 1]} ${year}`],
          `${date} ${ENGLISH[month - 1]}, ${era}`,
        ];
        for (const way of ways) expect([way, dayOfText(way)]).toEqual([way, iso]);
        for (const way of ways) expect(dayOfText(` ${thaiDigits(way)} `)).toBe(iso);
      }),
    );
  });

  it('has its era in the month when the year has two digits, and otherwise none', () => {
    expect(dayOfText('๒๙ มี.ค. ๖๕')).toBe('2022-03-29');
    expect(dayOfText('29 Mar 65')).toBeNull();
    expect(dayOfText('29/3/65')).toBeNull();
  });

  it.each([
    '',
    '31/2/2565',
    '29/2/2566',
    '0/1/2565',
    '1/13/2565',
    '29/3-2565',
    '29 มีนา 2565',
    '=TODAY()',
    '44649',
    'รวม',
  ])('is not %j', (text) => {
    expect(dayOfText(text)).toBeNull();
  });

  it('is a day or null, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(dayOfText(text) ?? '2000-01-01').toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });
});

describe('a number in a table', () => {
  it('is read in Thai digits, with thousands and per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), (number) => {
        expect(numberOfText(thaiDigits(`${number}`))).toBe(number);
        expect(numberOfText(number.toLocaleString('en'))).toBe(number);
        expect(numberOfText(`${number / 10} %`)).toBe(number / 10);
      }),
    );
    expect(arabicDigits('๐๑๒๓๔๕๖๗๘๙')).toBe('0123456789');
  });

  it.each(['', '1e9', '0x10', '1,23', '12.', 'Infinity', '=1+1', '1 2', '--1'])('is not %j', (text) => {
    expect(numberOfText(text)).toBeNull();
  });
});
