// What the bundles of the hub's processes and those for its tests have in common.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Puts `entryPoints` with all that they import into files under `outdir`, which lie `depth` folders below the root.
 * Returns the paths from the root of what went in.
 */
export const bundleInto = async (outdir, depth, options) => {
  const { metafile } = await build({
    absWorkingDir: root,
    outdir,
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
    ...options,
  });
  return Object.keys(metafile.inputs);
};

/** Writes down what went in, a path from the root a line; node_modules change only by an install. */
export const rememberInputs = (file, inputs) => {
  const own = inputs.filter((path) => !path.startsWith('node_modules/') && existsSync(join(root, path)));
  const always = ['node_modules/.hub-setup', 'infra/tooling/bundling.mjs'];
  writeFileSync(file, [...new Set([...own, ...always])].join('\n'));
};

/** Whether all `outputs` are newer than everything that went into them. */
export const isCurrent = (file, outputs) => {
  if (!existsSync(file)) return false;
  const made = outputs.map(changedAt);
  const oldest = Math.min(...made);
  return (
    made.every(Number.isFinite) &&
    readFileSync(file, 'utf8')
      .split('\n')
      .every((path) => changedAt(path) < oldest)
  );
};

const changedAt = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : Infinity);

/** CommonJS packages ask for Node's own modules by `require`; files that read others beside them ask where they are. */
const banner = (up) => `import { createRequire as requireOf$ } from 'node:module';
import { fileURLToPath as pathOf$ } from 'node:url';
const require = requireOf$(import.meta.url);
const placeOf$ = (path) => new URL(${JSON.stringify(up)} + path, import.meta.url).href;`;

/** Files stay where they were in what they know of themselves. */
const keepPlaces = {
  name: 'keep-places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.[cm]?js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!/\bimport\.meta\b|\b__(dirname|filename)\b/.test(source)) return undefined;
      const place = (at) => `placeOf$(${JSON.stringify(relative(root, at).replaceAll('\\', '/'))})`;
      const contents = source
        .replaceAll(/\bimport\.meta\.url\b/g, place(path))
        .replaceAll(/\bimport\.meta\.dirname\b|\b__dirname\b/g, `pathOf$(${place(dirname(path))})`)
        .replaceAll(/\bimport\.meta\.filename\b|\b__filename\b/g, `pathOf$(${place(path)})`);
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
