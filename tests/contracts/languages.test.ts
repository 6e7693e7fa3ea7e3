import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { ERROR_CODES, PHRASES } from '@hub/vocabulary';

const LOCALES = 'packages/languages/locales';
const copy = mkdtempSync(join(tmpdir(), 'locales-'));
afterAll(() => rmSync(copy, { recursive: true }));

const checkLanguages = (folder: string) => {
  const args = ['infra/tooling/languages.mjs', '--locales', folder];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  return { lines: stdout.trim().split('\n'), status };
};

test('every enum value, error and phrase of the graph has a text in every language', () => {
  const { lines, status } = checkLanguages(LOCALES);
  const [values, enums, codes, phrases] = (lines.at(-1)?.match(/\d+/g) ?? []).map(Number);
  expect(lines.slice(0, -1)).toEqual([]);
  expect(status).toBe(0);
  expect(values).toBeGreaterThan(600);
  expect(enums).toBeGreaterThan(90);
  expect(codes).toBe(Object.keys(ERROR_CODES).length);
  expect(phrases).toBe(PHRASES.length);
});

test('a missing translation fails the check', () => {
  cpSync(LOCALES, copy, { recursive: true });
  const without = (file: string, line: RegExp): void => {
    const path = join(copy, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(line, ''));
  };
  without('lo/enums/cases.json', /^ *"MDT_REVIEW".*\n/m);
  without('my/phrases.json', /^ *"INTERPRETER_NEEDED".*\n/m);
  const { lines, status } = checkLanguages(copy);
  expect(lines.slice(0, -1)).toEqual([
    ...['lo: enums:CaseState.MDT_REVIEW has no text', 'my: phrases:INTERPRETER_NEEDED has no text'],
  ]);
  expect(status).toBe(1);
});
