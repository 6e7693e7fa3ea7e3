// Checks that what is generated from code is what is committed: of each subgraph schema.graphql and the permission
// table in its README, and the table of error codes. `--write` brings all up to date.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const write = process.argv.includes('--write');
const TABLE = /(<!-- permissions -->\n)[^]*?(<!-- \/permissions -->)/;

const asIs = (text) => text;
/** Prettier lines the columns up; only the words count. */
const words = (text) => text.replace(/[\s-]+/g, ' ');

const generated = [
  { file: 'schema.graphql', command: 'schema', place: (_, printed) => printed, same: asIs },
  {
    file: 'README.md',
    command: 'permissions',
    place: (readme, printed) => readme.replace(TABLE, (_, start, end) => `${start}\n${printed}\n${end}`),
    same: words,
  },
];

const problemsOf = (folder) => {
  const main = join(folder, 'dist/main.bundle.js');
  if (!existsSync(main)) return ['is not compiled: run npm run build'];
  return generated.flatMap(({ file, command, place, same }) => {
    const path = join(folder, file);
    const committed = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const printed = execFileSync(process.execPath, [main, command], { encoding: 'utf8', timeout: 60_000 });
    const wanted = place(committed, printed);
    if (file === 'README.md' && !TABLE.test(committed)) return ['README.md has no place for the permission table'];
    if (same(committed) === same(wanted)) return [];
    if (write) writeFileSync(path, wanted);
    return write ? [] : [`${file} is out of date: run npm run check -- --fix`];
  });
};

const all = readdirSync(join(root, 'subgraphs'));
const written = all.filter((name) => existsSync(join(root, 'subgraphs', name, 'src/main.ts')));
const problems = written.flatMap((name) =>
  problemsOf(join(root, 'subgraphs', name)).map((problem) => `subgraphs/${name}: ${problem}`),
);

const ERRORS = join(root, 'infra/docs/errors.md');
const CODES = /(<!-- codes -->\n)[^]*?(<!-- \/codes -->)/;
const { ERROR_CODES } = await import(join(root, 'packages/vocabulary/dist/index.js'));
const rows = Object.entries(ERROR_CODES).map(([code, { http, says }]) => `| \`${code}\` | ${http} | ${says} |`);
const table = ['| code | HTTP | says |', '| --- | --- | --- |', ...rows].join('\n');
const errors = readFileSync(ERRORS, 'utf8');
const wanted = errors.replace(CODES, (_, start, end) => `${start}\n${table}\n\n${end}`);
if (!CODES.test(errors)) problems.push('infra/docs/errors.md has no place for the codes');
else if (words(errors) !== words(wanted)) {
  if (write) writeFileSync(ERRORS, wanted);
  else problems.push('infra/docs/errors.md is out of date: run npm run check -- --fix');
}

console.log([...problems, `${written.length} of ${all.length} subgraphs compared`].join('\n'));
process.exitCode = problems.length ? 1 : 0;
