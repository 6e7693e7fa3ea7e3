import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningHub, startRunningHub } from '../scene/running-hub.js';

const README = new URL('../../README.md', import.meta.url);
let hub: RunningHub;
let examples: string[];

beforeAll(async () => {
  hub = await startRunningHub();
  const { graphql, live } = hub.ready().endpoints;
  examples = [...readFileSync(README, 'utf8').matchAll(/```sh\n([^]*?)```/g)].map(([, code]) =>
    code!.replaceAll('127.0.0.1:4000', new URL(graphql).host).replaceAll('127.0.0.1:4001', new URL(live).host),
  );
}, 120_000);
afterAll(() => hub.stop());

const shell = () => ({ cwd: new URL('.', README), env: { ...process.env, HUB_DIR: hub.directory } });

const run = async (example: string): Promise<unknown> =>
  JSON.parse((await promisify(execFile)('bash', ['-c', example], { ...shell(), timeout: 40_000 })).stdout);

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
    const timer = setTimeout(() => end(() => reject(new Error(`printed only: ${printed}`))), 60_000);
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
