import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const page = readFileSync('tests/access/README.md', 'utf8');
const rows = [...page.matchAll(/^\| (.+?) +\|.*\| (.+?) +\|$/gm)].map(([, key = '', shown = '']) => ({ key, shown }));
const threats = rows.filter(({ key }) => /^T\d\d$/.test(key));
const advisories = rows.filter(({ key }) => /^(CVE|GHSA)-/.test(key));
const filesIn = (text: string): string[] => [...text.matchAll(/`([^`\s]+)`/g)].map(([, path = '']) => path);

/** A file that jest runs, or a part of one that shares its hub with others. */
const isTest = (path: string): boolean => /\.test\.ts$|^tests\/(access|features)\/one-hub\//.test(path);

test('the page of threats has each of the forty once, in order', () => {
  const all = Array.from({ length: 40 }, (_, index) => `T${String(index + 1).padStart(2, '0')}`);
  expect(threats.map(({ key }) => key)).toEqual(all);
  expect(advisories.flatMap(({ key }) => key.split(', ')).length).toBe(31);
});

test('each row names a test, or says why there is none', () => {
  const silent = [...threats, ...advisories].filter(
    ({ shown }) => !filesIn(shown).some(isTest) && !/^Not shown.*: \w/.test(shown),
  );
  expect(silent).toEqual([]);
});

test('each file the page names exists', () => {
  const named = [...new Set(filesIn(page).filter((path) => path.includes('/') || path.endsWith('.yaml')))];
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
