import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as store from '../src/index.js';

const FOLDERS = ['gateway', 'subgraphs', 'packages', 'tests', 'infra/tooling'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.(ts|mjs|cjs)$/.test(path) && !/(^|\/)(node_modules|dist)\//.test(path)),
);
/** What runs in tests only; a stand-in of a browser there opens what is pushed to it. */
const isTest = (path: string): boolean => /\.test\.ts$|\/test\//.test(path);
const holding = (word: RegExp): string[] =>
  sources.filter((path) => !isTest(path) && word.test(readFileSync(path, 'utf8'))).sort();

const files = 'packages/subgraph-kit/src/files';
const outside = 'subgraphs/cases/src/referral-outside';
const disclosure = 'subgraphs/cases/src/disclosure';

test('one file decrypts values, and only the keyring and unseal use it; others open files and packages that a value holds the key or the text of', () => {
  expect(sources.length).toBeGreaterThan(400);
  expect(holding(/createDecipheriv/)).toEqual([
    ...[
      'packages/store/src/seal/decrypt.ts',
      `${files}/file-cipher.ts`,
      'subgraphs/cases/src/one-time-code/one-time-code.ts',
    ],
  ]);
  expect(holding(/\bopenBy\(/)).toEqual([`${disclosure}/disclosure.package.ts`, `${outside}/outside.package.ts`]);
  expect(holding(/\bopenChunks\(/)).toEqual([`${files}/file-cipher.ts`, `${files}/keep-file.ts`]);
  expect(holding(/\bopenFile\(/)).toEqual([
    'subgraphs/cases/src/attachment/attachment.doors.ts',
    'subgraphs/committees/src/order-document/order-document.doors.ts',
  ]);
  expect(holding(/\bdecrypt\(/)).toEqual(['packages/store/src/seal/keyring.ts', 'packages/store/src/seal/unseal.ts']);
});

test('what other packages get of a store can seal but not open, and shows no key', () => {
  const secret = 'x'.repeat(43);
  const ring = new store.Keyring(`k1:${secret}`);
  const sealer = new store.Sealer(ring);
  const seal = sealer.newSubject('report:1');
  const methods = (value: object): string[] =>
    [value, Object.getPrototypeOf(value) as object].flatMap((each) => Reflect.ownKeys(each).map(String));
  expect(methods(ring).sort()).toEqual(['constructor', 'current', 'has']);
  expect(methods(sealer).sort()).toEqual(['constructor', 'newSubject']);
  expect(methods(seal).sort()).toEqual(['constructor', 'digest', 'seal', 'stored', 'subject']);
  expect(Object.keys(store).filter((name) => /open|unwrap|decrypt|ringOf|dataKey/i.test(name))).toEqual([]);
});
