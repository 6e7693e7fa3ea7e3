import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    target: 'es2022',
    transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** @type {import('jest').Config} */
export default {
  rootDir: here('../..'),
  roots: ['gateway', 'subgraphs', 'packages', 'tests', 'infra/tooling'].map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/src/**/*.test.ts', '**/test/**/*.test.ts', '<rootDir>/tests/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/\\.hub/'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': [here('node_modules/@swc/jest'), swc] },
  resolver: here('resolver.cjs'),
  testTimeout: 180_000,
  maxWorkers: 2,
};
