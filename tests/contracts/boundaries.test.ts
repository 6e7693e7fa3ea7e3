import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const checkBoundaries = (...args: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, ['infra/tooling/boundaries.mjs', ...args], {
    encoding: 'utf8',
    timeout: 150_000,
  });
  return { lines: stdout.trim().split('\n'), status };
};

const isSource = (path: string) =>
  path.endsWith('.ts') && !path.endsWith('.d.ts') && !/(^|\/)(node_modules|dist)\//.test(path);

const countSources = () =>
  ['gateway', 'subgraphs', 'packages', 'tests'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isSource),
  ).length;

test('every module of the tree was read and none imports what it may not', () => {
  const { lines, status } = checkBoundaries();
  expect(lines.slice(1)).toEqual([]);
  expect(status).toBe(0);
  expect(lines[0]).toMatch(new RegExp(`^${countSources()} modules, \\d+ imports$`));
});

describe('a forbidden import is caught', () => {
  const planted: Record<string, string> = {
    'packages/vocabulary/src/a.ts': `import '@hub/store';`,
    'packages/caller/src/a.ts': `import '@hub/store';`,
    'packages/languages/src/a.ts': `import '@hub/caller';`,
    'packages/store/src/seal/decrypt.ts': `export const decrypt = 1;`,
    'packages/store/src/seal/erase.ts': `import './decrypt.js';`,
    'packages/store/src/seal/keyring.ts': `import './decrypt.js';`,
    'packages/store/src/audit.ts': `import './seal/keyring.js';`,
    'packages/inbox/src/a.ts': `import type { Caller } from '@hub/caller'; export type A = Caller;`,
    'packages/subgraph-kit/src/a.ts': `import '@hub/cast';`,
    'packages/live-client/src/a.ts': `import '@hub/caller';`,
    'packages/local-hub/src/a.ts': `import '../../caller/src/caller.js';`,
    'packages/caller/src/caller.ts': `export const caller = 1;`,
    'subgraphs/cases/src/a.ts': `import '../../liaison/src/b.js';`,
    'subgraphs/cases/src/case/case.resolver.ts': `import 'typeorm';`,
    'subgraphs/cases/src/case/case.rules.ts': `import 'node:fs';`,
    'subgraphs/cases/src/subgraph.ts': `import '@hub/cast';`,
    'subgraphs/cases/test/a.test.ts': `import '@hub/gateway';`,
    'subgraphs/cases/src/d.ts': `import '@hub/subgraph-kit/testing';`,
    'subgraphs/cases/test/d.test.ts': `import '../../liaison/src/b.js';`,
    'tests/features/d.test.ts': `import '../../gateway/src/a.js';`,
    'subgraphs/liaison/src/b.ts': `import '@hub/gateway';`,
    'gateway/src/a.ts': `import '@hub/subgraph-kit';`,
    'gateway/src/live/a.ts': `import '@apollo/query-planner';`,
    'gateway/src/limits/a.ts': `import './b.js';`,
    'gateway/src/limits/b.ts': `import './a.js';`,
    'gateway/src/policy/a.ts': `import './missing.js';`,
  };
  const allowed: Record<string, string> = {
    'packages/store/src/seal/unseal.ts': `import './decrypt.js'; import './keyring.js';`,
    'packages/store/src/index.ts': `export * from './seal/unseal.js';`,
    'gateway/src/execution/a.ts': `import '@apollo/gateway'; import '@hub/caller';`,
    'subgraphs/cases/src/case/case.store.ts': `import 'typeorm'; import '@hub/inbox';`,
    'subgraphs/cases/src/seed.ts': `import '@hub/cast'; import '@hub/subgraph-kit';`,
    'subgraphs/cases/src/c.ts': `import './seed.js';`,
    'subgraphs/cases/test/b.test.ts': `import '@hub/cast'; import '@hub/local-hub'; import '@hub/subgraph-kit/testing';`,
    'tests/features/a.test.ts': `import '@hub/gateway'; import '@hub/subgraph-cases'; import './b.js';`,
    'tests/features/b.ts': `import '@hub/subgraph-kit/testing';`,
  };
  const modules = ['typeorm', '@apollo/gateway', '@apollo/query-planner'];
  let root: string;
  let lines: string[];

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'boundaries-'));
    const write = (path: string, content: string) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    };
    for (const [path, content] of Object.entries({ ...planted, ...allowed })) write(path, content);
    for (const name of modules) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    lines = checkBoundaries('--root', root).lines;
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test.each([
    'only-allowed-imports: packages/vocabulary: packages/vocabulary/src/a.ts -> @hub/store',
    'only-allowed-imports: packages/caller: packages/caller/src/a.ts -> @hub/store',
    'only-allowed-imports: packages/languages: packages/languages/src/a.ts -> @hub/caller',
    'only-allowed-imports: packages/inbox: packages/inbox/src/a.ts -> @hub/caller',
    'only-allowed-imports: packages/subgraph-kit: packages/subgraph-kit/src/a.ts -> @hub/cast',
    'only-allowed-imports: packages/live-client: packages/live-client/src/a.ts -> @hub/caller',
    'public-entry-only: packages/local-hub/src/a.ts -> packages/caller/src/caller.ts',
    'public-entry-only: subgraphs/cases/src/d.ts -> @hub/subgraph-kit/testing',
    'public-entry-only: tests: subgraphs/cases/test/d.test.ts -> subgraphs/liaison/src/b.ts',
    'public-entry-only: tests: tests/features/d.test.ts -> gateway/src/a.ts',
    'only-allowed-imports: subgraphs/*: subgraphs/cases/src/a.ts -> subgraphs/liaison/src/b.ts',
    'only-allowed-imports: subgraphs/*: subgraphs/cases/src/subgraph.ts -> @hub/cast',
    'only-allowed-imports: subgraphs/*: subgraphs/liaison/src/b.ts -> @hub/gateway',
    'only-allowed-imports: tests of a workspace: subgraphs/cases/test/a.test.ts -> @hub/gateway',
    'only-allowed-imports: gateway: gateway/src/a.ts -> @hub/subgraph-kit',
    'typeorm-in-stores-only: subgraphs/cases/src/case/case.resolver.ts -> node_modules/typeorm/index.js',
    'opened-by-unseal-only: packages/store/src/seal/erase.ts -> packages/store/src/seal/decrypt.ts',
    'keys-stay-in-the-seal: packages/store/src/audit.ts -> packages/store/src/seal/keyring.ts',
    'rules-are-pure: subgraphs/cases/src/case/case.rules.ts -> fs',
    'planner-in-execution-only: gateway/src/live/a.ts -> node_modules/@apollo/query-planner/index.js',
    'no-circle: gateway/src/limits/a.ts -> gateway/src/limits/b.ts',
    'no-unresolvable: gateway/src/policy/a.ts -> ./missing.js',
  ])('%s', (violation) => {
    expect(lines).toContain(violation);
  });

  test('and nothing that is allowed', () => {
    expect(lines.filter((line) => Object.keys(allowed).some((path) => line.includes(`: ${path} ->`)))).toEqual([]);
  });
});
