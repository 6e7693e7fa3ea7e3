// Puts each process of the hub, with everything it imports, into one file beside its compiled entry: reading some two
// thousand small files is most of what a process does until it serves.
import { dirname, join } from 'node:path';
import { PROCESSES } from '../../packages/local-hub/dist/processes.js';
import { bundleInto, isCurrent, rememberInputs, root } from './bundling.mjs';

const BUNDLES = PROCESSES.map(({ script }) => script);
const inputsFile = join(root, 'node_modules', '.hub-bundled');

/** Makes the bundles again unless they are newer than all that goes into them. */
export const bundle = async () => {
  if (isCurrent(inputsFile, BUNDLES)) return;
  const inputs = [];
  for (const depth of new Set(BUNDLES.map(depthOf))) {
    const entryPoints = BUNDLES.filter((path) => depthOf(path) === depth).map(entryOf);
    inputs.push(...(await bundleInto(root, depth, { entryPoints, outbase: root, entryNames: '[dir]/[name].bundle' })));
  }
  rememberInputs(inputsFile, inputs);
};

const entryOf = (path) => path.replace(/\.bundle\.js$/, '.js');
/** A bundle finds the root by going up as far as this. */
const depthOf = (path) => dirname(path).split('/').length;
