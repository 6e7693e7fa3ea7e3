export default {
  rootDir: '..',
  testEnvironment: 'node',
  roots: ['<rootDir>/gateway'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '<rootDir>/infra/tooling/node_modules/@swc/jest',
      { jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2022', transform: { legacyDecorator: true, decoratorMetadata: false } }, module: { type: 'es6' }, swcrc: false },
    ],
  },
};
