import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NUMBER_SIGNS, numberOf, printedNumber, typedNumber } from './certificate.rules.js';

const anyNumber = fc.uint8Array({ minLength: NUMBER_SIGNS, maxLength: NUMBER_SIGNS }).map(numberOf);

it('a number is read back from how it is printed, however it is typed', () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      const printed = printedNumber(number);
      expect(printed).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
      expect(typedNumber(printed)).toBe(number);
      expect(typedNumber(` ${printed.toLowerCase().replaceAll('-', ' ')} `)).toBe(number);
      expect(typedNumber(number.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(number);
      const thai = (digit: string) => String.fromCharCode('๐'.charCodeAt(0) + Number(digit));
      expect(typedNumber(number.replace(/\d/g, thai))).toBe(number);
    }),
  );
});

it('numbers are as many as chance gives: every sign comes up', () => {
  const seen = new Set(numberOf(Uint8Array.from({ length: 256 }, (_, byte) => byte)).split(''));
  expect(seen.size).toBe(32);
});

it.each(['', 'ABCD', '0000-0000-0000-000U', '0000-0000-0000-0000-0', "0000-0000-0000-000'"])(
  '%s cannot be one',
  (typed) => {
    expect(typedNumber(typed)).toBeNull();
  },
);
