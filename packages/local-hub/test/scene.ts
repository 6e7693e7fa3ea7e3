import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hub } from '../src/hub.js';
import type { HubOptions } from '../src/options.js';
import type { Ready } from '../src/ready-file.js';
// @ts-expect-error plain JavaScript, so that child processes can read it too
import { fakePeople, fakeProcesses, freePorts } from './fakes/processes.mjs';

/** A folder of its own for one hub, and everything started in it, ended after the test. */
export class Scene {
  readonly directory = join(mkdtempSync(join(tmpdir(), 'hub-')), '.hub');
  readonly journal = join(dirname(this.directory), 'journal');
  private readonly hubs: Hub[] = [];
  private readonly children: ChildProcess[] = [];

  constructor() {
    chmodSync(dirname(this.directory), 0o777);
  }

  hub(options: Partial<HubOptions> = {}): Hub {
    const hub = new Hub({
      directory: this.directory,
      processes: fakeProcesses,
      people: fakePeople,
      ports: freePorts,
      durable: false,
      ...options,
      env: { FAKE_JOURNAL: this.journal, ...options.env },
    });
    this.hubs.push(hub);
    return hub;
  }

  async started(options: Partial<HubOptions> = {}): Promise<Hub> {
    const hub = this.hub(options);
    await hub.start();
    return hub;
  }

  /** A hub in a process of its own; resolves with what `ready.json` says. */
  async separateHub(
    as: { uid?: number; gid?: number } = {},
    more: NodeJS.ProcessEnv = {},
  ): Promise<{ child: ChildProcess; ready: Ready }> {
    const script = fileURLToPath(new URL('./fakes/hub.mjs', import.meta.url));
    const env = { ...process.env, FAKE_JOURNAL: this.journal, ...more };
    const child = spawn(process.execPath, [script, this.directory], {
      ...as,
      env,
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.children.push(child);
    let said = '';
    child.stderr!.on('data', (chunk) => (said += chunk));
    const ready = await new Promise<string>((resolve, reject) => {
      child.stdout!.once('data', (chunk) => resolve(String(chunk)));
      child.once('exit', () => reject(new Error(`the hub stopped, saying: ${said}`)));
    });
    return { child, ready: JSON.parse(ready) as Ready };
  }

  readyFile = (): Ready => JSON.parse(readFileSync(join(this.directory, 'ready.json'), 'utf8')) as Ready;

  notes = (): string[] => (existsSync(this.journal) ? readFileSync(this.journal, 'utf8').trim().split('\n') : []);

  async end(): Promise<void> {
    await Promise.all(this.hubs.map((hub) => hub.stop()));
    for (const child of this.children) child.kill('SIGTERM');
    await Promise.all(this.children.map(gone));
    const data = join(this.directory, 'postgres');
    if (existsSync(data) && realpathSync(data) !== data) rmSync(dirname(realpathSync(data)), { recursive: true });
    rmSync(dirname(this.directory), { recursive: true, force: true });
  }
}

const gone = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
};

/** What a fake process answers. */
export const ask = async <T = Record<string, string>>(origin: string, path: string): Promise<T> =>
  (await fetch(new URL(path, origin))).json() as Promise<T>;

export const untilTrue = async (what: () => boolean | Promise<boolean>, withinMs = 20_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await Promise.resolve(what()).catch(() => false))) {
    if (Date.now() > end) throw new Error('it did not become true in time');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** True while a process of this id is there and not merely unburied. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};
