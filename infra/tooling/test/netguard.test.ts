import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const guard = resolve('infra/tooling/netguard.cjs');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netguard-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (script: string) => {
  const log = join(folder, 'network.log');
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: `--require "${guard}"`, HUB_NETGUARD_LOG: log },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { said: stdout + stderr, log: existsSync(log) ? readFileSync(log, 'utf8') : '' };
};

// 192.0.2.1 is reserved for documentation: nothing answers there.
test.each([
  ['fetch', `await fetch('http://192.0.2.1/').catch(() => console.log('refused'))`],
  ['fetch by name', `await fetch('https://example.org/').catch(() => console.log('refused'))`],
  ['net', `import net from 'net'; net.connect(80, '192.0.2.1').on('error', () => console.log('refused'))`],
  ['tls', `import tls from 'tls'; tls.connect(443, '192.0.2.1').on('error', () => console.log('refused'))`],
  ['dns', `import { lookup } from 'dns'; lookup('example.org', (error) => error && console.log('refused'))`],
  [
    'dns promises',
    `import { lookup } from 'dns/promises'; await lookup('example.org').catch(() => console.log('refused'))`,
  ],
  [
    'dns resolver',
    `import { Resolver } from 'dns/promises'; await new Resolver().resolve4('example.org').catch(() => console.log('refused'))`,
  ],
  [
    'dgram',
    `import { createSocket } from 'dgram'; try { createSocket('udp4').send('x', 53, '192.0.2.1') } catch { console.log('refused') }`,
  ],
  ...['{}', "{ NODE_OPTIONS: '--max-old-space-size=200' }"].map((env) => [
    `a child with the environment ${env}`,
    `import { spawn } from 'child_process';
     const script = "fetch('http://192.0.2.1/').catch(() => console.log('refused'))";
     spawn(process.execPath, ['-e', script], { env: ${env}, stdio: 'inherit' })`,
  ]),
])('%s to a host outside this machine is refused and written down', (_, script) => {
  const { said, log } = run(script);
  expect(said).toContain('refused');
  expect(log).toMatch(/192\.0\.2\.1|example\.org/);
});

test.each(['127.0.0.1', 'localhost'])('%s can be reached', (host) => {
  const { said, log } = run(`
    import { createServer } from 'http';
    const server = createServer((_, response) => response.end('hello')).listen(0, '${host}', async () => {
      console.log(await (await fetch('http://${host}:' + server.address().port)).text());
      server.close();
    });`);
  expect(said).toContain('hello');
  expect(log).toBe('');
});
