import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stampFile = join(root, 'node_modules', '.hub-setup');
const read = (path) => readFileSync(join(root, path), 'utf8');
/** npm hands its settings to scripts as npm_config_*; pnpm reads only pnpm_config_*. */
const FORWARDED = ['registry', 'cafile', 'https_proxy', 'proxy', 'noproxy', 'strict_ssl'];

/** Installs the locked packages unless this was done before, then compiles and bundles what changed. */
export const prepare = async () => {
  const wanted = stamp();
  if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
    rmSync(stampFile, { force: true });
    await install();
    writeFileSync(stampFile, wanted);
  }
  const started = Date.now();
  await compile();
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  if (Date.now() - started > 1_000) console.error(`Compiled in ${seconds(started)}`);
};

/** Changes when an install could give another result. */
const stamp = () => {
  const hash = createHash('sha256').update([process.versions.modules, process.platform, process.arch].join());
  for (const path of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()]) hash.update(read(path));
  return hash.digest('hex');
};

const manifests = () => {
  const [, list] = /^packages:\n((?: +- .+\n)+)/m.exec(read('pnpm-workspace.yaml').replaceAll('\r', '')) ?? [];
  if (!list) throw new Error('pnpm-workspace.yaml lists no packages');
  const folders = list
    .trim()
    .split('\n')
    .map((line) => line.replace(/^ *- /, '').replaceAll(/['"]/g, ''));
  return folders
    .flatMap(foldersOf)
    .map((folder) => `${folder}/package.json`)
    .filter((path) => existsSync(join(root, path)));
};

const foldersOf = (pattern) => {
  if (!pattern.endsWith('/*')) return [pattern];
  const parent = pattern.slice(0, -2);
  return existsSync(join(root, parent))
    ? readdirSync(join(root, parent))
        .sort()
        .map((name) => `${parent}/${name}`)
    : [];
};

const install = async () => {
  const pnpm = JSON.parse(read('package.json')).packageManager.split('+')[0];
  const progress = startProgress('Installing packages');
  const { code, output } = await run(
    'npm',
    [
      'exec',
      '--yes',
      `--package=${pnpm}`,
      '--',
      'pnpm',
      'install',
      '--frozen-lockfile',
      '--prefer-offline',
      '--reporter=append-only',
    ],
    { env: { ...process.env, ...forwardedSettings() }, onLine: progress.read },
  );
  progress.stop(code === 0);
  if (code !== 0)
    throw new Error(`${trouble(output)}\nThe packages could not be installed. Is the package registry reachable?`);
};

const forwardedSettings = () => {
  const given = new Map(Object.entries(process.env).map(([name, value]) => [name.toLowerCase(), value]));
  return Object.fromEntries(
    FORWARDED.flatMap((name) => {
      const value = given.get(`npm_config_${name}`);
      return value ? [[`pnpm_config_${name}`, value]] : [];
    }),
  );
};

const compile = async () => {
  const { code, output } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b']);
  if (code !== 0) throw new Error(`${output.trim()}\nThe sources do not compile.`);
};

const run = (command, args, { env = process.env, onLine = () => undefined } = {}) =>
  new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
        for (const line of String(chunk).split('\n')) onLine(line);
      });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });

/** What a failed install said, without its progress. */
const trouble = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() && !/^(npm (warn|notice)|Progress:|Scope:|\++$)/i.test(line))
    .slice(-30)
    .join('\n');

const startProgress = (what) => {
  const started = Date.now();
  const inPlace = process.stderr.isTTY;
  let count = '';
  const show = () =>
    process.stderr.write(`${inPlace ? '\r\x1b[K' : ''}${what}${count} (${seconds(started)})${inPlace ? '' : '\n'}`);
  show();
  const timer = setInterval(show, inPlace ? 200 : 5_000);
  return {
    read: (line) => {
      const [, reused, downloaded, added] = /reused (\d+), downloaded (\d+), added (\d+)/.exec(line) ?? [];
      if (added) count = `: ${Number(reused) + Number(downloaded)} found, ${added} added`;
    },
    stop: (good) => {
      clearInterval(timer);
      process.stderr.write(
        `${inPlace ? '\r\x1b[K' : ''}${good ? `Packages installed in ${seconds(started)}` : 'Packages not installed'}\n`,
      );
    },
  };
};

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
