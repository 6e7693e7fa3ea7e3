// What a test's modules ask for: neighbours among the sources, and packages from the file that each was put into.
const { existsSync } = require('node:fs');
const { join, resolve, extname } = require('node:path');
const { moduleFile } = require('./bundled-modules.cjs');

/**
 * The sources of this repository name their neighbours as './x.js', the file tsc will write; under jest that is x.ts.
 * Only asked for from a .ts file, so compiled packages and node_modules keep their own './x.js'.
 */
const sourceOf = (request, { basedir }) => {
  if (!/^\.\.?\/.*\.js$/.test(request) || isBuilt(basedir)) return;
  const source = resolve(basedir, request.slice(0, -extname(request).length) + '.ts');
  return existsSync(source) ? source : undefined;
};

const bundleOf = (request, { basedir, rootDir }) => {
  if (!/^[@a-z]/.test(request) || isBuilt(basedir)) return;
  const file = join(rootDir, moduleFile(request));
  return existsSync(file) ? file : undefined;
};

const isBuilt = (folder) => folder.includes('/node_modules/') || folder.includes('/dist/');

module.exports = (request, options) =>
  sourceOf(request, options) ?? bundleOf(request, options) ?? options.defaultResolver(request, options);
