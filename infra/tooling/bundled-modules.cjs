/** Where the packages are that tests import, each in one file, as a path from the root. */
const MODULES = 'node_modules/.hub-modules';

/** The file of a package, e.g. `node_modules/.hub-modules/@apollo+server.mjs` of `@apollo/server`. */
const moduleFile = (name) => `${MODULES}/${name.replaceAll('/', '+')}.mjs`;

module.exports = { MODULES, moduleFile };
