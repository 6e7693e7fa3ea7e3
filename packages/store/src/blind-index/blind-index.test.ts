import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blindIndex, type IndexedKind } from './blind-index.js';
import { keyedDigest } from './keyed-digest.js';
import { normaliseName } from './name.js';
import { normalisePaper } from './paper.js';
import { normalisePhone } from './phone.js';

const KEY = Buffer.alloc(32, 7).toString('base64url');
const NAME = { index: 'person.name', kind: 'NAME', value: 'สมชาย' } as const;

test('equal values have equal tokens, others have others', () => {
  const token = blindIndex(KEY, NAME);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(blindIndex(KEY, { ...NAME, value: 'นาย สม\u200Bชาย' })).toBe(token);
  expect(blindIndex(KEY, { ...NAME, value: 'สมชัย' })).not.toBe(token);
});

test('one value has unrelated tokens under two keys, in two indexes and as two kinds', () => {
  const given = [
    [KEY, { ...NAME, value: '0812345678' }],
    [randomBytes(32).toString('base64url'), { ...NAME, value: '0812345678' }],
    [KEY, { ...NAME, index: 'person.other-name', value: '0812345678' }],
    [KEY, { ...NAME, kind: 'PAPER', value: '0812345678' }],
  ] as const;
  expect(new Set(given.map(([key, indexed]) => blindIndex(key, indexed))).size).toBe(given.length);
});

test('what was stored under a digest is found by the next release', () => {
  expect(keyedDigest(KEY, 'tip|CODE', '0123')).toBe('UFOqLnz5SrE2bFeJxwZ1hf7xrvFM4Rj5h_MK7W5sGDM');
});

test('a token cannot be had from the value alone', () => {
  const plain = createHmac('sha256', '').update(normaliseName(NAME.value)).digest('base64url');
  expect(blindIndex(KEY, NAME)).not.toBe(plain);
});

test.each<[IndexedKind, string]>([
  ['NAME', ' - '],
  ['PHONE', 'none'],
  ['PAPER', '/'],
])('a %s of which nothing is left has no token, so that it is like no other', (kind, value) => {
  expect(blindIndex(KEY, { index: 'x', kind, value })).toBeNull();
});

const PIECES = [
  ...Array.from('กขฅนสยรงาำะเแโใไฤๅๆฯ'),
  ...Array.from('\u0E31\u0E34\u0E35\u0E38\u0E39\u0E3A\u0E47\u0E48\u0E49\u0E4A\u0E4C\u0E4D\u0E4E'),
  ...Array.from('ກຂຫນມລຼາຳະເແໂໜໝຽໆ'),
  ...Array.from('\u0EB1\u0EB4\u0EB8\u0EB9\u0EBA\u0EBB\u0EBC\u0EC8\u0EC9\u0ECC\u0ECD\u0ECE'),
  ...Array.from('๐๙໐໙၀៩019abMSß\u0130\u0131\u03A3\uFB01é\u0301\u0323 .-()+#/\u200B\u200D\uFE0F\u00AD\u3000\uD800'),
  ...['นาย', 'นาง', 'นางสาว', 'น.ส.', 'ด.ช.', 'เด็กหญิง', 'ท้าว', 'ທ້າວ', 'ນາງ', 'Mr. ', 'mrs ', 'ext', 'ต่อ'],
  ...['+66', '0066', '+856', '020', '66', '081', '00', '000', '2055512345'],
];
const text = fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
  maxLength: 24,
});

test.each([
  ['name', normaliseName],
  ['phone', normalisePhone],
  ['paper', normalisePaper],
])('the normal form of a %s is its own normal form', (_kind, normalise) => {
  fc.assert(
    fc.property(text, (pieces) => {
      const normal = normalise(pieces.join(''));
      expect(normalise(normal)).toBe(normal);
    }),
    { numRuns: 3_000 },
  );
});

const SYLLABLE = fc.tuple(
  fc.constantFrom('ก', 'ข', 'ค', 'น', 'ม', 'ส', 'พ'),
  fc.constantFrom('', '\u0E34', '\u0E35', '\u0E38', '\u0E31', '\u0E4D'),
  fc.constantFrom('', '\u0E48', '\u0E49'),
  fc.boolean(),
);

test('a name typed with marks in any order, blanks and invisible signs between, has the same token', () => {
  fc.assert(
    fc.property(fc.array(SYLLABLE, { minLength: 2, maxLength: 6 }), (syllables) => {
      const proper = syllables.map(([letter, vowel, tone]) => letter + vowel + tone).join('');
      const typed = syllables.map(([letter, vowel, tone, odd]) =>
        odd ? `${letter}${tone}\u200C${vowel} ` : letter + vowel + tone,
      );
      expect(blindIndex(KEY, { ...NAME, value: typed.join('') })).toBe(blindIndex(KEY, { ...NAME, value: proper }));
    }),
    { numRuns: 1_000 },
  );
});
