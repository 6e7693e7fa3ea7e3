import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';

const README = new URL('../../README.md', import.meta.url);
const OWN_SYSTEM = new URL('../../infra/docs/own-system.md', import.meta.url);
let hub: RunningHub;
let examples: string[];

beforeAll(async () => {
  hub = await startRunningHub();
  examples = examplesOf(README);
}, 120_000);
afterAll(() => hub.stop());

const examplesOf = (page: URL): string[] => {
  const { graphql, live } = hub.ready().endpoints;
  return [...readFileSync(page, 'utf8').matchAll(/```sh\n([^]*?)```/g)].map(([, code]) =>
    code!.replaceAll('127.0.0.1:4000', new URL(graphql).host).replaceAll('127.0.0.1:4001', new URL(live).host),
  );
};

const shell = () => ({ cwd: new URL('.', README), env: { ...process.env, HUB_DIR: hub.directory } });

const run = async (example: string): Promise<unknown> =>
  JSON.parse((await promisify(execFile)('bash', ['-c', example], { ...shell(), timeout: 100_000 })).stdout);

/** Runs an example that never ends, until it has printed something that matches. */
const runUntil = (example: string, wanted: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', example], { ...shell(), detached: true });
    let printed = '';
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      process.kill(-child.pid!, 'SIGTERM');
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Error(`printed only: ${printed}`))), 100_000);
    child.stdout.on('data', (chunk) => {
      printed += String(chunk);
      if (wanted.test(printed)) end(() => resolve(printed));
    });
  });

describe('the examples of the README', () => {
  it('work as they stand: inboxes, both ways to follow one, a report, and the audit', async () => {
    const [inboxes, stream, socket, report, audit] = examples;
    expect(examples).toHaveLength(6);
    expect(await run(inboxes!)).toMatchObject({
      data: { myInboxes: [{ office: { id: 'c780ce6c-fbde-4fe2-a483-d1f3374d7f1e' } }] },
    });
    const following = [stream!, socket!].map((example) => runUntil(example, /"number":4\b/));
    expect(await run(report!)).toMatchObject({
      data: { reportIncident: { receipt: { status: 'COMMITTED' }, problems: [] } },
    });
    for (const printed of await Promise.all(following)) expect(printed).toContain('caseAlerts');
    expect((await runUntil(audit!, /(nothing found[^]*){4}/)).match(/\d+ entries/g)).toHaveLength(4);
  }, 120_000);

  it('work as they stand: a system of one’s own, which goes on where it was when it is started again', async () => {
    const example = examples[5]!;
    expect(example.trimEnd().split('\n').length).toBeLessThanOrEqual(15);
    expect(await runUntil(example, /LIVE/)).toMatch(/^1 \{"ref":"REP-/m);
    expect(await runUntil(example, /LIVE/)).not.toContain('REP-');
  }, 120_000);
});

/** A port that nothing listens on. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

describe('the examples for a system of a counterpart office', () => {
  it('work as they stand: a key, an account, a program that answers, and a webhook with its receiver', async () => {
    const port = String(await freePort());
    const given = examplesOf(OWN_SYSTEM).map((each) => each.replaceAll('4010', port));
    expect(given).toHaveLength(6);
    const [key, account, program, webhook, receiver, test] = given;
    expect(await run(key!)).toEqual({ publicKey: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await run(account!)).toMatchObject({ data: { addSystemAccount: { problems: [] } } });
    const printed = await runUntil(program!, /"kind":"SEEN"[^]*LIVE/);
    expect(printed).toMatch(/^1 \{"ref":"REP-/m);
    expect(await runUntil(program!, /LIVE/)).not.toContain('REP-');
    expect(await run(webhook!)).toMatchObject({
      data: { registerWebhook: { secret: expect.stringMatching(/^whsec_/), problems: [] } },
    });
    const received = runUntil(receiver!, /webhook\.test/);
    expect(await run(test!)).toEqual({ data: { testWebhook: { problems: [] } } });
    expect(await received).toContain('"type":"webhook.test"');
  }, 300_000);
});
