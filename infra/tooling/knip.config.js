import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const foldersIn = (parent) => readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
const workspaces = ['gateway', ...foldersIn('packages'), ...foldersIn('subgraphs')];

/** A workspace that is only laid out uses nothing yet. */
const empty = workspaces.filter((folder) => !existsSync(join(root, folder, 'src')));
const whole = empty.length === 0;

const code = (entry) => ({
  entry: [...entry, 'src/**/*.test.ts', 'test/**/*.test.ts'],
  project: ['src/**/*.ts', 'test/**/*.ts'],
});

/** @type {import('knip').KnipConfig} */
export default {
  ignoreWorkspaces: empty,
  exclude: whole ? [] : ['catalog'],
  workspaces: {
    '.': { entry: [], project: [], prettier: false },
    gateway: {
      ...code(['src/index.ts', 'src/*.main.ts']),
      // The playground serves their files; nothing imports them.
      ignoreDependencies: ['graphiql', 'react', 'react-dom'],
    },
    'packages/*': code(['src/index.ts', 'src/main.ts', 'src/**/*.main.ts']),
    'subgraphs/*': code(['src/index.ts', 'src/main.ts']),
    tests: {
      entry: ['**/*.test.ts', '**/*.main.ts'],
      project: ['**/*.ts'],
      ignoreDependencies: whole ? [] : ['.*'],
      // Of the system, where there is one.
      ignoreBinaries: ['prlimit'],
    },
    'infra/tooling': {
      entry: ['*.{mjs,cjs,js}', 'test/**/*.test.ts'],
      project: ['**/*.{mjs,cjs,js,ts}'],
      // Named by path, not imported.
      ignoreDependencies: ['@swc/core', '@swc/jest', 'oxlint', 'oxlint-tsgolint'],
    },
  },
  ignoreExportsUsedInFile: { interface: true, type: true },
  jest: false,
};
