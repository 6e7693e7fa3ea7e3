import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ERROR_CODES } from '@hub/vocabulary';

const ROW = /^\| `([A-Z_]+)`\s*\| (\d{3})\s*\| (.*?)\s*\|$/gm;

test('infra/docs/errors.md lists every code of the registry as it is, and no other', () => {
  const rows = [...readFileSync('infra/docs/errors.md', 'utf8').matchAll(ROW)];
  const listed = rows.map(([, code, http, says]) => ({ code, http: Number(http), says }));
  expect(listed).toEqual(Object.entries(ERROR_CODES).map(([code, entry]) => ({ code, ...entry })));
});

const isSource = (path: string): boolean =>
  /(^|\/)src\/.*\.ts$/.test(path) && !/node_modules|\/dist\/|\.test\.ts$|error-code\.ts$/.test(path);

/** The words of all sources but the registry's own. */
const spoken = (): Set<string> =>
  new Set(
    ['gateway', 'subgraphs', 'packages'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(isSource)
        .flatMap((path) => readFileSync(join(folder, path), 'utf8').match(/\b[A-Z]+(_[A-Z]+)+\b/g) ?? []),
    ),
  );

test('every code of the registry is answered somewhere', () => {
  const words = spoken();
  expect(words.size).toBeGreaterThan(100);
  expect(Object.keys(ERROR_CODES).filter((code) => !words.has(code))).toEqual([]);
});
