import { expect, test } from '@jest/globals';
import { normalisePaper } from './paper.js';

test.each([
  ['1570100012345', ['1-5701-00012-34-5', '1 5701 00012 34 5', '๑-๕๗๐๑-๐๐๐๑๒-๓๔-๕', '１５７０１０００１２３４５']],
  ['PA1234567', ['pa1234567', 'PA 123 4567', 'P.A.-1234567', 'PA\u200B1234567', 'ＰＡ１２３４５６７']],
  ['ກຂ0123', ['ກຂ-໐໑໒໓', 'ກຂ 0123']],
  ['ทร13', ['ท.ร. ๑๓', 'ทร.13']],
])('%s is what each is', (number, variants) => {
  for (const variant of [number, ...variants]) expect([variant, normalisePaper(variant)]).toEqual([variant, number]);
});

test.each(['', '-', '/'])('%j is no number', (nothing) => {
  expect(normalisePaper(nothing)).toBe('');
});
