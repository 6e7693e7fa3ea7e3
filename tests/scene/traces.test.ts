import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { findIn, findInFolder, spellingsOf } from './traces.js';

const spellings = spellingsOf('TOKEN-');
const text = (before: string): Buffer => Buffer.from(`${before}TOKEN-7 and more`);

it.each([
  ['as it is', text('x')],
  ['in two-byte letters', Buffer.from('xTOKEN-7', 'utf16le')],
  ['in small letters', Buffer.from('xtoken-7')],
  ['in hexadecimal', Buffer.from(text('x').toString('hex'))],
  ['in capital hexadecimal', Buffer.from(text('x').toString('hex').toUpperCase())],
  ...[0, 1, 2, 3].map(
    (before) => [`in base64 after ${before} bytes`, Buffer.from(text('x'.repeat(before)).toString('base64'))] as const,
  ),
  ['in base64url', Buffer.from(text('xx').toString('base64url'))],
] as const)('a token is found %s', (_, bytes) => {
  expect(findIn(bytes, spellings)).not.toEqual([]);
});

it('nothing is found where there is nothing', () => {
  expect(findIn(Buffer.from('TOKE N- dG9rZW4'), spellings)).toEqual([]);
});

it('every file of a folder is read, however deep', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-traces-'));
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/clean'), 'clean');
  writeFileSync(join(folder, 'a/b/traced'), text('...'));
  const { bytes, found } = findInFolder(folder, spellings);
  rmSync(folder, { recursive: true });
  expect(bytes).toBeGreaterThan(20);
  expect(found).toEqual([expect.stringContaining('a/b/traced: ...TOKEN-7')]);
});
