// Checks who imports whom: node boundaries.mjs [--root folder]. Prints how many modules it read.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, getAvailableTranspilers } from 'dependency-cruiser';

const { forbidden, options } = createRequire(import.meta.url)('./dependency-cruiser.config.cjs');
const at = process.argv.indexOf('--root');
const root = at < 0 ? resolve(dirname(fileURLToPath(import.meta.url)), '../..') : resolve(process.argv[at + 1]);
const FOLDERS = ['gateway', 'subgraphs', 'packages', 'tests'];

const sources = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path)}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !/(^|\/)(node_modules|dist)\//.test(path)),
);

const { output } = await cruise(sources, { ...options, baseDir: root, ruleSet: { forbidden }, validate: true });
const read = new Set(output.modules.filter(({ dependencies }) => dependencies).map(({ source }) => source));
const unread = sources.filter((source) => !read.has(source));
const imports = output.summary.totalDependenciesCruised ?? 0;

console.log(`${sources.length - unread.length} modules, ${imports} imports`);
for (const { from, to, rule } of output.summary.violations) console.log(`${rule.name}: ${from} -> ${to}`);
for (const source of unread) console.log(`not read: ${source}`);
// A parser that understands nothing finds nothing wrong: it must be TypeScript's own, every source must have been read,
// and most sources import something.
const typescript = getAvailableTranspilers().some(({ name, available }) => name === 'typescript' && available);
const blind = !typescript || sources.length === 0 || imports < sources.length / 4;
if (blind) console.log(`the check is blind: typescript ${typescript ? 'found' : 'missing'}`);
process.exitCode = output.summary.violations.length || unread.length || blind ? 1 : 0;
