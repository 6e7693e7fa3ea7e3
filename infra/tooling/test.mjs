// `npm test`: every check and every test of the repository. The last line is `N passed, N failed`.
//   npm test -- --only gateway     no checks, and of the tests the files whose path contains "gateway"
// Anything else after `--` goes to jest.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '@hub/local-hub';
import { CANARY_PREFIX, findIn, findInFolder, spellingsOf } from '../../tests/dist/scene/traces.js';
import { bundleModules } from './bundle-modules.mjs';
import { runChecks } from './checks.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** A run takes about half an hour on two processors; this ends one that hangs. */
const RUN_LIMIT_MS = 75 * 60_000;
/** A run that has written its results and then does not end has left something open. */
const EXIT_LIMIT_MS = 30_000;

const main = async () => {
  const { only, rest } = readArguments(process.argv.slice(2));
  const folder = mkdtempSync(join(tmpdir(), 'hub-test-'));
  // the unprivileged account that PostgreSQL runs as must reach its folder, or its data would stay elsewhere
  chmodSync(folder, 0o755);
  let postgres;
  try {
    await bundleModules();
    const checks = only ? {} : await runChecks();
    // one server for all test files; each makes a database of its own
    if (!process.env.HUB_TEST_ADMIN_URL) postgres = await startPostgres({ directory: join(folder, 'postgres') });
    const mark = `CONTROL-${randomUUID()}`;
    const setting = { folder, adminUrl: process.env.HUB_TEST_ADMIN_URL ?? postgres.url, ...(postgres && { mark }) };
    const run = (name, files, more = []) =>
      runJest({ ...setting, name }, ['--testPathPatterns', files, ...more, ...rest]);
    const jest = only ? [await run('chosen', only)] : await runInLanes((...group) => run(...group, ONE_WORKER));
    const files = jest.flatMap((each) => each.files);
    for (const line of [...slowest(files), ...failures(files)]) console.log(line);
    const outside = checkNetwork(join(folder, 'network.log'));
    // an orderly stop writes everything to the files that are searched then
    await postgres?.stop();
    const traces = checkTraces(folder, { mark, searched: Boolean(postgres), whole: !only });
    postgres = undefined;
    report([checks, ...jest, outside, traces]);
  } finally {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

const readArguments = (args) => {
  const at = args.indexOf('--only');
  if (at < 0) return { only: undefined, rest: args };
  if (!args[at + 1]) throw new Error('--only needs a part of a test file path, e.g. --only gateway');
  return { only: args[at + 1], rest: args.toSpliced(at, 2) };
};

/** Each of their tests starts a hub. */
const WITH_HUBS = ['packages/local-hub', 'tests'];
/** The longest first; what is not named here comes last. */
const PARTS = [
  ...['subgraphs/cases', 'subgraphs/committees', 'subgraphs/trainings', 'subgraphs/liaison'],
  ...['packages/subgraph-kit', 'gateway', 'packages/inbox', 'packages/store'],
];
/** Jest tries a pattern on the path from the root, and on the whole one. */
const REST = `^(?!/|(${[...WITH_HUBS, ...PARTS].join('|')})/)`;

/**
 * A whole run goes in two lanes side by side, a file at a time in each: a test that starts a hub has ten processes,
 * and two such tests beside one another would mostly wait for each other. The lane of the hubs, once done, takes from
 * the end of what the other still has before it.
 */
const runInLanes = async (run) => {
  const grouped = (folders) => folders.map((folder) => [folder.replaceAll('/', '-'), `^${folder}/`]);
  const hubs = grouped(WITH_HUBS);
  const parts = [...grouped(PARTS), ['rest', REST]];
  const lane = async (next) => {
    const done = [];
    for (let group = next(); group; group = next()) done.push(await run(...group));
    return done;
  };
  return (await Promise.all([lane(() => hubs.shift() ?? parts.pop()), lane(() => parts.shift())])).flat();
};

/** Jest runs a single worker inside itself, where what files leave in memory adds up, unless it is given a limit. */
const ONE_WORKER = ['--maxWorkers=1', '--workerIdleMemoryLimit=2GB'];

const runJest = async ({ folder, adminUrl, mark, name }, args) => {
  const results = join(folder, `results-${name}.json`);
  const problem = await runBounded(
    results,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      here('node_modules/jest/bin/jest.js'),
      `--config=${here('jest.config.mjs')}`,
      '--json',
      `--outputFile=${results}`,
      ...args,
    ],
    {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require "${here('netguard.cjs')}"`.trim(),
      HUB_TEST_ADMIN_URL: adminUrl,
      HUB_NETGUARD_LOG: join(folder, 'network.log'),
      HUB_TEST_TRACES: join(folder, TRACES),
      HUB_TEST_PREPARED: preparedFolder(folder),
      ...(mark && { HUB_TEST_KEEP: mark }),
    },
  );
  const read = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
  const counts = { ...(read ? countTests(read) : { failed: 1 }), files: read?.testResults ?? [] };
  if (counts.passed === 0 && !counts.failed) return { ...counts, failed: 1, problem: 'no test ran' };
  return problem && !counts.failed ? { ...counts, failed: 1, problem } : { ...counts, problem };
};

const SHOWN_SLOWEST = 20;

/** What a run waited for, e.g. `  87 s tests/access/every-combination.test.ts`. */
const slowest = (files) =>
  files
    .map(({ name, startTime, endTime }) => ({ path: relative(here('../..'), name), took: endTime - startTime }))
    .sort((a, b) => b.took - a.took)
    .slice(0, SHOWN_SLOWEST)
    .map(({ path, took }) => `${String(Math.round(took / 1_000)).padStart(4)} s ${path}`);

/** What failed, told again at the end: a long log may be cut in its middle. */
const failures = (files) =>
  files.flatMap(({ name, message, assertionResults }) => {
    const path = relative(here('../..'), name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (!failed.length && !assertionResults.length && message) return [`FAIL ${path}\n${beginning(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `FAIL ${path} › ${fullName}\n${beginning(failureMessages[0])}`,
    );
  });

const SHOWN_LINES = 12;
const beginning = (text = '') => text.split('\n').slice(0, SHOWN_LINES).join('\n');

/** Where the tests keep a hub's databases, made once and copied for each hub they start. */
const preparedFolder = (folder) => {
  const path = join(folder, 'prepared');
  mkdirSync(path, { mode: 0o755, recursive: true });
  return path;
};

const countTests = (results) => ({
  passed: results.numPassedTests,
  failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  skipped: results.numPendingTests + results.numTodoTests,
});

/** Runs node until it ends; resolves with what went wrong, if anything. */
const runBounded = (results, args, env) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: here('../..'),
      env,
      // jest tells its results on stdout as JSON too; people read stderr.
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.pipe(process.stderr, { end: false });
    for (const stream of [child.stdout, child.stderr]) watchForTraces(stream, env.HUB_TEST_TRACES);
    let stopped;
    const stop = (why) => {
      stopped = why;
      child.kill('SIGKILL');
    };
    const limit = setTimeout(() => stop(`tests took longer than ${RUN_LIMIT_MS / 60_000} minutes`), RUN_LIMIT_MS);
    let written;
    const watch = setInterval(() => {
      written ??= existsSync(results) ? Date.now() : undefined;
      if (written && Date.now() - written > EXIT_LIMIT_MS) stop('tests ended but something they opened is still open');
    }, 1_000);
    child.on('close', (code) => {
      clearTimeout(limit);
      clearInterval(watch);
      resolve(stopped ?? (code === 0 ? undefined : `jest ended with code ${code}`));
    });
  });

const checkNetwork = (log) => {
  if (!existsSync(log)) return { passed: 1, failed: 0 };
  const hosts = [...new Set(readFileSync(log, 'utf8').trim().split('\n'))];
  return { passed: 0, failed: 1, problem: `a host outside this machine was contacted:\n  ${hosts.join('\n  ')}` };
};

const TRACES = 'traces.log';
const CANARIES = spellingsOf(CANARY_PREFIX);
/** Characters kept of what was written before, so that a find cannot hide between two pieces. */
const OVERLAP = 200;

/** Notes every identifying value of the tests that anything writes. */
const watchForTraces = (stream, log) => {
  let before = Buffer.alloc(0);
  stream.on('data', (piece) => {
    const written = Buffer.concat([before, piece]);
    for (const around of findIn(written, CANARIES)) appendFileSync(log, `output: ${around}\n`);
    before = written.subarray(-OVERLAP);
  });
};

/** After all tests: no identifying value of theirs is in the files of their database server, nor was seen elsewhere. */
const checkTraces = (folder, { mark, searched, whole }) => {
  const log = join(folder, TRACES);
  const noted = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const server = searched ? findInFolder(join(folder, 'postgres/postgres'), CANARIES) : { bytes: 0, found: [] };
  const marks = searched ? findInFolder(join(folder, 'postgres/postgres'), spellingsOf(mark)).found : [];
  const found = [...noted, ...server.found];
  const megabytes = Math.round(server.bytes / 1_000_000);
  if (found.length) return { failed: 1, problem: `an identifying value got out:\n  ${found.join('\n  ')}` };
  if (searched && whole && !marks.length)
    return { failed: 1, problem: `the search of ${megabytes} MB of database files did not even find its own mark` };
  return { passed: 1 };
};

const report = (parts) => {
  const sum = (of) => parts.reduce((total, part) => total + (part[of] ?? 0), 0);
  for (const { problem } of parts) if (problem) console.log(problem);
  const skipped = sum('skipped');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = sum('failed') ? 1 : 0;
};

await main();
