// Puts the packages that sources and tests import, ours and others', into few files: jest loads all modules anew for
// every test file, and two thousand small ones are most of what many files wait for.
import { mkdirSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { bundleInto, isCurrent, rememberInputs, root } from './bundling.mjs';
import { MODULES, moduleFile } from './bundled-modules.cjs';

const outdir = join(root, MODULES);
const inputsFile = join(outdir, 'inputs');
const entries = join(outdir, 'entries');
const KEPT_MS = 3 * 3_600_000;
/** Jest's own, and a browser's driver that looks for files beside it. */
const LEFT = ['@jest/globals', 'playwright-core'];

/** Makes the bundles again unless they are newer than all that goes into them. */
export const bundleModules = async () => {
  const imported = findImported();
  const names = [...imported.keys()];
  if (isCurrent(inputsFile, names.map(moduleFile))) return;
  mkdirSync(entries, { recursive: true });
  dropOld();
  const entryPoints = [];
  for (const [name, path] of await resolveAll(imported)) {
    const entry = join(entries, basename(moduleFile(name)));
    writeFileSync(entry, `export ${await namesOf(name, path)} from ${JSON.stringify(path)};\n`);
    entryPoints.push(entry);
  }
  const outExtension = { '.js': '.mjs' };
  rememberInputs(
    inputsFile,
    await bundleInto(outdir, MODULES.split('/').length, { entryPoints, splitting: true, outExtension }),
  );
};

/** Parts of former bundles go, unless a run beside this one may still read them. */
const dropOld = () => {
  for (const { name } of readdirSync(outdir, { withFileTypes: true }).filter((entry) => entry.isFile()))
    if (statSync(join(outdir, name)).mtimeMs < Date.now() - KEPT_MS) rmSync(join(outdir, name));
};

/** Each package that a source or a test names, with the folder of one that does. */
const findImported = () => {
  const found = new Map();
  for (const path of ['gateway', 'subgraphs', 'packages', 'tests', 'infra/tooling/test'].flatMap(sourcesUnder)) {
    const source = readFileSync(join(root, path), 'utf8');
    for (const [, name] of source.matchAll(/^(?:import (?!type )[^;]*?|export [^;]*?|\} )from '([^'./][^']*)';$/gm))
      if (!isBuiltin(name) && !LEFT.includes(name) && !found.has(name)) found.set(name, dirname(path));
  }
  return found;
};

const sourcesUnder = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : sourcesUnder(path);
    return path.endsWith('.ts') ? [path] : [];
  });

const resolveAll = async (imported) => {
  const found = [];
  const ask = async ({ resolve }) => {
    for (const [name, folder] of imported) {
      const { path } = await resolve(name, { kind: 'import-statement', resolveDir: join(root, folder) });
      if (path) found.push([name, realpathSync(path)]);
    }
  };
  const plugin = { name: 'ask', setup: (asked) => asked.onStart(() => ask(asked)) };
  await build({ stdin: { contents: '' }, write: false, platform: 'node', format: 'esm', plugins: [plugin] });
  return found;
};

/** What a package exports: of a CommonJS one this is known only when it has run. */
const namesOf = async (name, path) =>
  name.startsWith('@hub/') ? '*' : `{ ${Object.keys(await import(pathToFileURL(path).href)).join(', ')} }`;
