import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PEOPLE } from './fakes/contracts.js';
import { SmallHub } from './fakes/small-hub.js';

const hub = new SmallHub();
beforeAll(() => hub.start());
afterAll(() => hub.stop());

const GUARD = `
  import net from 'node:net'; import dns from 'node:dns';
  const report = (host) => { if (!/^(127\\.|::1|localhost)/.test(host)) process.stderr.write('OUTSIDE ' + host + '\\n'); };
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...args) { const [first] = args.flat(); report(String(first?.host ?? 'localhost')); return connect.apply(this, args); };
  for (const name of ['lookup', 'resolve', 'resolve4']) { const real = dns[name]; dns[name] = function (host, ...rest) { report(String(host)); return real.call(this, host, ...rest); }; }
  await import(process.env.HUB_MAIN);
`;

test('a query process of its own contacts no outside host, telemetry included', async () => {
  const { issuer, jwksUrl, subgraphs, stateDir } = hub.config;
  const child = spawn(process.execPath, ['--input-type=module', '-e', GUARD], {
    env: {
      PATH: process.env['PATH'],
      HUB_MAIN: fileURLToPath(new URL('../dist/query.main.js', import.meta.url)),
      HUB_ENV: 'development',
      HUB_PORT: '0',
      HUB_STATE_DIR: `${stateDir}/own`,
      HUB_ISSUER: issuer,
      HUB_JWKS_URL: jwksUrl,
      HUB_SUBGRAPHS: JSON.stringify(subgraphs),
      APOLLO_KEY: 'service:x:y',
      APOLLO_GRAPH_REF: 'x@current',
    },
  });
  let lines = '';
  let outside = '';
  child.stdout.on('data', (chunk) => (lines += String(chunk)));
  child.stderr.on('data', (chunk) => (outside += String(chunk)));
  await hub.until(() => lines.includes('"query process ready"'));
  const { port } = JSON.parse(lines.split('\n').find((line) => line.includes('process ready')) ?? '{}') as {
    port: number;
  };
  await hub.until(async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200);
  const token = await hub.as(PEOPLE.dao);
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ committees { id } search }' }),
  });
  expect(await response.json()).toMatchObject({ data: { search: 1 } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(outside).toBe('');
});

test('a wrong environment ends the process with 78 and names what is wrong, without values', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../dist/query.main.js', import.meta.url))], {
    env: {
      HUB_STATE_DIR: '/tmp/x',
      HUB_SUBGRAPHS: 'canary',
      HUB_ISSUER: 'http://canary.example',
      HUB_JWKS_URL: 'https://issuer.example/jwks',
    },
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(78);
  expect(said).toContain('HUB_SUBGRAPHS: is not JSON');
  expect(said).not.toContain('canary');
});
