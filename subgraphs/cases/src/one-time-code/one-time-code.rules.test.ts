import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_LENGTH, codeOf, plainCode } from './one-time-code.rules.js';

const bytes = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
/** Of each byte these count. */
const counted = (of: Uint8Array): string => Array.from(of, (byte) => byte % 32).join();

it('has at least 128 bits', () => {
  expect(CODE_LENGTH * 5).toBeGreaterThanOrEqual(128);
});

it('two codes are the same only when all their bits are', () => {
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(plainCode(codeOf(one)) === plainCode(codeOf(other))).toBe(counted(one) === counted(other));
    }),
  );
});

it('each value of five bits has a sign of its own', () => {
  const codes = Array.from({ length: 32 }, (_, value) => codeOf(new Uint8Array(CODE_LENGTH).fill(value)));
  expect(new Set(codes).size).toBe(32);
});

it('a code is the same however it is typed', () => {
  const typed = fc.tuple(bytes, fc.constantFrom(' ', '', '-', '.', '\t'), fc.boolean());
  fc.assert(
    fc.property(typed, ([of, between, small]) => {
      const code = codeOf(of);
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
      const again = code.replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
      expect(plainCode(small ? again.toLowerCase() : again)).toBe(code.replaceAll('-', ''));
    }),
  );
});

it.each(['', ' ', '\u0000', 'สวัสดี', 'x'.repeat(10_000)])('%j is spelt as something that can be looked for', (typed) => {
  expect(plainCode(typed)).toMatch(/^[0-9A-Z]{0,112}$/);
});
