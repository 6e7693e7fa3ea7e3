// Checks that each committed schema.graphql is what its subgraph prints; `--write` brings the files up to date.
// A subgraph that has no main.ts yet has no schema either.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const write = process.argv.includes('--write');

const problemOf = (folder) => {
  const main = join(folder, 'dist/main.js');
  if (!existsSync(main)) return 'is not compiled: run npm run build';
  const file = join(folder, 'schema.graphql');
  const printed = execFileSync(process.execPath, [main, 'schema'], { encoding: 'utf8', timeout: 60_000 });
  if (write) writeFileSync(file, printed);
  if (!existsSync(file)) return 'has no schema.graphql: run npm run check -- --fix';
  return readFileSync(file, 'utf8') === printed
    ? undefined
    : 'schema.graphql is out of date: run npm run check -- --fix';
};

const all = readdirSync(join(root, 'subgraphs'));
const written = all.filter((name) => existsSync(join(root, 'subgraphs', name, 'src/main.ts')));
const problems = written.flatMap((name) => {
  const problem = problemOf(join(root, 'subgraphs', name));
  return problem ? [`subgraphs/${name}: ${problem}`] : [];
});

console.log([...problems, `${written.length} of ${all.length} subgraphs compared`].join('\n'));
process.exitCode = problems.length ? 1 : 0;
