// Checks that every version is named once, in the catalog of pnpm-workspace.yaml, so that two packages cannot drift.
// Free of it: the tools of this folder, and optional packages of one platform each.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const foldersIn = (parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
const manifests = ['.', 'gateway', 'tests', ...foldersIn('packages'), ...foldersIn('subgraphs')]
  .map((folder) => join(folder, 'package.json'))
  .filter((path) => existsSync(join(root, path)));

const wrong = manifests.flatMap((path) => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, path), 'utf8'));
  return Object.entries({ ...dependencies, ...devDependencies, ...peerDependencies })
    .filter(([name, version]) => version !== (name.startsWith('@hub/') ? 'workspace:*' : 'catalog:'))
    .map(([name, version]) => `${path}: "${name}": "${version}" should be "catalog:" (own packages "workspace:*")`);
});

console.log([...wrong, `${manifests.length} package.json files`].join('\n'));
process.exitCode = wrong.length || manifests.length < 10 ? 1 : 0;
