import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const tool = (path) => join(import.meta.dirname, path);
const LIMIT_MS = 5 * 60_000;

const prettier = [
  tool('node_modules/prettier/bin/prettier.cjs'),
  '.',
  ...['.gitignore', tool('prettierignore')].map((path) => `--ignore-path=${path}`),
];
const oxlint = [tool('node_modules/oxlint/bin/oxlint'), '--config', tool('oxlint.json'), '.'];

/** What must hold of every file; `fix` is how a machine can make it so. All are arguments to node. */
const CHECKS = [
  // what is printed from code comes first, so that it is formatted like the rest
  { name: 'schema files', run: [tool('schemas.mjs')], fix: [tool('schemas.mjs'), '--write'] },
  { name: 'languages', run: [tool('languages.mjs')], fix: [tool('languages.mjs'), '--write'] },
  {
    name: 'format',
    run: [...prettier, '--check', '--log-level=warn'],
    fix: [...prettier, '--write', '--log-level=warn'],
  },
  { name: 'lint', run: oxlint, fix: [...oxlint, '--fix'] },
  { name: 'types of tests', run: [join(root, 'node_modules/typescript/bin/tsc'), '-p', tool('tsconfig.tests.json')] },
  { name: 'boundaries', run: [tool('boundaries.mjs')] },
  {
    name: 'unused',
    run: [
      tool('node_modules/knip/bin/knip.js'),
      '--config',
      tool('knip.config.js'),
      '--no-progress',
      '--no-config-hints',
    ],
  },
  { name: 'versions', run: [tool('catalog.mjs')] },
];

/** Checks that run beside one another; what is mended goes one after the other. */
const AT_ONCE = 2;

/**
 * Runs every check, one line each, with its output only when it fails.
 * @returns how many held and how many did not
 */
export const runChecks = async ({ fix = false } = {}) => {
  const counts = { passed: 0, failed: 0 };
  const waiting = [...CHECKS];
  const runWaiting = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      counts[(await runCheck(check, { fix })) ? 'passed' : 'failed'] += 1;
  };
  await Promise.all(Array.from({ length: fix ? 1 : AT_ONCE }, runWaiting));
  return counts;
};

const runCheck = async ({ name, run, fix }, { fix: isFixing }) => {
  const started = Date.now();
  if (isFixing && fix) await runNode(fix);
  const { code, output } = await runNode(run);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(output.trimEnd().replaceAll(/^/gm, '     '));
  return code === 0;
};

const runNode = (args) =>
  new Promise((settle) => {
    const env = { ...process.env, OXLINT_TSGOLINT_PATH: tool('node_modules/.bin/tsgolint') };
    const child = spawn(process.execPath, args, {
      cwd: root,
      env,
      timeout: LIMIT_MS,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.on('close', (code, signal) =>
      settle({ code: code ?? 1, output: signal ? `${output}\nstopped: ${signal}` : output }),
    );
  });
