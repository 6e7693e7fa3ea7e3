// Checks that what is generated from each subgraph's code is what is committed: schema.graphql, and the permission
// table in its README. `--write` brings both up to date. A subgraph that has no main.ts yet has neither.
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
  const main = join(folder, 'dist/main.js');
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

console.log([...problems, `${written.length} of ${all.length} subgraphs compared`].join('\n'));
process.exitCode = problems.length ? 1 : 0;
