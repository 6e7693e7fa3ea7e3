// Who may import whom: one row for each package. A package is known by its folder or, where it is not
// compiled yet, by its name, so the check needs no build.
const MAY_IMPORT = {
  'packages/vocabulary': [],
  'packages/languages': ['vocabulary'],
  'packages/caller': ['vocabulary'],
  'packages/store': ['vocabulary'],
  'packages/cast': ['vocabulary'],
  'packages/inbox': ['vocabulary', 'store'],
  'packages/subgraph-kit': ['vocabulary', 'languages', 'caller', 'store', 'inbox'],
  'packages/dev-identity': ['vocabulary'],
  'packages/live-client': ['vocabulary'],
  'packages/dashboard': ['vocabulary', 'live-client'],
  'packages/partner-kit': ['vocabulary', 'subgraph-kit'],
  gateway: ['vocabulary', 'languages', 'caller', 'store'],
  'subgraphs/[^/]+': ['subgraph-kit', 'inbox', 'languages', 'vocabulary'],
};
/** Tests may also know the cast, start a database and sign as somebody. */
const TESTS_MAY_IMPORT = [
  'cast',
  'local-hub',
  'dev-identity',
  'caller',
  'store',
  'subgraph-kit',
  'inbox',
  'languages',
  'vocabulary',
];

const TEST = '\\.test\\.ts$|/test/|^tests/';
const SEED = '^subgraphs/[^/]+/src/.*\\bseed\\.ts$';
const WORKSPACE = '^(packages/[^/]+|subgraphs/[^/]+|gateway|tests)/|^@hub/';
const PUBLIC_ENTRY = '/dist/index\\.js$|^@hub/[^/]+$';
/** What a package offers to the tests of others. */
const TESTING_ENTRY = '/dist/testing/index\\.js$|^@hub/[^/]+/testing$';
/** The live client for programs outside a browser. */
const NODE_ENTRY = '^packages/live-client/(src|dist)/node\\.';

const named = (packages) => packages.map((name) => `^packages/${name}/|^@hub/${name}(/|$)`);

const layer = ([folder, packages]) => ({
  name: `only-allowed-imports: ${folder.replace('[^/]+', '*')}`,
  severity: 'error',
  comment: `may import ${packages.join(', ') || 'nothing'}`,
  from: { path: `^(${folder})/`, pathNot: [TEST, SEED] },
  to: { path: WORKSPACE, pathNot: ['^$1/', ...named(packages)] },
});

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    ...Object.entries(MAY_IMPORT).map(layer),
    forbid(
      'only-allowed-imports: seeds',
      { path: SEED.replace('[^/]+', '([^/]+)') },
      { path: WORKSPACE, pathNot: ['^subgraphs/$1/', ...named(['cast', ...MAY_IMPORT['subgraphs/[^/]+']])] },
    ),
    forbid(
      'only-allowed-imports: tests of a workspace',
      { path: '^(packages/[^/]+|subgraphs/[^/]+|gateway)/.*(\\.test\\.ts$|/test/)' },
      { path: WORKSPACE, pathNot: ['^$1/', ...named(TESTS_MAY_IMPORT)] },
    ),
    forbid(
      'public-entry-only',
      { path: '^(packages/[^/]+|subgraphs/[^/]+|gateway)/', pathNot: TEST },
      { path: WORKSPACE, pathNot: ['^$1/', PUBLIC_ENTRY] },
    ),
    forbid(
      'public-entry-only: tests',
      { path: '^(packages/[^/]+|subgraphs/[^/]+|gateway|tests)/.*(\\.test\\.ts$|/test/)|^(tests)/' },
      { path: WORKSPACE, pathNot: ['^$1/', '^$2/', PUBLIC_ENTRY, TESTING_ENTRY, NODE_ENTRY] },
    ),
    forbid(
      'planner-in-execution-only',
      { path: '.', pathNot: ['^gateway/src/execution/', TEST] },
      { path: '(^|/)@apollo/(gateway|query-planner|federation-internals)(/|$)' },
    ),
    forbid(
      'typeorm-in-stores-only',
      { path: '^subgraphs/[^/]+/src/', pathNot: ['\\.(store|entity)\\.ts$', '/migrations/', TEST] },
      { path: '(^|/)typeorm(/|$)' },
    ),
    forbid(
      'rules-are-pure',
      { path: '^subgraphs/.*\\.rules\\.ts$' },
      { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'], pathNot: named(['vocabulary']) },
    ),
    forbid(
      'opened-by-unseal-only',
      { path: '.', pathNot: ['^packages/store/src/seal/(keyring|unseal)\\.ts$'] },
      { path: '^packages/store/src/seal/decrypt\\.ts$' },
    ),
    forbid(
      'keys-stay-in-the-seal',
      { path: '.', pathNot: ['^packages/store/src/seal/', '^packages/store/src/index\\.ts$', TEST] },
      { path: '^packages/store/src/seal/' },
    ),
    forbid('no-entry-of-graphql-but-the-main', { path: '.' }, { path: 'node_modules/graphql/(?!index\\.)' }),
    forbid(
      'no-circle',
      { path: '.', pathNot: ['\\.(entity|type)\\.ts$'] },
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('no-unresolvable', { path: '.' }, { couldNotResolve: true, pathNot: '^@hub/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
