// Puts each process of the hub, with everything it imports, into one file beside its compiled entry: reading some two
// thousand small files is most of what a process does until it serves.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { PROCESSES } from '../../packages/local-hub/dist/processes.js';

const ENTRIES = PROCESSES.map(({ script }) => script.replace(/\.bundle\.js$/, '.js'));
const root = fileURLToPath(new URL('../..', import.meta.url));
/** What went into the last bundles, one path from the root a line; node_modules change only with an install. */
const inputsFile = join(root, 'node_modules', '.hub-bundled');
const changedAt = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : Infinity);

/** Makes the bundles again unless they are newer than all that goes into them. */
export const bundle = async () => {
  if (isCurrent()) return;
  const inputs = [];
  for (const depth of new Set(ENTRIES.map(depthOf)))
    inputs.push(
      ...(await bundleAt(
        depth,
        ENTRIES.filter((entry) => depthOf(entry) === depth),
      )),
    );
  const own = inputs.filter((path) => !path.startsWith('node_modules/'));
  writeFileSync(inputsFile, [...new Set(own), 'node_modules/.hub-setup', 'infra/tooling/bundle.mjs'].join('\n'));
};

const bundleOf = (entry) => entry.replace(/\.js$/, '.bundle.js');
/** How far an entry is from the root: a bundle finds the root by going up. */
const depthOf = (entry) => dirname(entry).split('/').length;

const isCurrent = () => {
  if (!existsSync(inputsFile)) return false;
  const made = ENTRIES.map((entry) => changedAt(bundleOf(entry)));
  const oldest = Math.min(...made);
  return (
    made.every(Number.isFinite) &&
    readFileSync(inputsFile, 'utf8')
      .split('\n')
      .every((path) => changedAt(path) < oldest)
  );
};

const bundleAt = async (depth, entries) => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outbase: root,
    outdir: root,
    entryNames: '[dir]/[name].bundle',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // classes name their types in the schema and their tables
    keepNames: true,
    metafile: true,
    logLevel: 'error',
    banner: { js: banner('../'.repeat(depth)) },
    plugins: [keepPlaces, leaveMissing],
  });
  return Object.keys(metafile.inputs);
};

/** CommonJS packages ask for Node's own modules by `require`; files that read others beside them ask where they are. */
const banner = (up) => `import { createRequire as requireOf } from 'node:module';
import { fileURLToPath as pathOf } from 'node:url';
const require = requireOf(import.meta.url);
const placeOf = (path) => new URL(${JSON.stringify(up)} + path, import.meta.url).href;`;

/** Files stay where they were in what they know of themselves. */
const keepPlaces = {
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/\bimport\.meta\b|\b__(dirname|filename)\b/.test(source)) return undefined;
      const place = (at) => `placeOf(${JSON.stringify(relative(root, at).replaceAll('\\', '/'))})`;
      const contents = source
        .replaceAll(/\bimport\.meta\.url\b/g, place(path))
        .replaceAll(/\bimport\.meta\.dirname\b|\b__dirname\b/g, `pathOf(${place(dirname(path))})`)
        .replaceAll(/\bimport\.meta\.filename\b|\b__filename\b/g, `pathOf(${place(path)})`);
      return { contents, loader: 'js' };
    });
  },
};

/** Drivers of other databases and the like, which are asked for only when somebody has installed them. */
const leaveMissing = {
  name: 'leave-missing',
  setup: ({ onResolve, resolve }) => {
    const asked = Symbol('asked');
    onResolve({ filter: /^[^./]/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === asked) return undefined;
      const found = await resolve(path, { ...where, pluginData: asked });
      return found.errors.length ? { path, external: true } : found;
    });
  },
};
