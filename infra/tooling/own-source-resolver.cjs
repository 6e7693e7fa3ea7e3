// The sources of this repository name their neighbours as './x.js', the file tsc will write; under jest that is x.ts.
// Only asked for from a .ts file, so compiled packages and node_modules keep their own './x.js'.
const { existsSync } = require('node:fs');
const { resolve, extname } = require('node:path');

const sourceOf = (request, { basedir }) => {
  if (!/^\.\.?\/.*\.js$/.test(request) || basedir.includes('/node_modules/') || basedir.includes('/dist/')) return;
  const source = resolve(basedir, request.slice(0, -extname(request).length) + '.ts');
  return existsSync(source) ? source : undefined;
};

module.exports = (request, options) => sourceOf(request, options) ?? options.defaultResolver(request, options);
