import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bahtOf, satangOf } from './baht.rules.js';

describe('an amount in baht', () => {
  it('is written with both places and read again as it was', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 13n - 1n }), (satang) => {
        expect(satangOf(bahtOf(satang))).toBe(satang);
        expect(bahtOf(satang)).toMatch(/^(0|[1-9]\d*)\.\d{2}$/);
      }),
    );
  });

  it('adds up exactly, where numbers of the language would not', () => {
    const thrice = ['0.10', '0.20', '0.3'].map((each) => satangOf(each)!).reduce((sum, each) => sum + each);
    expect(bahtOf(thrice)).toBe('0.60');
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 20 }), (amounts) => {
        const sum = amounts.reduce((total, each) => total + satangOf(bahtOf(each))!, 0n);
        expect(sum).toBe(amounts.reduce((total, each) => total + each, 0n));
      }),
    );
  });

  it.each(['', '-1', '1,000', '1.', '.5', '1.234', '1e3', ' 1', '1 ', '๑', '123456789012'])('is none as %j', (text) =>
    expect(satangOf(text)).toBeUndefined(),
  );
});
