import { expect, test } from '@jest/globals';
import { normaliseName } from './name.js';

/** Spellings of one name; every one must come out as the first. */
const SAME: readonly [string, readonly string[]][] = [
  // SARA AM in one or two code points, the tone before, between and after
  [
    'น้ำ',
    [
      '\u0E19\u0E49\u0E33',
      '\u0E19\u0E49\u0E4D\u0E32',
      '\u0E19\u0E4D\u0E49\u0E32',
      '\u0E19\u0E4D\u0E32\u0E49',
      '\u0E19\u0E33\u0E49',
    ],
  ],
  // tone and vowel in either order, and typed twice
  ['\u0E17\u0E35\u0E48', ['\u0E17\u0E48\u0E35', '\u0E17\u0E35\u0E35\u0E48', '\u0E17\u0E35\u0E48\u0E48']],
  ['\u0E01\u0E38\u0E49\u0E07', ['\u0E01\u0E49\u0E38\u0E07']],
  ['พันธุ์', ['พันธ\u0E4C\u0E38']],
  // two SARA E for one SARA AE
  ['แดง', ['\u0E40\u0E40ดง']],
  ['ธนา๑', ['ธนา1']],
  // what cannot be seen
  ['สมชาย', ['สม\u200Bชาย', '\uFEFFสมชาย', 'สม\u200Dชาย\u2060', 'ส\u00ADมชาย', 'สม\uFE0Fชาย\u034F']],
  // blanks
  ['สมชาย ใจดี', ['สมชาย   ใจดี', '  สมชาย\u00A0ใจดี ', 'สมชาย\tใจดี', 'สมชายใจดี']],
  [
    'สมชาย',
    ['นายสมชาย', 'นาย สมชาย', 'ท้าวสมชาย', 'ด.ช.สมชาย', 'ด.ช. สมชาย', 'ด. ช. สมชาย', 'เด็กชายสมชาย', 'ดช. สมชาย'],
  ],
  [
    'สมหญิง',
    [
      'นางสมหญิง',
      'นางสาวสมหญิง',
      'น.ส.สมหญิง',
      'น.ส. สมหญิง',
      'น. ส. สมหญิง',
      'ด.ญ.สมหญิง',
      'เด็กหญิงสมหญิง',
      'เด\u0E47กหญิง สมหญิง',
    ],
  ],
  // a title is taken away only when a name is left
  ['นางสาว', ['นาง สาว']],
  ['นายา', ['นางสาวนายา', 'นาย\u0E32']],
  // Lao: AM, tone order, ligatures of HO, two E, digits, LO
  ['\u0E99\u0EC9\u0EB3', ['\u0E99\u0EC9\u0ECD\u0EB2', '\u0E99\u0ECD\u0EC9\u0EB2', '\u0E99\u0EB3\u0EC9']],
  ['\u0E97\u0EB5\u0EC8', ['\u0E97\u0EC8\u0EB5']],
  ['\u0E81\u0EB8\u0EC9\u0E87', ['\u0E81\u0EC9\u0EB8\u0E87']],
  ['\u0EDC\u0EB9', ['\u0EAB\u0E99\u0EB9']],
  ['\u0EDD\u0EB2', ['\u0EAB\u0EA1\u0EB2']],
  ['\u0EC1\u0E94\u0E87', ['\u0EC0\u0EC0\u0E94\u0E87']],
  ['\u0EAB\u0EBC\u0EC9\u0EB2', ['\u0EAB\u0EA5\u0EC9\u0EB2', '\u0EAB\u0EC9\u0EBC\u0EB2']],
  ['ຄຳ໑', ['ຄ\u0ECD\u0EB21']],
  ['ສົມສັກ', ['ທ້າວສົມສັກ', 'ທ້າວ ສົມ ສັກ', '\u0E97\u0EC9\u0EB2\u0EA7ສ\u0EBBມສ\u0EB1ກ']],
  ['ຄຳຫຼ້າ', ['ນາງຄຳຫຼ້າ', 'ນາງ ຄຳຫລ້າ']],
  // Latin
  ['somsak', ['Somsak', 'SOMSAK', 'Mr Somsak', 'Mr. Somsak', 'mr.Somsak', 'MRS SOMSAK', 'Ms. somsak', 'Miss Somsak']],
  ['zoe strauss', ['Zoe Strauß', 'ＺＯＥ　ＳＴＲＡＵＳＳ', 'Zoe-Strauss']],
  ['renee', ['Renee', 'RENEE']],
  ['\u00E9ve', ['e\u0301ve', '\u00C9VE']],
];

test.each(SAME.flatMap(([name, variants]) => variants.map((variant) => [variant, name] as const)))(
  '%s is %s',
  (variant, name) => {
    expect(normaliseName(variant)).toBe(normaliseName(name));
    expect(normaliseName(name)).not.toBe('');
  },
);

test.each([
  ['สมชาย', 'สมชัย'],
  ['ป้า', 'ป่า'],
  ['แดง', 'เดง'],
  ['น้ำ', 'นำ'],
  ['ปู', 'ปุ'],
  ['ສົມ', 'ສັມ'],
  ['ນ້ຳ', 'ນ້າ'],
  ['Msomi', 'omi'],
  ['นายา', 'ยา'],
  ['ພອນ', 'ຟອນ'],
])('%s is not %s', (one, other) => {
  expect(normaliseName(one)).not.toBe(normaliseName(other));
});

test.each(['', '   ', '\u200B', '-', '...'])('%j is no name', (nothing) => {
  expect(normaliseName(nothing)).toBe('');
});
